"""The bias shifts the point where a neuron wakes up

Two panels with the output of a neuron, max(0, w x + b), against its
input x. Each line is flat at 0 and then climbs. Above, the weight is 2
in all three lines: with bias 2 the climb starts at x = {shifted[0]:.0f},
with bias 0 at {shifted[1]:.0f}, with bias −2 at {shifted[2]:.0f}. The
lines are parallel. Below, the bias is −2 in all three: with weight 1
the climb starts at {tilted[0]:.0f}, with weight 4 at {tilted[1]}, and
with weight −2 the neuron is awake on the other side, left of
{tilted[2]:.0f}.
"""

import matplotlib.pyplot as plt
import numpy as np

x = np.linspace(-3, 3, 1201)


def boundary(w, b):  # read from the output, not from the formula
    output = np.maximum(w * x + b, 0)
    awake = x[output > 1e-9]
    return round(awake.min().item() if w > 0 else awake.max().item(), 1)


fig, (top, bottom) = plt.subplots(2, figsize=(4.8, 5.6))
shifted, tilted = [], []
for ax, found, w, b, line, place in (
    (top, shifted, 2, 2, "C0-", (-0.8, 3.6)),
    (top, shifted, 2, 0, "C1--", (0.58, 2.4)),
    (top, shifted, 2, -2, "C2-.", (1.75, 0.45)),
    (bottom, tilted, 1, -2, "C0-", (2.15, 0.9)),
    (bottom, tilted, 4, -2, "C1--", (0.3, 4.1)),
    (bottom, tilted, -2, -2, "C2-.", (-1.9, 2.2)),
):
    found.append(boundary(w, b))
    ends = np.array([-3, found[-1], 3])  # two straight pieces
    ax.plot(ends, np.maximum(w * ends + b, 0), line)
    ax.plot(found[-1], 0, "o", color=line[:2], clip_on=False)
    name = f"b = {b}" if ax is top else f"w = {w}"
    ax.text(*place, name.replace("-", "−"), color=line[:2])
    ax.set(xlabel="input x", ylabel="output", ylim=(-0.1, 5), xlim=(-3, 3))
print("same weight, three biases:", shifted)
#> same weight, three biases: [-1.0, 0.0, 1.0]
print("same bias, three weights: ", tilted)
#> same bias, three weights:  [2.0, 0.5, -1.0]
top.set_title("The bias shifts where it starts (w = 2)")
bottom.set_title("The weight tilts it, or flips it (b = −2)")
plt.show()
