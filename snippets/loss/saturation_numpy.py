"""Wrong and very sure: log loss pushes, MSE hardly does

Two curves over the logit, from −10 to 10, when the right answer is 1:
how hard each loss pushes on the logit. On the far left the answer is
wrong and very sure. There log loss pushes with {push_log_loss:.5f},
MSE with only {push_mse:.5f}. On the right, where the answer is right,
both pushes go to 0.
"""

import matplotlib.pyplot as plt
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def slope_log_loss(z):  # the right answer is 1
    return sigmoid(z) - 1


def slope_mse(z):  # the chain rule adds the slope of the sigmoid
    p = sigmoid(z)
    return 2 * (p - 1) * p * (1 - p)


def steps_to_half(slope):  # until p is 0.5, with learning rate 1
    z, steps = -10.0, 0
    while z < 0:
        z, steps = z - slope(z), steps + 1
    return steps


gradient_log_loss = slope_log_loss(-10.0).item()
gradient_mse = slope_mse(-10.0).item()
push_log_loss, push_mse = -gradient_log_loss, -gradient_mse
times = gradient_log_loss / gradient_mse
steps_log_loss = steps_to_half(slope_log_loss)
steps_mse = steps_to_half(slope_mse)
print(f"log loss: gradient {gradient_log_loss:.5f}, {steps_log_loss} steps")
#> log loss: gradient -0.99995, 11 steps
print(f"MSE:      gradient {gradient_mse:.5f}, {steps_mse} steps")
#> MSE:      gradient -0.00009, 11034 steps

z = np.linspace(-10, 10, 81)
plt.plot(z, -slope_log_loss(z))
plt.plot(z, -slope_mse(z), "--")
plt.text(-9.8, 0.88, "log loss", color="C0")
plt.text(-9.8, 0.04, "MSE", color="C1")
plt.text(4, 0.3, "right and sure:\nno push needed")
plt.title("Wrong and sure: MSE hardly pushes")
plt.xlabel("logit z (the right answer is 1)")
plt.ylabel("push on the logit, −dL/dz")
plt.show()
