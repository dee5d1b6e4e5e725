"""In PyTorch the tensor has a device, and the operation follows it

Does a tensor know a device? Can an operation be told one? And does NumPy
get a copy of the numbers, or the numbers themselves?
"""

import torch

a = torch.tensor([1.0, 2.0, 3.0])
array_has_device = hasattr(a, "device")
print(f"the tensor has a device: {array_has_device}, {a.device}")
#> the tensor has a device: True, cpu

total = torch.sum(a.to("cpu")).item()  # the tensor moves, if it must
print(f"summed on the CPU: {total:.0f}")
#> summed on the CPU: 6

view = a.numpy()  # the same memory, no copy
view[0] = 10.0
shared = a[0].item()
print(f"changed in NumPy, seen in PyTorch: {shared:.0f}")
#> changed in NumPy, seen in PyTorch: 10
