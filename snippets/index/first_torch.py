"""One neuron finds the rule behind five examples in 30 steps

The examples obey y = 2x + 1. The neuron is not told so. It starts with
w = 0 and b = 0, and each step moves both of them a little downhill.
"""

import torch

x = torch.tensor([-2.0, -1.0, 0.0, 1.0, 2.0])  # five inputs
y = torch.tensor([-3.0, -1.0, 1.0, 3.0, 5.0])  # the truth for each
w = torch.tensor(0.0, requires_grad=True)
b = torch.tensor(0.0, requires_grad=True)
learning_rate = 0.1
optimizer = torch.optim.SGD([w, b], lr=learning_rate)


def measure(w, b):
    y_hat = w * x + b  # predict
    return torch.mean((y_hat - y) ** 2)  # how wrong is that?


losses = []
for step in range(30):
    loss = measure(w, b)
    optimizer.zero_grad()
    loss.backward()  # which way is uphill?
    optimizer.step()  # take one step downhill
    losses.append(loss.item())

w, b = w.item(), b.item()
print(f"loss: {losses[0]:.2f} at first, {losses[-1]:.1e} at the end")
#> loss: 9.00 at first, 2.4e-06 at the end
print(f"learned: y = {w:.3f} x + {b:.3f}")
#> learned: y = 2.000 x + 0.999
