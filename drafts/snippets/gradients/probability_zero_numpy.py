"""When p is 0 the loss is infinite, a clamp is deaf, the logit works

The right answer is "yes", the logit is −1000, so the probability of
"yes" is rounded to 0. Loss and gradient by the logit, in three ways.
"""

import numpy as np

z = -1000.0
with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
    p = 1 / (1 + np.exp(-z))  # sigmoid: 0
    _infinite = -np.log(p)
    _nothing = -1 / p * p * (1 - p)  # chain rule: infinity times 0
print(f"as written: loss {_infinite}, gradient {_nothing}")
#> as written: loss inf, gradient nan

clamped = -np.log(max(p, 1e-7)).item()
clamped_slope = 0.0 if p < 1e-7 else -(1 - p)  # a clamp is flat
print(f"clamped:    loss {clamped:.3f}, gradient {clamped_slope:.1f}")
#> clamped:    loss 16.118, gradient 0.0

by_logit = np.logaddexp(0, -z).item()
by_logit_slope = (p - 1).item()
print(f"by logit:   loss {by_logit:.1f}, gradient {by_logit_slope:.1f}")
#> by logit:   loss 1000.0, gradient -1.0
