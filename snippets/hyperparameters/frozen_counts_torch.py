"""A batch normalization learns 8 numbers and remembers 9 others

What PyTorch counts for BatchNorm1d(4), and for a small network before
and after its first layer is frozen.
"""

import torch
from torch import nn

seed = 1986  # the numbers do not matter here, their count does
torch.manual_seed(seed)


def count(tensors):
    return sum(tensor.numel() for tensor in tensors)


batch_norm = nn.BatchNorm1d(4)
learned = count(batch_norm.parameters())
remembered = count(batch_norm.buffers())
print(f"parameters {learned}, in buffers {remembered}")
#> parameters 8, in buffers 9
for key, buffer in batch_norm.named_buffers():
    print(f"  {key}: {buffer.numel()}")
    #>   running_mean: 4
    #>   running_var: 4
    #>   num_batches_tracked: 1

model = nn.Sequential(
    nn.Linear(4, 8), nn.BatchNorm1d(8), nn.ReLU(), nn.Linear(8, 1)
)
before = count(p for p in model.parameters() if p.requires_grad)
model[0].requires_grad_(False)  # freeze the first layer
trained = count(p for p in model.parameters() if p.requires_grad)
listed = count(model.parameters())
print(f"trained {before}, after freezing {trained}")
#> trained 65, after freezing 25
print(f"listed as parameters {listed}")
#> listed as parameters 65
