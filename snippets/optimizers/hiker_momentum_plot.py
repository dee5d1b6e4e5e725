"""Momentum carries a hiker over a hill, and not always the right way

A wavy ground with a lower valley on the left and a higher one on the right.
Two hikers start at 1.6 with learning rate 0.02. Without momentum, drawn as
dots, the hiker stops in the near valley, at height {plain_height:.2f}. With
momentum 0.9, drawn as squares, the other rolls on, over the hill, swings,
and stops in the far valley, at height {carried_height:.2f}.
"""

import matplotlib.pyplot as plt
import numpy as np


def height(x):
    return (x * x - 1) ** 2 + 0.5 * x + 1


def slope(x):
    return 4 * x * (x * x - 1) + 0.5


def walk(x, rate=0.02, beta=0.0, steps=200):
    path, v = [x], 0
    for step in range(steps):
        v = beta * v + slope(path[-1])
        path.append(path[-1] - rate * v)
    return np.array(path)


plain, carried = walk(1.6), walk(1.6, beta=0.9)
plain_end, carried_end = plain[-1].item(), carried[-1].item()
plain_height, carried_height = height(plain_end), height(carried_end)
carried_out = walk(-1.7, beta=0.92)[-1].item()  # from the left end
starts = np.linspace(-1.7, 1.7, 201)
lower_plain = np.mean(walk(starts)[-1] < 0).item()
lower_carried = np.mean(walk(starts, beta=0.9)[-1] < 0).item()
print(f"lower valley: {lower_plain:.0%} of starts, {lower_carried:.0%}")
#> lower valley: 54% of starts, 62%
print(f"from -1.7 with momentum 0.92: {carried_out:.2f}")
#> from -1.7 with momentum 0.92: 0.93

x = np.linspace(-1.75, 1.75, 106)
plt.plot(x, height(x), color="gray")
plt.plot(carried, height(carried), "C1s-", markersize=4, linewidth=0.7)
plt.plot(plain, height(plain), "C0o-", markersize=5)
plt.text(1.15, 0.75, "plain", color="C0")
plt.text(-1.2, -0.1, "momentum 0.9", color="C1")
plt.title("Momentum carries one hiker over the hill")
plt.xlabel("place (a weight)")
plt.ylabel("height (the loss)")
plt.ylim(-0.3, 6)
plt.show()
