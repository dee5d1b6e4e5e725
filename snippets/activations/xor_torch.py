"""A network with 8 ReLU units learns XOR

The start is drawn by NumPy in every tab, so that all tabs make the
same {steps} steps of gradient descent. The loss falls from
{first_loss:.2f} to almost nothing.
"""

import numpy as np
import torch
from torch import nn

x = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
y = torch.tensor([[0.0], [1.0], [1.0], [0.0]])  # XOR: exactly one is 1
units, steps, learning_rate = 8, 500, 0.1
seed = 1986
generator = np.random.default_rng(seed)


def draw(outputs, inputs):  # one row a unit: its weights, then its bias
    bound = 1 / np.sqrt(inputs)
    return generator.uniform(-bound, bound, size=(outputs, inputs + 1))


first, second = draw(units, 2), draw(1, units)
start = [first[:, :2], first[:, 2], second[:, :units], second[:, units]]

# The model: 2 inputs, 8 ReLU units, 1 output.
model = nn.Sequential(nn.Linear(2, units), nn.ReLU(), nn.Linear(units, 1))
for parameter, drawn in zip(model.parameters(), start):
    parameter.data = torch.tensor(drawn, dtype=torch.float32)
optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)

losses = []
for step in range(steps):
    y_hat = model(x)  # forward pass
    loss = nn.functional.mse_loss(y_hat, y)
    optimizer.zero_grad()
    loss.backward()  # backward pass
    optimizer.step()  # update
    losses.append(loss.item())

first_loss, middle_loss, last_loss = losses[0], losses[100], losses[-1]
answers = model(x).flatten().tolist()
learned = [answer > 0.5 for answer in answers] == [False, True, True, False]
print(f"first loss {first_loss:.4f}, after 100 steps {middle_loss:.4f}")
#> first loss 0.4972, after 100 steps 0.0491
print(f"last loss below a millionth: {last_loss < 1e-6}")
#> last loss below a millionth: True
print(f"all four answers right: {learned}")
#> all four answers right: True
