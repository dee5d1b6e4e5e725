"""On a saddle the ground is level, yet no valley is reached

A map of ground that rises to the left and right of its middle and falls
away above and below it: a saddle, drawn with lines of equal height. Two
paths lead to the middle. The dashed one, from the left, starts at y = 0
exactly; it stops in the middle, on the saddle, at height
{stuck_height:.0f}. The solid one, from the right, starts at y = 0.001; it
comes near the middle, turns, and reaches a valley at height
{free_height:.1f}.
"""

import matplotlib.pyplot as plt
import numpy as np

learning_rate = 0.1


def height(x, y):
    return x**2 - y**2 + y**4 / 2


def slopes(x, y):
    return 2 * x, -2 * y + 2 * y**3


def walk(x, y, steps=100):
    path = [(x, y)]
    for step in range(steps):
        slope_x, slope_y = slopes(x, y)
        x, y = x - learning_rate * slope_x, y - learning_rate * slope_y
        path.append((x, y))
    return np.array(path)


stuck, free = walk(-1.5, 0.0), walk(1.5, 0.001)
stuck_height, free_height = height(*stuck[-1]).item(), height(*free[-1]).item()
steps_near = np.sum(np.hypot(*free.T) < 0.1).item()
print(f"y = 0:     height {stuck_height:.3f}")
#> y = 0:     height 0.000
print(f"y = 0.001: height {free_height:.3f}")
#> y = 0.001: height -0.500
print(f"steps within 0.1 of the saddle: {steps_near}")
#> steps within 0.1 of the saddle: 13
start_height = height(*stuck[0]).item()
slope_stuck = np.abs(slopes(*stuck[-1])).max().item()

x, y = np.meshgrid(np.linspace(-1.7, 1.7, 41), np.linspace(-1.5, 1.5, 41))
figure, ax = plt.subplots(figsize=(4.8, 4.2))
heights = [-0.4, -0.2, 0, 0.5, 1.2, 2]
look = {"colors": "gray", "linewidths": 1, "linestyles": "-"}
ax.contour(x, y, height(x, y), heights, **look)
ax.plot(*stuck[:30:2].T, "s--", color="C1", markersize=4)
ax.plot(*free[::2].T, "o-", color="C0", markersize=4)
ax.plot([0, 0], [1, -1], "X", color="black", markersize=8)
box = {"bbox": {"facecolor": "white", "edgecolor": "none", "pad": 1}}
ax.text(-1.45, 0.14, "y = 0", color="C1", **box)
ax.text(0.9, 0.14, "y = 0.001", color="C0", **box)
ax.text(0.13, 0.96, "a valley", **box)
ax.text(0.13, -1.05, "a valley", **box)
ax.text(-0.1, -0.34, "saddle", ha="center", color="C1", **box)
ax.set(title="Level ground, and still not a valley")
ax.set(xlabel="first parameter", ylabel="second parameter")
plt.show()
