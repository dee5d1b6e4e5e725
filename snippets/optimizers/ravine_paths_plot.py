"""In a ravine SGD zigzags, momentum swings, Adam cuts across

Four panels, one below the other, show the same long narrow valley as
ovals, its lowest point a cross in the middle, and a path of 40 steps
from the same start at the upper left. SGD jumps from wall to wall while
it creeps along: it ends {ends[0]:.2f} from the lowest point. Momentum
swings in wide waves that shrink and ends {ends[1]:.2f} away. Nesterov's
momentum hardly swings and ends {ends[2]:.2f} away. Adam sets out straight
toward the middle, overshoots and turns back: it ends {ends[3]:.2f} away.
"""

import matplotlib.pyplot as plt
import numpy as np

curvature = np.array([1.0, 50.0])  # 50 times steeper across than along


def path(rate, beta=0.0, nesterov=False, adam=False):
    w, v, s = np.array([-4.0, 1.0]), np.zeros(2), np.zeros(2)
    points = [w]
    for t in range(1, 41):
        g = curvature * w
        if adam:
            v, s = 0.9 * v + 0.1 * g, 0.999 * s + 0.001 * g**2
            move = v / (1 - 0.9**t) / np.sqrt(s / (1 - 0.999**t))
        else:
            v = beta * v + g
            move = g + beta * v if nesterov else v
        w = w - rate * move
        points.append(w)
    return np.array(points)


_panels = [
    ("SGD 0.038", "C1o-", path(0.038)),
    ("Momentum 0.9, rate 0.015", "C0s-", path(0.015, 0.9)),
    ("Nesterov 0.9, rate 0.015", "C3D-", path(0.015, 0.9, nesterov=True)),
    ("Adam 0.25", "C2^-", path(0.25, adam=True)),
]
ends = [np.linalg.norm(points[-1]).item() for *_, points in _panels]
_turn = np.linspace(0, 2 * np.pi, 73)
fig, axes = plt.subplots(4, figsize=(4.8, 7.6), sharex=True)
for ax, end, (name, style, points) in zip(axes, ends, _panels):
    for height in (0.5, 2, 4.5, 8, 12.5):  # lines of equal loss
        across, along = np.sqrt(2 * height / curvature[::-1])
        oval = along * np.cos(_turn), across * np.sin(_turn)
        ax.plot(*oval, color="gray", linewidth=0.6)
    ax.plot(*points.T, style, markersize=3, linewidth=1.2)
    ax.plot(0, 0, "+", color="black", markersize=10)
    ax.set(title=f"{name}: ends {end:.2f} away", ylabel="w₂")
    ax.set(xlim=(-5, 5), ylim=(-1.25, 1.25))
axes[-1].set_xlabel("w₁")
plt.show()
