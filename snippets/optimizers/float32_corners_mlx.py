"""Four corners where MLX stays in float32

A float64 array from NumPy, the learning rate of an optimizer, the
number in Adam's bias correction, and an exponential: none of the four
has the 16 digits of float64.
"""

import math

import mlx.core as mx
import numpy as np
from mlx import optimizers

mx.set_default_device(mx.cpu)  # float64 works on the CPU only

from_numpy = str(mx.array(np.array([0.1])).dtype)
asked_for = str(mx.array(np.array([0.1]), dtype=mx.float64).dtype)

rate = optimizers.SGD(learning_rate=0.01).learning_rate.item()
rate_error = abs(rate / 0.01 - 1)

step = mx.array(1, dtype=mx.uint64)  # how Adam counts its steps
correction = (1 - 0.999**step).item()
correction_error = abs(correction / 0.001 - 1)

e = mx.exp(mx.array(1.0, dtype=mx.float64)).item()
e_error = abs(e / math.e - 1)

print(f"array from NumPy: {from_numpy}")
#> array from NumPy: mlx.core.float32
print(f"float64 by name:  {asked_for}")
#> float64 by name:  mlx.core.float64
print(f"learning rate 0.01: {rate:.12f}")
#> learning rate 0.01: 0.009999999776
print(f"1 - 0.999 in Adam:  {correction:.9f}")
#> 1 - 0.999 in Adam:  0.000999987
print(f"e as float64: right to {e_error:.0e}")
#> e as float64: right to 3e-08
