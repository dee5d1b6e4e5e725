"""A network of networks counts itself: each part asks its parts

A block holds two layers, a network holds two blocks and an output layer.
Then the network is wrapped in 100 more, each inside the next.
"""

from torch.nn import Linear, ReLU, Sequential


def count(module):
    own = [array.numel() for array in module.parameters(recurse=False)]
    return sum(own) + sum(count(part) for part in module.children())


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
