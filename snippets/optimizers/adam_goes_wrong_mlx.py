"""Adam walks uphill to the worst point, while SGD finds the best

Three batches take turns. The loss of the first has slope +3, the losses
of the other two have slope -1. On average the slope is +1/3, so that
the best place between -1 and 1 is -1. All start at 0. MLX has no AMSGrad.
"""

import mlx.core as mx
from mlx import optimizers

slopes = [3.0, -1.0, -1.0]
mean_slope = sum(slopes) / 3
rate = 0.02


def walk(make, **options):
    w, path = {"w": mx.array(0.0)}, []
    optimizer = make(rate, **options)
    for t in range(1, 301):
        gradient = {"w": mx.array(slopes[(t - 1) % 3])}
        w = optimizer.apply_gradients(gradient, w)
        w = {"w": mx.clip(w["w"], -1.0, 1.0)}  # stay between -1 and 1
        path.append(w["w"].item())
    return path


short = [0.0, 0.1]  # a short memory: no momentum, few squares
sgd = walk(optimizers.SGD)
adam = walk(optimizers.Adam, betas=short, bias_correction=True)
usual = walk(optimizers.Adam, bias_correction=True)
print(f"SGD:            {sgd[-1]:.2f}")
#> SGD:            -0.96
print(f"Adam, short:    {adam[-1]:.2f}")
#> Adam, short:    1.00
print(f"Adam, usual:    {usual[-1]:.2f}")
#> Adam, usual:    -1.00
