"""One norm for all layers keeps the direction, one for each turns it

The gradients of two layers, [3, 4] and [12]. All of it is clipped to
norm 6.5, once as one long vector, once layer by layer.
"""

import numpy as np

first, second = np.array([3.0, 4.0]), np.array([12.0])
learning_rate, max_norm = 0.1, 6.5


def clip(gradient):
    norm = np.linalg.norm(gradient)
    return gradient * min(max_norm / norm, 1)


whole = np.concatenate([first, second])
norm_before = np.linalg.norm(whole).item()
together = clip(whole)
norm_after = np.linalg.norm(together).item()
step_length = learning_rate * norm_after
apart = np.concatenate([clip(first), clip(second)])
norm_apart = np.linalg.norm(apart).item()
cosine = (apart @ whole / norm_apart / norm_before).item()
turn = np.degrees(np.arccos(cosine)).item()
print(f"before:   {whole.tolist()}, norm {norm_before:.2f}")
#> before:   [3.0, 4.0, 12.0], norm 13.00
print(f"together: {together.round(2).tolist()}, norm {norm_after:.2f}")
#> together: [1.5, 2.0, 6.0], norm 6.50
print(f"apart:    {apart.round(2).tolist()}, norm {norm_apart:.2f}")
#> apart:    [3.0, 4.0, 6.5], norm 8.20
print(f"step {step_length:.2f}; apart turns by {turn:.1f} degrees")
#> step 0.65; apart turns by 14.9 degrees
