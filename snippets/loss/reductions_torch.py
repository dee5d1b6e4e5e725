"""The sum of three losses has three times the gradient of their mean

Three examples give three losses. Training needs one number, so they
are reduced: added up, or averaged.
"""

import torch
from torch.func import grad
from torch.nn import functional as F

scores = torch.tensor([[2.0, 1.0, 0.0], [1.0, 2.0, 0.0], [0.0, 0.0, 0.0]])
classes = torch.tensor([0, 2, 1])


def cross_entropy(scores, reduction):
    return F.cross_entropy(scores, classes, reduction=reduction)


each = cross_entropy(scores, "none")
total = cross_entropy(scores, "sum").item()
average = cross_entropy(scores, "mean").item()
print(f"none: {each[0]:.4f} {each[1]:.4f} {each[2]:.4f}")
#> none: 0.4076 2.4076 1.0986
print(f"sum:  {total:.4f}")
#> sum:  3.9138
print(f"mean: {average:.4f}")
#> mean: 1.3046
print(f"numbers by default: {F.cross_entropy(scores, classes).numel()}")
#> numbers by default: 1

slope_total = grad(cross_entropy)(scores, "sum")[0, 0]
slope_average = grad(cross_entropy)(scores, "mean")[0, 0]
ratio = (slope_total / slope_average).item()
print(f"gradient of sum / of mean: {ratio:.1f}")
#> gradient of sum / of mean: 3.0
