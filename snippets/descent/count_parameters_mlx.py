"""A layer of 3 neurons with 2 inputs has 6 + 3 = 9 parameters

First one layer. Then a network of two layers: its parameters lie nested
in lists and dictionaries; tree_flatten lays them out in one flat list.
"""

import mlx.core as mx
from mlx import nn
from mlx.utils import tree_flatten

seed = 1986
mx.random.seed(seed)

layer = nn.Linear(2, 3)
weights, biases = layer.weight.size, layer.bias.size
print(f"one layer: {weights} weights + {biases} biases")
#> one layer: 6 weights + 3 biases
print("shape of its weights:", tuple(layer.weight.shape))
#> shape of its weights: (3, 2)

network = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 4))
sizes = []
for name, array in tree_flatten(network.parameters()):
    sizes.append(array.size)
    print(name, tuple(array.shape), array.size)
    #> layers.0.weight (3, 2) 6
    #> layers.0.bias (3,) 3
    #> layers.2.weight (4, 3) 12
    #> layers.2.bias (4,) 4
arrays, total = len(sizes), sum(sizes)
print(f"{arrays} arrays, {total} parameters")
#> 4 arrays, 25 parameters
