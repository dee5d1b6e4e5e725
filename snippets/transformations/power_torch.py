"""The largest curvature, found without a table of curvatures

A vector is multiplied by the curvatures and brought back to length 1, 20
times. It turns to the direction of the largest curvature.
"""

import torch
from torch.func import grad

x = torch.tensor([1.0, 2.0, 3.0, 4.0])
y = torch.tensor([5.0, 7.0, 9.0, 11.0])
w = torch.tensor([1.0, 0.0])


def loss(w):  # w[0] is the weight, w[1] the bias
    return ((w[0] * x + w[1] - y) ** 2).mean()


def product(v):
    return grad(lambda w: (grad(loss)(w) * v).sum())(w)


v = torch.tensor([0.0, 1.0])
estimates = []
for _ in range(20):
    stretched = product(v)
    length = torch.sqrt((stretched**2).sum())
    v = stretched / length
    estimates.append(length.item())
print(f"after 1: {estimates[0]:.2f}, after 3: {estimates[2]:.2f}")
#> after 1: 5.39, after 3: 16.70
print(f"after 20: {estimates[-1]:.3f}, rate below {2 / estimates[-1]:.4f}")
#> after 20: 16.701, rate below 0.1198
