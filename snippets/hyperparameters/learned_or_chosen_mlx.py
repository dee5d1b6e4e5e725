"""Two numbers are learned, all others were chosen before

A straight line is fitted to 60 taxi rides: distance in kilometers, fare
in dollars. What training finds is close to the line of least squares.
"""

import mlx.core as mx
import numpy as np
from mlx import nn, optimizers

# Chosen before the training: hyperparameters, and the seed.
learning_rate, epochs, batch_size = 0.02, 40, 10
seed, start = 1986, 0.0

generator = np.random.default_rng(seed)
x = generator.uniform(0, 6, (60, 1))
y = 2 * x + 3 + generator.normal(0, 1, (60, 1))
best_w, best_b = np.polyfit(x[:, 0], y[:, 0], 1)  # least squares
lowest_loss = np.mean((best_w * x + best_b - y) ** 2)
x, y = mx.array(x), mx.array(y)

# Learned by the training: parameters.
model = nn.Linear(1, 1)
model.weight = mx.full((1, 1), start)
model.bias = mx.full((1,), start)
optimizer = optimizers.SGD(learning_rate)


def loss_function(model, x, y):
    return nn.losses.mse_loss(model(x), y)


loss_and_gradient = nn.value_and_grad(model, loss_function)
losses = []
for epoch in range(epochs):
    order = mx.array(generator.permutation(60))
    for batch in order.split(60 // batch_size):
        _, gradient = loss_and_gradient(model, x[batch], y[batch])
        optimizer.update(model, gradient)
        mx.eval(model.parameters())
    losses.append(loss_function(model, x, y).item())
learned = w, b = [model.weight.item(), model.bias.item()]
print(f"learned:       w {w:.2f}, b {b:.2f}, loss {losses[-1]:.3f}")
#> learned:       w 2.07, b 2.70, loss 0.941
print(f"least squares: w {best_w:.2f}, b {best_b:.2f}, loss {lowest_loss:.3f}")
#> least squares: w 2.03, b 2.91, loss 0.929
