"""From a logit the loss is exact, from a probability it breaks

The answer is yes and the truth is no. With a logit of 2 both ways
agree. With a logit of 40, very sure, only one of them works.
"""

import numpy as np


def from_logit(z):  # loss and gradient, when the truth is no (t = 0)
    return np.logaddexp(0, z), 1 / (1 + np.exp(-z))


def from_probability(z):  # the same two, by way of p
    p = 1 / (1 + np.exp(-z))  # at z = 40 it rounds to exactly 1
    with np.errstate(divide="ignore", invalid="ignore"):
        loss = -np.log(1 - p)
        return loss, 1 / (1 - p) * (p * (1 - p))  # the chain rule


def describe(way, z):
    loss, gradient = way(z)
    return f"loss {loss:.1f}, gradient {gradient:.1f}"


losses, gradients, agree = [], [], []
for z in (2.0, 40.0):
    loss, gradient = from_logit(z)
    losses.append(loss.item())
    gradients.append(gradient.item())
    agree.append(describe(from_logit, z) == describe(from_probability, z))
    print(f"z = {z:2.0f}: {describe(from_logit, z)}")
    print(f"  by p: {describe(from_probability, z)}")
    #> z =  2: loss 2.1, gradient 0.9
    #>   by p: loss 2.1, gradient 0.9
    #> z = 40: loss 40.0, gradient 1.0
    #>   by p: loss inf, gradient nan
