"""From a logit the loss is exact, from a probability it breaks

The answer is yes and the truth is no. With a logit of 2 both ways
agree. With a logit of 40, very sure, only one of them works.
"""

import mlx.core as mx
from mlx.nn import losses as library

t = mx.array(0.0)  # the truth is no


def by_z(z):
    return library.binary_cross_entropy(z, t)


def by_p(z):  # the same loss, by way of p
    p = mx.sigmoid(z)  # at z = 40 it rounds to exactly 1
    return library.binary_cross_entropy(p, t, with_logits=False)


def describe(way, z):
    loss, gradient = mx.value_and_grad(way)(mx.array(z))
    return f"{loss.item():.1f}, {gradient.item():.1f}"


losses, gradients, agree = [], [], []
for z in (2.0, 40.0):
    loss, gradient = mx.value_and_grad(by_z)(mx.array(z))
    losses.append(loss.item())
    gradients.append(gradient.item())
    agree.append(describe(by_z, z) == describe(by_p, z))
    print(f"logit {z:2.0f}: {describe(by_z, z)}   by p: {describe(by_p, z)}")
    #> logit  2: 2.1, 0.9   by p: 2.1, 0.9
    #> logit 40: 40.0, 1.0   by p: 100.0, nan
