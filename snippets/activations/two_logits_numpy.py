"""Only the difference of two logits counts

Pairs of logits with the same difference get the same probability, and
the sigmoid of that difference is that probability.
"""

import numpy as np

pairs = [[0.0, 3.0], [2.0, 5.0], [-7.0, -4.0], [100.0, 103.0]]
probabilities, sigmoids = [], []
for z0, z1 in pairs:
    e = np.exp(np.array([z0, z1]) - max(z0, z1))
    probabilities.append((e[1] / e.sum()).item())
    sigmoids.append((1 / (1 + np.exp(-(z1 - z0)))).item())
    print(f"{z0:5} {z1:5}: {probabilities[-1]:.4f} {sigmoids[-1]:.4f}")
    #>   0.0   3.0: 0.9526 0.9526
    #>   2.0   5.0: 0.9526 0.9526
    #>  -7.0  -4.0: 0.9526 0.9526
    #> 100.0 103.0: 0.9526 0.9526
