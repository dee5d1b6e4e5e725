"""With default weights the first layers hardly get a gradient

Gradient norm of each layer in networks of 20 layers, on a logarithmic
axis: medians over {draws} draws of the weights, with a band from the
smallest to the largest. Sigmoid falls from {sigmoid_default[19]:.1f} at
layer 20 to {sigmoid_default[0]:.0e} at layer 1. ReLU and LeakyReLU with
default weights share one line, down to {relu_default[0]:.0e}. ReLU with
He weights stays near {relu_he[0]:.1f}, tanh with Xavier weights near
{tanh_xavier[0]:.1f}.
"""

import matplotlib.pyplot as plt
import numpy as np

seed, draws, width, examples, depth = 1986, 12, 64, 32, 20


def gradient_norms(seed, activation, scale):
    generator = np.random.default_rng(seed)
    hidden, y = [generator.uniform(-1, 1, (examples, k)) for k in (width, 1)]
    outer = generator.uniform(-1, 1, (1, width)) / width**0.5
    below, norms = [], []
    for layer in range(depth):
        W = generator.uniform(-1, 1, (width, width)) * scale / width**0.5
        b = generator.uniform(-1, 1, width) / width**0.5 * (scale == 1)
        z = hidden @ W.T + b
        below.append((W, hidden, activation(z + 1e-6) - activation(z - 1e-6)))
        hidden = activation(z)
    slope = 2 * (hidden @ outer.T - y) / examples @ outer
    for W, hidden, rise in reversed(below):
        norms.append(np.linalg.norm((slope * rise / 2e-6).T @ hidden))
        slope = slope * rise / 2e-6 @ W
    return norms[::-1]


medians, layers = [], range(1, depth + 1)
for name, line, place, *network in (  # line: color and style
    ("sigmoid", "C0-", (10, 1e-13), lambda z: 1 / (1 + np.exp(-z)), 1),
    ("ReLU and", "C1-", (1.2, 1e-10), lambda z: np.maximum(z, 0), 1),
    ("LeakyReLU", "C2--", (1.2, 5e-12), lambda z: np.maximum(z, z / 100), 1),
    ("ReLU, He", "C3-.", (1, 20), lambda z: np.maximum(z, 0), 6**0.5),
    ("tanh, Xavier", "C4:", (1, 0.004), np.tanh, 3**0.5),
):
    runs = [gradient_norms(seed + k, *network) for k in range(draws)]
    medians.append(np.median(runs, axis=0).tolist())
    plt.semilogy(layers, medians[-1], line)
    plt.fill_between(layers, np.min(runs, 0), np.max(runs, 0), alpha=0.15)
    plt.text(*place, name, color=line[:2])
sigmoid_default, relu_default, leaky_default, relu_he, tanh_xavier = medians
factors = [(m[4] / m[18]) ** (1 / 14) for m in medians]  # of each layer
plt.title("Default weights starve the first layers")
plt.yticks([1e-16, 1e-8, 1], ["10⁻¹⁶", "10⁻⁸", "1"])
plt.xlabel("layer (1 is next to the input)")
plt.xticks([1, 5, 10, 15, 20])
plt.gca().set(ylabel="gradient norm", ylim=(1e-18, 1e4))
plt.show()
