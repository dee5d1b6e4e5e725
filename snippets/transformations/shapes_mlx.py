"""A gradient for each example has one axis more than a gradient

A loss of one example with three weights, and five examples: the shapes
of one gradient, of a gradient for each example, and of their mean.
"""

import mlx.core as mx
from mlx.core import grad, vmap


def loss(w, x, y):  # of one example
    return ((w * x).sum() - y) ** 2


w = mx.ones(3)
X, Y = mx.ones((5, 3)), mx.zeros(5)
one = list(grad(loss)(w, X[0], Y[0]).shape)
slopes = vmap(grad(loss), in_axes=(None, 0, 0))(w, X, Y)
each, mean = list(slopes.shape), list(slopes.mean(axis=0).shape)
print(f"one {one}, each {each}, mean {mean}")
#> one [3], each [5, 3], mean [3]
