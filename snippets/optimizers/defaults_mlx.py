"""Same names, other defaults: dampening, Adagrad, Adam in MLX

Each weight starts at 0 and gets the same gradient again and again.
Dampening 0.5 halves what a gradient adds to the velocity, the first
one too. Compare with the tab of PyTorch.
"""

import mlx.core as mx
from mlx import optimizers


def walk(make, gradient, steps, **options):
    w, path = {"w": mx.array([0.0])}, []
    optimizer = make(learning_rate=0.01, **options)
    for step in range(steps):
        w = optimizer.apply_gradients({"w": mx.array([gradient])}, w)
        path.append(w["w"].item())
    return path


dampened_mlx = walk(optimizers.SGD, 1.0, 3, momentum=0.9, dampening=0.5)
adagrad_mlx = walk(optimizers.Adagrad, 1e-9, 1)
adagrad_same_eps = walk(optimizers.Adagrad, 1e-9, 1, eps=1e-8)
adam_mlx = walk(optimizers.Adam, 1.0, 1)
decay_default = optimizers.AdamW(learning_rate=0.01).weight_decay
print(f"dampening: {dampened_mlx[0]:.4f} {dampened_mlx[1]:.4f}")
#> dampening: -0.0050 -0.0145
print(f"Adagrad, default: {adagrad_mlx[0]:.6f}")
#> Adagrad, default: -0.000909
print(f"Adagrad, eps=1e-8: {adagrad_same_eps[0]:.6f}")
#> Adagrad, eps=1e-8: -0.000909
print(f"Adam, default: {adam_mlx[0]:.4f}")
#> Adam, default: -0.0316
print(f"AdamW, default decay: {decay_default}")
#> AdamW, default decay: 0.01
