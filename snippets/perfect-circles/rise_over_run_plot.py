"""On a straight line, rise over run is the same everywhere

A rising straight line with two right-angled triangles under it, a small
one and a large one. Each shows its run Δx along the bottom and its rise Δy
at the side. Both give the same slope, {slope:.0f}. The line meets the
vertical axis at its intercept, {b:.0f}.
"""

import matplotlib.pyplot as plt

w, b = 2.0, 3.0  # the taxi's line
slopes = []
plt.plot([0, 6.5], [b, w * 6.5 + b], color="C0")

for start, run in [(0.5, 1.0), (2.5, 3.0)]:
    end = start + run
    low, high = w * start + b, w * end + b
    rise = high - low
    slope = rise / run
    slopes.append(slope)
    print(f"({high} - {low}) / {run} = {slope}")
    #> (6.0 - 4.0) / 1.0 = 2.0
    #> (14.0 - 8.0) / 3.0 = 2.0
    plt.plot([start, end, end], [low, low, high], "--", color="C1")
    plt.text(start + run / 2, low - 1.2, f"Δx = {run:.0f}", ha="center")
    plt.text(end + 0.1, low + rise / 2 - 0.4, f"Δy = {rise:.0f}")

plt.plot(0, b, "o", color="C0", clip_on=False)
plt.text(0.1, b - 1.6, "intercept 3", color="C0")
plt.title("Large triangle or small: slope 2")
plt.xlim(0, 7)
plt.ylim(0, 17)
plt.xlabel("distance x (kilometers)")
plt.ylabel("fare y (dollars)")
plt.show()
