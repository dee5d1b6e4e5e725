"""No straight line separates XOR, a network bends its boundary

The four corners of a square: circles at (0, 0) and (1, 1), which should
be answered 0, and crosses at (0, 1) and (1, 0), which should be answered
1. Top: a straight boundary. The shaded side answers 1, and one circle
lies on it. Of {tries:,} random lines the best has {best_right} of 4 right.
Bottom: a trained network with 8 ReLU units, {network_right} of 4 right. It has
two boundaries, made of straight pieces with bends. Behind each lies a
shaded region with one cross; both circles lie in the band between.
"""

import matplotlib.pyplot as plt
import numpy as np

x = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
y = np.array([[0.0], [1.0], [1.0], [0.0]])
seed = 1986
tries = 10_000
_lines = np.random.default_rng(seed).normal(size=(3, tries))
_answers = x @ _lines[:2] + _lines[2] > 0
best_right = (_answers == (y > 0.5)).sum(axis=0).max().item()

generator = np.random.default_rng(seed)
first = generator.uniform(-1, 1, size=(8, 3)) / np.sqrt(2)
second = generator.uniform(-1, 1, size=(1, 9)) / np.sqrt(8)
W1, b1, W2, b2 = first[:, :2], first[:, 2], second[:, :8], second[:, 8]


def network(x):
    return np.maximum(x @ W1.T + b1, 0) @ W2.T + b2


for step in range(500):
    hidden = np.maximum(x @ W1.T + b1, 0)
    slope = (hidden @ W2.T + b2 - y) / 2
    back = slope @ W2 * (hidden > 0)
    W2, b2 = W2 - 0.1 * slope.T @ hidden, b2 - 0.1 * slope.sum(axis=0)
    W1, b1 = W1 - 0.1 * back.T @ x, b1 - 0.1 * back.sum(axis=0)

_side = np.linspace(-0.5, 1.5, 81)
_points = np.stack(np.meshgrid(_side, _side), axis=-1)
line_right = ((x.sum(axis=1) > 0.5) == (y.flatten() > 0.5)).sum().item()
network_right = ((network(x) > 0.5) == (y > 0.5)).sum().item()

figure, panels = plt.subplots(2, figsize=(4.8, 7.6))
for ax, answer in zip(panels, [_points.sum(axis=2), network(_points)[..., 0]]):
    ax.contourf(_side, _side, answer, [0.5, 99], colors="C1", alpha=0.15)
    ax.contour(_side, _side, answer, levels=[0.5], colors="black")
    ax.plot([0, 1], [0, 1], "o", color="C0", markersize=11)
    ax.plot([0, 1], [1, 0], "X", color="C1", markersize=11)
    ax.set(aspect="equal", xticks=[0, 1], yticks=[0, 1])
    ax.set(xlabel="x₁", ylabel="x₂")
    ax.text(-0.42, 1.35, "answers 1", backgroundcolor="white")
panels[0].text(-0.42, -0.42, "answers 0")
panels[1].text(0.52, 0.52, "answers 0", ha="center", va="center")
panels[0].set(title=f"A straight boundary: {line_right} of 4 at best")
panels[1].set(title=f"A network bends: {network_right} of 4")
plt.show()
