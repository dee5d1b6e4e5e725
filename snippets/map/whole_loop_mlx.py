"""In 500 steps, 25 random numbers learn one swing of a tone

A network with 8 units in its hidden layer sees 21 moments of a tone.
Its loss falls in every step, from {losses[0]:.2f} to {losses[-1]:.4f}.
"""

import mlx.core as mx
import numpy as np
from mlx.optimizers import SGD

seed = 1986
learning_rate, steps = 0.1, 500  # hyperparameters

x = mx.linspace(-mx.pi, mx.pi, 21).reshape(21, 1)  # data: 21 moments
y = mx.sin(x)  # data: the air pressure at each moment

draw = np.random.default_rng(seed).uniform  # the same start in all tabs
shapes = {"w1": (1, 8), "b1": (8,), "w2": (8, 1), "b2": (1,)}  # parameters
parameters = {n: mx.array(draw(-1, 1, shapes[n])) for n in shapes}
optimizer = SGD(learning_rate)  # optimizer


def loss_of(parameters):
    w1, b1, w2, b2 = parameters.values()
    hidden = mx.tanh(x @ w1 + b1)  # forward pass, with activation
    y_hat = hidden @ w2 + b2  # forward pass: the prediction
    return mx.mean((y_hat - y) ** 2)  # loss


losses, backward = [], mx.value_and_grad(loss_of)
for step in range(steps):
    loss, gradient = backward(parameters)  # backpropagation
    # optimizer: gradient descent
    parameters = optimizer.apply_gradients(gradient, parameters)
    mx.eval(parameters)  # MLX: compute it now
    losses.append(loss.item())

rises = sum(b > a for a, b in zip(losses, losses[1:]))
count = sum(parameter.size for parameter in parameters.values())
print(f"{count} parameters")
#> 25 parameters
print(f"loss at the start:    {losses[0]:.4f}")
#> loss at the start:    0.5617
print(f"loss after 100 steps: {losses[99]:.4f}")
#> loss after 100 steps: 0.0199
print(f"loss after 500 steps: {losses[-1]:.4f}")
#> loss after 500 steps: 0.0058
