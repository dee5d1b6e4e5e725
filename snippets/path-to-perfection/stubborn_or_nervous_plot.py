"""Too simple repeats one mistake, too flexible makes many

Two panels with the same wave-shaped truth, dashed, and {fits} fits, each to
other noisy points. Above, straight lines: the fits lie close together, all
wrong in the same places. Below, polynomials with 14 parameters: the fits
wriggle around the truth, each in its own way.
"""

import matplotlib.pyplot as plt
import numpy as np

seed, fits, n, noise = 1986, 8, 20, 0.5
generator = np.random.default_rng(seed)
x = np.linspace(-1, 1, n)
y = np.sin(4 * x)[:, None] + generator.normal(0, noise, (n, fits))

fig, panels = plt.subplots(2, figsize=(4.8, 5.4), sharex=True)
titles = (
    "Stubborn: always the same mistake",
    "Nervous: a new mistake each time",
)
spreads = []
for panel, size, title in zip(panels, (2, 14), titles):
    powers, _ = np.linalg.qr(np.vander(x, size, increasing=True))
    y_hat = powers @ (powers.T @ y)
    spreads.append(y_hat.std(axis=1).mean().item())
    panel.plot(x, y_hat, "C0", linewidth=1, alpha=0.7)
    panel.plot(x, np.sin(4 * x), "--", color="black")
    panel.text(-0.95, 1.7, f"{size} parameters", color="C0")
    panel.text(0.45, -1.9, "dashed: the truth")
    panel.set(title=title, ylabel="y", ylim=(-2.3, 2.3))
panels[1].set_xlabel("x")
plt.show()
