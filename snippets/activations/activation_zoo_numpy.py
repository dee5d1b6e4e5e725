"""Four activations: formula and second way agree, slopes too

NumPy has no activations of its own: the second way is the same function,
written differently. The slope by its formula is compared with a central
difference. At 0 a kink has no slope; the difference lands in the middle.
"""

import numpy as np

z = np.linspace(-6, 6, 120)  # 0 is not among them
h = 1e-6  # the step of the central difference


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


formula = {
    "ReLU": lambda z: np.where(z > 0, z, 0),
    "LeakyReLU": lambda z: np.where(z > 0, z, 0.01 * z),
    "sigmoid": sigmoid,
    "tanh": lambda z: 2 * sigmoid(2 * z) - 1,
}
slope = {
    "ReLU": lambda z: np.where(z > 0, 1, 0),
    "LeakyReLU": lambda z: np.where(z > 0, 1, 0.01),
    "sigmoid": lambda z: sigmoid(z) * (1 - sigmoid(z)),
    "tanh": lambda z: 1 - formula["tanh"](z) ** 2,
}
function = {
    "ReLU": lambda z: (z + np.abs(z)) / 2,
    "LeakyReLU": lambda z: np.maximum(z, 0.01 * z),
    "sigmoid": lambda z: np.exp(-np.logaddexp(0, -z)),
    "tanh": np.tanh,
}

values, slopes, gaps, slope_at_0 = [], [], [], []
for name, f in function.items():
    found = (f(z + h) - f(z - h)) / (2 * h)
    values.append(f(z).tolist())
    slopes.append(found.tolist())
    value_gap = np.abs(formula[name](z) - f(z)).max().item()
    slope_gap = np.abs(slope[name](z) - found).max().item()
    gaps.append(max(value_gap, slope_gap))
    slope_at_0.append((f(h) - f(-h)).item() / (2 * h))
    print(f"{name:9} agrees: {gaps[-1] < 1e-6}, at 0: {slope_at_0[-1]:.3f}")
    #> ReLU      agrees: True, at 0: 0.500
    #> LeakyReLU agrees: True, at 0: 0.505
    #> sigmoid   agrees: True, at 0: 0.250
    #> tanh      agrees: True, at 0: 1.000
