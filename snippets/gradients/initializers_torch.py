"""Default weights are too small for a deep ReLU network

The spread (standard deviation) of the weights of one layer with 64
inputs and 256 outputs, for three ways to draw them. Then the factor by
which a layer of ReLU units multiplies the size of a signal.
"""

import torch
from torch import nn

seed = 1986
inputs, outputs = 64, 256
torch.manual_seed(seed)

layer = nn.Linear(inputs, outputs)
default = layer.weight.std().item()
nn.init.xavier_uniform_(layer.weight)
xavier = layer.weight.std().item()
nn.init.kaiming_uniform_(layer.weight, nonlinearity="relu")
he = layer.weight.std().item()
print(f"default {default:.3f}  Xavier {xavier:.3f}  He {he:.3f}")
#> default 0.072  Xavier 0.080  He 0.177

# On average half of the ReLU units pass their signal on.
default_factor = (inputs * default**2 / 2) ** 0.5
he_factor = (inputs * he**2 / 2) ** 0.5
print(f"a layer multiplies by {default_factor:.2f}, with He {he_factor:.2f}")
#> a layer multiplies by 0.41, with He 1.00
default_left = default_factor**20
print(f"twenty layers by {default_left:.0e}, {he_factor ** 20:.1f}")
#> twenty layers by 2e-08, 1.0
