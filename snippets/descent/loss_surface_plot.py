"""Down the steep wall at once, along the valley slowly

A map of the loss: weight w across, bias b up. The lines of equal loss are
long, thin ellipses, a valley that runs from the lower right to the upper
left; a cross marks its lowest point at w = {best_w:.2f}, b = {best_b:.2f},
where the loss is {lowest:.2f}. Two paths start at w = 4, b = 0. The solid
one has small steps: down the wall, then a crawl along the floor, and after
100 steps its loss is {small_loss:.2f}. The dashed one has larger steps: it
jumps from wall to wall, ever less, and reaches {large_loss:.2f}.
"""

import matplotlib.pyplot as plt
import numpy as np

x = np.array([1.0, 3.0, 4.0, 6.0])  # the four taxi rides
y = np.array([7.0, 7.0, 13.0, 13.0])


def loss(w, b):
    return np.mean((w * x + b - y) ** 2)


def walk(learning_rate, w=4.0, b=0.0, steps=100):
    path = [(w, b)]
    for step in range(steps):
        error = w * x + b - y
        slope_w, slope_b = np.mean(2 * error * x), np.mean(2 * error)
        w = w - learning_rate * slope_w
        b = b - learning_rate * slope_b
        path.append((w, b))
    return np.array(path), loss(w, b).item()


best_w, best_b = np.polyfit(x, y, 1).tolist()  # computed without descent
lowest = loss(best_w, best_b).item()
small, small_loss = walk(learning_rate=0.01)
first_b = small[1, 1].item()  # the first step
large, large_loss = walk(learning_rate=0.055)
print(f"loss at the start {loss(4, 0):.2f}, lowest {lowest:.2f}")
#> loss at the start 41.00, lowest 2.77
print(f"after 100 steps: {small_loss:.2f} and {large_loss:.2f}")
#> after 100 steps: 5.59 and 2.84

w, b = np.linspace(0.4, 4.4, 101), np.linspace(-1, 7, 101)
ground = np.array([[loss(i, j) for i in w] for j in b])
plt.figure(figsize=(4.8, 4.8))
plt.contour(w, b, ground, [3.5, 7, 14, 28, 56], colors="gray", linewidths=1)
plt.plot(*large.T, "--", color="C1", linewidth=1.2)
plt.plot(*small.T, "-", color="C0", linewidth=3)
plt.plot(best_w, best_b, "X", color="black", markersize=9)
plt.plot(4, 0, "o", color="black")
box = {"facecolor": "white", "edgecolor": "none", "pad": 1}
plt.text(4, 0.25, "start", ha="center", bbox=box)
plt.text(1.55, 5.1, "lowest point", bbox=box)
plt.text(2.75, -0.65, "0.01", color="C0", bbox=box)
plt.text(2.6, 1.1, "0.055", color="C1", bbox=box)
plt.title("Down the wall at once, along the valley slowly")
plt.xlabel("weight w (dollars for each kilometer)")
plt.ylabel("bias b (dollars)")
plt.show()
