"""Each gradient by its formula is the gradient of the loss

In each line: the loss, its gradient by the formula, and the gradient
that mx.grad makes out of the loss function.
"""

import mlx.core as mx
from mlx.core import grad, value_and_grad


def mse(y_hat):
    return (y_hat - 1) ** 2  # the truth is y = 1


def mae(y_hat):
    return mx.abs(y_hat - 1)


def log_loss(z):
    return mx.log(1 + mx.exp(z)) - z  # the truth is yes, t = 1


def hinge(z):
    return mx.maximum(1 - z, 0)  # the truth is yes, s = +1


def cross_entropy(z):
    return mx.log(mx.exp(z).sum()) - z[1]  # the truth is class 1


y_hat, z = mx.array(-0.5), mx.array(0.5)
p = 1 / (1 + mx.exp(-z))
losses = [mse(y_hat), mae(y_hat), log_loss(z), hinge(z)]
by_formula = [2 * (y_hat - 1), mx.sign(y_hat - 1), p - 1, -1]
by_grad = [grad(f)(y_hat) for f in (mse, mae)]
by_grad += [grad(f)(z) for f in (log_loss, hinge)]
for i, name in enumerate(["MSE", "MAE", "log loss", "hinge"]):
    print(f"{name:8} {losses[i]:.2f} {by_formula[i]:.4f} {by_grad[i]:.4f}")
    #> MSE      2.25 -3.0000 -3.0000
    #> MAE      1.50 -1.0000 -1.0000
    #> log loss 0.47 -0.3775 -0.3775
    #> hinge    0.50 -1.0000 -1.0000

scores = mx.array([2.0, 1.0, 0.0])
softmax = mx.exp(scores) / mx.exp(scores).sum()
three_formula = (softmax - mx.array([0, 1, 0])).tolist()
three_grad = grad(cross_entropy)(scores).tolist()
a, b, c = three_grad
print(f"cross-entropy {a:.4f} {b:.4f} {c:.4f}")
#> cross-entropy 0.6652 -0.7553 0.0900
value, gradient = value_and_grad(mse)(y_hat)  # value first
print(f"MSE, both at once: {value:.2f}, {gradient:.2f}")
#> MSE, both at once: 2.25, -3.00
