"""Each larger learning rate is better, until one ruins everything

A network with 16 hidden units learns the curve y = sin(3x) in 100 steps,
from the same start with seven learning rates. The last loss of each.
"""

import numpy as np

seed, width, steps = 1986, 16, 100
rates = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0]
x = np.linspace(-1, 1, 32)[:, None]
y = np.sin(3 * x)


def train(learning_rate):
    generator = np.random.default_rng(seed)
    W1 = generator.uniform(-3, 3, (width, 1))
    b1 = generator.uniform(-2, 2, width)
    W2 = generator.uniform(-1, 1, (1, width)) / width**0.5
    b2 = np.zeros(1)
    for step in range(steps):
        hidden = np.tanh(x @ W1.T + b1)
        error = hidden @ W2.T + b2 - y
        loss = np.mean(error**2)
        if loss > 1000:  # it diverges: no need to go on
            break
        slope = 2 * error / len(x)
        back = slope @ W2 * (1 - hidden**2)
        W2 = W2 - learning_rate * slope.T @ hidden
        b2 = b2 - learning_rate * slope.sum(axis=0)
        W1 = W1 - learning_rate * back.T @ x
        b1 = b1 - learning_rate * back.sum(axis=0)
    return loss.item()


losses = []
for rate in rates:
    loss = train(rate)
    if loss < 1000:
        losses.append(loss)
    print(f"{rate:5} {loss:.4f}" if loss < 1000 else f"{rate:5} diverges")
    #> 0.001 0.2740
    #> 0.003 0.1413
    #>  0.01 0.1164
    #>  0.03 0.0776
    #>   0.1 0.0168
    #>   0.3 diverges
    #>   1.0 diverges
best_rate, first_bad = rates[len(losses) - 1], rates[len(losses)]
