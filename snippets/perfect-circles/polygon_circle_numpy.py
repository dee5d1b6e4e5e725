"""Twice the sides leave a quarter of the missing length

Six polygons, each with all its corners on a gray dashed circle. With 4
sides the perimeter is {shortfalls[0]:.1%} shorter than the circle. With
8 sides {shortfalls[2]:.2%} is missing, with 64 sides only
{shortfalls[5]:.2%}, and the eye no longer sees the sides.
"""

import matplotlib.pyplot as plt
import numpy as np

sides = [4, 6, 8, 16, 32, 64]
radius = 150  # pixels: the circle nearly fills the width of a phone
drawn_sides = 96  # the "circle" that matplotlib draws is a polygon too
turn = np.linspace(0, 2 * np.pi, drawn_sides + 1)
round_x, round_y = radius * np.cos(turn), radius * np.sin(turn)
shortfalls, gaps = [], []
figure, panels = plt.subplots(3, 2, figsize=(4.8, 7.5))
figure.suptitle("More sides, less is missing\n(perimeter against circle)")

for i, n in enumerate(sides):
    angle = np.linspace(0, 2 * np.pi, n + 1)
    x, y = radius * np.cos(angle), radius * np.sin(angle)
    edges = np.hypot(np.diff(x), np.diff(y))
    shortfall = 1 - edges.sum() / (2 * np.pi * radius)
    # An edge is farthest from the circle at its middle.
    gap = radius - np.hypot(x[1:] + x[:-1], y[1:] + y[:-1]).min() / 2
    shortfalls.append(float(shortfall))
    gaps.append(float(gap))
    print(f"{n} sides: {shortfall:.3%} short, gap {gap:.2f} pixels")
    #> 4 sides: 9.968% short, gap 43.93 pixels
    #> 6 sides: 4.507% short, gap 20.10 pixels
    #> 8 sides: 2.550% short, gap 11.42 pixels
    #> 16 sides: 0.641% short, gap 2.88 pixels
    #> 32 sides: 0.161% short, gap 0.72 pixels
    #> 64 sides: 0.040% short, gap 0.18 pixels

    panel = panels.flat[i]
    panel.plot(round_x, round_y, "--", color="gray")
    panel.plot(x, y, "o-", color="C0", markersize=3)
    panel.set_title(f"{n} sides: −{shortfall:.2%}")
    panel.set_aspect("equal")
    panel.axis("off")

plt.show()
