"""Two transformations of your own: descend and repeat

descend turns a loss into a step downhill. repeat turns a step into many.
Together they turn a loss into its lowest place.
"""

import torch
from torch.func import grad


def descend(loss, learning_rate=0.1):
    slope = grad(loss)
    return lambda w: w - learning_rate * slope(w)


def repeat(step, times):
    def many(w):
        for _ in range(times):
            w = step(w)
        return w

    return many


def loss(w):
    return (w - 3) ** 2


start = torch.tensor(0.0)
one_step = descend(loss)(start).item()
w = repeat(descend(loss), 50)(start).item()
print(f"after 1 step: {one_step:.2f}, after 50: {w:.4f}")
#> after 1 step: 0.60, after 50: 3.0000

hundred = repeat(repeat(descend(loss), 10), 10)(start).item()
print(f"ten times ten: {hundred:.4f}")
#> ten times ten: 3.0000
