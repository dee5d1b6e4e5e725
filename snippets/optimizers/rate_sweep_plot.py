"""Each optimizer has its own good learning rates

Three curves over the learning rate, from 0.0001 to 10, both axes
logarithmic: the loss after 1,000 steps. Each is a valley. SGD's lowest
point is at {best_rate[0]:.2f}, with loss {best_loss[0]:.4f}; momentum's is
at {best_rate[1]:.2f}, with {best_loss[1]:.6f}; Adam's is at
{best_rate[2]:.2f}, with {best_loss[2]:.6f}. Adam's valley is the widest.
On the left all curves are high: the steps are too small. On the right
SGD and momentum end at {largest[0]:.2f}, the largest rate that does not
diverge, and Adam's curve climbs.
"""

import matplotlib.pyplot as plt
import numpy as np

seed = 1986
rng = np.random.default_rng(seed)
rates = 10 ** np.linspace(-4, 1, 16)
_start = [rng.uniform(-1, 1, (1, 2, 8)), rng.uniform(-0.35, 0.35, (1, 8, 1))]
_x = np.linspace(-1, 1, 16)[:, None]
_x, _y = np.hstack([_x, _x**0]), np.sin(3 * _x)  # x and a column of ones


def train(beta=0.0, adam=False):  # a network for each rate
    w, v, s, losses = list(_start), [0, 0], [0, 0], []
    for t in range(1, 1001):
        h = np.tanh(_x @ w[0])  # forward pass
        error = h @ w[1] - _y
        losses.append(np.mean(error**2, axis=(1, 2)))
        g2 = 2 * error / 16  # backward pass
        g1 = g2 @ w[1].swapaxes(1, 2) * (1 - h**2)
        for i, g in enumerate([_x.T @ g1, h.swapaxes(1, 2) @ g2]):
            if adam:
                v[i] = 0.9 * v[i] + 0.1 * g
                s[i] = 0.999 * s[i] + 0.001 * g**2
                move = v[i] / (1 - 0.9**t) / np.sqrt(s[i] / (1 - 0.999**t))
            else:
                move = v[i] = beta * v[i] + g
            w[i] = w[i] - rates[:, None, None] * move
    return np.median(losses[-100:], axis=0)


with np.errstate(all="ignore"):  # too large a rate ends in nan
    _losses = [train(), train(beta=0.9), train(adam=True)]
best_rate = [rates[np.nanargmin(loss)].item() for loss in _losses]
best_loss = [np.nanmin(loss).item() for loss in _losses]
good_rates = [np.sum(loss < 1e-4).item() for loss in _losses]
largest = [rates[np.isfinite(loss)].max().item() for loss in _losses]

_places = (0.003, 0.35, "SGD"), (0.65, 3e-5, "momentum"), (8e-4, 3e-4, "Adam")
for loss, line, place in zip(_losses, ("o-", "s--", "^:"), _places):
    (_curve,) = plt.loglog(rates, loss, line, markersize=4)
    plt.text(*place, color=_curve.get_color())
plt.title("Each optimizer has its own good rates")
plt.gca().set(xlabel="learning rate", ylabel="loss after 1,000 steps")
plt.show()
