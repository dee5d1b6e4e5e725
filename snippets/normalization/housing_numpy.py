"""Raw, the loss hardly moves; normalized, ten steps are enough

200 houses: area in square meters and distance to the station in meters
predict the price in thousand dollars. Training on the raw numbers, then
on z-scores, each with half of its largest stable learning rate; then the
raw numbers with the rate of the z-scores.
"""

import numpy as np

seed, count = 1986, 200
generator = np.random.default_rng(seed)
area = generator.uniform(40, 200, count)
distance = generator.uniform(100, 5000, count)
noise = generator.normal(0, 20, count)
price = 60 + 3 * area - 0.02 * distance + noise
raw = np.column_stack([area, distance])
z = (raw - raw.mean(axis=0)) / raw.std(axis=0)


def train(x, learning_rate, steps):
    w, b, losses = np.zeros(2), 0.0, []
    for step in range(steps):
        error = x @ w + b - price  # forward pass
        losses.append(np.mean(error**2).item())
        gradient = 2 * error @ x / count  # by w
        w = w - learning_rate * gradient  # update
        b = b - learning_rate * 2 * np.mean(error)
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
