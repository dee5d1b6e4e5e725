"""Four perfect predictions, and a loss that is not zero

The predictions are a column, the targets are a row. Subtracting them
compares every prediction with every target: 16 pairs, not 4.
"""

import numpy as np

y = np.array([1.0, 2.0, 3.0, 4.0])  # shape (4,)
y_hat = np.array([[1.0], [2.0], [3.0], [4.0]])  # shape (4, 1), all right

trap = np.mean((y_hat - y) ** 2).item()
pairs = (y_hat - y).size
loss = np.mean((y_hat.squeeze() - y) ** 2).item()
print(f"by hand:       {trap:.2f}, from {pairs} pairs")
#> by hand:       2.50, from 16 pairs
print(f"shapes agree:  {loss:.2f}")
#> shapes agree:  0.00
