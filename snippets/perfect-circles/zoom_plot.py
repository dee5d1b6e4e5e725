"""Zoom in ten times, and a curve bends ten times less

Three windows on the curve y = x³ at x = 1, each with the same dashed
straight line. The first window is 2 wide: the curve leaves the line, by
{bends[0]:.0%} of the window's height. Each next window shows ten times
less: there the curve leaves the line by {bends[1]:.1%}, then by
{bends[2]:.1%}, and the two look like one line.
"""

import matplotlib.pyplot as plt
import numpy as np

slopes, bends = [], []
figure, panels = plt.subplots(3, figsize=(4.8, 7.5))
figure.suptitle("Zoomed in, the curve looks straight")

for i, half in enumerate([1, 0.1, 0.01]):
    x = np.linspace(1 - half, 1 + half, 61)
    curve = x**3
    line = 1 + 3 * (x - 1)
    rise, run = curve[-1] - curve[0], x[-1] - x[0]
    slopes.append(float(rise / run))
    bends.append(float(np.abs(curve - line).max() / rise))
    print(f"width {2 * half}: slope {slopes[-1]:.4f}, bend {bends[-1]:.2%}")
    #> width 2: slope 4.0000, bend 50.00%
    #> width 0.2: slope 3.0100, bend 5.15%
    #> width 0.02: slope 3.0001, bend 0.50%

    panel = panels[i]
    panel.plot(x, curve, color="C0")
    panel.plot(x, line, "--", color="C1")
    panel.set_title(f"window {2 * half} wide: gap {bends[-1]:.1%} of height")
    panel.set(xlabel="x", ylabel="y = x³")
    panel.locator_params(nbins=5)
    if half > 0.01:  # a box around what the next panel shows
        box = half / 10 * np.array([[-1, 1, 1, -1, -1], [-3, -3, 3, 3, -3]])
        panel.plot(1 + box[0], 1 + box[1], color="black", linewidth=1)

plt.show()
