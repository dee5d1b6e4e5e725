"""A leak does not keep a gradient from vanishing, good weights do

The gradient norm of the first layer in networks of 5, 10 and 20 layers.
Three networks start with the default weights, two with weights that fit
their activation.
"""

import mlx.core as mx
import numpy as np
from mlx import nn

seed, width, examples = 1986, 64, 32
depths = [5, 10, 20]


def norm_of(gradient):  # in 64 bits: such small squares need them
    return np.linalg.norm(np.array(gradient, dtype=float)).item()


def first_gradient(activation, scale, depth):
    generator = np.random.default_rng(seed)

    def draw(*shape):  # the same numbers in all three frameworks
        return mx.array(generator.uniform(-1, 1, shape))  # in float32

    x, y = draw(examples, width), draw(examples, 1)
    outer = draw(1, width) / width**0.5  # weights of the output
    bound = scale / width**0.5  # scale 1 is the default
    weights = [bound * draw(width, width) for layer in range(depth)]
    biases = [bound * draw(width) * (scale == 1) for layer in range(depth)]

    def loss_function(first):
        hidden = x
        for W, b in zip([first, *weights[1:]], biases):
            hidden = activation(hidden @ W.T + b)
        return nn.losses.mse_loss(hidden @ outer.T, y)

    gradient = mx.grad(loss_function)(weights[0])
    return norm_of(gradient)


networks = {  # activation, scale of the weights
    "sigmoid": (mx.sigmoid, 1),
    "ReLU": (nn.relu, 1),
    "LeakyReLU": (nn.leaky_relu, 1),
    "ReLU, He": (nn.relu, 6**0.5),
    "tanh, Xavier": (mx.tanh, 3**0.5),
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
