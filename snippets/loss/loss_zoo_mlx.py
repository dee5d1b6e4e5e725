"""Four losses: the formula and MLX's own function agree

The first column follows the formula. The second is what MLX's own
function says. Its hinge gives one number for each example, unless it
is asked for the mean.
"""

import mlx.core as mx
from mlx.nn import losses

# Four predictions of a number.
y = mx.array([1.0, 2.0, 3.0, 4.0])
y_hat = mx.array([3.0, 2.0, 2.0, 3.0])
signed_error = mx.mean(y_hat - y).item()
squares = (y_hat - y) ** 2
mse = mx.mean(squares).item()
mae = mx.mean(mx.abs(y_hat - y)).item()

# Four answers to a yes-or-no question: truth t, logit z.
t = mx.array([1.0, 1.0, 0.0, 1.0])  # 1 is yes, 0 is no
z = mx.array([2.0, 0.5, -1.5, -0.5])
p = 1 / (1 + mx.exp(-z))  # sigmoid: the probability of yes
log_loss = mx.mean(-t * mx.log(p) - (1 - t) * mx.log(1 - p)).item()
sign = 2 * t - 1  # +1 is yes, -1 is no
hinge_each = mx.maximum(1 - sign * z, 0)
hinge = hinge_each.mean().item()

# The same losses from MLX.
mse_again = losses.mse_loss(y_hat, y).item()
mae_again = losses.l1_loss(y_hat, y).item()
log_loss_again = losses.binary_cross_entropy(z, t).item()
hinge_again = losses.hinge_loss(z, sign, reduction="mean").item()

print(f"mean signed error {signed_error:.4f}")
#> mean signed error 0.0000
print(f"MSE               {mse:.4f} {mse_again:.4f}")
#> MSE               1.5000 1.5000
print(f"MAE               {mae:.4f} {mae_again:.4f}")
#> MAE               1.0000 1.0000
print(f"log loss          {log_loss:.4f} {log_loss_again:.4f}")
#> log loss          0.4441 0.4441
print(f"hinge             {hinge:.4f} {hinge_again:.4f}")
#> hinge             0.5000 0.5000
print(f"hinge, each       {hinge_each.tolist()}")
#> hinge, each       [0.0, 0.5, 0.0, 1.5]
