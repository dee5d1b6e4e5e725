"""torch.compile looks whether the world outside has changed

A step of descent with a learning rate from outside and a counter of its
calls. It runs three times. Then the rate is changed from 0.1 to 0.5.
"""

import torch

rate, runs = 0.1, 0


def step(w):
    global runs
    runs = runs + 1
    return w - rate * w


w = torch.ones(3) * 8  # the slope of half the square of w is w
compiled = torch.compile(step, backend="eager")  # records, builds nothing
for _ in range(3):
    again = compiled(w)[0].item()
runs_compiled = runs
print(f"three calls: {again:.1f}, counted {runs_compiled}")
#> three calls: 7.2, counted 3

rate = 0.5
later = compiled(w)[0].item()
fresh = step(w)[0].item()
print(f"rate 0.5: compiled {later:.1f}, plain {fresh:.1f}")
#> rate 0.5: compiled 4.0, plain 4.0
