"""In a ravine, momentum needs a seventh of the steps

The loss is (w₁² + 100 w₂²) / 2: a hundred times steeper across than
along. Both weights start at 1. How many steps to within a millionth?
"""

import mlx.core as mx
from mlx import optimizers

curvature = mx.array([1.0, 100.0])  # flat along, steep across
gradient = mx.grad(lambda w: mx.sum(curvature * w**2) / 2)


def steps_needed(learning_rate, beta=0.0, nesterov=False):
    w = mx.array([1.0, 1.0])
    optimizer = optimizers.SGD(learning_rate, momentum=beta, nesterov=nesterov)
    for step in range(1, 1000):
        new = optimizer.apply_gradients({"w": gradient(w)}, {"w": w})
        w = new["w"]
        if mx.abs(w).max() < 1e-6:
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
