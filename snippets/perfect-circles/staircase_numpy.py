"""A staircase comes as close as you like, and its length stays 2

Top: a quarter circle with a dashed staircase and with straight chords, for
4 and for 16 steps. Bottom: length against number of steps. The chords rise
to {arc:.3f}, the length of the arc. The staircase stays at {stairs:.0f},
although its gap to the arc shrinks from {stair_gaps[0]:.3f} to {gap:.3f}.
"""

import matplotlib.pyplot as plt
import numpy as np

arc = np.pi / 2  # length of a quarter of a circle of radius 1
steps = [4, 8, 16, 32, 64, 128]
stair_lengths, chord_lengths, stair_gaps = [], [], []
figure, panels = plt.subplot_mosaic(
    [[4, 16], ["length", "length"]], figsize=(4.8, 5)
)
figure.suptitle("Stairs stay 2 long, chords approach the arc")

for n in steps:
    angle = np.linspace(0, arc, n + 1)
    x, y = np.cos(angle), np.sin(angle)
    run, rise = -np.diff(x), np.diff(y)
    stairs, chords = (run + rise).sum(), np.hypot(run, rise).sum()
    gap = np.hypot(x[:-1], y[1:]).max() - 1  # at the outer corners
    stair_lengths.append(float(stairs))
    chord_lengths.append(float(chords))
    stair_gaps.append(float(gap))
    print(f"{n}: gap {gap:.4f}, stairs {stairs:.4f}, chords {chords:.4f}")
    #> 4: gap 0.1634, stairs 2.0000, chords 1.5607
    #> 8: gap 0.0915, stairs 2.0000, chords 1.5683
    #> 16: gap 0.0476, stairs 2.0000, chords 1.5702
    #> 32: gap 0.0242, stairs 2.0000, chords 1.5706
    #> 64: gap 0.0122, stairs 2.0000, chords 1.5708
    #> 128: gap 0.0061, stairs 2.0000, chords 1.5708
    if n in panels:
        panels[n].plot(x, y, "C0o-", markersize=3)
        panels[n].step(x, y, "C1--")
        panels[n].set_title(f"{n} steps")
        panels[n].set_aspect("equal")
        panels[n].axis("off")

names = [str(n) for n in steps]
panels["length"].axhline(arc, color="gray", linestyle=":")
panels["length"].plot(names, stair_lengths, "C1s--")
panels["length"].plot(names, chord_lengths, "C0o-")
panels["length"].text(1, 1.9, "stairs: always 2", color="C1")
panels["length"].text(1, 1.63, "chords: toward the arc", color="C0")
panels["length"].set(xlabel="number of steps", ylabel="length (radius = 1)")
plt.show()
