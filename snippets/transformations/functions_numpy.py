"""A function goes in, and the function of its slopes comes out

The cube of x, then its first, second and third derivative at x = 2. All
of them are functions, made by applying grad once, twice and three times.
"""


def grad(function, h=1e-3):  # takes a function ...
    def slope(x):
        return (function(x + h) - function(x - h)) / (2 * h)

    return slope  # ... and gives back a function


def value_and_grad(function):
    slope = grad(function)
    return lambda x: (function(x), slope(x))


def cube(x):
    return x * x * x


x = 2.0
first = grad(cube)
second = grad(first)
third = grad(second)
slopes = [f(x) for f in (cube, first, second, third)]
print(f"cube {slopes[0]:.2f}, first {slopes[1]:.2f}")
#> cube 8.00, first 12.00
print(f"second {slopes[2]:.2f}, third {slopes[3]:.2f}")
#> second 12.00, third 6.00

value, slope = value_and_grad(cube)(x)  # value first
print(f"both at once: {value:.2f}, {slope:.2f}")
#> both at once: 8.00, 12.00
