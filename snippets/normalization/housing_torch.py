"""Raw, the loss hardly moves; normalized, ten steps are enough

200 houses: area in square meters and distance to the station in meters
predict the price in thousand dollars. Training on the raw numbers, then
on z-scores, each with half of its largest stable learning rate; then the
raw numbers with the rate of the z-scores.
"""

import numpy as np
import torch
from torch import nn

seed, count = 1986, 200
generator = np.random.default_rng(seed)
area = generator.uniform(40, 200, count)
distance = generator.uniform(100, 5000, count)
noise = generator.normal(0, 20, count)
price = 60 + 3 * area - 0.02 * distance + noise
raw = torch.tensor(np.column_stack([area, distance])).float()
z = (raw - raw.mean(dim=0)) / raw.std(dim=0, correction=0)
price = torch.tensor(price).float()


def train(x, learning_rate, steps):
    model, losses = nn.Linear(2, 1), []
    nn.init.zeros_(model.weight)
    nn.init.zeros_(model.bias)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    for step in range(steps):
        loss = nn.functional.mse_loss(model(x)[:, 0], price)
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()  # gradient
        optimizer.step()  # update
    return losses


raw_losses = train(raw, learning_rate=5e-8, steps=1000)
z_losses = train(z, learning_rate=0.5, steps=10)
same_rate = train(raw, learning_rate=0.5, steps=3)
print(f"both start at loss {raw_losses[0]:,.0f}")
#> both start at loss 143,294
print(f"raw, after 1000 steps: {raw_losses[-1]:,.0f}")
#> raw, after 1000 steps: 20,602
print(f"z-scores, after 10:    {z_losses[-1]:,.1f}")
#> z-scores, after 10:    425.4
print(f"raw, rate 0.5, after 2: {same_rate[-1]:.0e}")
#> raw, rate 0.5, after 2: 9e+32
