"""From a logit the loss is exact, from a probability it breaks

The answer is yes, very sure, with a logit of 40. The truth is no. The
loss should be 40 and the gradient 1.
"""

import torch
from torch.func import grad_and_value
from torch.nn import functional as F

z, t = torch.tensor(40.0), torch.tensor(0.0)  # the truth is no


def from_logit(z):
    return F.binary_cross_entropy_with_logits(z, t)


def from_probability(z):  # the same loss, the long way
    p = torch.sigmoid(z)  # rounds to exactly 1
    return F.binary_cross_entropy(p, t)  # the logarithm of 0


def describe(loss_function):
    gradient, loss = grad_and_value(loss_function)(z)
    return f"loss {loss:.1f}, gradient {gradient:.1f}"


gradient, loss = grad_and_value(from_logit)(z)
survives = describe(from_probability) == describe(from_logit)
print(f"logit:       {describe(from_logit)}")
#> logit:       loss 40.0, gradient 1.0
print(f"probability: {describe(from_probability)}")
#> probability: loss 100.0, gradient 0.0
