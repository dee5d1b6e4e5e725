"""What a compiled function does besides its result, it does once

A step of descent, with a print and a learning rate from outside. It runs
three times. Then the rate is changed from 0.1 to 0.5, and it runs again.
"""

import mlx.core as mx

rate, runs = 0.1, 0


def step(w):
    global runs
    runs = runs + 1
    print("Python is here")
    #> Python is here
    #> Python is here
    return w - rate * w


w = mx.ones(3) * 8  # the slope of half the square of w is w
compiled = mx.compile(step)
once = compiled(w)[0].item()
for _ in range(2):
    again = compiled(w)[0].item()
print(f"three calls: {again:.1f}")
#> three calls: 7.2

rate = 0.5
stale = compiled(w)[0].item()
runs_compiled = runs
fresh = step(w)[0].item()
print(f"rate 0.5: compiled {stale:.1f}, plain {fresh:.1f}")
#> rate 0.5: compiled 7.2, plain 4.0
