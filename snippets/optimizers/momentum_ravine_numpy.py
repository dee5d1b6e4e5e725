"""In a ravine, momentum needs a seventh of the steps

The loss is (w₁² + 100 w₂²) / 2: a hundred times steeper across than
along. Both weights start at 1. How many steps to within a millionth?
"""

import numpy as np

curvature = np.array([1.0, 100.0])  # flat along, steep across


def steps_needed(learning_rate, beta=0.0, nesterov=False):
    w, v = np.array([1.0, 1.0]), np.zeros(2)
    for step in range(1, 1000):
        gradient = curvature * w
        v = beta * v + gradient
        move = gradient + beta * v if nesterov else v
        w = w - learning_rate * move
        if np.abs(w).max() < 1e-6:
            return step


# The best settings there are, known because the curvature is known.
sgd_best = steps_needed(2 / (1 + 100))
momentum_best = steps_needed((2 / (1 + 10)) ** 2, beta=(9 / 11) ** 2)
# The settings that people try first, without knowing the curvature.
momentum_usual = steps_needed(0.01, beta=0.9)
nesterov_usual = steps_needed(0.01, beta=0.9, nesterov=True)

print(f"best: {sgd_best} plain, {momentum_best} momentum")
#> best: 691 plain, 95 momentum
print(f"usual: {momentum_usual} momentum, {nesterov_usual} Nesterov")
#> usual: 263 momentum, 207 Nesterov
