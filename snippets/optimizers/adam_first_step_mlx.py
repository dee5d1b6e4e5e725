"""The first step of Adam is the learning rate, for any gradient

Two weights, one with a large gradient and one with a small gradient.
With bias correction both move by the learning rate. Without it, which
is MLX's default, both move by √10 times the learning rate.
"""

import mlx.core as mx
from mlx import optimizers

learning_rate = 0.01
start = mx.array([1.0, 1.0])
g = mx.array([3.0, -0.004])  # very different sizes

adam = optimizers.Adam(learning_rate, bias_correction=True)
adam_default = optimizers.Adam(learning_rate)

corrected = adam.apply_gradients({"w": g}, {"w": start})
uncorrected = adam_default.apply_gradients({"w": g}, {"w": start})
corrected, uncorrected = corrected["w"].tolist(), uncorrected["w"].tolist()
ratio = (uncorrected[0] - 1) / (corrected[0] - 1)
print(f"with correction:    {corrected[0]:.4f} {corrected[1]:.4f}")
#> with correction:    0.9900 1.0100
print(f"without correction: {uncorrected[0]:.4f} {uncorrected[1]:.4f}")
#> without correction: 0.9684 1.0316
print(f"without is {ratio:.3f} times as long")
#> without is 3.162 times as long
