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

z = np.linspace(-4, 4, 161)
leak = 0.1
relu, step = np.maximum(z, 0), np.where(z > 0, 1.0, 0.0)
leaky, leaky_step = np.where(z > 0, z, leak * z), np.where(z > 0, 1, leak)
sigmoid, tanh = 1 / (1 + np.exp(-z)), np.tanh(z)
hill, high_hill = sigmoid * (1 - sigmoid), 1 - tanh**2
sigmoid_peak, tanh_peak = hill.max().item(), high_hill.max().item()
_step = np.where(z == 0, np.nan, step)  # at 0 a kink has no slope
_leaky_step = np.where(z == 0, np.nan, leaky_step)

figure, panels = plt.subplots(2, 2, figsize=(4.8, 5), sharex=True)
curves = [
    ("ReLU", relu, _step, (-1, 4)),
    ("LeakyReLU", leaky, _leaky_step, (-1, 4)),
    ("sigmoid", sigmoid, hill, (-1.1, 1.1)),
    ("tanh", tanh, high_hill, (-1.1, 1.1)),
]
for ax, (name, value, slope, limits) in zip(panels.flat, curves):
    ax.plot(z, value, "C0")
    ax.plot(z, slope, "C1--")
    ax.set(title=name, ylim=limits, xticks=[-4, -2, 0, 2, 4])
panels[0, 0].text(-3.8, 1.3, "derivative:\n0, then 1", color="C1")
panels[0, 1].text(-3.8, 1.3, f"derivative:\n{leak}, then 1", color="C1")
panels[1, 0].text(-3.8, -0.7, "derivative:\nat most 0.25", color="C1")
panels[1, 1].text(0.3, -0.7, "derivative:\nat most 1", color="C1")
figure.supxlabel("weighted sum z", fontsize=10)
figure.supylabel("activation, derivative", fontsize=10)
plt.show()
