"""A forgotten zero_grad is momentum of 1

Three curves of the bias b over 100 steps; the best bias is 3. With slopes
cleared in every step, b rises to 3 and stays near it: {cleared_end:.2f}
at the end. With slopes never cleared it swings up to {highest:.2f}, back
down to {lowest:.2f}, and up again. With momentum 1, marked by dots, it
takes the same values: the two curves are one.
"""

import matplotlib.pyplot as plt
import numpy as np

x = np.array([1.0, 3.0, 4.0, 6.0])  # the four taxi rides
y = np.array([7.0, 7.0, 13.0, 13.0])
learning_rate = 0.02


def slope(b):
    return np.mean(2 * (2 * x + b - y)).item()


def walk(clear, momentum):
    b, kept, velocity = 0.0, 0.0, 0.0
    path = [0.0]
    for step in range(100):
        if clear:
            kept = 0.0
        kept += slope(b)  # NumPy keeps nothing: we add on purpose
        velocity = momentum * velocity + kept
        b -= learning_rate * velocity
        path.append(b)
    return path


cleared = walk(clear=True, momentum=0.0)
forgotten = walk(clear=False, momentum=0.0)
momentum_one = walk(clear=True, momentum=1.0)
for name, path in (
    ("cleared", cleared),
    ("forgotten", forgotten),
    ("momentum 1", momentum_one),
):
    print(f"{name:10}", *(f"{path[step]:.3f}" for step in (1, 2, 3, 50, 100)))
    #> cleared    0.120 0.235 0.346 2.610 2.949
    #> forgotten  0.120 0.355 0.696 5.321 2.147
    #> momentum 1 0.120 0.355 0.696 5.321 2.147
cleared_end = cleared[-1]
highest, lowest = max(forgotten), min(forgotten[20:])

plt.plot(cleared, "-", color="C0")
plt.plot(forgotten, "--", color="C1")
plt.plot(range(0, 101, 4), momentum_one[::4], "o", color="C1", markersize=3)
plt.text(41, 1.7, "cleared", color="C0")
plt.text(8, 6.5, "never cleared, or momentum 1 (dots)", color="C1")
plt.title("Without clearing, the bias swings")
plt.xlabel("iteration")
plt.ylabel("bias b (dollars)")
plt.ylim(-0.3, 7.4)
plt.show()
