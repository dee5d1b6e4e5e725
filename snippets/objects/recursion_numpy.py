"""A network of networks counts itself: each part asks its parts

A block holds two layers, a network holds two blocks and an output layer.
Then the network is wrapped in 100 more, each inside the next.
"""

import numpy as np


class Layer:
    def __call__(self, x):
        return self.forward(x)

    def count(self):  # a layer that holds nothing: here the asking ends
        return 0


class Linear(Layer):
    def __init__(self, weight, bias):
        self.weight, self.bias = np.array(weight), np.array(bias)

    def forward(self, x):
        return x @ self.weight.T + self.bias

    def count(self):
        return self.weight.size + self.bias.size


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

    def count(self):
        return sum(layer.count() for layer in self.layers)


def linear(inputs, units):
    return Linear(np.ones((units, inputs)), np.zeros(units))


block = Sequential(linear(2, 2), ReLU())
network = Sequential(block, Sequential(linear(2, 2), ReLU()), linear(2, 1))
wrapped = network
for _layer in range(100):
    wrapped = Sequential(wrapped)
in_block, in_network, in_wrapped = [
    part.count() for part in (block, network, wrapped)
]
print(f"block {in_block}, network {in_network}, wrapped {in_wrapped}")
#> block 6, network 15, wrapped 15
