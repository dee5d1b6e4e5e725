"""Each gradient by its formula is the gradient of the loss

The first column is the formula. The second comes from mx.grad, which
takes a loss function and gives back its gradient function.
"""

import mlx.core as mx


def mse(y_hat):
    return (y_hat - 1) ** 2  # the truth is y = 1


def mae(y_hat):
    return mx.abs(y_hat - 1)


def log_loss(z):
    return mx.log(1 + mx.exp(z)) - z  # the truth is yes, t = 1


def hinge(z):
    return mx.maximum(1 - z, 0)  # the truth is yes, sign = +1


def cross_entropy(z):
    return mx.log(mx.exp(z).sum()) - z[1]  # the truth is class 1


y_hat, z = mx.array(2.5), mx.array(0.5)
p = 1 / (1 + mx.exp(-z))
by_formula = [2 * (y_hat - 1), mx.sign(y_hat - 1), p - 1, -1.0]
by_grad = [
    mx.grad(mse)(y_hat),
    mx.grad(mae)(y_hat),
    mx.grad(log_loss)(z),
    mx.grad(hinge)(z),
]
for name, formula, measured in zip(
    ["MSE", "MAE", "log loss", "hinge"], by_formula, by_grad
):
    print(f"{name:8} {formula:7.4f} {measured:7.4f}")
    #> MSE       3.0000  3.0000
    #> MAE       1.0000  1.0000
    #> log loss -0.3775 -0.3775
    #> hinge    -1.0000 -1.0000

scores = mx.array([2.0, 1.0, 0.0])
softmax = mx.exp(scores) / mx.exp(scores).sum()
three_formula = (softmax - mx.array([0, 1, 0])).tolist()
three_grad = mx.grad(cross_entropy)(scores).tolist()
a, b, c = three_grad
print(f"cross-entropy {a:.4f} {b:.4f} {c:.4f}")
#> cross-entropy 0.6652 -0.7553 0.0900
value, gradient = mx.value_and_grad(mse)(y_hat)  # value first
print(f"MSE, both at once: {value:.2f}, {gradient:.2f}")
#> MSE, both at once: 2.25, 3.00
