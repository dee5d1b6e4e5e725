"""Nine slopes by hand, and MLX agrees

A network of 2 inputs, 2 hidden neurons and 1 output sees one ride. The
comments hold the numbers that you get with pencil and paper. At the
end MLX computes the slopes by itself, as a check.
"""

import mlx.core as mx

x, y = mx.array([2.0, 3.0]), 2.0  # one ride, and what it cost
W = mx.array([[2.0, -1.0], [1.0, -2.0]])  # one row for each neuron
b = mx.array([1.0, 2.0])
v = mx.array([-1.0, 2.0])  # the output neuron
c = mx.array([7.0])

# Forward: evaluate, and keep every number.
z = W @ x + b  # 2, -2
h = mx.maximum(z, 0)  # 2, 0: the second neuron is off
y_hat = v @ h + c  # 5
loss = (y_hat - y) ** 2  # 9

# Backward: from the loss to the parameters, one link at a time.
dy_hat = 2 * (y_hat - y)  # 6
dv = dy_hat * h  # 12, 0
dc = dy_hat  # 6
dh = dy_hat * v  # -6, 12
dz = dh * (z > 0)  # -6, 0: nothing passes a neuron that is off
dW = mx.outer(dz, x)  # -12, -18 in the first row; 0, 0 in the second
db = dz  # -6, 0
by_hand = mx.concatenate([dW.flatten(), db, dv, dc])
zeros = (by_hand == 0).sum().item()  # parameters without effect


# The check knows only the forward pass.
def score(W, b, v, c):
    return ((v @ mx.maximum(W @ x + b, 0) + c - y) ** 2).sum()


slopes = mx.grad(score, argnums=(0, 1, 2, 3))(W, b, v, c)
check = mx.concatenate([slope.flatten() for slope in slopes])
largest_gap = mx.abs(by_hand - check).max().item()
print(f"prediction {y_hat.item()}, loss {loss.item()}")
#> prediction 5.0, loss 9.0
print("dW", dW.tolist())
#> dW [[-12.0, -18.0], [0.0, 0.0]]
print("db", db.tolist(), "dv", dv.tolist(), "dc", dc.tolist())
#> db [-6.0, 0.0] dv [12.0, 0.0] dc [6.0]
print("largest gap to the check:", largest_gap)
#> largest gap to the check: 0.0
