"""When p is 0 the loss is infinite, a clamp is deaf, the logit works

The right answer is "yes", the logit is −1000, so the probability of
"yes" is rounded to 0. Loss and gradient by the logit, in three ways.
"""

import mlx.core as mx
from mlx.nn.losses import binary_cross_entropy

z = mx.array(-1000.0)


def loss_and_slope(loss_function):
    loss, slope = mx.value_and_grad(loss_function)(z)
    return loss.item(), slope.item() + 0.0  # −0 becomes 0


_infinite, _nothing = loss_and_slope(lambda z: -mx.log(mx.sigmoid(z)))
print(f"as written: loss {_infinite}, gradient {_nothing}")
#> as written: loss inf, gradient nan

clamped, clamped_slope = loss_and_slope(
    lambda z: -mx.log(mx.maximum(mx.sigmoid(z), 1e-7))
)
print(f"clamped:    loss {clamped:.3f}, gradient {clamped_slope:.1f}")
#> clamped:    loss 16.118, gradient 0.0

by_logit, by_logit_slope = loss_and_slope(
    lambda z: binary_cross_entropy(z, mx.array(1.0))
)
print(f"by logit:   loss {by_logit:.1f}, gradient {by_logit_slope:.1f}")
#> by logit:   loss 1000.0, gradient -1.0
