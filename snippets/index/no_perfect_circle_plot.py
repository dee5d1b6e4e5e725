"""Networks of 3, 6 and 24 neurons learn a circle and draw polygons

Three panels. In each, a dotted circle is the truth, and a filled shape
is what a network learned. With 3 neurons it is a polygon of {corners[0]}
corners, and the area that it gets wrong is {missed[0]:.0%} of the circle.
With 6 neurons it has {corners[1]} corners, and {missed[1]:.0%} is wrong. With
24 neurons it has {corners[2]} corners and looks round, yet {missed[2]:.0%} is
still wrong.
"""

import matplotlib.pyplot as plt
import numpy as np

seed = 1986
rng = np.random.default_rng(seed)


def learn(n):
    w, b = rng.normal(size=(2, n)), np.zeros(n)  # n neurons with ReLU
    v, c = -np.ones(n), 1.0  # one output neuron
    for step in range(600):
        point = rng.uniform(-1.5, 1.5, size=(300, 2))
        inside = (point**2).sum(axis=1) < 1  # the truth
        hidden = np.maximum(point @ w + b, 0)
        error = 1 / (1 + np.exp(-hidden @ v - c)) - inside  # guess - truth
        back = np.outer(error, v) * (hidden > 0)
        rate = 0.01 * (1 - step / 600)  # large steps, then small
        v, c = v - rate * error @ hidden, c - rate * error.sum()
        w, b = w - rate * point.T @ back, b - rate * back.sum(axis=0)
    return w, b, v, c


_angle = np.linspace(0, 2 * np.pi, 241)[:, None]
_circle = np.hstack([np.cos(_angle), np.sin(_angle)])
_steps = np.arange(0.001, 1.5, 0.002)[:, None, None]
neurons, corners, missed = [3, 6, 24], [], []
_square = {"aspect": "equal", "xlim": (-1.2, 1.2), "ylim": (-1.2, 1.2)}
figure, panels = plt.subplots(1, 3, figsize=(4.8, 2.1), subplot_kw=_square)
title = "Networks learn a circle, but draw polygons"
figure.suptitle(title, x=0.01, ha="left", size=12, weight="bold")

for n, panel in zip(neurons, panels):
    w, b, v, c = learn(n)
    # In each direction, walk outward while the network says "inside".
    _score = np.maximum(_steps * _circle @ w + b, 0) @ v + c
    _reach = 0.002 * (_score > 0).sum(axis=0)
    _edge = _reach[:, None] * _circle
    # A corner is where one of the neurons switches on or off.
    corners.append(int(np.diff(_edge @ w + b > 0, axis=0).sum()))
    missed.append(float(np.abs(_reach**2 - 1)[:-1].mean()))
    panel.fill(*_edge.T, facecolor=("C0", 0.3), edgecolor="C0", lw=1.8)
    panel.plot(*_circle.T, color="black", linestyle="dotted")
    label = f"{n} neurons\n{corners[-1]} corners\n{missed[-1]:.0%} wrong"
    panel.text(0, 0, label, ha="center", va="center", size=12)
    panel.axis("off")
plt.show()
