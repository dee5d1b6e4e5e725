"""A frozen batch normalization still changes in training mode

A small network with its first two layers frozen takes one step of
training, first in training mode, then with the batch normalization in
evaluation mode. What has changed after each?
"""

import mlx.core as mx
import numpy as np
from mlx import nn, optimizers

seed = 1986
mx.random.seed(seed)
generator = np.random.default_rng(seed)
x = mx.array(generator.normal(size=(32, 4)))
y = mx.array(generator.normal(size=(32, 1)))
model = nn.Sequential(
    nn.Linear(4, 8), nn.BatchNorm(8), nn.ReLU(), nn.Linear(8, 1)
)
model.layers[0].freeze()
model.layers[1].freeze()
optimizer = optimizers.SGD(0.1)


def loss_function(model, x, y):
    return nn.losses.mse_loss(model(x), y)


def watched():
    first, batch_norm, _, last = model.layers
    return [
        first.weight,
        batch_norm.weight,
        batch_norm.running_mean,
        last.weight,
    ]


def what_changes():  # in one step of training
    old = watched()
    _, gradient = nn.value_and_grad(model, loss_function)(model, x, y)
    optimizer.update(model, gradient)
    mx.eval(model.parameters())
    return [(a != b).any().item() for a, b in zip(old, watched())]


changed_in_training = what_changes()
model.layers[1].eval()
changed_in_evaluation = what_changes()

_names = "linear 1", "scale", "running mean", "linear 2"
for _row in zip(_names, changed_in_training, changed_in_evaluation):
    print(f"{_row[0]:13} {_row[1]!s:6} {_row[2]}")
    #> linear 1      False  False
    #> scale         False  False
    #> running mean  True   False
    #> linear 2      True   True
