"""MLX writes down what to compute, and computes it when asked

First a million numbers that take no memory until mx.eval. Then 50 steps of
gradient descent, three times: how many operations wait after the last?
"""

import io

import mlx.core as mx

before = mx.get_active_memory()
numbers = mx.ones((1000, 1000)) + 1
megabytes_planned = (mx.get_active_memory() - before) // 10**6
mx.eval(numbers)
megabytes_computed = (mx.get_active_memory() - before) // 10**6
print(f"a million numbers, planned:  {megabytes_planned} MB")
#> a million numbers, planned:  0 MB
print(f"a million numbers, computed: {megabytes_computed} MB")
#> a million numbers, computed: 4 MB


def loss_function(w):
    return (w - 3) ** 2


def waiting(array):  # operations between it and what is computed
    drawing = io.StringIO()
    mx.export_to_dot(drawing, array)
    return drawing.getvalue().count("shape=rectangle")


def descend(when):
    w = mx.array(0.0)
    for step in range(50):
        loss, slope = mx.value_and_grad(loss_function)(w)
        w = w - 0.1 * slope
        if when == "the loss":
            loss.item()  # asks for the loss, not for the new w
        if when == "the weight":
            mx.eval(w)
    return waiting(w), w.item()


never, w_never = descend("never")
loss_only, w_loss_only = descend("the loss")
each_step, w_each_step = descend("the weight")
print(f"asked for nothing,    waiting: {never}")
#> asked for nothing,    waiting: 400
print(f"asked for the loss,   waiting: {loss_only}")
#> asked for the loss,   waiting: 6
print(f"asked for the weight, waiting: {each_step}")
#> asked for the weight, waiting: 0
print(f"w in the end: {w_never:.4f} {w_loss_only:.4f} {w_each_step:.4f}")
#> w in the end: 3.0000 3.0000 3.0000
