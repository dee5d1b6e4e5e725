"""The sigmoid is steepest in its middle, with slope 1/4

The derivative is measured by central differences on a fine grid, without
the formula. Its largest value is {steepest:.4f}, at z = {steepest_at:.1f}.
"""

import numpy as np

z = np.linspace(-8, 8, 1601)
h = 1e-4


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


slope = (sigmoid(z + h) - sigmoid(z - h)) / (2 * h)
steepest = slope.max().item()
steepest_at = z[slope.argmax()].item()
value_there = sigmoid(steepest_at).item()
tail = slope[-1].item()
print(f"largest slope {steepest:.4f} at z = {abs(steepest_at):.1f}")
#> largest slope 0.2500 at z = 0.0
print(f"there the sigmoid is {value_there:.2f}")
#> there the sigmoid is 0.50
print(f"at z = 8 the slope is only {tail:.1e}")
#> at z = 8 the slope is only 3.4e-04
