"""A random batch points downhill on average, not every time

One weight, 64 points, the gradient at one place. An epoch shuffles the
points and cuts them into batches. All three batch sizes have the same
average. The last line is the share of batches that point uphill.
"""

import numpy as np

seed = 1986
rng = np.random.default_rng(seed)
x = np.linspace(-1, 1, 64)
y = 2 * x + np.sin(40 * x)  # a line, and scatter around it
w = 1.5

each = 2 * (w * x - y) * x  # the gradient of each example's loss
full = each.mean().item()  # the gradient of the mean loss


def batch_gradients(batch_size):
    batches = []
    for epoch in range(200):
        shuffled = each[rng.permutation(64)]
        batches.append(shuffled.reshape(-1, batch_size).mean(axis=1))
    return np.concatenate(batches)


averages, spreads, uphill = [], [], []
for batch_size in (1, 8, 64):
    batches = batch_gradients(batch_size)
    averages.append(batches.mean().item())
    spreads.append(batches.std().item())
    uphill.append((batches * full < 0).mean().item())
    print(f"{batch_size:2} each: {averages[-1]:.3f} ± {spreads[-1]:.2f}")
    #>  1 each: -0.397 ± 0.93
    #>  8 each: -0.397 ± 0.32
    #> 64 each: -0.397 ± 0.00
print(f"uphill: {uphill[0]:.2f}, {uphill[1]:.2f}, {uphill[2]:.2f}")
#> uphill: 0.31, 0.10, 0.00
