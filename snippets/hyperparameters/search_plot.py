"""A grid of nine tries three learning rates, nine random points try nine

Two squares, learning rate across and weight decay up, both from low to
high. On the left nine points stand in a grid: seen from below they cover
only {grid_rates} different learning rates. On the right nine random points
cover {random_rates}. Ticks along the bottom mark the rates that were tried.
"""

import matplotlib.pyplot as plt
import numpy as np

seed = 1986
generator = np.random.default_rng(seed)
middles = (np.arange(3) + 0.5) / 3
grid = np.array([[rate, decay] for rate in middles for decay in middles])
random = generator.uniform(size=(2, 9)).T
grid_rates = len(set(grid[:, 0].tolist()))
random_rates = len(set(random[:, 0].tolist()))
print(f"rates tried: grid {grid_rates}, random {random_rates}")
#> rates tried: grid 3, random 9

figure, panels = plt.subplots(1, 2, figsize=(4.8, 2.9), sharey=True)
figure.set_layout_engine("constrained", wspace=0.15)
for panel, points, title in zip(panels, (grid, random), ("grid", "random")):
    rates, decays = points.T
    panel.plot(rates, decays, "C0o")
    panel.vlines(rates, -0.12, -0.02, "C1", linewidth=1.5)
    panel.set(
        title=title, xlabel="learning rate", xlim=(0, 1), ylim=(-0.12, 1)
    )
    panel.set(xticks=[0, 1], xticklabels=["low", "high"])
    panel.set(yticks=[0, 1], yticklabels=["low", "high"])
panels[0].set_ylabel("weight decay")
plt.show()
