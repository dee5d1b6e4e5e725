"""Layer normalization in place of batch norm: nothing explodes

Gradient norm of the first and of the last hidden layer of a ReLU
network of 50 layers with He weights, for each kind of normalization.
"""

import numpy as np
import torch
from torch import nn

seed, width, examples, depth = 1986, 64, 64, 50


def first_and_last(normalization):
    generator = np.random.default_rng(seed)

    def draw(*shape):  # the same numbers in both frameworks
        return torch.tensor(generator.uniform(-1, 1, shape)).float()

    x, y = draw(examples, width), draw(examples, 1)
    model = nn.Sequential()
    for layer in range(depth):
        linear = nn.Linear(width, width, bias=False)
        linear.weight.data = draw(width, width) * (6 / width) ** 0.5
        model.extend([linear, normalization(width), nn.ReLU()])
    output = nn.Linear(width, 1, bias=False)
    output.weight.data = draw(1, width) / width**0.5
    model.append(output)
    loss = nn.functional.mse_loss(model(x), y)
    loss.backward()
    return [model[k].weight.grad.norm().item() for k in (0, -4)]


batch_first, batch_last = first_and_last(nn.BatchNorm1d)
layer_first, layer_last = first_and_last(nn.LayerNorm)
print(f"batch norm: first {batch_first:.0e}, last {batch_last:.2f}")
#> batch norm: first 6e+03, last 0.47
print(f"layer norm: first {layer_first:.2f}, last {layer_last:.2f}")
#> layer norm: first 0.04, last 0.57
