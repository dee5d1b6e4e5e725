"""One name, several functions: the argument's type chooses

How many multiplications does one ride take? There is a rule for Linear,
one for a list of layers, and one for everything else.
"""

from functools import singledispatch

import numpy as np


class Layer:
    def __call__(self, x):
        return self.forward(x)


class Linear(Layer):
    def __init__(self, weight, bias):
        self.weight, self.bias = np.array(weight), np.array(bias)

    def forward(self, x):
        return x @ self.weight.T + self.bias


class ReLU(Layer):
    def forward(self, x):
        return np.maximum(x, 0)


@singledispatch
def multiplications(layer):  # for a type that has no rule of its own
    return 0


@multiplications.register(Linear)
def _(layer):
    return layer.weight.size


@multiplications.register(list)
def _(layers):
    return sum(multiplications(layer) for layer in layers)


hidden = Linear([[2.0, -1.0], [1.0, -2.0]], [1.0, 2.0])
output = Linear([[-1.0, 2.0]], [7.0])
of_linear, of_relu = multiplications(hidden), multiplications(ReLU())
of_network = multiplications([hidden, ReLU(), output])
print("Linear", of_linear, " ReLU", of_relu, " list", of_network)
#> Linear 4  ReLU 0  list 6
