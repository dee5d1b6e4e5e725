"""AdamW shrinks both weights alike, Adam with a penalty does not

Two weights start at 1. Their gradients only flip sign, ±1 and ±100, so
that no data pulls them anywhere. What remains is weight decay.
"""

import mlx.core as mx
from mlx import optimizers

learning_rate, decay = 0.01, 0.1
size = mx.array([1.0, 100.0])  # of the two gradients


def train(optimizer, penalty=0.0):
    w = {"w": mx.array([1.0, 1.0])}
    for t in range(1, 501):
        g = size * (-1) ** t + penalty * w["w"]
        w = optimizer.apply_gradients({"w": g}, w)
        mx.eval(w, optimizer.state)
    return w["w"].tolist()


# Adam has no weight_decay here: the penalty is added by hand.
adam = optimizers.Adam(learning_rate, bias_correction=True)
penalty = train(adam, penalty=decay)
adamw = train(
    optimizers.AdamW(learning_rate, weight_decay=decay, bias_correction=True)
)
shrinking = (1 - learning_rate * decay) ** 500
print(f"Adam, penalty: {penalty[0]:.2f} {penalty[1]:.2f}")
#> Adam, penalty: 0.62 1.01
print(f"AdamW:         {adamw[0]:.2f} {adamw[1]:.2f}")
#> AdamW:         0.62 0.62
print(f"0.999 to the power 500: {shrinking:.2f}")
#> 0.999 to the power 500: 0.61
