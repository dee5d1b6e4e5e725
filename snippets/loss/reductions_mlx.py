"""The sum of three losses has three times the gradient of their mean

Three examples give three losses. Training needs one number, so they
are reduced: added up, or averaged.
"""

import mlx.core as mx
from mlx.nn import losses

scores = mx.array([[2.0, 1.0, 0.0], [1.0, 2.0, 0.0], [0.0, 0.0, 0.0]])
classes = mx.array([0, 2, 1])


def cross_entropy(scores, reduction):
    return losses.cross_entropy(scores, classes, reduction=reduction)


each = cross_entropy(scores, "none")
total = cross_entropy(scores, "sum").item()
average = cross_entropy(scores, "mean").item()
print(f"none: {each[0]:.4f} {each[1]:.4f} {each[2]:.4f}")
#> none: 0.4076 2.4076 1.0986
print(f"sum:  {total:.4f}")
#> sum:  3.9138
print(f"mean: {average:.4f}")
#> mean: 1.3046
print(f"numbers by default: {losses.cross_entropy(scores, classes).size}")
#> numbers by default: 3

slope_total = mx.grad(cross_entropy)(scores, "sum")[0, 0]
slope_average = mx.grad(cross_entropy)(scores, "mean")[0, 0]
ratio = (slope_total / slope_average).item()
print(f"gradient of sum / of mean: {ratio:.1f}")
#> gradient of sum / of mean: 3.0
