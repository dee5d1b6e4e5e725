"""A batch normalization learns 8 numbers and remembers 8 others

What MLX counts for BatchNorm(4), and for a small network before and
after its first layer is frozen.
"""

import mlx.core as mx
from mlx import nn
from mlx.utils import tree_flatten

seed = 1986  # the numbers do not matter here, their count does
mx.random.seed(seed)


def count(tree):
    return sum(array.size for name, array in tree_flatten(tree))


batch_norm = nn.BatchNorm(4)
learned = count(batch_norm.trainable_parameters())
entries = count(batch_norm.parameters())
remembered = entries - learned
print(f"parameters {learned}, others {remembered}")
#> parameters 8, others 8
for path, array in tree_flatten(batch_norm.parameters()):
    print(f"  {path}: {array.size}")
    #>   weight: 4
    #>   bias: 4
    #>   running_mean: 4
    #>   running_var: 4

model = nn.Sequential(
    nn.Linear(4, 8), nn.BatchNorm(8), nn.ReLU(), nn.Linear(8, 1)
)
before = count(model.trainable_parameters())
model.layers[0].freeze()  # freeze the first layer
trained = count(model.trainable_parameters())
listed = count(model.parameters())
print(f"trained {before}, after freezing {trained}")
#> trained 65, after freezing 25
print(f"listed as parameters {listed}")
#> listed as parameters 81
