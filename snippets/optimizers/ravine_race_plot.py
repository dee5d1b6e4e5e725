"""RMSprop and Adam do not see how steep the ravine is, SGD does

Two panels with a valley as ovals, round above, 50 times steeper across
than along below, and in each four paths of 60 steps at rate 0.03 from
the same start at the upper left. RMSprop and Adam walk the same paths
in both. SGD and momentum walk straight in the round valley; in the
ravine SGD leaps across and momentum swings. In the ravine they end
{ends[0]:.2f} (SGD), {ends[1]:.2f} (momentum), {ends[2]:.2f} (RMSprop)
and {ends[3]:.2f} (Adam) from the lowest point.
"""

import matplotlib.pyplot as plt
import numpy as np


def path(rule, condition, rate, beta=0.9, steps=60):
    w, v, s = np.array([-4.0, 1.0]), 0, 0
    points = [w]
    for t in range(1, steps + 1):
        g = np.array([1.0, condition]) * w
        if rule == "SGD":
            move = g
        elif rule == "momentum":
            move = v = beta * v + g
        elif rule == "RMSprop":
            s = 0.99 * s + 0.01 * g**2
            move = g / (np.sqrt(s) + 1e-8)
        elif rule == "Adam":  # beta is its first beta
            v, s = beta * v + (1 - beta) * g, 0.999 * s + 0.001 * g**2
            v_hat, s_hat = v / (1 - beta**t), s / (1 - 0.999**t)
            move = v_hat / (np.sqrt(s_hat) + 1e-8)
        w = w - rate * move
        points.append(w)
    return np.array(points)


rules = {"SGD": "C1o-", "momentum": "C0s--", "RMSprop": "C4x:", "Adam": "C2^-"}
ends_round, ends, ends_fast = (
    [np.linalg.norm(path(rule, k, rate)[-1]).item() for rule in rules]
    for k, rate in ((1, 0.03), (50, 0.03), (50, 0.1))
)

_turn = np.linspace(0, 2 * np.pi, 73)
fig, axes = plt.subplots(2, figsize=(4.8, 5.6), sharex=True)
for ax, k in zip(axes, (1, 50)):
    for along in (1, 2, 3, 4):  # ovals of equal loss
        oval = along * np.cos(_turn), along * np.sin(_turn) / k**0.5
        ax.plot(*oval, color="gray", linewidth=0.6)
    for (rule, style), height in zip(rules.items(), (1.2, 0.8, -0.8, -1.2)):
        points = path(rule, k, 0.03)
        ax.plot(*points.T, style, markersize=3, linewidth=1.2)
        look = {"backgroundcolor": "white", "arrowprops": {"arrowstyle": "-"}}
        ax.annotate(rule, points[-1], (2.4, height), color=style[:2], **look)
    ax.set(title=f"condition number {k}", ylabel="w₂", ylim=(-1.5, 1.5))
axes[-1].set_xlabel("w₁")
plt.show()
