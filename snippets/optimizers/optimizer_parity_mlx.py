"""Six optimizers from MLX: the same runs as by hand

A cubic curve is fitted to 32 points in batches of 8, for 200 steps.
Each list holds all 200 × 4 weights of one run. MLX computes in float64
here, like NumPy, which it can do on the CPU only.
"""

import mlx.core as mx
from mlx import optimizers

mx.set_default_device(mx.cpu)  # float64 works on the CPU only
rate = 1 / 128  # float32 holds this number exactly
x = mx.arange(32, dtype=mx.float64) / 31 * 2 - 1  # from -1 to 1
X, y = mx.stack([x**0, x, x**2, x**3], axis=1), mx.abs(x + 0.5)


def train(name, make, **options):
    w, path = {"w": mx.zeros(4, dtype=mx.float64)}, []
    optimizer = make(rate, **options)
    for t in range(1, 201):
        batch = slice(t % 4, None, 4)  # every fourth point

        def loss_function(w):
            error = X[batch] @ w["w"] - y[batch]
            return mx.mean(error**2)

        gradient = mx.grad(loss_function)(w)
        w = optimizer.apply_gradients(gradient, w)
        path.append(w["w"].tolist())
    loss = mx.mean((X @ w["w"] - y) ** 2).item()
    print(f"{name:8} {loss:.4f}")
    #> SGD      0.0332
    #> momentum 0.0086
    #> Nesterov 0.0086
    #> RMSprop  0.0038
    #> Adam     0.0156
    #> AdamW    0.0156
    return path


sgd = train("SGD", optimizers.SGD)
momentum = train("momentum", optimizers.SGD, momentum=0.9)
nesterov = train("Nesterov", optimizers.SGD, momentum=0.9, nesterov=True)
rmsprop = train("RMSprop", optimizers.RMSprop)
adam = train("Adam", optimizers.Adam, bias_correction=True)
adamw = train("AdamW", optimizers.AdamW, bias_correction=True)
