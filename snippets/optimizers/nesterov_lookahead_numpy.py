"""Two ways to write Nesterov momentum walk the same path

The first steps ahead, reads the slope there, and steps back. The second
is what the frameworks do. Its weights are the first one's weights seen
from one look ahead: the gap between them is rounding.
"""

import numpy as np

learning_rate, beta = 0.01, 0.9


def gradient(w):
    return np.array([1.0, 100.0]) * w  # the ravine


w, v = np.array([1.0, 1.0]), np.zeros(2)  # with a look ahead
u, q = np.array([1.0, 1.0]), np.zeros(2)  # as the frameworks do
gaps, distances = [], []
for step in range(200):
    v = beta * v - learning_rate * gradient(w + beta * v)
    w = w + v

    g = gradient(u)
    q = beta * q + g
    u = u - learning_rate * (g + beta * q)
    gaps.append(np.abs(u - (w + beta * v)).max().item())
    distances.append(np.abs(u - w).max().item())

largest_gap, largest_distance = max(gaps), max(distances)
print(f"as they stand: up to {largest_distance:.2f} apart")
#> as they stand: up to 0.90 apart
print(f"one look ahead: same {largest_gap < 1e-12}")
#> one look ahead: same True
