"""The best learning rate stands right before the first that diverges

The loss of a network with 16 hidden units after 100 steps, against the
learning rate, both on logarithmic axes, for {draws} random starts. All
lines fall from left to right: from about {first_loss:.1f} at rate 0.0003
to about {lowest_loss:.3f} at rate 0.1. Crosses at the top mark rates at
which training diverges: it does so from every start at rate 0.3 and 1.
"""

import matplotlib.pyplot as plt
import numpy as np

seed, draws, width, steps = 1986, 4, 16, 100
rates = [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0]
x = np.linspace(-1, 1, 32)[:, None]
y = np.sin(3 * x)


def train(learning_rate, seed):
    generator = np.random.default_rng(seed)
    W1 = generator.uniform(-3, 3, (width, 1))
    b1 = generator.uniform(-2, 2, width)
    W2 = generator.uniform(-1, 1, (1, width)) / width**0.5
    b2 = 0
    for step in range(steps):
        hidden = np.tanh(x @ W1.T + b1)
        slope = 2 * (hidden @ W2.T + b2 - y) / len(x)
        loss = len(x) / 4 * np.sum(slope**2)
        if loss > 1000:  # it diverges: no need to go on
            break
        back = slope @ W2 * (1 - hidden**2)
        W2 = W2 - learning_rate * slope.T @ hidden
        b2 = b2 - learning_rate * slope.sum()
        W1 = W1 - learning_rate * back.T @ x
        b1 = b1 - learning_rate * back.sum(axis=0)
    return loss.item()


losses = [[train(r, seed + k) for r in rates] for k in range(draws)]
first_loss, *_, lowest_loss = np.median(losses, axis=0)[:6].tolist()
diverged = np.sum(np.array(losses) > 1000, axis=0)  # starts, at each rate
for row in losses:
    good = [loss for loss in row if loss < 1000]
    plt.loglog(rates[: len(good)], good, "C0o-", linewidth=1)
    plt.loglog(rates[len(good) :], [2] * (len(rates) - len(good)), "C1x")
plt.text(0.55, 1, "diverges", color="C1", ha="center")
plt.title("Better and better, then useless")
plt.xlabel("learning rate")
plt.xticks([0.001, 0.01, 0.1, 1], ["0.001", "0.01", "0.1", "1"])
plt.ylabel("loss after 100 steps")
plt.yticks([0.01, 0.1, 1], ["0.01", "0.1", "1"])
plt.show()
