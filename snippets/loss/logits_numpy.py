"""From a logit the loss is exact, from a probability it breaks

The answer is yes and the truth is no. With a logit of 2 both ways
agree. With a logit of 40, very sure, only one of them works.
"""

import numpy as np


def by_z(z):  # loss and gradient, when the truth is no (t = 0)
    return np.logaddexp(0, z), 1 / (1 + np.exp(-z))


def by_p(z):  # the same two, by way of p
    p = 1 / (1 + np.exp(-z))  # at z = 40 it rounds to exactly 1
    with np.errstate(divide="ignore", invalid="ignore"):
        loss = -np.log(1 - p)
        return loss, 1 / (1 - p) * (p * (1 - p))  # the chain rule


def describe(way, z):
    loss, gradient = way(z)
    return f"{loss:.1f}, {gradient:.1f}"


losses, gradients, agree = [], [], []
for z in (2.0, 40.0):
    loss, gradient = by_z(z)
    losses.append(loss.item())
    gradients.append(gradient.item())
    agree.append(describe(by_z, z) == describe(by_p, z))
    print(f"logit {z:2.0f}: {describe(by_z, z)}   by p: {describe(by_p, z)}")
    #> logit  2: 2.1, 0.9   by p: 2.1, 0.9
    #> logit 40: 40.0, 1.0   by p: inf, nan
