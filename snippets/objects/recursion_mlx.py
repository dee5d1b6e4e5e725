"""A network of networks counts itself: each part asks its parts

A block holds two layers, a network holds two blocks and an output layer.
Then the network is wrapped in 100 more, each inside the next.
"""

import mlx.core as mx
from mlx.nn import Linear, ReLU, Sequential


def count(part):
    if isinstance(part, mx.array):  # here the asking ends
        return part.size
    if isinstance(part, list):
        return sum(count(inner) for inner in part)
    return sum(count(part[name]) for name in part)  # a module


block = Sequential(Linear(2, 2), ReLU())
network = Sequential(block, Sequential(Linear(2, 2), ReLU()), Linear(2, 1))
wrapped = network
for _layer in range(100):
    wrapped = Sequential(wrapped)
in_block, in_network, in_wrapped = [
    count(part) for part in (block, network, wrapped)
]
print(f"block {in_block}, network {in_network}, wrapped {in_wrapped}")
#> block 6, network 15, wrapped 15
