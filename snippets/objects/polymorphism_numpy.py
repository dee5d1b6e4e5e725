"""Sequential never asks what kind of layer it holds

Three rides go through Linear, ReLU, Linear. Then the ReLU object is
replaced by a plain function: the predictions stay the same.
"""

import numpy as np


class Layer:
    def __call__(self, x):
        return self.forward(x)

    def forward(self, x):
        raise NotImplementedError("each kind of layer has its own")


class Linear(Layer):
    def __init__(self, weight, bias):
        self.weight, self.bias = np.array(weight), np.array(bias)

    def forward(self, x):
        return x @ self.weight.T + self.bias


class ReLU(Layer):
    def forward(self, x):
        return np.maximum(x, 0)


class Sequential(Layer):
    def __init__(self, *layers):
        self.layers = layers

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


def relu(x):
    return np.maximum(x, 0)


x = np.array([[2.0, 3.0], [3.0, 2.0], [0.0, 2.0]])  # three rides
hidden = Linear([[2.0, -1.0], [1.0, -2.0]], [1.0, 2.0])
output = Linear([[-1.0, 2.0]], [7.0])
y_hat = Sequential(hidden, ReLU(), output)(x).ravel()
print("with an object:  ", y_hat.tolist())
#> with an object:   [5.0, 4.0, 7.0]
y_hat_function = Sequential(hidden, relu, output)(x).ravel()
print("with a function: ", y_hat_function.tolist())
#> with a function:  [5.0, 4.0, 7.0]
