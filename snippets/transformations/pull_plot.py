"""One wrong fare pulls harder than all the others together

Two panels. Above, eight taxi rides over kilometers from 1 to 8 and the
line of the current weight; seven points lie near the line, the one at
kilometer 6 lies far above it. Below, a bar for each ride: its slope of
the loss. Seven bars are hardly visible, the one at 6 goes down to
{deepest:.0f}; it is {times:.0f} times the seven others together.
"""

import matplotlib.pyplot as plt
import mlx.core as mx
import numpy as np

x = mx.arange(1.0, 9.0)
y = mx.array([2.5, 3.5, 6.5, 7.5, 10.5, 52.0, 13.5, 16.5])
w = mx.array(2.0)


def loss(w, x, y):
    return (w * x - y) ** 2


slopes = mx.vmap(mx.grad(loss), in_axes=(None, 0, 0))(w, x, y)
deepest = slopes.min().item()
others = mx.abs(slopes).sum().item() - abs(deepest)
times = abs(deepest) / others

fig, (top, bottom) = plt.subplots(2, figsize=(4.8, 5), sharex=True)
kilometers = np.array(x)
top.plot(kilometers, np.array(w * x), "C0")
top.plot(kilometers, np.array(y), "C1o")
top.text(5.8, 44, "52 typed for 12", ha="right", color="C1")
top.text(3, 18, "line of the weight 2", color="C0", ha="center")
top.set(title="One wrong fare pulls at the weight", ylabel="fare, dollars")
bottom.bar(kilometers, np.array(slopes), color="C1")
bottom.axhline(0, color="black", linewidth=1)
bottom.set(xlabel="kilometers", ylabel="slope of its loss")
plt.show()
