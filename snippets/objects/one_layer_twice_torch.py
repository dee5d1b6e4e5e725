"""One layer in two places has its parameters once

A network that holds the same Linear object twice, and one that holds two
equal objects. The bias of the first layer is changed: what does the last
one do?
"""

import torch
from torch import nn


def make():
    layer = nn.Linear(2, 2)
    layer.bias.data = torch.tensor([1.0, 2.0])
    return layer


one = make()
shared, separate = nn.Sequential(one, one), nn.Sequential(make(), make())
counted = [
    sum(array.numel() for array in network.parameters())
    for network in (shared, separate)
]
print("counted: shared", counted[0], " separate", counted[1])
#> counted: shared 6  separate 12
for network in (shared, separate):
    network[0].bias.data = torch.tensor([10.0, 2.0])
last_bias = [network[1].bias[0].item() for network in (shared, separate)]
print("last bias: shared", last_bias[0], " separate", last_bias[1])
#> last bias: shared 10.0  separate 1.0
