"""Normalizing removes the scales, not the correlation

Two features with standard deviations 1 and 1000 and a correlation r. Each
line: r, the condition number raw, and that of the z-scores.
"""

import numpy as np

correlations = [0.0, 0.5, 0.9, 0.99]
raw_condition, z_condition = [], []
for r in correlations:
    correlation = np.array([[1.0, r], [r, 1.0]])
    spread = np.diag([1.0, 1000.0])
    raw = np.linalg.eigvalsh(2 * spread @ correlation @ spread)
    z = np.linalg.eigvalsh(2 * correlation)
    raw_condition.append((raw[1] / raw[0]).item())
    z_condition.append((z[1] / z[0]).item())
    print(f"{r:4}: {raw_condition[-1]:.2e} and {z_condition[-1]:.0f}")
    #>  0.0: 1.00e+06 and 1
    #>  0.5: 1.33e+06 and 3
    #>  0.9: 5.26e+06 and 19
    #> 0.99: 5.03e+07 and 199
formula = [(1 + r) / (1 - r) for r in correlations]
