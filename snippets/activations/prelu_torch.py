"""A PReLU learns the slope of its own leak

The slope left of zero is a parameter. It starts at {first_slope:.2f},
and gradient descent moves it to the slope of the data, 0.4.
"""

import torch
from torch import nn

z = torch.linspace(-2, 2, 40)
y = torch.where(z > 0, z, 0.4 * z)  # data with a leak of 0.4
learning_rate = 0.1

model = nn.PReLU()  # the parameter: slope left of zero
optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)

parameters = sum(p.numel() for p in model.parameters())
first_slope = model.weight.item()
losses = []
for step in range(50):
    loss = nn.functional.mse_loss(model(z), y)  # forward pass
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()  # update
    losses.append(loss.item())

last_slope = model.weight.item()
print(f"{parameters} parameter")
#> 1 parameter
print(f"slope of the leak: {first_slope:.3f} -> {last_slope:.3f}")
#> slope of the leak: 0.250 -> 0.400
