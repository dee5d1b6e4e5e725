"""A PReLU learns the slope of its own leak

The slope left of zero is a parameter. It starts at {first_slope:.2f},
and gradient descent moves it to the slope of the data, 0.4.
"""

import numpy as np

z = np.linspace(-2, 2, 40)
y = np.where(z > 0, z, 0.4 * z)  # data with a leak of 0.4
learning_rate = 0.1

a = np.array([0.25])  # the parameter: slope left of zero


def model(z):
    return np.where(z > 0, z, a * z)


parameters = a.size
first_slope = a.item()
losses = []
for step in range(50):
    difference = model(z) - y  # forward pass
    loss = np.mean(difference**2)
    gradient = np.mean(2 * difference * np.where(z > 0, 0, z))
    a = a - learning_rate * gradient  # update
    losses.append(loss.item())

last_slope = a.item()
print(f"{parameters} parameter")
#> 1 parameter
print(f"slope of the leak: {first_slope:.3f} -> {last_slope:.3f}")
#> slope of the leak: 0.250 -> 0.400
