"""Too small crawls, small settles in a dip, large overshoots

Three times the same curve with a shallow dip on the right and a deep one
on the left. Each walk starts far up on the right and has 30 steps. With
rate 0.001 it is still on the slope. With rate 0.02 it settles in the
shallow dip. With rate 0.1 its first step overshoots that dip, and it ends
in the deep one.
"""

import matplotlib.pyplot as plt
import numpy as np

start, steps = 2.2, 30


def loss(w):
    return w**4 - 4 * w**2 + w + 6


def slope(w):
    return 4 * w**3 - 8 * w + 1


def walk(learning_rate, steps):
    path = [start]
    for step in range(steps):
        path.append(path[-1] - learning_rate * slope(path[-1]))
    return path


small, middle, large = [walk(rate, steps) for rate in (0.001, 0.02, 0.1)]
too_large = walk(0.2, 2)  # it leaves the picture
patient = walk(0.001, 1000)
last_losses = [loss(path[-1]) for path in (small, middle, large)]
for path, last_loss in zip((small, middle, large), last_losses):
    print(f"after 30 steps: w = {path[-1]:.2f}, loss {last_loss:.2f}")
    #> after 30 steps: w = 1.75, loss 4.86
    #> after 30 steps: w = 1.35, loss 3.38
    #> after 30 steps: w = -1.47, loss 0.56

figure, panels = plt.subplots(3, figsize=(4.8, 6), sharex=True)
curve = np.linspace(-2.3, 2.3, 93)
names = ("0.001: crawls", "0.02: settles in a dip", "0.1: overshoots")
for panel, path, name in zip(panels, (small, middle, large), names):
    path = np.array(path)
    panel.plot(curve, loss(curve), "gray")
    panel.plot(path, loss(path), "C0.-", linewidth=1, markersize=6)
    panel.plot(path[-1], loss(path[-1]), "C1s", markersize=7)
    panel.set(title=f"learning rate {name}", ylabel="loss")
panels[0].text(2.1, 12.2, "start", ha="right", color="C0")
panels[0].text(1.7, 8, "after 30 steps", ha="right", color="C1")
panels[-1].set_xlabel("weight w")
plt.show()
