"""Batch normalization has two modes: batch or running statistics

One feature, a batch of four: 1, 2, 3 and 6. In training the batch is
normalized by its own mean and variance. In evaluation the running
averages do it, which a single example can use too.
"""

import numpy as np

x = np.array([[1.0], [2.0], [3.0], [6.0]])
momentum, eps = 0.1, 1e-5
running = np.array([0.0, 1.0])  # mean and variance, as they start

# Training mode: this batch's mean and its biased variance, over n.
training = (x - x.mean(0)) / np.sqrt(x.var(0) + eps)
in_batch = training[3].item()
batch = np.array([x.mean(), x.var(ddof=1)])  # unbiased, over n - 1
running = (1 - momentum) * running + momentum * batch
first_mean, first_var = running.tolist()
print(f"6 in its batch:  {in_batch:.3f}")
#> 6 in its batch:  1.604
print(f"running:         {first_mean:.4f} {first_var:.4f}")
#> running:         0.3000 1.3667

for repeat in range(99):  # the same batch 99 times more
    running = (1 - momentum) * running + momentum * batch
last_mean, last_var = running.tolist()
print(f"after 100 steps: {last_mean:.4f} {last_var:.4f}")
#> after 100 steps: 2.9999 4.6666

# One example has no variance: whatever it is, it becomes 0.
one = (x[3] - x[3].mean()) / np.sqrt(x[3].var() + eps)
print(f"6 as a batch:    {one.item()}")
#> 6 as a batch:    0.0

# Evaluation mode: the running averages, for one example as well.
alone = ((x[3] - last_mean) / np.sqrt(last_var + eps)).item()
print(f"6 in evaluation: {alone:.3f}")
#> 6 in evaluation: 1.389
