"""Differences lose their digits when you nest them, grad does not

Three panels, one below the other: the first, second and third derivative
of tanh, from -3 to 3. A line is made by grad, points by nested
differences with step 0.000002. In the first two panels the points lie on
the line. In the third they are scattered over the whole panel, up to
{noise:.0f} away from the line, which stays between -2 and 1.
"""

import matplotlib.pyplot as plt
import mlx.core as mx
import numpy as np


def by_difference(function, h=2e-6):
    return lambda x: (function(x + h) - function(x - h)) / (2 * h)


x = np.linspace(-3, 3, 61)
line, points = mx.tanh, np.tanh
t = np.tanh(x)
exact = [1 - t**2, -2 * t * (1 - t**2), (1 - t**2) * (6 * t**2 - 2)]
grad_errors, difference_errors = [], []

fig, axes = plt.subplots(3, figsize=(4.8, 6), sharex=True)
for ax, name, truth in zip(axes, ("first", "second", "third"), exact):
    line = mx.grad(line)  # one word more, one derivative more
    points = by_difference(points)
    by_grad, by_points = np.array(mx.vmap(line)(mx.array(x))), points(x)
    grad_errors.append(np.abs(by_grad - truth).max().item())
    difference_errors.append(np.abs(by_points - truth).max().item())
    ax.plot(x, by_grad, "C0", label="grad")
    ax.plot(x, by_points, "C1o", markersize=3, label="differences")
    ax.set(ylabel=f"{name} derivative")
noise = difference_errors[2]
axes[0].set_title("Nested differences fail, nested grad does not")
axes[0].legend(loc="upper left")
axes[2].set_xlabel("x")
plt.show()
