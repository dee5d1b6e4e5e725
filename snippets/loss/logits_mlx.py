"""From a logit the loss is exact, from a probability it breaks

The answer is yes, very sure, with a logit of 40. The truth is no. The
loss should be 40 and the gradient 1.
"""

import mlx.core as mx
from mlx.nn import losses

z, t = mx.array(40.0), mx.array(0.0)  # the truth is no


def from_logit(z):
    return losses.binary_cross_entropy(z, t)


def from_probability(z):  # the same loss, the long way
    p = mx.sigmoid(z)  # rounds to exactly 1
    return losses.binary_cross_entropy(p, t, with_logits=False)


def describe(loss_function):
    loss, gradient = mx.value_and_grad(loss_function)(z)
    return f"loss {loss.item():.1f}, gradient {gradient.item():.1f}"


loss, gradient = mx.value_and_grad(from_logit)(z)
survives = describe(from_probability) == describe(from_logit)
print(f"logit:       {describe(from_logit)}")
#> logit:       loss 40.0, gradient 1.0
print(f"probability: {describe(from_probability)}")
#> probability: loss 100.0, gradient nan
