"""A function goes in, and the function of its slopes comes out

The cube of x, then its first, second and third derivative at x = 2. All
of them are functions, made by applying grad once, twice and three times.
"""

import mlx.core as mx
from mlx.core import grad, value_and_grad


def cube(x):
    return x * x * x


x = mx.array(2.0)
first = grad(cube)
second = grad(first)
third = grad(second)
slopes = [f(x).item() for f in (cube, first, second, third)]
print(f"cube {slopes[0]:.2f}, first {slopes[1]:.2f}")
#> cube 8.00, first 12.00
print(f"second {slopes[2]:.2f}, third {slopes[3]:.2f}")
#> second 12.00, third 6.00

value, slope = value_and_grad(cube)(x)  # value first
print(f"both at once: {value:.2f}, {slope:.2f}")
#> both at once: 8.00, 12.00
