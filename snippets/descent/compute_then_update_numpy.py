"""Backpropagation computes, the optimizer updates

One iteration on one ride, with the loss taken three times: before, after
the backward pass, and after the update.
"""

import numpy as np

x, y = np.array([[2.0, 3.0]]), np.array([[2.0]])
learning_rate = 0.01
W, b = np.array([[2.0, -1.0], [1.0, -2.0]]), np.array([1.0, 2.0])
V, c = np.array([[-1.0, 2.0]]), np.array([7.0])
network = [array.copy() for array in (W, b, V, c)]


def loss_function():
    W, b, V, c = network
    h = np.maximum(x @ W.T + b, 0)
    return np.mean((h @ V.T + c - y) ** 2)


def backward():
    W, b, V, c = network
    h = np.maximum(x @ W.T + b, 0)
    dy_hat = 2 * (h @ V.T + c - y)
    dz = dy_hat @ V * (h > 0)
    return [dz.T @ x, dz.sum(axis=0), dy_hat.T @ h, dy_hat.sum(axis=0)]


loss = loss_function()  # forward pass
loss_before, weight_before = loss.item(), network[0][0, 0].item()

gradient = backward()  # backward pass
loss_between = loss_function().item()
weight_between = network[0][0, 0].item()

for array, slopes in zip(network, gradient):  # update
    array -= learning_rate * slopes
loss_after = loss_function().item()
weight_after = network[0][0, 0].item()

print(f"before the backward pass: {weight_before:.2f} {loss_before:.4f}")
#> before the backward pass: 2.00 9.0000
print(f"after the backward pass:  {weight_between:.2f} {loss_between:.4f}")
#> after the backward pass:  2.00 9.0000
print(f"after the update:         {weight_after:.2f} {loss_after:.4f}")
#> after the update:         2.12 3.0948
