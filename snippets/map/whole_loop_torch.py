"""In 500 steps, 25 random numbers learn one swing of a tone

A network with 8 units in its hidden layer sees 21 moments of a tone.
Its loss falls in every step, from {losses[0]:.2f} to {losses[-1]:.4f}.
"""

import numpy as np
import torch
from torch.optim import SGD

seed = 1986
learning_rate, steps = 0.1, 500  # hyperparameters

x = torch.linspace(-torch.pi, torch.pi, 21).reshape(21, 1)  # data
y = torch.sin(x)  # data: the air pressure at each moment

draw = np.random.default_rng(seed).uniform  # the same start in all tabs
shapes = {"w1": (1, 8), "b1": (8,), "w2": (8, 1), "b2": (1,)}  # parameters
parameters = {n: torch.Tensor(draw(-1, 1, shapes[n])) for n in shapes}
for parameter in parameters.values():
    parameter.requires_grad_()  # PyTorch: record what happens to it
optimizer = SGD(parameters.values(), lr=learning_rate)  # optimizer

losses = []
for step in range(steps):
    w1, b1, w2, b2 = parameters.values()
    hidden = torch.tanh(x @ w1 + b1)  # forward pass, with activation
    y_hat = hidden @ w2 + b2  # forward pass: the prediction
    loss = torch.mean((y_hat - y) ** 2)  # loss
    losses.append(loss.item())

    optimizer.zero_grad()
    loss.backward()  # backpropagation
    # optimizer: gradient descent
    optimizer.step()

rises = sum(b > a for a, b in zip(losses, losses[1:]))
count = sum(parameter.numel() for parameter in parameters.values())
print(f"{count} parameters")
#> 25 parameters
print(f"loss at the start:    {losses[0]:.4f}")
#> loss at the start:    0.5617
print(f"loss after 100 steps: {losses[99]:.4f}")
#> loss after 100 steps: 0.0199
print(f"loss after 500 steps: {losses[-1]:.4f}")
#> loss after 500 steps: 0.0058
