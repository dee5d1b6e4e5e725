"""One layer in two places has its parameters once

A network that holds the same Linear object twice, and one that holds two
equal objects. The bias of the first layer is changed: what does the last
one do?
"""

import numpy as np


class Layer:
    def count(self):
        return 0


class Linear(Layer):
    def __init__(self, weight, bias):
        self.weight, self.bias = np.array(weight), np.array(bias)

    def count(self):
        return self.weight.size + self.bias.size


class Sequential(Layer):
    def __init__(self, *layers):
        self.layers = layers

    def count(self):
        return sum(layer.count() for layer in self.layers)


def make():
    return Linear([[2.0, -1.0], [1.0, -2.0]], [1.0, 2.0])


one = make()
shared, separate = Sequential(one, one), Sequential(make(), make())
counted = [network.count() for network in (shared, separate)]
print("counted: shared", counted[0], " separate", counted[1])
#> counted: shared 12  separate 12
for network in (shared, separate):
    network.layers[0].bias = np.array([10.0, 2.0])
last_bias = [float(n.layers[1].bias[0]) for n in (shared, separate)]
print("last bias: shared", last_bias[0], " separate", last_bias[1])
#> last bias: shared 10.0  separate 1.0
