"""Adam remembers two more numbers for each weight

A layer of 1,000 inputs and 1,000 outputs. After one step: how many
numbers does the optimizer keep for itself?
"""

import mlx.core as mx
from mlx import nn, optimizers
from mlx.utils import tree_flatten

layer = nn.Linear(1000, 1000)
parameters = sum(p.size for _, p in tree_flatten(layer.parameters()))
gradient = nn.value_and_grad(layer, lambda x: layer(x).sum())


def numbers_kept(make, **options):
    optimizer = make(learning_rate=0.0, **options)
    optimizer.update(layer, gradient(mx.ones((1, 1000)))[1])
    mx.eval(layer.parameters(), optimizer.state)
    kept = [a for _, a in tree_flatten(optimizer.state)]
    return sum(a.size for a in kept if a.ndim > 0)  # not step and rate


momentum_state = numbers_kept(optimizers.SGD, momentum=0.9)
rmsprop_state = numbers_kept(optimizers.RMSprop)
adam_state = numbers_kept(optimizers.Adam)
adam_megabytes = 4 * adam_state / 1e6  # a float32 takes 4 bytes
print(f"parameters {parameters:,}")
#> parameters 1,001,000
print(f"momentum   {momentum_state:,}")
#> momentum   1,001,000
print(f"RMSprop    {rmsprop_state:,}")
#> RMSprop    1,001,000
print(f"Adam       {adam_state:,}, {adam_megabytes:.1f} MB")
#> Adam       2,002,000, 8.0 MB
