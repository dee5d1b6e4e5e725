"""grad wants one number, so grad of vmap is refused

A square, mapped over three numbers. Each line: an order of grad and vmap,
and what comes out of it.
"""

import torch
from torch.func import grad, vmap


def square(x):
    return x * x


x = torch.tensor([1.0, 2.0, 3.0])
slopes = vmap(grad(square))(x)
print(f"vmap(grad): {slopes.tolist()}")
#> vmap(grad): [2.0, 4.0, 6.0]

try:
    grad(vmap(square))(x)  # three numbers come out of vmap
    refused = False
except RuntimeError:
    refused = True
print(f"grad(vmap) is refused: {refused}")
#> grad(vmap) is refused: True

of_sum = grad(lambda x: vmap(square)(x).sum())(x)
print(f"grad(sum of vmap): {of_sum.tolist()}")
#> grad(sum of vmap): [2.0, 4.0, 6.0]
