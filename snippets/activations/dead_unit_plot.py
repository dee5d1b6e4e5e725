"""Zero somewhere is normal, zero everywhere is dead

The outputs of three ReLU units over inputs x from −1 to 1. The first is
zero on the left and rises from −0.25 on: it works. The second is positive
on every input, a straight line: it is linear here. The third would start
to rise at x = 1.5, outside of all inputs: it is zero everywhere, dead.
"""

import matplotlib.pyplot as plt
import numpy as np

x = np.linspace(-1, 1, 21)
weights, biases = [1.0, 0.5, 1.0], [0.25, 1.0, -1.5]
zero_shares = []
figure, ax = plt.subplots()
for w, b, line in zip(weights, biases, ["C0-", "C2-.", "C1--"]):
    output = np.maximum(w * x + b, 0)
    zero_shares.append((output == 0).mean().item())
    ax.plot(x, output, line)
    ax.plot(x, output, "o", color=line[:2], markersize=3)
ax.plot([1, 1.5, 1.8], [0, 0, 0.3], ":", color="C1")
ax.axvspan(1, 1.8, color="gray", alpha=0.2)
ax.text(0.06, 0.42, "works", color="C0", ha="right")
ax.text(-0.9, 0.95, "always on", color="C2")
ax.text(-0.9, 0.07, "dead", color="C1")
ax.text(1.4, 0.9, "no inputs\nhere", ha="center")
ax.set(title="Zero somewhere is normal, everywhere is dead")
ax.set(xlim=(-1, 1.8), xlabel="input x", ylabel="output of the unit")
plt.show()
