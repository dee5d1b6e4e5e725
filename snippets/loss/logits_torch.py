"""From a logit the loss is exact, from a probability it breaks

The answer is yes and the truth is no. With a logit of 2 both ways
agree. With a logit of 40, very sure, only one of them works.
"""

import torch
from torch.func import grad_and_value
from torch.nn import functional as F

t = torch.tensor(0.0)  # the truth is no


def by_z(z):
    return F.binary_cross_entropy_with_logits(z, t)


def by_p(z):  # the same loss, by way of p
    p = torch.sigmoid(z)  # at z = 40 it rounds to exactly 1
    return F.binary_cross_entropy(p, t)


def describe(way, z):
    gradient, loss = grad_and_value(way)(torch.tensor(z))
    return f"{loss:.1f}, {gradient:.1f}"


losses, gradients, agree = [], [], []
for z in (2.0, 40.0):
    gradient, loss = grad_and_value(by_z)(torch.tensor(z))
    losses.append(loss.item())
    gradients.append(gradient.item())
    agree.append(describe(by_z, z) == describe(by_p, z))
    print(f"logit {z:2.0f}: {describe(by_z, z)}   by p: {describe(by_p, z)}")
    #> logit  2: 2.1, 0.9   by p: 2.1, 0.9
    #> logit 40: 40.0, 1.0   by p: 100.0, 0.0
