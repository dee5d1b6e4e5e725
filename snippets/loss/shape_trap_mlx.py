"""Four perfect predictions, and a loss that is not zero

The predictions are a column, the targets are a row. Subtracting them
compares every prediction with every target: 16 pairs, not 4.
"""

import mlx.core as mx
from mlx.nn import losses

y = mx.array([1.0, 2.0, 3.0, 4.0])  # shape (4,)
y_hat = mx.array([[1.0], [2.0], [3.0], [4.0]])  # shape (4, 1), all right

trap = mx.mean((y_hat - y) ** 2).item()
pairs = (y_hat - y).size
loss = losses.mse_loss(y_hat.squeeze(), y).item()
print(f"by hand:       {trap:.2f}, from {pairs} pairs")
#> by hand:       2.50, from 16 pairs
print(f"shapes agree:  {loss:.2f}")
#> shapes agree:  0.00

try:
    losses.mse_loss(y_hat, y)
except ValueError as error:
    print(f"MLX's own:     {type(error).__name__}")
    #> MLX's own:     ValueError
