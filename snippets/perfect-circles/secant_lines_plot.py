"""The second point slides in, and the secant becomes the tangent

The curve y = x³ with straight lines through its point at x = 1. Three
lines are secants: each also passes through a second point, further right.
The nearer that point, the flatter the line: slopes {slopes[0]:.2f},
{slopes[1]:.2f} and {slopes[2]:.2f}. The dashed tangent has slope 3.
"""

import matplotlib.pyplot as plt
import numpy as np

x = np.linspace(0, 2.2, 89)
plt.plot(x, x**3, color="black")
plt.plot(x, 1 + 3 * (x - 1), "--", color="C1")
plt.text(2.02, 3.3, "tangent: 3", color="C1")
slopes = []

for h in [1.0, 0.5, 0.1]:
    slope = ((1 + h) ** 3 - 1) / h
    slopes.append(slope)
    print(f"h = {h}: slope {slope:.2f}")
    #> h = 1.0: slope 7.00
    #> h = 0.5: slope 4.75
    #> h = 0.1: slope 3.31
    plt.plot(x, 1 + slope * (x - 1), color="C0", linewidth=1)
    plt.plot(1 + h, (1 + h) ** 3, "o", color="C0")
    plt.text(2.25, 1 + slope * 1.2, f"h = {h}: {slope:.2f}", color="C0")

plt.plot(1, 1, "o", color="black")
plt.title("Secants turn into the tangent")
plt.xlabel("x")
plt.ylabel("y = x³")
plt.xlim(0, 3.1)
plt.ylim(-1, 10)
plt.show()
