"""Raw, the loss hardly moves; normalized, ten steps are enough

200 houses: area in square meters and distance to the station in meters
predict the price in thousand dollars. Training on the raw numbers, then
on z-scores, each with half of its largest stable learning rate; then the
raw numbers with the rate of the z-scores.
"""

import mlx.core as mx
import mlx.nn as nn
import mlx.optimizers as optim
import numpy as np

seed, count = 1986, 200
generator = np.random.default_rng(seed)
area = generator.uniform(40, 200, count)
distance = generator.uniform(100, 5000, count)
noise = generator.normal(0, 20, count)
price = 60 + 3 * area - 0.02 * distance + noise
raw = mx.array(np.column_stack([area, distance]))
z = (raw - raw.mean(axis=0)) / raw.std(axis=0)
price = mx.array(price)


def loss_function(model, x):
    return nn.losses.mse_loss(model(x)[:, 0], price)


def train(x, learning_rate, steps):
    model, losses = nn.Linear(2, 1), []
    model.weight, model.bias = mx.zeros((1, 2)), mx.zeros(1)
    optimizer = optim.SGD(learning_rate)
    loss_and_gradient = nn.value_and_grad(model, loss_function)
    for step in range(steps):
        loss, gradient = loss_and_gradient(model, x)
        losses.append(loss.item())
        optimizer.update(model, gradient)
        mx.eval(model.parameters())
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
