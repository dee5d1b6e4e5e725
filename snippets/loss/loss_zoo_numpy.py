"""Four losses: the formula and a second way agree

The first column follows the formula. NumPy has no losses of its own,
so the second column is the same loss, written in another way.
"""

import numpy as np

# Four predictions of a number.
y = np.array([1.0, 2.0, 3.0, 4.0])
y_hat = np.array([3.0, 2.0, 2.0, 3.0])
signed_error = np.mean(y_hat - y).item()
squares = (y_hat - y) ** 2
mse = np.mean(squares).item()
mae = np.mean(np.abs(y_hat - y)).item()

# Four answers to a yes-or-no question: truth t, logit z.
t = np.array([1.0, 1.0, 0.0, 1.0])  # 1 is yes, 0 is no
z = np.array([2.0, 0.5, -1.5, -0.5])
p = 1 / (1 + np.exp(-z))  # sigmoid: the probability of yes
log_loss = np.mean(-t * np.log(p) - (1 - t) * np.log(1 - p)).item()
sign = 2 * t - 1  # +1 is yes, -1 is no
hinge_each = np.maximum(1 - sign * z, 0)
hinge = hinge_each.mean().item()

# The same losses in another way.
mse_again = np.linalg.norm(y_hat - y).item() ** 2 / 4
mae_again = np.linalg.norm(y_hat - y, ord=1).item() / 4
log_loss_again = np.mean(np.logaddexp(0, z) - t * z).item()
hinge_again = np.mean((1 - sign * z).clip(min=0)).item()

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
