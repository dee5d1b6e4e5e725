"""The weights of a model become an argument, and grad goes along them

A small network with fixed weights: the names in its gradient, the slopes
of its last bias, and what is left when the first layer is frozen.
"""

import mlx.core as mx
from mlx import nn
from mlx.utils import tree_flatten

model = nn.Sequential(nn.Linear(1, 2), nn.Tanh(), nn.Linear(2, 1))
first, last = model.layers[0], model.layers[2]
first.weight = mx.array([[1.0], [-1.0]])
last.weight = mx.array([[0.5, 0.25]])
first.bias, last.bias = mx.zeros(2), mx.zeros(1)
x, y = mx.array([[0.0], [1.0]]), mx.array([[1.0], [1.0]])


def loss_function(x, y):  # finds the model outside itself
    return ((model(x) - y) ** 2).mean()


value, gradient = nn.value_and_grad(model, loss_function)(x, y)
slope = gradient["layers"][2]["bias"].item()
entries = [name for name, array in tree_flatten(gradient)]
print(f"loss {value:.3f}, last bias {slope:.3f}")
#> loss 0.828, last bias -1.810
print(f"arrays in the gradient: {len(entries)}")
#> arrays in the gradient: 4

first.freeze()
value, gradient = nn.value_and_grad(model, loss_function)(x, y)
left = len(tree_flatten(gradient))
print(f"first layer frozen, arrays: {left}")
#> first layer frozen, arrays: 2
