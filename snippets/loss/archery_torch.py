"""An archer who starts above the ground learns to hit the center

One linear unit with ReLU on its output makes 100 steps of gradient
descent. Its first arrow lands at height 0.35. After the last step
it lands at {last_shot:.3f}; the center of the target is at 0.8.
"""

import torch
from torch.nn import Linear, ReLU, Sequential
from torch.nn.functional import mse_loss
from torch.nn.init import constant_
from torch.optim import SGD

x, y = torch.tensor([0.5]), torch.tensor([0.8])  # input, center
learning_rate = 0.01

# The model: one linear unit, ReLU on its output.
model = Sequential(Linear(1, 1), ReLU())
constant_(model[0].weight, 0.3)
constant_(model[0].bias, 0.2)
optimizer = SGD(model.parameters(), lr=learning_rate)

losses = []
for step in range(100):
    y_hat = model(x)  # forward pass: the arrow lands
    loss = mse_loss(y_hat, y)  # loss: the rule that scores
    optimizer.zero_grad()
    loss.backward()  # gradient: backpropagation
    optimizer.step()  # update: one step downhill
    losses.append(loss.item())

last_shot = model(x).item()
print(f"loss of arrow 1:   {losses[0]:.4f}")
#> loss of arrow 1:   0.2025
print(f"loss of arrow 100: {losses[-1]:.4f}")
#> loss of arrow 100: 0.0013
print(f"the next lands at: {last_shot:.3f}")
#> the next lands at: 0.764
