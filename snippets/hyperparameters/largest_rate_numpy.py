"""Below 2 divided by the curvature it converges, above it diverges

The loss of a straight line on 60 taxi rides. From its largest curvature
follows the largest stable learning rate. Two trainings check it, one with
a rate just below, one just above.
"""

import numpy as np

seed = 1986
generator = np.random.default_rng(seed)
x = generator.uniform(0, 6, 60)
y = 2 * x + 3 + generator.normal(0, 1, 60)

# Second derivatives of the mean squared error, by w and b.
curvatures = 2 * np.array([[np.mean(x * x), np.mean(x)], [np.mean(x), 1]])
smallest, largest = np.linalg.eigvalsh(curvatures).tolist()
largest_rate = 2 / largest
print(f"curvatures {smallest:.3f} and {largest:.2f}")
#> curvatures 0.489 and 27.77
print(f"largest stable rate {largest_rate:.4f}")
#> largest stable rate 0.0720


def error_after(learning_rate, steps=500):
    w, b = 0.0, 0.0
    for step in range(steps):
        error = w * x + b - y
        w_slope, b_slope = 2 * np.mean(error * x), 2 * np.mean(error)
        w, b = w - learning_rate * w_slope, b - learning_rate * b_slope
    best_w, best_b = np.polyfit(x, y, 1)
    return np.hypot(w - best_w, b - best_b).item()


just_below = error_after(0.99 * largest_rate)
just_above = error_after(1.01 * largest_rate)
print(f"1 % below: {just_below:.0e} from the best line")
#> 1 % below: 1e-04 from the best line
print(f"1 % above: {just_above:.0e} from the best line")
#> 1 % above: 5e+04 from the best line

# Distances from their mean: the curvatures come closer together.
centered = x - x.mean()
centered_rate = 2 / max(2 * np.mean(centered * centered), 2)
print(f"with centered distances: largest stable rate {centered_rate:.2f}")
#> with centered distances: largest stable rate 0.29
