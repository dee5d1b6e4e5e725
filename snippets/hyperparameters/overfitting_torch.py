"""After a few epochs the network gets worse at what it was built for

Training and validation loss of one network: at the start, in its best
epoch, and after the last one. 40 examples train it, 500 validate it.
"""

import numpy as np
import torch
from torch import nn

seed, width, epochs, learning_rate = 1986, 32, 300, 0.05


def draw():
    generator = np.random.default_rng(seed)
    x = generator.normal(size=(540, 10))  # two of ten measurements matter
    noise = generator.normal(0, 1, (540, 1))
    y = np.maximum(x[:, :1], 0) + x[:, 1:2] + noise
    W1 = generator.uniform(-1, 1, (width, 10)) * (6 / 10) ** 0.5
    W2 = generator.uniform(-1, 1, (1, width)) / width**0.5
    return x, y, W1, np.zeros(width), W2, np.zeros(1)


x, y, *_start = [torch.tensor(v).float() for v in draw()]
train, rest = slice(40), slice(40, None)  # of the examples

model = nn.Sequential(nn.Linear(10, width), nn.ReLU(), nn.Linear(width, 1))
for parameter, value in zip(model.parameters(), _start):
    parameter.data = value
optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)


def loss_on(some):
    return nn.functional.mse_loss(model(x[some]), y[some])


training, validation = [], []
for epoch in range(epochs + 1):
    loss = loss_on(train)
    training.append(loss.item())
    with torch.no_grad():  # the validation set teaches nothing
        validation.append(loss_on(rest).item())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
best = int(np.argmin(validation))
lowest = validation[best]
for k in (0, best, epochs):
    print(f"epoch {k}: training {training[k]:.3f}, others {validation[k]:.3f}")
    #> epoch 0: training 3.142, others 2.751
    #> epoch 14: training 0.593, others 1.287
    #> epoch 300: training 0.020, others 2.393
