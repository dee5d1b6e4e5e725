"""The same four classes, on a base class of your own or of a framework

A network of the taxi rides: two inputs, two hidden units, one output.
Its predictions for three rides, and its parameters.
"""

import torch
from torch import nn


class Linear(nn.Module):  # nn.Module is the Layer of PyTorch
    def __init__(self, weight, bias):
        super().__init__()  # first let the base class prepare itself
        self.weight = nn.Parameter(torch.tensor(weight))
        self.bias = nn.Parameter(torch.tensor(bias))

    def forward(self, x):
        return x @ self.weight.T + self.bias


class ReLU(nn.Module):
    def forward(self, x):
        return x.clamp(min=0)


class Sequential(nn.Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = nn.ModuleList(layers)

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


x = torch.tensor([[2.0, 3.0], [3.0, 2.0], [0.0, 2.0]])  # three rides
hidden = Linear([[2.0, -1.0], [1.0, -2.0]], [1.0, 2.0])
network = Sequential(hidden, ReLU(), Linear([[-1.0, 2.0]], [7.0]))
y_hat = network(x).ravel()
print("predictions:", y_hat.tolist())
#> predictions: [5.0, 4.0, 7.0]
count = sum(array.numel() for array in network.parameters())
print("parameters: ", count)
#> parameters:  9

ready = nn.Sequential(nn.Linear(2, 2), nn.ReLU(), nn.Linear(2, 1))
for _theirs, _ours in zip(ready.parameters(), network.parameters()):
    _theirs.data = _ours.data  # the same numbers in PyTorch's own layers
y_hat_ready = ready(x).ravel()
print("ready-made: ", y_hat_ready.tolist())
#> ready-made:  [5.0, 4.0, 7.0]
