"""Without its activation, the network can only draw a straight line

The loop of the page without tanh. After 500 steps the loss is
{losses[-1]:.4f}. The best of all straight lines has {line_loss:.4f}.
"""

import numpy as np

seed = 1986
learning_rate, steps = 0.1, 500

x = np.linspace(-np.pi, np.pi, 21).reshape(21, 1)
y = np.sin(x)

draw = np.random.default_rng(seed).uniform
shapes = {"w1": (1, 8), "b1": (8,), "w2": (8, 1), "b2": (1,)}
parameters = {name: draw(-1, 1, shapes[name]) for name in shapes}

losses = []
for step in range(steps):
    w1, b1, w2, b2 = parameters.values()
    hidden = x @ w1 + b1  # no tanh
    y_hat = hidden @ w2 + b2
    losses.append(np.mean((y_hat - y) ** 2).item())

    back = 2 * (y_hat - y) / len(x)
    deep = back @ w2.T  # and no slope of tanh
    gradient = [x.T @ deep, deep.sum(0), hidden.T @ back, back.sum(0)]
    for parameter, slope in zip(parameters.values(), gradient):
        parameter -= learning_rate * slope

line = np.polyfit(x.ravel(), y.ravel(), 1)  # the best straight line
line_loss = np.mean((np.polyval(line, x) - y) ** 2).item()
print(f"loss after 500 steps:  {losses[-1]:.4f}")
#> loss after 500 steps:  0.2297
print(f"loss of the best line: {line_loss:.4f}")
#> loss of the best line: 0.2297
