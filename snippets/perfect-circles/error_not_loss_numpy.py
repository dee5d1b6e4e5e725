"""Minimizing the error runs away; minimizing its square arrives

Two ways to look for the bias b, 20 steps each, both from b = 0. A dashed
line shows where minimizing the mean error leads: straight down, to
{runaway:.0f} and on. A solid line shows where minimizing the mean of the
squared errors leads: up to {arrived:.2f}, and there it stays.
"""

import matplotlib.pyplot as plt
import numpy as np

errors = np.array([10.0, -10.0])
mean = errors.mean().item()
mae = abs(errors).mean().item()
mse = (errors**2).mean().item()
print(f"errors +10 and -10: mean {mean}, MAE {mae}, MSE {mse}")
#> errors +10 and -10: mean 0.0, MAE 10.0, MSE 100.0

x = np.array([1.0, 3.0, 4.0, 6.0])  # the four taxi rides
y = np.array([7.0, 7.0, 13.0, 13.0])
learning_rate = 0.25  # how far to go for each unit of slope
h = 1 / 1024  # step of the central difference


def mean_error(b):
    return (2 * x + b - y).mean()


def mean_square(b):
    return ((2 * x + b - y) ** 2).mean()


def slope(measure, b):
    return (measure(b + h) - measure(b - h)) / (2 * h)


def walk(measure):
    path = [0.0]
    for _ in range(20):
        path.append(path[-1] - learning_rate * slope(measure, path[-1]))
    return path


error_path, square_path = walk(mean_error), walk(mean_square)
runaway, arrived = error_path[-1], square_path[-1]
runaway_error = mean_error(runaway).item()
runaway_square = mean_square(runaway).item()
arrived_square = mean_square(arrived).item()
print(f"error: b = {runaway}, mean {runaway_error}, MSE {runaway_square}")
#> error: b = -5.0, mean -8.0, MSE 68.0
print(f"square: b = {arrived:.3f}, MSE {arrived_square:.3f}")
#> square: b = 3.000, MSE 4.000

plt.plot(error_path, "--", color="C1")
plt.plot(square_path, color="C0")
plt.text(7, -3.4, "minimize the error", color="C1", ha="right")
plt.text(3.6, 2.1, "minimize its square", color="C0")
plt.title("One goal runs away, the other is reached")
plt.xticks(range(0, 21, 5))
plt.xlabel("step")
plt.ylabel("bias b")
plt.show()
