"""From a logit the loss is exact, from a probability it breaks

The answer is yes and the truth is no. With a logit of 2 both ways
agree. With a logit of 40, very sure, only one of them works.
"""

import mlx.core as mx
from mlx.nn import losses as library

t = mx.array(0.0)  # the truth is no


def from_logit(z):
    return library.binary_cross_entropy(z, t)


def from_probability(z):  # the same loss, by way of p
    p = mx.sigmoid(z)  # at z = 40 it rounds to exactly 1
    return library.binary_cross_entropy(p, t, with_logits=False)


def describe(way, z):
    loss, gradient = mx.value_and_grad(way)(mx.array(z))
    return f"loss {loss.item():.1f}, gradient {gradient.item():.1f}"


losses, gradients, agree = [], [], []
for z in (2.0, 40.0):
    loss, gradient = mx.value_and_grad(from_logit)(mx.array(z))
    losses.append(loss.item())
    gradients.append(gradient.item())
    agree.append(describe(from_logit, z) == describe(from_probability, z))
    print(f"z = {z:2.0f}: {describe(from_logit, z)}")
    print(f"  by p: {describe(from_probability, z)}")
    #> z =  2: loss 2.1, gradient 0.9
    #>   by p: loss 2.1, gradient 0.9
    #> z = 40: loss 40.0, gradient 1.0
    #>   by p: loss 100.0, gradient nan
