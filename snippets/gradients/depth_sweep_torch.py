"""A leak does not keep a gradient from vanishing, good weights do

The gradient norm of the first layer in networks of 5, 10 and 20 layers.
Three networks start with the default weights, two with weights that fit
their activation.
"""

import numpy as np
import torch
from torch.nn import functional as F

seed, width, examples = 1986, 64, 32
depths = [5, 10, 20]


def norm_of(gradient):  # in 64 bits: such small squares need them
    return gradient.double().norm().item()


def first_gradient(activation, scale, depth):
    generator = np.random.default_rng(seed)

    def draw(*shape):  # the same numbers in all three frameworks
        return torch.tensor(generator.uniform(-1, 1, shape)).float()

    x, y = draw(examples, width), draw(examples, 1)
    outer = draw(1, width) / width**0.5  # weights of the output
    bound = scale / width**0.5  # scale 1 is the default
    weights = [bound * draw(width, width) for layer in range(depth)]
    biases = [bound * draw(width) * (scale == 1) for layer in range(depth)]
    weights[0].requires_grad_()
    hidden = x
    for W, b in zip(weights, biases):
        hidden = activation(hidden @ W.T + b)
    loss = F.mse_loss(hidden @ outer.T, y)
    loss.backward()
    return norm_of(weights[0].grad)


networks = {  # activation, scale of the weights
    "sigmoid": (torch.sigmoid, 1),
    "ReLU": (torch.relu, 1),
    "LeakyReLU": (F.leaky_relu, 1),
    "ReLU, He": (torch.relu, 6**0.5),
    "tanh, Xavier": (torch.tanh, 3**0.5),
}
norms = [[first_gradient(*n, d) for d in depths] for n in networks.values()]
for name, row in zip(networks, norms):
    print(f"{name:12} {row[0]:8.1e} {row[1]:8.1e} {row[2]:8.1e}")
    #> sigmoid       4.8e-05  1.5e-09  7.9e-18
    #> ReLU          9.6e-03  7.8e-05  1.4e-08
    #> LeakyReLU     9.6e-03  7.7e-05  1.3e-08
    #> ReLU, He      5.6e-01  3.4e-01  3.8e-01
    #> tanh, Xavier  2.7e-01  1.2e-01  1.2e-01
sigmoid_default, relu_default, leaky_default, relu_he, tanh_xavier = norms
