"""Four activations, solid, and their derivatives, dashed

Four small panels over z from −4 to 4. ReLU: 0 on the left, then the
diagonal; its derivative jumps from 0 to 1. LeakyReLU, drawn with a leak
of {leak} so that it can be seen: the left half falls away gently, the
derivative jumps from {leak} to 1. Sigmoid: an S from 0 to 1; the derivative
is a low hill, {sigmoid_peak:.2f} at its top. Tanh: an S from −1 to 1; the
derivative is a hill of height {tanh_peak:.0f}.
"""

import matplotlib.pyplot as plt
import numpy as np

leak = 0.1


def sigma(z):
    return 1 / (1 + np.exp(-z))


activations = {  # each with its derivative
    "ReLU": (lambda z: np.maximum(z, 0), lambda z: np.where(z > 0, 1.0, 0)),
    "LeakyReLU": (
        lambda z: np.where(z > 0, z, leak * z),
        lambda z: np.where(z > 0, 1, leak),
    ),
    "sigmoid": (sigma, lambda z: sigma(z) * (1 - sigma(z))),
    "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
}


def neuron(name, x, w, b):  # its output, and the derivative by x
    activation, derivative = activations[name]
    z = w * x + b
    return activation(z), derivative(z) * w  # the chain rule


z = np.linspace(-4, 4, 161)  # what w = 1 and b = 0 make of x = z
(relu, step), (leaky, leaky_step), (sigmoid, hill), (tanh, high_hill) = [
    neuron(name, z, 1, 0) for name in activations
]
sigmoid_peak, tanh_peak = hill.max().item(), high_hill.max().item()

figure, panels = plt.subplots(2, 2, figsize=(4.8, 5), sharex=True)
for ax, name in zip(panels.flat, activations):
    _value, _slope = neuron(name, z, 1, 0)
    ax.plot(z, _value, "C0")
    for _side in (z < 0, z > 0):  # at 0 a kink has no slope
        ax.plot(z[_side], _slope[_side], "C1--")
    ax.set(title=name, xticks=[-4, -2, 0, 2, 4])
    ax.set(ylim=(-1, 4) if name.endswith("ReLU") else (-1.1, 1.1))
panels[0, 0].text(-3.8, 1.3, "derivative:\n0, then 1", color="C1")
panels[0, 1].text(-3.8, 1.3, f"derivative:\n{leak}, then 1", color="C1")
panels[1, 0].text(-3.8, -0.7, "derivative:\nat most 0.25", color="C1")
panels[1, 1].text(0.3, -0.7, "derivative:\nat most 1", color="C1")
figure.supxlabel("weighted sum z", fontsize=10)
figure.supylabel("activation, derivative", fontsize=10)
plt.show()
