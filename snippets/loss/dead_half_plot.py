"""Half of all starts lie on the dead side of a line

A square of starting values, w across and b up, both from −1 to 1. The
line 0.5 w + b = 0 runs through its middle and cuts it into two equal
parts. Below the line, hatched, the arrow lands on the ground and the
archer never learns: {dead} of the {archers} starts drawn. Above it,
{alive} starts learn. A dashed line joins one start to its mirror
image on the other side of the middle: one alive, one dead.
"""

import matplotlib.pyplot as plt
import numpy as np

x = 0.5
seed = 1986
archers = 80
w, b = np.random.default_rng(seed).uniform(-1, 1, size=(2, archers))
on_ground = w * x + b <= 0
dead = on_ground.sum().item()
alive = archers - dead

fig, ax = plt.subplots(figsize=(4.8, 5.2))
edge = np.array([-1, 1])
ax.fill_between(edge, -edge * x, -1, color="C1", alpha=0.15)
lines = {"facecolor": "none", "edgecolor": "C1", "linewidth": 0}
ax.fill_between(edge, -edge * x, -1, hatch="//", alpha=0.4, **lines)
ax.plot(edge, -edge * x, color="black")
ax.plot(w[~on_ground], b[~on_ground], "o", color="C0")
ax.plot(w[on_ground], b[on_ground], "x", color="C1")

ax.plot([0.3, -0.3], [0.2, -0.2], "--", color="black")
ax.plot(0.3, 0.2, "o", color="black", markersize=9)
ax.plot(-0.3, -0.2, "X", color="black", markersize=10)
box = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}
ax.text(0.37, 0.22, "(0.3, 0.2)", bbox=box)
ax.text(-0.95, -0.3, "(−0.3, −0.2)", bbox=box)
ax.text(-0.97, 0.57, "0.5 w + b = 0")
ax.text(0, 1.07, "● alive: all of these learn", ha="center", color="C0")
ax.text(0, -1.13, "× dead: none ever moves", ha="center", color="C1")
ax.set(title="Half of all starts are dead", aspect="equal")
ax.set(xlabel="starting weight w", ylabel="starting bias b")
ax.set(xlim=(-1, 1), ylim=(-1.2, 1.2))
ax.set_xticks([-1, -0.5, 0, 0.5, 1])
ax.set_yticks([-1, -0.5, 0, 0.5, 1])
plt.show()
