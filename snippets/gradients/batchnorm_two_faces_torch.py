"""Batch normalization rescues sigmoid and makes deep ReLU explode

Gradient norm of each layer in four networks of 50 layers, on a
logarithmic axis. Plain ReLU with He weights is level, at {relu_plain[0]:.1f}
in layer 1. Plain sigmoid falls off the picture within ten layers. With
batch normalization sigmoid is nearly level too, at
{sigmoid_batch[0]:.1f}, and ReLU climbs to {relu_batch[0]:,.0f}.
"""

import matplotlib.pyplot as plt
import numpy as np
import torch
from torch import nn

seed, width, examples, depth = 1986, 64, 64, 50


def gradient_norms(activation, scale, batch_norm):
    generator = np.random.default_rng(seed)

    def draw(*shape):  # the same numbers in both frameworks
        return torch.tensor(generator.uniform(-1, 1, shape)).float()

    x, y = draw(examples, width), draw(examples, 1)
    outer = draw(1, width) / width**0.5
    weights = [scale * draw(width, width) / width**0.5 for _ in range(depth)]
    hidden = x
    for W in weights:
        z = hidden @ W.requires_grad_().T
        hidden = activation(nn.BatchNorm1d(width)(z) if batch_norm else z)
    loss = nn.functional.mse_loss(hidden @ outer.T, y)
    gradients = torch.autograd.grad(loss, weights)
    return [g.double().norm().item() for g in gradients]  # in 64 bits


rows = []
for name, line, place, *network in (  # activation, scale, batch norm?
    ("sigmoid", "C0-", (35, 1e-6), torch.sigmoid, 1, False),
    ("sigmoid, batch norm", "C0--", (8, 4), torch.sigmoid, 1, True),
    ("ReLU", "C1-", (1, 0.005), torch.relu, 6**0.5, False),
    ("ReLU, batch norm", "C1--", (20, 1e3), torch.relu, 6**0.5, True),
):
    rows.append([max(n, 1e-30) for n in gradient_norms(*network)])
    print(f"{name:20} {rows[-1][0]:.0e}")  # layer 1
    #> sigmoid              1e-30
    #> sigmoid, batch norm  1e+00
    #> ReLU                 1e-01
    #> ReLU, batch norm     7e+03
    plt.semilogy(range(1, depth + 1), rows[-1], line)
    plt.text(*place, name, color=line[:2])
sigmoid_plain, sigmoid_batch, relu_plain, relu_batch = rows
relu_factor = (relu_batch[4] / relu_batch[44]) ** (1 / 40)
print(f"growth a layer       {relu_factor:.2f}")
#> growth a layer       1.22
plt.title("Batch norm: sigmoid lives, ReLU explodes")
plt.xlabel("layer (1 is next to the input)")
plt.ylabel("gradient norm")
plt.ylim(1e-8, 1e5)
plt.yticks([1e-8, 1e-4, 1, 1e4], ["10⁻⁸", "10⁻⁴", "1", "10⁴"])
plt.show()
