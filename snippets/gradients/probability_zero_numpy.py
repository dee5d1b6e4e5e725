"""When p is 0 the loss is infinite, a clamp gives no slope, the logit works

The right answer is "yes". Loss and gradient by the logit, in three ways:
for an ordinary logit of −2, and for −1000, where the probability of "yes"
is rounded to 0.
"""

import numpy as np


def three_ways(z):  # each gives the loss and its gradient
    with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
        p = 1 / (1 + np.exp(-z))  # sigmoid
        as_written = -np.log(p), -1 / p * p * (1 - p)  # chain rule
    clamped = -np.log(max(p, 1e-7)), (p - 1) * (p > 1e-7)  # flat below
    by_logit = np.logaddexp(0, -z), p - 1
    ways = (as_written, clamped, by_logit)
    return [[float(loss), float(slope) + 0.0] for loss, slope in ways]


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
