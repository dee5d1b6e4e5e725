"""A dictionary of parameters in, a dictionary of slopes out

The loss of a straight line on four taxi rides, its slope for each named
parameter, and how often the loss function ran to find them.
"""

import mlx.core as mx
from mlx.core import value_and_grad

x = mx.array([1.0, 2.0, 3.0, 4.0])  # kilometers
y = mx.array([5.0, 7.0, 9.0, 11.0])  # dollars
runs = 0


def loss(parameters):
    global runs
    runs = runs + 1
    error = parameters["w"] * x + parameters["b"] - y
    return (error**2).mean()


parameters = {"w": mx.array(1.0), "b": mx.array(0.0)}
value, slopes = value_and_grad(loss)(parameters)
names = list(slopes)
w_slope, b_slope = slopes["w"].item(), slopes["b"].item()
print(f"loss {value:.1f}, slopes for {names}")
#> loss 31.5, slopes for ['w', 'b']
print(f"w: {w_slope:.2f}, b: {b_slope:.2f}")
#> w: -30.00, b: -11.00
print(f"runs of the loss function: {runs}")
#> runs of the loss function: 1
