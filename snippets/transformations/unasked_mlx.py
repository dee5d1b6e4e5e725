"""MLX plans everything, and computes only what somebody asks for

A function returns a cheap number and a costly table. Only the number is
asked for. Then a matrix without an inverse is inverted: when does the
error come?
"""

import io

import mlx.core as mx


def waiting(array):  # operations between it and what is computed
    drawing = io.StringIO()
    mx.export_to_dot(drawing, array)
    return drawing.getvalue().count("shape=rectangle")


def both(x):
    table = x[:, None] * x[None, :]  # 1000 x 1000 numbers
    return x.sum(), mx.exp(table).sum()


x = mx.ones(1000)
mx.eval(x)
cheap, costly = both(x)
number = cheap.item()  # asks for the cheap one
waiting_cheap, waiting_costly = waiting(cheap), waiting(costly)
print(f"cheap: {number:.0f}, waiting {waiting_cheap}")
#> cheap: 1000, waiting 0
print(f"costly: waiting {waiting_costly}")
#> costly: waiting 8

steps = ["planned"]
try:
    _inverse = mx.linalg.inv(mx.zeros((2, 2)), stream=mx.cpu)
    steps.append("no error yet")
    mx.eval(_inverse)
except RuntimeError:
    steps.append("error")
error_is_late = steps[1] == "no error yet"
print(", ".join(steps))
#> planned, no error yet, error
