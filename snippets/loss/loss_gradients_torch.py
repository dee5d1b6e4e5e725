"""Each gradient by its formula is the gradient of the loss

The first column is the formula. The second comes from torch.func.grad,
which takes a loss function and gives back its gradient function.
"""

import torch
from torch.func import grad, grad_and_value


def mse(y_hat):
    return (y_hat - 1) ** 2  # the truth is y = 1


def mae(y_hat):
    return torch.abs(y_hat - 1)


def log_loss(z):
    return torch.log(1 + torch.exp(z)) - z  # the truth is yes, t = 1


def hinge(z):
    return torch.relu(1 - z)  # the truth is yes, sign = +1


def cross_entropy(z):
    return torch.log(torch.exp(z).sum()) - z[1]  # the truth is class 1


y_hat, z = torch.tensor(2.5), torch.tensor(0.5)
p = 1 / (1 + torch.exp(-z))
by_formula = [2 * (y_hat - 1), torch.sign(y_hat - 1), p - 1, -1.0]
by_grad = [
    grad(mse)(y_hat),
    grad(mae)(y_hat),
    grad(log_loss)(z),
    grad(hinge)(z),
]
for name, formula, measured in zip(
    ["MSE", "MAE", "log loss", "hinge"], by_formula, by_grad
):
    print(f"{name:8} {formula:7.4f} {measured:7.4f}")
    #> MSE       3.0000  3.0000
    #> MAE       1.0000  1.0000
    #> log loss -0.3775 -0.3775
    #> hinge    -1.0000 -1.0000

scores = torch.tensor([2.0, 1.0, 0.0])
softmax = torch.exp(scores) / torch.exp(scores).sum()
three_formula = (softmax - torch.tensor([0, 1, 0])).tolist()
three_grad = grad(cross_entropy)(scores).tolist()
a, b, c = three_grad
print(f"cross-entropy {a:.4f} {b:.4f} {c:.4f}")
#> cross-entropy 0.6652 -0.7553 0.0900
gradient, value = grad_and_value(mse)(y_hat)  # gradient first
print(f"MSE, both at once: {value:.2f}, {gradient:.2f}")
#> MSE, both at once: 2.25, 3.00
