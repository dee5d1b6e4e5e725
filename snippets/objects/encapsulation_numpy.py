"""A property guards a number that must fit its neighbors

Somebody sets a bias of the wrong shape. The plain layer takes it and
predicts nonsense. The guarded one refuses.
"""

import numpy as np


class Layer:
    def __call__(self, x):
        return self.forward(x)


class Linear(Layer):
    def __init__(self, weight, bias):
        self.weight, self.bias = np.array(weight), np.array(bias)

    def forward(self, x):
        return x @ self.weight.T + self.bias


class GuardedLinear(Linear):
    @property
    def bias(self):  # runs when somebody reads layer.bias
        return self._bias

    @bias.setter
    def bias(self, bias):  # runs when somebody writes layer.bias = ...
        if np.shape(bias) != (len(self.weight),):
            raise ValueError("one bias for each unit, please")
        self._bias = bias


def use(kind):  # two rides, a wrong bias, the rides again
    x = np.array([[2.0, 3.0], [3.0, 2.0]])
    layer = kind([[2.0, -1.0], [1.0, -2.0]], [1.0, 2.0])
    before = layer(x)
    try:
        layer.bias = np.array([[1.0], [2.0]])  # a column
    except ValueError as error:
        print("refused:", error)
        #> refused: one bias for each unit, please
    return before, layer(x)


z_right, z_plain = use(Linear)
_, z_guarded = use(GuardedLinear)
wrong_sums = (z_plain != z_right).sum().item()  # of four
print("right:  ", z_right.tolist())
#> right:   [[2.0, -2.0], [5.0, 1.0]]
print("plain:  ", z_plain.tolist())
#> plain:   [[2.0, -3.0], [6.0, 1.0]]
print("guarded:", z_guarded.tolist())
#> guarded: [[2.0, -2.0], [5.0, 1.0]]
