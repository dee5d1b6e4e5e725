"""Batch normalization has two modes: batch or running statistics

One feature, a batch of four: 1, 2, 3 and 6. In training the batch is
normalized by its own mean and variance. In evaluation the running
averages do it, which a single example can use too.
"""

import mlx.core as mx
from mlx import nn

x = mx.array([[1.0], [2.0], [3.0], [6.0]])
batch_norm = nn.BatchNorm(1)  # momentum 0.1, eps 1e-5

# Training mode: this batch's mean and its biased variance, over n.
training = batch_norm(x)
in_batch = training[3].item()
first_mean = batch_norm.running_mean.item()
first_var = batch_norm.running_var.item()  # unbiased, over n - 1
print(f"6 in its batch:  {in_batch:.3f}")
#> 6 in its batch:  1.604
print(f"running:         {first_mean:.4f} {first_var:.4f}")
#> running:         0.3000 1.3667

for repeat in range(99):  # the same batch 99 times more
    batch_norm(x)
last_mean = batch_norm.running_mean.item()
last_var = batch_norm.running_var.item()
print(f"after 100 steps: {last_mean:.4f} {last_var:.4f}")
#> after 100 steps: 2.9999 4.6666

try:  # one example has no variance
    batch_norm(x[3:])
except ValueError:
    print("6 as a batch:    ValueError")
    #> 6 as a batch:    ValueError

# Evaluation mode: the running averages, for one example as well.
batch_norm.eval()
alone = batch_norm(x[3:]).item()
print(f"6 in evaluation: {alone:.3f}")
#> 6 in evaluation: 1.389
