"""A PReLU learns the slope of its own leak

The slope left of zero is a parameter. It starts at {first_slope:.2f},
and gradient descent moves it to the slope of the data, 0.4.
"""

import mlx.core as mx
from mlx import nn, optimizers
from mlx.utils import tree_flatten

z = mx.linspace(-2, 2, 40)
y = mx.where(z > 0, z, 0.4 * z)  # data with a leak of 0.4
learning_rate = 0.1

model = nn.PReLU()  # the parameter: slope left of zero
optimizer = optimizers.SGD(learning_rate)


def loss_function(model, z, y):
    return nn.losses.mse_loss(model(z), y)


loss_and_gradient = nn.value_and_grad(model, loss_function)

parameters = sum(p.size for _, p in tree_flatten(model.parameters()))
first_slope = model.weight.item()
losses = []
for step in range(50):
    loss, gradient = loss_and_gradient(model, z, y)  # forward pass
    optimizer.update(model, gradient)  # update
    mx.eval(model.parameters())  # MLX is lazy: compute it now
    losses.append(loss.item())

last_slope = model.weight.item()
print(f"{parameters} parameter")
#> 1 parameter
print(f"slope of the leak: {first_slope:.3f} -> {last_slope:.3f}")
#> slope of the leak: 0.250 -> 0.400
