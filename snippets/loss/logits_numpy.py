"""From a logit the loss is exact, from a probability it breaks

The answer is yes, very sure, with a logit of 40. The truth is no. The
loss should be 40 and the gradient 1.
"""

import numpy as np

z, t = 40.0, 0.0  # the truth is no


def from_logit(z):  # loss and gradient
    return np.logaddexp(0, z) - t * z, 1 / (1 + np.exp(-z)) - t


def from_probability(z):  # the same two, the long way
    p = 1 / (1 + np.exp(-z))  # rounds to exactly 1
    with np.errstate(divide="ignore", invalid="ignore"):
        loss = -np.log(1 - p)  # the logarithm of 0
        return loss, 1 / (1 - p) * (p * (1 - p))  # chain rule: ∞ · 0


def describe(loss_function):
    loss, gradient = loss_function(z)
    return f"loss {loss:.1f}, gradient {gradient:.1f}"


loss, gradient = from_logit(z)
survives = describe(from_probability) == describe(from_logit)
print(f"logit:       {describe(from_logit)}")
#> logit:       loss 40.0, gradient 1.0
print(f"probability: {describe(from_probability)}")
#> probability: loss inf, gradient nan
