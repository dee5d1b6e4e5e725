"""Three numbers tell a healthy network from three kinds of ill ones

For four networks at the start: the gradient norm of the first and of
the last hidden layer, and the share of hidden units whose gradient is
exactly zero on all examples.
"""

import numpy as np
import torch
from torch.nn import functional as F

seed, width, examples = 1986, 64, 32


def norm_of(gradient):  # in 64 bits: such small squares need them
    return gradient.double().norm().item()


def diagnose(activation, scale, bias, depth):
    generator = np.random.default_rng(seed)

    def draw(*shape):  # the same numbers in all three frameworks
        return torch.tensor(generator.uniform(-1, 1, shape)).float()

    x, y = draw(examples, width), draw(examples, 1)
    outer = draw(1, width) / width**0.5  # weights of the output
    bound = scale / width**0.5
    weights = [bound * draw(width, width) for layer in range(depth)]
    shift = bias * (torch.arange(width) % 2)  # for every second unit
    hidden = x
    for W in weights:
        hidden = activation(hidden @ W.requires_grad_().T + shift)
    loss = F.mse_loss(hidden @ outer.T, y)
    gradients = torch.autograd.grad(loss, weights)
    dead = torch.stack([(g == 0).all(dim=1) for g in gradients])
    dead = dead.float().mean().item()
    first, last = norm_of(gradients[0]), norm_of(gradients[-1])
    print(f"first {first:.1e}  last {last:.1e}  dead {dead:.0%}")
    #> first 1.2e-01  last 1.6e-01  dead 0%
    #> first 8.4e-18  last 2.3e-01  dead 0%
    #> first 9.1e+02  last 4.0e-01  dead 0%
    #> first 5.7e-02  last 1.8e-01  dead 51%
    return [first, last, dead]


healthy = diagnose(torch.tanh, 3**0.5, bias=0, depth=20)
vanishing = diagnose(torch.sigmoid, 1, bias=0, depth=20)
exploding = diagnose(torch.tanh, 4 * 3**0.5, bias=0, depth=20)
dead_units = diagnose(torch.relu, 6**0.5, bias=-3, depth=5)
