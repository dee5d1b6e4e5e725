"""323 parameters, of which 103 are left to train

A network for three classes: 10 inputs, 20 hidden units with batch
normalization. Its first layer is frozen.
"""

import torch
from torch import nn

seed = 1986
torch.manual_seed(seed)
model = nn.Sequential(
    nn.Linear(10, 20), nn.BatchNorm1d(20), nn.ReLU(), nn.Linear(20, 3)
)
each = [sum(p.numel() for p in layer.parameters()) for layer in model]
parameters = sum(each)
model[0].requires_grad_(False)
trained = sum(p.numel() for p in model.parameters() if p.requires_grad)
print(f"{each}: {parameters}")
#> [220, 40, 0, 63]: 323
print(f"trained: {trained}")
#> trained: 103
