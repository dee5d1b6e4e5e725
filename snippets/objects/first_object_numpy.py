"""Two layers of one class keep their numbers apart

Two instances start with equal numbers, and a third name is given to the
first one. Then the bias is changed under that third name: whose sums
change with it?
"""

import numpy as np


class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = np.array(weight), np.array(bias)

    def forward(self, x):
        return x @ self.weight.T + self.bias


x = np.array([2.0, 3.0])  # one ride: kilometers, minutes in traffic
layer = Linear([[2.0, -1.0], [1.0, -2.0]], [1.0, 2.0])
twin = Linear([[2.0, -1.0], [1.0, -2.0]], [1.0, 2.0])
other_name = layer  # makes no object: a second name for the first one

z_before = layer.forward(x)
print("layer:", z_before.tolist())
#> layer: [2.0, -2.0]
other_name.bias = np.array([10.0, 2.0])
z_layer, z_twin = layer.forward(x), twin.forward(x)
print("layer:", z_layer.tolist(), " twin:", z_twin.tolist())
#> layer: [11.0, -2.0]  twin: [2.0, -2.0]

one_object = other_name is layer
two_objects = twin is not layer
one_class = type(twin) is type(layer)
print("one object:", one_object, " one class:", one_class)
#> one object: True  one class: True
