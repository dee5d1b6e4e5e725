"""A gradient for each example has one axis more than a gradient

A loss of one example with three weights, and five examples: the shapes
of one gradient, of a gradient for each example, and of their mean.
"""

import torch
from torch.func import grad, vmap


def loss(w, x, y):  # of one example
    return ((w * x).sum() - y) ** 2


w = torch.ones(3)
X, Y = torch.ones((5, 3)), torch.zeros(5)
one = list(grad(loss)(w, X[0], Y[0]).shape)
slopes = vmap(grad(loss), in_dims=(None, 0, 0))(w, X, Y)
each, mean = list(slopes.shape), list(slopes.mean(dim=0).shape)
print(f"one {one}, each {each}, mean {mean}")
#> one [3], each [5, 3], mean [3]
