"""Trained longer, the network is surer and not more often right

A small network learns yes or no from 100 examples and answers 4,000 new
ones. After 20 and after 400 steps: how sure it says it is, on average, how
often it is right, and how often it is right when it says 95 % or more.
"""

import mlx.core as mx
import numpy as np
from mlx import nn, optimizers

seed, n, learning_rate = 1986, 100, 0.5


def draw():
    generator = np.random.default_rng(seed)
    x = generator.normal(size=(n + 4000, 10))  # the first of ten matters
    yes = 1 / (1 + np.exp(-2 * x[:, :1]))  # the true probability of yes
    t = (generator.uniform(size=yes.shape) < yes).astype(float)
    W1 = generator.normal(size=(16, 10)) / 10**0.5
    W2 = generator.normal(size=(1, 16)) / 16**0.5
    return x, t, W1, np.zeros(16), W2, np.zeros(1)


_x, _t, *_start = [mx.array(v) for v in draw()]
model = nn.Sequential(nn.Linear(10, 16), nn.Tanh(), nn.Linear(16, 1))
_first, _last = model.layers[0], model.layers[2]
_first.weight, _first.bias, _last.weight, _last.bias = _start
optimizer = optimizers.SGD(learning_rate)


def log_loss(model):
    z = model(_x[:n])
    return nn.losses.binary_cross_entropy(z, _t[:n], reduction="mean")


def exam():
    z = model(_x[n:])
    sure = mx.sigmoid(mx.abs(z))  # probability of its own answer
    right = ((z > 0) == (_t[n:] == 1)).astype(mx.float32)
    surest = (sure >= 0.95).astype(mx.float32)
    share = (right * surest).sum() / surest.sum()
    return sure.mean(), right.mean(), share


gradient_of = nn.value_and_grad(model, log_loss)
_results = []
for step in range(401):
    if step in (20, 400):
        _results.append([value.item() for value in exam()])
    loss, gradient = gradient_of(model)
    optimizer.update(model, gradient)
    mx.eval(model.parameters())
says, right, surest = [list(column) for column in zip(*_results)]
for k in (0, 1):
    print(f"says {says[k]:.0%}, right {right[k]:.0%}, surest {surest[k]:.0%}")
    #> says 72%, right 73%, surest 98%
    #> says 90%, right 72%, surest 81%
