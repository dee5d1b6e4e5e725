"""In MLX the operation has a device, the array has none

Does an array know a device? Can an operation be told one? And does NumPy
get a copy of the numbers, or the numbers themselves?
"""

import mlx.core as mx
import numpy as np

a = mx.array([1.0, 2.0, 3.0])
array_has_device = hasattr(a, "device")
print(f"the array has a device: {array_has_device}")
#> the array has a device: False

total = mx.sum(a, stream=mx.cpu).item()  # here the device is named
print(f"summed on the CPU: {total:.0f}")
#> summed on the CPU: 6

view = np.array(a, copy=False)  # the same memory, no copy
view[0] = 10.0
shared = a[0].item()
print(f"changed in NumPy, seen in MLX: {shared:.0f}")
#> changed in NumPy, seen in MLX: 10
