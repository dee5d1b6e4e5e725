"""Four common scales for three numbers, and the way back from each

Each line: the numbers 10, 20 and 30 on a new scale. Then the four ways
back, which all arrive at 10, 20 and 30.
"""

import numpy as np

x = np.array([10.0, 20.0, 30.0])
smallest, largest, mean, spread = x.min(), x.max(), x.mean(), x.std()

by_maximum = x / largest
min_max = (x - smallest) / (largest - smallest)
z_score = (x - mean) / spread
logarithm = np.log1p(x)  # log(1 + x)
print(f"by the maximum {by_maximum.round(2)}")
#> by the maximum [0.33 0.67 1.  ]
print(f"min-max        {min_max.round(2)}")
#> min-max        [0.  0.5 1. ]
print(f"z-score        {z_score.round(2)}")
#> z-score        [-1.22  0.    1.22]
print(f"log1p          {logarithm.round(2)}")
#> log1p          [2.4  3.04 3.43]

back = [
    by_maximum * largest,
    min_max * (largest - smallest) + smallest,
    z_score * spread + mean,
    np.expm1(logarithm),  # exp(y) - 1
]
all_back = np.allclose(back, x)
print(f"all four are back: {all_back}")
#> all four are back: True
