"""Two numbers are learned, all others were chosen before

A straight line is fitted to 60 taxi rides: distance in kilometers, fare
in dollars. What training finds is close to the line of least squares.
"""

import numpy as np
import torch
from torch import nn

# Chosen before the training: hyperparameters, and the seed.
learning_rate, epochs, batch_size = 0.02, 40, 10
seed, start = 1986, 0.0

generator = np.random.default_rng(seed)
x = generator.uniform(0, 6, (60, 1))
y = 2 * x + 3 + generator.normal(0, 1, (60, 1))
best_w, best_b = np.polyfit(x[:, 0], y[:, 0], 1)  # least squares
lowest_loss = np.mean((best_w * x + best_b - y) ** 2)
x, y = torch.tensor(x).float(), torch.tensor(y).float()

# Learned by the training: parameters.
model = nn.Linear(1, 1)
nn.init.constant_(model.weight, start)
nn.init.constant_(model.bias, start)
optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
losses = []
for epoch in range(epochs):
    order = torch.tensor(generator.permutation(60))
    for batch in order.split(batch_size):
        loss = nn.functional.mse_loss(model(x[batch]), y[batch])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    losses.append(nn.functional.mse_loss(model(x), y).item())
learned = w, b = [model.weight.item(), model.bias.item()]
print(f"learned:       w {w:.2f}, b {b:.2f}, loss {losses[-1]:.3f}")
#> learned:       w 2.07, b 2.70, loss 0.941
print(f"least squares: w {best_w:.2f}, b {best_b:.2f}, loss {lowest_loss:.3f}")
#> least squares: w 2.03, b 2.91, loss 0.929
