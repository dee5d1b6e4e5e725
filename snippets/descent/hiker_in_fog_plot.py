"""A hiker in fog reaches a valley, not always the lowest one

The ground is a wavy line with two valleys and a hill between them, gray
and dotted where fog hides it. Two hikers walk downhill, and each sees only
a short piece of ground, drawn black, around each footprint. One starts at
the left, at −1.7, and stops at {left_end:.2f}, in the lower valley, at
height {left_height:.2f}. The other starts at the right, at 1.6, and stops
at {right_end:.2f}, in the other valley, at height {right_height:.2f}.
"""

import matplotlib.pyplot as plt
import numpy as np

learning_rate = 0.02


def height(x):
    return (x * x - 1) ** 2 + 0.5 * x + 1


def slope(x):  # what the hiker feels underfoot
    return 4 * x * (x * x - 1) + 0.5


def walk(x, steps=200):
    path = [x]
    for step in range(steps):
        path.append(path[-1] - learning_rate * slope(path[-1]))
    return np.array(path)


left, right = walk(-1.7), walk(1.6)
left_end, right_end = left[-1].item(), right[-1].item()
left_height, right_height = height(left_end), height(right_end)
slope_left, slope_right = slope(left_end), slope(right_end)
starts = np.linspace(-2, 2, 201)
lower_share = np.mean(walk(starts)[-1] < 0).item()
print(f"the hikers stop at {left_end:.3f} and {right_end:.3f}")
#> the hikers stop at -1.057 and 0.930
print(f"of 201 starts, {lower_share:.0%} lead to the lower valley")
#> of 201 starts, 53% lead to the lower valley

x = np.linspace(-1.75, 1.75, 106)
figure, ax = plt.subplots()
ax.axvspan(-1.8, 1.8, color="gray", alpha=0.25)  # fog
ax.plot(x, height(x), ":", color="gray")
for path, look in ((left, "C0o"), (right, "C1s")):
    steps = path[[0, 1, 2, 4, 8, 200]]
    for place in steps:
        ax.plot(place, height(place), "o", color="white", markersize=22)
    for place in steps:
        seen = place + np.linspace(-0.07, 0.07, 5)
        ax.plot(seen, height(seen), color="black", linewidth=3)
    ax.plot(steps, height(steps), look, markersize=6)
ax.text(-0.85, 0.35, "← the lowest point")
ax.text(0.93, 2.2, "level, but\nhigher up ↓", ha="right")
ax.set(title="Two hikers in fog end in two valleys", xlim=(-1.8, 1.8))
ax.set(xlabel="place (a weight)", ylabel="height (the loss)", ylim=(-0.3, 6))
plt.show()
