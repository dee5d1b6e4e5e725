"""MSE chooses the mean, MAE the median

Two panels over the same five data points: 1, 2, 3, 4 and, far away,
100. In the upper one the MSE of a single guess is a parabola with its
lowest point at {best_mse:.0f}, between the points, near none of them.
In the lower one the MAE is made of straight pieces; its lowest point
is at {best_mae:.0f}, the middle one of the five.
"""

import matplotlib.pyplot as plt
import numpy as np

y = np.array([1, 2, 3, 4, 100])
guesses = np.arange(0, 101)  # one number must stand for all five

mse = np.array([np.mean((guess - y) ** 2) for guess in guesses])
mae = np.array([np.mean(np.abs(guess - y)) for guess in guesses])
best_mse = guesses[mse.argmin()].item()
best_mae = guesses[mae.argmin()].item()
print(f"MSE is lowest at {best_mse}, the mean is {y.mean():.0f}")
#> MSE is lowest at 22, the mean is 22
print(f"MAE is lowest at {best_mae}, the median is {np.median(y):.0f}")
#> MAE is lowest at 3, the median is 3

fig, axes = plt.subplots(2, figsize=(4.8, 5), sharex=True)
for ax, loss, best, name, average in (
    (axes[0], mse, best_mse, "MSE", "mean"),
    (axes[1], mae, best_mae, "MAE", "median"),
):
    ax.plot(guesses, loss)
    ax.plot(y, [0] * 5, "k|", markersize=12, markeredgewidth=2)
    ax.plot(best, loss.min(), "o", color="C1", markersize=8)
    ax.annotate(
        f"lowest at {best}: the {average}",
        (best, loss.min()),
        (12, loss.max() * 0.9),
        color="C1",
        arrowprops={"arrowstyle": "->", "color": "C1"},
    )
    ax.set(ylabel=name, ylim=(-loss.max() / 12, None))
axes[0].set_title("MSE runs to the outlier, MAE stays")
axes[1].set_xlabel("guess (short lines: the five data points)")
plt.show()
