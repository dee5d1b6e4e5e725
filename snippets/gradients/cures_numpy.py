"""Each cure restores some gradients, and none restores all

The gradient norm of the first of 20 layers. Each row is one network;
its four numbers: as it is, with residual connections, with layer
normalization, with batch normalization.
"""

import numpy as np

seed, width, examples, depth = 1986, 64, 32, 20
cures = {"none": None, "residual": None, "layer": 1, "batch": 0}  # axis


def normalize(z, axis):  # axis 1: each example, axis 0: each unit
    spread = np.sqrt(z.var(axis, keepdims=True) + 1e-5)
    return (z - z.mean(axis, keepdims=True)) / spread, spread


def back_through(slope, n, spread, axis):  # the chain rule of normalize
    along = n * (slope * n).mean(axis, keepdims=True)
    return (slope - slope.mean(axis, keepdims=True) - along) / spread


def first_gradient(activation, derivative, scale, cure):
    generator = np.random.default_rng(seed)

    def draw(*shape):  # the same numbers in all three frameworks
        return generator.uniform(-1, 1, shape)

    x, y = draw(examples, width), draw(examples, 1)
    outer = draw(1, width) / width**0.5
    hidden, below = x, []
    for layer in range(depth):
        W = draw(width, width) * scale / width**0.5
        axis = cures[cure]
        n, spread = hidden @ W.T, None
        if axis is not None:
            n, spread = normalize(n, axis)
        below.append((W, hidden, n, spread))
        hidden = activation(n) + (hidden if cure == "residual" else 0)
    slope = 2 * (hidden @ outer.T - y) / examples @ outer
    for W, hidden, n, spread in reversed(below):
        inner = slope * derivative(n)
        if axis is not None:
            inner = back_through(inner, n, spread, axis)
        slope = inner @ W + (slope if cure == "residual" else 0)
    return np.linalg.norm(inner.T @ hidden).item()


def measure(*network):
    row = [first_gradient(*network, cure) for cure in cures]
    print(f"{row[0]:.1e}  {row[1]:.1e}  {row[2]:.1e}  {row[3]:.1e}")
    #> 8.4e-18  2.5e+00  1.0e-08  4.7e-01
    #> 1.6e-08  1.2e+02  1.8e+00  9.8e+01
    #> 3.8e-01  6.6e+06  7.4e-01  4.0e+01
    return row


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


sigmoid_default = measure(sigmoid, lambda z: sigmoid(z) * sigmoid(-z), 1)
relu_default = measure(lambda z: np.maximum(z, 0), lambda z: z > 0, 1)
relu_he = measure(lambda z: np.maximum(z, 0), lambda z: z > 0, 6**0.5)
