"""The network learns what it was shown, and no more

Two swings of a tone, as a dashed line that goes up and down. The middle
swing carries 21 dots, the examples. Before training, the network is a
dotted line that climbs slowly past the dots. After training it is a solid
line that follows them, at most {inside_gap:.2f} away from the tone. Left and
right of the dots the tone swings on, but the network does not: there it is
up to {outside_gap:.1f} away.
"""

import matplotlib.pyplot as plt
import numpy as np

seed = 1986
x = np.linspace(-np.pi, np.pi, 21).reshape(21, 1)
y = np.sin(x)
draw = np.random.default_rng(seed).uniform
w1, b1, w2, b2 = (draw(-1, 1, s) for s in [(1, 8), (8,), (8, 1), (1,)])


def predict(x):
    return np.tanh(x @ w1 + b1) @ w2 + b2


_swings = np.linspace(-1, 1, 161).reshape(161, 1)
_times = 2 * np.pi * _swings
_before = predict(_times)
for step in range(500):  # the loop of the page
    hidden, back = np.tanh(x @ w1 + b1), 2 * (predict(x) - y) / len(x)
    deep = back @ w2.T * (1 - hidden**2)
    w1, b1 = w1 - 0.1 * x.T @ deep, b1 - 0.1 * deep.sum(0)
    w2, b2 = w2 - 0.1 * hidden.T @ back, b2 - 0.1 * back.sum(0)

_after = predict(_times)
_gap = np.abs(_after - np.sin(_times))
_shown = np.abs(_times) <= np.pi + 1e-9  # from the first dot to the last
inside_gap, outside_gap = _gap[_shown].max(), _gap[~_shown].max()
last_loss = np.mean((predict(x) - y) ** 2).item()
for name, gap in [("among", inside_gap), ("beyond", outside_gap)]:
    print(f"largest gap {name} the dots: {gap:.2f}")
    #> largest gap among the dots: 0.20
    #> largest gap beyond the dots: 1.20

plt.plot(_swings, np.sin(_times), "--", color="gray")
plt.plot(_swings, _before, ":", color="C1")
plt.plot(_swings, _after, color="C0")
plt.plot(x / (2 * np.pi), y, "o", color="C0", markersize=4)
plt.text(-0.95, 1.1, "the tone", color="gray")
plt.text(-0.98, -1.5, "before training", color="C1")
plt.text(0.54, 0.12, "after training", color="C0")
plt.text(0.06, -1.3, "dots: the\n21 examples", color="C0")
plt.xticks([-1, -0.5, 0, 0.5, 1])
plt.ylim(-1.7, 1.5)
plt.title("It learns what it was shown, and no more")
plt.xlabel("time (swings of the tone)")
plt.ylabel("air pressure, up and down")
plt.show()
