"""Each class writes only what is its own, and inherits the rest

A class diagram of four boxes. At the top Layer, with no attributes and
the methods __call__, forward and count. An arrow leads from it up to
object. From each of three boxes below it an arrow leads up to Layer.
Linear has the attributes weight and bias, and the methods __init__,
forward and count. ReLU has no attributes, and only the method forward.
Sequential has the attribute layers, and the methods __init__, forward
and count.
"""

import matplotlib.pyplot as plt
import numpy as np


class Layer:
    def __call__(self, x):
        return self.forward(x)

    def forward(self, x):
        raise NotImplementedError("each kind of layer has its own")

    def count(self):
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


plt.figure(figsize=(4.8, 5))
ax = plt.axes(frame_on=False, xticks=[], yticks=[])
look = {"arrowprops": {"arrowstyle": "->"}, "bbox": {"facecolor": "white"}}
drawn, layers = [], [Layer(), Linear(1, 0), ReLU(), Sequential()]
for x, layer in zip([0.436, 0.04, 0.436, 0.81], layers):
    kind, y = type(layer), 1.69 - 0.45 * len(type(layer).mro())
    own = [name + "()" for name, v in vars(kind).items() if callable(v)]
    drawn.append("\n".join([kind.__name__, "", *vars(layer), "", *own]))
    ax.annotate(drawn[-1], (0.5, y + 0.17), (x, y), va="top", **look)
ax.text(0.5, 0.975, "object", ha="center")
ax.set_title("Each class writes only what is its own")
plt.show()
