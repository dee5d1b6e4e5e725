"""Each activation has a gain that fits, and the sigmoid's is far off

Networks of {depth} layers. The gain says how large their weights are: it
is their standard deviation, times the root of the width. Printed: the
gain with which the layers' gradient norms differ least, and how many
times as long as the shortest gradient the longest one then is.
"""

import numpy as np

seed, width, examples, depth = 1986, 32, 16, 30


def sigma(z):
    return 1 / (1 + np.exp(-z))


activations = {  # each with its derivative
    "sigmoid": (sigma, lambda z: sigma(z) * sigma(-z)),
    "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
    "ReLU": (lambda z: np.maximum(z, 0), lambda z: z > 0),
    "LeakyReLU": (
        lambda z: np.where(z > 0, z, 0.01 * z),
        lambda z: np.where(z > 0, 1, 0.01),
    ),
}


def gradient_norms(name, gain, depth):  # of each layer, the first one first
    draw = np.random.RandomState(seed).uniform  # its numbers never change
    activation, derivative = activations[name]
    hidden, y = draw(-1, 1, (examples, width)), draw(-1, 1, (examples, 1))
    outer, below, norms = draw(-1, 1, (1, width)) / width**0.5, [], []
    for layer in range(depth):
        W = draw(-1, 1, (width, width)) * gain * (3 / width) ** 0.5
        z = hidden @ W.T + draw(-1, 1, width) / width**0.5
        below.append((W, hidden, derivative(z)))
        hidden = activation(z)
    slope = 2 * (hidden @ outer.T - y) / examples @ outer
    for W, hidden, rise in reversed(below):
        norms.append(np.linalg.norm((slope * rise).T @ hidden).item())
        slope = slope * rise @ W
    return norms[::-1]


gains = np.geomspace(0.5, 16, 41)  # each is 9% larger than the last
best, spreads = [], []
for name in activations:
    _norms = [gradient_norms(name, gain, depth) for gain in gains]
    _uneven = [max(layers) / min(layers) for layers in _norms]
    best.append(gains[np.argmin(_uneven)].item())
    spreads.append(min(_uneven))
    print(f"{name:9} gain {best[-1]:5.2f}: longest {spreads[-1]:.1f} times")
    #> sigmoid   gain 12.34: longest 4.5 times
    #> tanh      gain  1.00: longest 2.3 times
    #> ReLU      gain  1.30: longest 2.6 times
    #> LeakyReLU gain  1.30: longest 3.0 times
