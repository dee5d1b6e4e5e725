"""323 parameters, of which 103 are left to train

A network for three classes: 10 inputs, 20 hidden units with batch
normalization. Its first layer is frozen.
"""

import mlx.core as mx
from mlx import nn
from mlx.utils import tree_flatten

seed = 1986
mx.random.seed(seed)
model = nn.Sequential(
    nn.Linear(10, 20), nn.BatchNorm(20), nn.ReLU(), nn.Linear(20, 3)
)


def count(part):
    return sum(a.size for _, a in tree_flatten(part.trainable_parameters()))


each = [count(layer) for layer in model.layers]
parameters = sum(each)
entries = sum(a.size for _, a in tree_flatten(model.parameters()))
model.layers[0].freeze()
trained = count(model)
print(f"{each}: {parameters}")
#> [220, 40, 0, 63]: 323
print(f"trained: {trained}")
#> trained: 103
