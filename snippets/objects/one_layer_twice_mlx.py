"""One layer in two places has its parameters once

A network that holds the same Linear object twice, and one that holds two
equal objects. The bias of the first layer is changed: what does the last
one do?
"""

import mlx.core as mx
from mlx import nn
from mlx.utils import tree_flatten


def make():
    layer = nn.Linear(2, 2)
    layer.bias = mx.array([1.0, 2.0])
    return layer


one = make()
shared, separate = nn.Sequential(one, one), nn.Sequential(make(), make())
counted = [
    sum(array.size for _, array in tree_flatten(network.parameters()))
    for network in (shared, separate)
]
print("counted: shared", counted[0], " separate", counted[1])
#> counted: shared 12  separate 12
for network in (shared, separate):
    network.layers[0].bias = mx.array([10.0, 2.0])
last_bias = [n.layers[1].bias[0].item() for n in (shared, separate)]
print("last bias: shared", last_bias[0], " separate", last_bias[1])
#> last bias: shared 10.0  separate 1.0
