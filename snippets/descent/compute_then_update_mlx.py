"""Backpropagation computes, the optimizer updates

One iteration on one ride, with the loss taken three times: before, after
the backward pass, and after the update.
"""

import mlx.core as mx
from mlx import nn, optimizers

x, y = mx.array([[2.0, 3.0]]), mx.array([[2.0]])
learning_rate = 0.01
W, b = mx.array([[2.0, -1.0], [1.0, -2.0]]), mx.array([1.0, 2.0])
V, c = mx.array([[-1.0, 2.0]]), mx.array([7.0])
network = nn.Sequential(nn.Linear(2, 2), nn.ReLU(), nn.Linear(2, 1))
network.load_weights(
    [
        ("layers.0.weight", W),
        ("layers.0.bias", b),
        ("layers.2.weight", V),
        ("layers.2.bias", c),
    ]
)
hidden = network.layers[0]
optimizer = optimizers.SGD(learning_rate)


def loss_function():
    return nn.losses.mse_loss(network(x), y)


loss = loss_function()  # forward pass
loss_before, weight_before = loss.item(), hidden.weight[0, 0].item()

loss, gradient = nn.value_and_grad(network, loss_function)()  # both passes
loss_between = loss_function().item()
weight_between = hidden.weight[0, 0].item()

optimizer.update(network, gradient)  # update
loss_after = loss_function().item()
weight_after = hidden.weight[0, 0].item()

print(f"before the backward pass: {weight_before:.2f} {loss_before:.4f}")
#> before the backward pass: 2.00 9.0000
print(f"after the backward pass:  {weight_between:.2f} {loss_between:.4f}")
#> after the backward pass:  2.00 9.0000
print(f"after the update:         {weight_after:.2f} {loss_after:.4f}")
#> after the update:         2.12 3.0948
