"""An outlier drags the mean along and leaves the median where it is

The outlier among five points moves from 100 to 1,000. Three losses
choose one number for the five, in this order: MSE, MAE, Huber.
"""

import numpy as np


def huber(error):  # a parabola near 0, straight arms outside of ±1
    size = np.abs(error)
    return np.where(size < 1, size**2 / 2, size - 1 / 2)


def best(loss):  # the guess with the lowest mean loss
    return np.argmin(loss.mean(axis=1)).item()


print("outlier: best number under MSE, MAE, Huber")
#> outlier: best number under MSE, MAE, Huber
guesses = np.arange(0, 1001)
best_mse, best_mae, best_huber = [], [], []
for outlier in (100, 1000):
    errors = guesses[:, None] - np.array([1, 2, 3, 4, outlier])
    best_mse.append(best(errors**2))
    best_mae.append(best(np.abs(errors)))
    best_huber.append(best(huber(errors)))
    print(f"{outlier}: {best_mse[-1]}, {best_mae[-1]}, {best_huber[-1]}")
    #> 100: 22, 3, 3
    #> 1000: 202, 3, 3
