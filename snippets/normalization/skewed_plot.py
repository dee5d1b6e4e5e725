"""Three scales keep the shape, only the logarithm changes it

Four panels, one below the other, each with a histogram of the same
{count} house prices on another scale. In the first three the shape is the
same: a high bump on the left and a long thin tail to the right. By the
maximum it runs up to 1, by min-max from 0 to 1, as z-score from
{lowest_z:.1f} to {highest_z:.1f}. In the last panel, log1p, the shape is a
bell without a tail.
"""

import matplotlib.pyplot as plt
import numpy as np

seed, count = 1986, 1000
generator = np.random.default_rng(seed)
price = generator.lognormal(5.5, 0.7, count)  # thousand dollars


def z_score(x):
    return (x - x.mean()) / x.std()


scaled = {
    "by the maximum": price / price.max(),
    "min-max": (price - price.min()) / (price.max() - price.min()),
    "z-score": z_score(price),
    "log1p": np.log1p(price),
}
skewness = [np.mean(z_score(x) ** 3).item() for x in scaled.values()]
lowest_z, highest_z = z_score(price).min(), z_score(price).max()
low_tenth = np.mean(scaled["min-max"] < 0.1).item()
below_mean = np.mean(price < price.mean()).item()

fig, axes = plt.subplots(4, figsize=(4.8, 6.8), layout="constrained")
for ax, name, skew in zip(axes, scaled, skewness):
    changed = name == "log1p"
    ax.hist(scaled[name], bins=20, color="C1" if changed else "C0")
    text = f"skewness {skew:.1f}".replace("-", "−")
    ax.text(
        0.02 if changed else 0.98,
        0.85,
        text,
        ha="left" if changed else "right",
        transform=ax.transAxes,
    )
    ax.set(xlabel=f"price, {name}", ylabel="houses")
axes[0].set_title("Three keep the tail, one removes it")
plt.show()
