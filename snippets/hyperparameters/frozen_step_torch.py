"""A frozen batch normalization still changes in training mode

A small network with its first two layers frozen takes one step of
training, first in training mode, then with the batch normalization in
evaluation mode. What has changed after each?
"""

import numpy as np
import torch
from torch import nn

seed = 1986
torch.manual_seed(seed)
generator = np.random.default_rng(seed)
x = torch.tensor(generator.normal(size=(32, 4))).float()
y = torch.tensor(generator.normal(size=(32, 1))).float()
model = nn.Sequential(
    nn.Linear(4, 8), nn.BatchNorm1d(8), nn.ReLU(), nn.Linear(8, 1)
)
model[0].requires_grad_(False)
model[1].requires_grad_(False)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)


def watched():
    first, batch_norm, _, last = model
    return [
        first.weight,
        batch_norm.weight,
        batch_norm.running_mean,
        last.weight,
    ]


def what_changes():  # in one step of training
    old = [tensor.clone() for tensor in watched()]
    loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return [(a != b).any().item() for a, b in zip(old, watched())]


changed_in_training = what_changes()
model[1].eval()
changed_in_evaluation = what_changes()

_names = "linear 1", "scale", "running mean", "linear 2"
for _row in zip(_names, changed_in_training, changed_in_evaluation):
    print(f"{_row[0]:13} {_row[1]!s:6} {_row[2]}")
    #> linear 1      False  False
    #> scale         False  False
    #> running mean  True   False
    #> linear 2      True   True
