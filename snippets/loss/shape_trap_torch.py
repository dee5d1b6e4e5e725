"""Four perfect predictions, and a loss that is not zero

The predictions are a column, the targets are a row. Subtracting them
compares every prediction with every target: 16 pairs, not 4.
"""

import warnings

import torch
from torch.nn import functional as F

y = torch.tensor([1.0, 2.0, 3.0, 4.0])  # shape (4,)
y_hat = torch.tensor([[1.0], [2.0], [3.0], [4.0]])  # shape (4, 1), all right

trap = torch.mean((y_hat - y) ** 2).item()
pairs = (y_hat - y).numel()
loss = F.mse_loss(y_hat.squeeze(), y).item()
print(f"by hand:       {trap:.2f}, from {pairs} pairs")
#> by hand:       2.50, from 16 pairs
print(f"shapes agree:  {loss:.2f}")
#> shapes agree:  0.00

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    same_trap = F.mse_loss(y_hat, y).item()
print(f"PyTorch's own: {same_trap:.2f}, with {len(caught)} warning")
#> PyTorch's own: 2.50, with 1 warning
