"""Four losses: the formula and PyTorch's own function agree

The first column follows the formula. The second is what PyTorch's own
function says. It has no plain hinge; a margin ranking loss against a
score of zero is the same.
"""

import torch
from torch.nn import functional as F

# Four predictions of a number.
y = torch.tensor([1.0, 2.0, 3.0, 4.0])
y_hat = torch.tensor([3.0, 2.0, 2.0, 3.0])
signed_error = torch.mean(y_hat - y).item()
squares = (y_hat - y) ** 2
mse = torch.mean(squares).item()
mae = torch.mean(torch.abs(y_hat - y)).item()

# Four answers to a yes-or-no question: truth t, logit z.
t = torch.tensor([1.0, 1.0, 0.0, 1.0])  # 1 is yes, 0 is no
z = torch.tensor([2.0, 0.5, -1.5, -0.5])
p = 1 / (1 + torch.exp(-z))  # sigmoid: the probability of yes
log_loss = torch.mean(-t * torch.log(p) - (1 - t) * torch.log(1 - p)).item()
sign = 2 * t - 1  # +1 is yes, -1 is no
hinge_each = torch.relu(1 - sign * z)
hinge = hinge_each.mean().item()

# The same losses from PyTorch.
mse_again = F.mse_loss(y_hat, y).item()
mae_again = F.l1_loss(y_hat, y).item()
log_loss_again = F.binary_cross_entropy_with_logits(z, t).item()
zero = torch.zeros(4)
hinge_again = F.margin_ranking_loss(z, zero, sign, margin=1.0).item()

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
