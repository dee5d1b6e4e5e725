"""Each cure restores some gradients, and none restores all

The gradient norm of the first of 20 layers. Each row is one network;
its four numbers: as it is, with residual connections, with layer
normalization, with batch normalization.
"""

import mlx.core as mx
import numpy as np
from mlx import nn

seed, width, examples, depth = 1986, 64, 32, 20
cures = {  # the last two without a learned scale and shift
    "none": None,
    "residual": None,
    "layer": nn.LayerNorm(width, affine=False),
    "batch": nn.BatchNorm(width, affine=False, track_running_stats=False),
}


def norm_of(gradient):  # in 64 bits: such small squares need them
    return np.linalg.norm(np.array(gradient, dtype=float)).item()


def first_gradient(activation, scale, cure):
    generator = np.random.default_rng(seed)

    def draw(*shape):  # the same numbers in all three frameworks
        return mx.array(generator.uniform(-1, 1, shape))  # in float32

    x, y = draw(examples, width), draw(examples, 1)
    outer = draw(1, width) / width**0.5
    weights = [
        draw(width, width) * scale / width**0.5 for layer in range(depth)
    ]

    def loss_function(first):
        hidden = x
        for W in [first, *weights[1:]]:
            z = hidden @ W.T
            if cures[cure] is not None:
                z = cures[cure](z)
            hidden = activation(z) + (hidden if cure == "residual" else 0)
        return nn.losses.mse_loss(hidden @ outer.T, y)

    gradient = mx.grad(loss_function)(weights[0])
    return norm_of(gradient)


def measure(*network):
    row = [first_gradient(*network, cure) for cure in cures]
    print(f"{row[0]:.1e}  {row[1]:.1e}  {row[2]:.1e}  {row[3]:.1e}")
    #> 8.4e-18  2.5e+00  1.0e-08  4.7e-01
    #> 1.6e-08  1.2e+02  1.8e+00  9.8e+01
    #> 3.8e-01  6.6e+06  7.4e-01  4.0e+01
    return row


sigmoid_default = measure(mx.sigmoid, 1)
relu_default = measure(nn.relu, 1)
relu_he = measure(nn.relu, 6**0.5)
