"""When p is 0 the loss is infinite, a clamp is deaf, the logit works

The right answer is "yes", the logit is −1000, so the probability of
"yes" is rounded to 0. Loss and gradient by the logit, in three ways.
"""

import torch
from torch.nn import functional as F

z = torch.tensor(-1000.0, requires_grad=True)


def loss_and_slope(loss):
    (slope,) = torch.autograd.grad(loss, z)
    return loss.item(), slope.item() + 0.0  # −0 becomes 0


_infinite, _nothing = loss_and_slope(-torch.log(torch.sigmoid(z)))
print(f"as written: loss {_infinite}, gradient {_nothing}")
#> as written: loss inf, gradient nan

p = torch.sigmoid(z).clamp(min=1e-7)
clamped, clamped_slope = loss_and_slope(-torch.log(p))
print(f"clamped:    loss {clamped:.3f}, gradient {clamped_slope:.1f}")
#> clamped:    loss 16.118, gradient 0.0

loss = F.binary_cross_entropy_with_logits(z, torch.tensor(1.0))
by_logit, by_logit_slope = loss_and_slope(loss)
print(f"by logit:   loss {by_logit:.1f}, gradient {by_logit_slope:.1f}")
#> by logit:   loss 1000.0, gradient -1.0
