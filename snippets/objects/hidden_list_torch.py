"""PyTorch does not look into a plain list, MLX does

The same three layers, kept once in a Python list and once in the list
that the framework provides. How many parameters does the network find?
"""

from torch import nn


class Network(nn.Module):
    def __init__(self, wrap):
        super().__init__()
        self.layers = wrap([nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1)])

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


def count(network):
    return sum(array.numel() for array in network.parameters())


in_list, in_module_list = count(Network(list)), count(Network(nn.ModuleList))
print("in a list:", in_list, " in a ModuleList:", in_module_list)
#> in a list: 0  in a ModuleList: 13
