"""PyTorch does not look into a plain list, MLX does

The same three layers, kept once in a Python list and once in the list
that the framework provides. How many parameters does the network find?
"""

from mlx import nn
from mlx.utils import tree_flatten


class Network(nn.Module):
    def __init__(self, wrap):
        super().__init__()
        self.layers = wrap([nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1)])

    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


def count(network):
    return sum(array.size for _, array in tree_flatten(network.parameters()))


in_list = count(Network(list))  # MLX has no list of its own: none needed
print("in a list:", in_list)
#> in a list: 13
