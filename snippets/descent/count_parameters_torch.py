"""A layer of 3 neurons with 2 inputs has 6 + 3 = 9 parameters

First one layer. Then a network of two layers: its parameters lie nested
in modules, and are counted one tensor at a time.
"""

import torch
from torch import nn

seed = 1986
torch.manual_seed(seed)

layer = nn.Linear(2, 3)
weights, biases = layer.weight.numel(), layer.bias.numel()
print(f"one layer: {weights} weights + {biases} biases")
#> one layer: 6 weights + 3 biases
print("shape of its weights:", tuple(layer.weight.shape))
#> shape of its weights: (3, 2)

network = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 4))
sizes = []
for name, array in network.named_parameters():
    sizes.append(array.numel())
    print(name, tuple(array.shape), array.numel())
    #> 0.weight (3, 2) 6
    #> 0.bias (3,) 3
    #> 2.weight (4, 3) 12
    #> 2.bias (4,) 4
arrays, total = len(sizes), sum(sizes)
print(f"{arrays} arrays, {total} parameters")
#> 4 arrays, 25 parameters
