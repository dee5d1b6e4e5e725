"""Two numbers are learned, all others were chosen before

A straight line is fitted to 60 taxi rides: distance in kilometers, fare
in dollars. What training finds is close to the line of least squares.
"""

import numpy as np

# Chosen before the training: hyperparameters, and the seed.
learning_rate, epochs, batch_size = 0.02, 40, 10
seed, start = 1986, 0.0

generator = np.random.default_rng(seed)
x = generator.uniform(0, 6, (60, 1))
y = 2 * x + 3 + generator.normal(0, 1, (60, 1))
best_w, best_b = np.polyfit(x[:, 0], y[:, 0], 1)  # least squares
lowest_loss = np.mean((best_w * x + best_b - y) ** 2)

# Learned by the training: parameters.
w, b = start, start
losses = []
for epoch in range(epochs):
    order = generator.permutation(60)
    for first in range(0, 60, batch_size):
        batch = order[first : first + batch_size]
        error = w * x[batch] + b - y[batch]
        w_slope, b_slope = 2 * np.mean(error * x[batch]), 2 * np.mean(error)
        w, b = w - learning_rate * w_slope, b - learning_rate * b_slope
    losses.append(np.mean((w * x + b - y) ** 2).item())
learned = [float(w), float(b)]
print(f"learned:       w {w:.2f}, b {b:.2f}, loss {losses[-1]:.3f}")
#> learned:       w 2.07, b 2.70, loss 0.941
print(f"least squares: w {best_w:.2f}, b {best_b:.2f}, loss {lowest_loss:.3f}")
#> least squares: w 2.03, b 2.91, loss 0.929
