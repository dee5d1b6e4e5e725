"""Four activations: formula and framework agree, slopes too

The formula is compared with PyTorch's own function, and the slope by its
formula with the one that autograd finds. At 0 a kink has no slope:
there a framework answers with a number of its choice.
"""

import torch
from torch.func import grad, vmap
from torch.nn import functional

z = torch.linspace(-6, 6, 120)  # 0 is not among them
zero = torch.tensor(0.0)


def sigmoid(z):
    return 1 / (1 + torch.exp(-z))


formula = {
    "ReLU": lambda z: torch.where(z > 0, z, 0),
    "LeakyReLU": lambda z: torch.where(z > 0, z, 0.01 * z),
    "sigmoid": sigmoid,
    "tanh": lambda z: 2 * sigmoid(2 * z) - 1,
}
slope = {
    "ReLU": lambda z: torch.where(z > 0, 1, 0),
    "LeakyReLU": lambda z: torch.where(z > 0, 1, 0.01),
    "sigmoid": lambda z: sigmoid(z) * (1 - sigmoid(z)),
    "tanh": lambda z: 1 - formula["tanh"](z) ** 2,
}
function = {
    "ReLU": functional.relu,
    "LeakyReLU": functional.leaky_relu,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
}

values, slopes, gaps, slope_at_0 = [], [], [], []
for name, f in function.items():
    found = vmap(grad(f))(z)  # autograd, for each z
    values.append(f(z).tolist())
    slopes.append(found.tolist())
    value_gap = (formula[name](z) - f(z)).abs().max().item()
    slope_gap = (slope[name](z) - found).abs().max().item()
    gaps.append(max(value_gap, slope_gap))
    slope_at_0.append(grad(f)(zero).item())
    print(f"{name:9} agrees: {gaps[-1] < 1e-6}, at 0: {slope_at_0[-1]:.3f}")
    #> ReLU      agrees: True, at 0: 0.000
    #> LeakyReLU agrees: True, at 0: 0.010
    #> sigmoid   agrees: True, at 0: 0.250
    #> tanh      agrees: True, at 0: 1.000
