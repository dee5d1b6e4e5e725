"""One typing mistake squeezes nine houses into a hundredth of the scale

Nine areas from 50 to 130 square meters, and a tenth where somebody typed
9000 for 90. Each line: how wide the nine are on the new scale, as a share
of the whole width.
"""

import numpy as np

nine = np.arange(50.0, 131.0, 10)
x = np.append(nine, 9000.0)

min_max = (x - x.min()) / (x.max() - x.min())
z_score = (x - x.mean()) / x.std()
lower, median, upper = np.percentile(x, [25, 50, 75])
robust = (x - median) / (upper - lower)
logarithm = np.log1p(x)

widths, shares = [], []
for name, y in (
    ("min-max", min_max),
    ("z-score", z_score),
    ("robust", robust),
    ("log1p", logarithm),
):
    width = y[:9].max() - y[:9].min()
    widths.append(width.item())
    shares.append((width / (y.max() - y.min())).item())
    print(f"{name:8} nine houses {width:.3f} wide, {shares[-1]:.1%}")
    #> min-max  nine houses 0.009 wide, 0.9%
    #> z-score  nine houses 0.030 wide, 0.9%
    #> robust   nine houses 1.778 wide, 0.9%
    #> log1p    nine houses 0.943 wide, 18.2%
