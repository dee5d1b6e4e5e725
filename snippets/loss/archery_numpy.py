"""An archer who starts above the ground learns to hit the center

One linear unit with ReLU on its output makes 100 steps of gradient
descent. Its first arrow lands at height 0.35. After the last step
it lands at {last_shot:.3f}; the center of the target is at 0.8.
"""

import numpy as np

x, y = np.array([0.5]), np.array([0.8])  # input, center of the target
learning_rate = 0.01

# The model: one linear unit, ReLU on its output.
w, b = np.array([0.3]), np.array([0.2])


def model(x):
    return np.maximum(w * x + b, 0)


losses = []
for step in range(100):
    y_hat = model(x)  # forward pass: the arrow lands
    loss = np.mean((y_hat - y) ** 2)  # loss: the rule that scores
    slope = np.where(y_hat > 0, 2 * (y_hat - y), 0)  # gradient
    w = w - learning_rate * slope * x  # update: one step downhill
    b = b - learning_rate * slope
    losses.append(loss.item())

last_shot = model(x).item()
print(f"loss of arrow 1:   {losses[0]:.4f}")
#> loss of arrow 1:   0.2025
print(f"loss of arrow 100: {losses[-1]:.4f}")
#> loss of arrow 100: 0.0013
print(f"the next lands at: {last_shot:.3f}")
#> the next lands at: 0.764
