"""Every arrow lands a little closer to the center

A round archery target stands on the ground. Its center is 0.8 above
the ground, and its four rings are marked with their loss: 0.04, 0.16,
0.36, and 0.64 for the ring that touches the ground. Arrows climb in
one vertical line from arrow 1 at height {heights[0]:.2f} up to
arrow 100 at height {last_height:.2f}, inside the innermost ring.
"""

import matplotlib.pyplot as plt

x, y = 0.5, 0.8
w, b = 0.3, 0.2
learning_rate = 0.01

heights = []
for step in range(100):
    y_hat = w * x + b  # above the ground, so ReLU changes nothing
    heights.append(y_hat)
    slope = 2 * (y_hat - y)
    w = w - learning_rate * slope * x
    b = b - learning_rate * slope
last_height = heights[-1]

fig, ax = plt.subplots(figsize=(4.8, 2.8))
line = {"arrowstyle": "-", "color": "black"}
rings = {0.64: "C5", 0.36: "C0", 0.16: "C1", 0.04: "C4"}
for loss, color in rings.items():
    radius = loss**0.5  # all points of a ring have the same loss
    ax.add_patch(plt.Circle((0, y), radius, color="white"))
    ax.add_patch(plt.Circle((0, y), radius, color=color, alpha=0.35))
    edge, label = (0.6 * radius, y + 0.8 * radius), (0.95, y + radius - 0.1)
    ax.annotate(f"loss {loss}", edge, label, arrowprops=line)

ax.plot([0] * 12, heights[::9], "o", color="black", markersize=4)
arrow = {"arrowstyle": "->", "color": "black"}
for text, height in (("arrow 1", heights[0]), ("arrow 100", last_height)):
    ax.annotate(text, (-0.03, height), (-1.5, height - 0.04), arrowprops=arrow)
ax.axhline(0, color="black")
ax.text(-1.65, 0.05, "ground")
ax.set_title("Every arrow lands closer to the center")
ax.set(aspect="equal", xlim=(-1.7, 1.7), ylim=(-0.05, 1.65))
ax.set(xticks=[], ylabel="height of the arrow")
ax.grid(False)
plt.show()
