"""A corner stays a corner, however far you zoom in

Slopes of the ReLU with smaller and smaller steps: from the left, across,
and from the right. First at its corner, at 0, then at 2.
"""

import numpy as np


def relu(x):
    return np.maximum(x, 0)


def three_slopes(x, h):
    left = (relu(x) - relu(x - h)) / h
    across = (relu(x + h) - relu(x - h)) / (2 * h)
    right = (relu(x + h) - relu(x)) / h
    return [float(left), float(across), float(right)]


steps = [1, 1 / 2, 1 / 4, 1 / 8]
at_corner = [three_slopes(0, h) for h in steps]
left, across, right = at_corner[-1]
elsewhere = [three_slopes(2, h) for h in steps]
print(f"at 0: {at_corner[0]} ... {at_corner[-1]}")
#> at 0: [0.0, 0.5, 1.0] ... [0.0, 0.5, 1.0]
print(f"at 2: {elsewhere[0]} ... {elsewhere[-1]}")
#> at 2: [1.0, 1.0, 1.0] ... [1.0, 1.0, 1.0]
