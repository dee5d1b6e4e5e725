"""When p is 0 the loss is infinite, a clamp gives no slope, the logit works

The right answer is "yes". Loss and gradient by the logit, in three ways:
for an ordinary logit of −2, and for −1000, where the probability of "yes"
is rounded to 0.
"""

import mlx.core as mx
from mlx.nn.losses import binary_cross_entropy


def as_written(z):
    return -mx.log(mx.sigmoid(z))


def with_clamp(z):
    return -mx.log(mx.maximum(mx.sigmoid(z), 1e-7))


def from_logit(z):
    return binary_cross_entropy(z, mx.array(1.0))


def three_ways(logit):  # each gives the loss and its gradient
    results = []
    for loss_function in (as_written, with_clamp, from_logit):
        loss, slope = mx.value_and_grad(loss_function)(mx.array(logit))
        results.append([loss.item(), slope.item() + 0.0])  # no −0
    return results


_names = "as written", "clamped", "by logit"
ordinary = three_ways(-2.0)
ordinary_loss, ordinary_slope = ordinary[2]
_written, clamped, by_logit = three_ways(-1000.0)
for name, (loss, slope) in zip(_names, ordinary):
    print(f"{name:10} loss {loss:.4f}, gradient {slope:.4f}")
    #> as written loss 2.1269, gradient -0.8808
    #> clamped    loss 2.1269, gradient -0.8808
    #> by logit   loss 2.1269, gradient -0.8808
for name, (loss, slope) in zip(_names, (_written, clamped, by_logit)):
    print(f"{name:10} loss {loss:.2f}, gradient {slope:.2f}")
    #> as written loss inf, gradient nan
    #> clamped    loss 16.12, gradient 0.00
    #> by logit   loss 1000.00, gradient -1.00
