"""An archer who starts above the ground learns to hit the center

One linear unit with ReLU on its output makes 100 steps of gradient
descent. Its first arrow lands at height 0.35. After the last step
it lands at {last_shot:.3f}; the center of the target is at 0.8.
"""

import mlx.core as mx
from mlx.nn import Linear, ReLU, Sequential, value_and_grad
from mlx.nn.losses import mse_loss
from mlx.optimizers import SGD

x, y = mx.array([0.5]), mx.array([0.8])  # input, center of the target
learning_rate = 0.01

# The model: one linear unit, ReLU on its output.
model = Sequential(Linear(1, 1), ReLU())
model.layers[0].weight = mx.array([[0.3]])
model.layers[0].bias = mx.array([0.2])
optimizer = SGD(learning_rate)


def loss_function(model, x, y):
    y_hat = model(x)  # forward pass: the arrow lands
    return mse_loss(y_hat, y)  # loss: the rule that scores


loss_and_gradient = value_and_grad(model, loss_function)

losses = []
for step in range(100):
    loss, gradient = loss_and_gradient(model, x, y)  # gradient
    optimizer.update(model, gradient)  # update: one step downhill
    mx.eval(model.parameters())  # MLX is lazy: compute it now
    losses.append(loss.item())

last_shot = model(x).item()
print(f"loss of arrow 1:   {losses[0]:.4f}")
#> loss of arrow 1:   0.2025
print(f"loss of arrow 100: {losses[-1]:.4f}")
#> loss of arrow 100: 0.0013
print(f"the next lands at: {last_shot:.3f}")
#> the next lands at: 0.764
