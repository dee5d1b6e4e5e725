"""The z-score of a batch, and the column that breaks it

Four houses: area, distance to the station, number of kitchens. All have
one kitchen, so the last column has no spread at all.
"""

import mlx.core as mx

x = mx.array(
    [
        [50.0, 400.0, 1.0],
        [70.0, 3000.0, 1.0],
        [90.0, 1200.0, 1.0],
        [110.0, 1400.0, 1.0],
    ]
)
mean = x.mean(axis=0)  # one for each column
spread = x.std(axis=0)  # the default: divides by n
spread_unbiased = x.std(axis=0, ddof=1)  # divides by n - 1
print(f"spread of the area {spread[0]:.2f} or {spread_unbiased[0]:.2f}")
#> spread of the area 22.36 or 25.82

naive = (x - mean) / spread  # 0 / 0 in the last column
broken = mx.isnan(naive).sum().item()
print(f"not a number: {broken} of {x.shape[0] * x.shape[1]}")
#> not a number: 4 of 12

safe = mx.where(spread == 0, 1.0, spread)
z = (x - mean) / safe
z_mean, z_spread = z.mean(axis=0), z.std(axis=0)
off = abs(z_mean).max().item()
print(f"means: at most {off:.4f} from 0")
#> means: at most 0.0000 from 0
print(f"spreads {z_spread[0]:.1f} {z_spread[1]:.1f} {z_spread[2]:.1f}")
#> spreads 1.0 1.0 0.0
print(f"areas {z[0, 0]:.2f} {z[1, 0]:.2f} {z[2, 0]:.2f} {z[3, 0]:.2f}")
#> areas -1.34 -0.45 0.45 1.34
