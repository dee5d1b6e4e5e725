"""From a logit the loss is exact, from a probability it breaks

The answer is yes and the truth is no. With a logit of 2 both ways
agree. With a logit of 40, very sure, only one of them works.
"""

import torch
from torch.func import grad_and_value
from torch.nn import functional as F

t = torch.tensor(0.0)  # the truth is no


def from_logit(z):
    return F.binary_cross_entropy_with_logits(z, t)


def from_probability(z):  # the same loss, by way of p
    p = torch.sigmoid(z)  # at z = 40 it rounds to exactly 1
    return F.binary_cross_entropy(p, t)


def describe(way, z):
    gradient, loss = grad_and_value(way)(torch.tensor(z))
    return f"loss {loss:.1f}, gradient {gradient:.1f}"


losses, gradients, agree = [], [], []
for z in (2.0, 40.0):
    gradient, loss = grad_and_value(from_logit)(torch.tensor(z))
    losses.append(loss.item())
    gradients.append(gradient.item())
    agree.append(describe(from_logit, z) == describe(from_probability, z))
    print(f"z = {z:2.0f}: {describe(from_logit, z)}")
    print(f"  by p: {describe(from_probability, z)}")
    #> z =  2: loss 2.1, gradient 0.9
    #>   by p: loss 2.1, gradient 0.9
    #> z = 40: loss 40.0, gradient 1.0
    #>   by p: loss 100.0, gradient 0.0
