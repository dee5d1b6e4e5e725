"""Weights for z-scores turn into weights for square meters and meters

The housing model is trained on z-scores. Its weights are brought back to
the raw features and compared with the line of least squares there.
"""

import numpy as np

seed, count = 1986, 200
generator = np.random.default_rng(seed)
area = generator.uniform(40, 200, count)
distance = generator.uniform(100, 5000, count)
noise = generator.normal(0, 20, count)
price = 60 + 3 * area - 0.02 * distance + noise
raw = np.column_stack([area, distance])
mean, spread = raw.mean(axis=0), raw.std(axis=0)
z = (raw - mean) / spread

w, b = np.zeros(2), 0.0
for step in range(30):
    error = z @ w + b - price
    w = w - 0.5 * 2 * error @ z / count
    b = b - 0.5 * 2 * np.mean(error)
print(f"for z-scores: {w[0]:.1f}, {w[1]:.1f}, bias {b:.1f}")
#> for z-scores: 140.2, -29.2, bias 350.5

w_raw = w / spread
b_raw = b - np.sum(w * mean / spread)
print(f"for m² and m: {w_raw[0]:.3f}, {w_raw[1]:.5f}, bias {b_raw:.2f}")
#> for m² and m: 3.009, -0.02061, bias 58.56
table = np.column_stack([raw, np.ones(count)])
best = np.linalg.lstsq(table, price)[0]
print(f"least squares: {best[0]:.3f}, {best[1]:.5f}, bias {best[2]:.2f}")
#> least squares: 3.009, -0.02061, bias 58.56
house = np.array([100.0, 800.0])
y_hat = (house - mean) / spread @ w + b
y_hat_raw = house @ w_raw + b_raw
print(f"100 m², 800 m away: {y_hat:.1f} and {y_hat_raw:.1f}")
#> 100 m², 800 m away: 343.0 and 343.0
