"""Default weights are too small for a deep ReLU network

The spread (standard deviation) of the weights of one layer with 64
inputs and 256 outputs, for three ways to draw them. Then the factor by
which a layer of ReLU units multiplies the size of a signal.
"""

import mlx.core as mx
from mlx import nn

seed = 1986
inputs, outputs = 64, 256
mx.random.seed(seed)

layer = nn.Linear(inputs, outputs)
default = mx.std(layer.weight).item()
layer.weight = nn.init.glorot_uniform()(layer.weight)
xavier = mx.std(layer.weight).item()
layer.weight = nn.init.he_uniform()(layer.weight, gain=2**0.5)
he = mx.std(layer.weight).item()
print(f"default {default:.3f}  Xavier {xavier:.3f}  He {he:.3f}")
#> default 0.072  Xavier 0.079  He 0.176

# On average half of the ReLU units pass their signal on.
default_factor = (inputs * default**2 / 2) ** 0.5
he_factor = (inputs * he**2 / 2) ** 0.5
print(f"a layer multiplies by {default_factor:.2f}, with He {he_factor:.2f}")
#> a layer multiplies by 0.41, with He 1.00
default_left = default_factor**20
print(f"twenty layers by {default_left:.0e}, {he_factor ** 20:.1f}")
#> twenty layers by 2e-08, 1.0
