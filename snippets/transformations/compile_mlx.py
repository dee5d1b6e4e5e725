"""Compiled, several operations become one, and Python runs once for each shape

A smooth relative of ReLU: how many operations a call plans, how often
the Python function has run by then, and whether the results agree.
"""

import io

import mlx.core as mx

runs = 0


def smooth(x):
    global runs
    runs = runs + 1
    return x / (1 + mx.exp(-2 * x))


def operations(array):
    drawing = io.StringIO()
    mx.export_to_dot(drawing, array)
    return drawing.getvalue().count("shape=rectangle")


x, other, longer = mx.linspace(-2, 2, 5), mx.ones(5), mx.ones(6)
mx.eval(x, other, longer)
compiled = mx.compile(smooth)
plain_operations = operations(smooth(x))
runs = 0
compiled_operations = operations(compiled(x))
print(f"operations: {plain_operations}, compiled {compiled_operations}")
#> operations: 6, compiled 1
runs_at = [runs]
for again in (x, other, longer):
    mx.eval(compiled(again))
    runs_at.append(runs)
print(f"runs so far: {runs_at}")
#> runs so far: [1, 1, 1, 2]
gap = mx.abs(compiled(x) - smooth(x)).max().item()
print(f"largest difference: {gap:.5f}")
#> largest difference: 0.00000
