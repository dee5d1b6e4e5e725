"""One neuron finds the rule behind five examples in 30 steps

The examples obey y = 2x + 1. The neuron is not told so. It starts with
w = 0 and b = 0, and each step moves both of them a little downhill.
"""

import mlx.core as mx

x = mx.array([-2.0, -1.0, 0.0, 1.0, 2.0])  # five inputs
y = mx.array([-3.0, -1.0, 1.0, 3.0, 5.0])  # the truth for each
w, b = mx.array(0.0), mx.array(0.0)
learning_rate = 0.1


def measure(w, b):
    y_hat = w * x + b  # predict
    return mx.mean((y_hat - y) ** 2)  # how wrong is that?


with_slopes = mx.value_and_grad(measure, argnums=(0, 1))
losses = []
for step in range(30):
    # which way is uphill?
    loss, (w_slope, b_slope) = with_slopes(w, b)
    w = w - learning_rate * w_slope  # take one step downhill
    b = b - learning_rate * b_slope
    losses.append(loss.item())

w, b = w.item(), b.item()
print(f"loss: {losses[0]:.2f} at first, {losses[-1]:.1e} at the end")
#> loss: 9.00 at first, 2.4e-06 at the end
print(f"learned: y = {w:.3f} x + {b:.3f}")
#> learned: y = 2.000 x + 0.999
