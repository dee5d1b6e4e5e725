"""grad of grad gives curvature, vmap collects it in a table

The loss of a straight line with two weights. One product of its table of
curvatures with a vector, without the table; then the whole table, and the
largest stable learning rate that follows from it.
"""

import torch
from torch.func import grad, vmap

x = torch.tensor([1.0, 2.0, 3.0, 4.0])
y = torch.tensor([5.0, 7.0, 9.0, 11.0])
w, v = torch.tensor([1.0, 0.0]), torch.tensor([1.0, -1.0])


def loss(w):  # w[0] is the weight, w[1] the bias
    return ((w[0] * x + w[1] - y) ** 2).mean()


def product(v):  # the table times v
    return grad(lambda w: (grad(loss)(w) * v).sum())(w)


one = product(v)
print(f"table times v: [{one[0]:.2f}, {one[1]:.2f}]")
#> table times v: [10.00, 3.00]
table = vmap(product)(torch.eye(2))
by_weight, both = table[0].tolist()
both_again, by_bias = table[1].tolist()
print(f"table: [{by_weight:.2f}, {both:.2f}]")
#> table: [15.00, 5.00]
print(f"       [{both_again:.2f}, {by_bias:.2f}]")
#>        [5.00, 2.00]
largest = torch.linalg.eigvalsh(table).max().item()
rate = 2 / largest
print(f"largest {largest:.2f}, rate below {rate:.3f}")
#> largest 16.70, rate below 0.120
