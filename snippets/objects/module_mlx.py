"""The same four classes, on a base class of your own or of a framework

A network of the taxi rides: two inputs, two hidden units, one output.
Its predictions for three rides, and its parameters.
"""

import mlx.core as mx
from mlx import nn
from mlx.utils import tree_flatten


class Linear(nn.Module):  # nn.Module is the Layer of MLX
    def __init__(self, weight, bias):
        super().__init__()  # first let the base class prepare itself
        self.weight = mx.array(weight)
        self.bias = mx.array(bias)

    def __call__(self, x):
        return x @ self.weight.T + self.bias


class ReLU(nn.Module):
    def __call__(self, x):
        return mx.maximum(x, 0)


class Sequential(nn.Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = list(layers)

    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


x = mx.array([[2.0, 3.0], [3.0, 2.0], [0.0, 2.0]])  # three rides
hidden = Linear([[2.0, -1.0], [1.0, -2.0]], [1.0, 2.0])
network = Sequential(hidden, ReLU(), Linear([[-1.0, 2.0]], [7.0]))
y_hat = network(x).flatten()
print("predictions:", y_hat.tolist())
#> predictions: [5.0, 4.0, 7.0]
count = sum(array.size for _, array in tree_flatten(network.parameters()))
print("parameters: ", count)
#> parameters:  9

ready = nn.Sequential(nn.Linear(2, 2), nn.ReLU(), nn.Linear(2, 1))
ready.update(network.parameters())  # the same numbers in MLX's own layers
y_hat_ready = ready(x).flatten()
print("ready-made: ", y_hat_ready.tolist())
#> ready-made:  [5.0, 4.0, 7.0]
