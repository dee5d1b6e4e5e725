"""A frozen batch normalization still changes in training mode

A small network with its first two layers frozen takes one step of
training, first in training mode, then with the batch normalization in
evaluation mode. What has changed after each?
"""

import mlx.core as mx
from mlx import nn, optimizers

seed = 1986
mx.random.seed(seed)
x, y = mx.random.normal((32, 4)), mx.random.normal((32, 1))
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
names = "linear 1", "scale", "running mean", "linear 2"
for name, one, two in zip(names, changed_in_training, changed_in_evaluation):
    print(f"{name:13} {one!s:6} {two}")
    #> linear 1      False  False
    #> scale         False  False
    #> running mean  True   False
    #> linear 2      True   True
