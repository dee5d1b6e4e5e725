"""You hand over a function, and the layer calls it

A hook watches a ReLU while the network predicts. For each of three rides
it notes how large a share of the ReLU's outputs is 0.
"""

import numpy as np


class Layer:
    hooks = ()  # functions to call, none at first

    def __call__(self, x):
        y = self.forward(x)
        for hook in self.hooks:
            hook(self, x, y)
        return y


class Linear(Layer):
    def __init__(self, weight, bias):
        self.weight, self.bias = np.array(weight), np.array(bias)

    def forward(self, x):
        return x @ self.weight.T + self.bias


class ReLU(Layer):
    def forward(self, x):
        return np.maximum(x, 0)


zero_shares = []


def watch(layer, x, y):  # called by the layer, never by us
    zero_shares.append((y == 0).mean().item())


hidden = Linear([[2.0, -1.0], [1.0, -2.0]], [1.0, 2.0])
output = Linear([[-1.0, 2.0]], [7.0])
relu = ReLU()
relu.hooks = [watch]
rides = np.array([[2.0, 3.0], [3.0, 2.0], [0.0, 2.0]])
y_hat = [output(relu(hidden(x))).item() for x in rides]
calls = len(zero_shares)
print("predictions:", y_hat)
#> predictions: [5.0, 4.0, 7.0]
print("zero shares:", zero_shares)
#> zero shares: [0.5, 0.0, 1.0]
