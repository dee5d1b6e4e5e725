"""A hundredth is enough to part the twins

The network of the page with 3 hidden neurons, all of them twins at the
start, after four small changes. Printed are the loss after training and
how far apart the hidden weights are.
"""

import numpy as np

x = np.linspace(-1, 1, 9).reshape(9, 1)
y = np.abs(x - 0.25)
learning_rate, steps = 0.4, 300


def train(hidden=(0.5, 0.5, 0.5), output=(0.5, 0.5, 0.5), bias=0.0):
    W, b = np.array(hidden).reshape(3, 1), np.zeros(3)
    V, c = np.array(output).reshape(1, 3), np.array([bias])
    for step in range(steps):
        h = np.tanh(x @ W.T + b)
        dy_hat = 2 * (h @ V.T + c - y) / 9
        dz = dy_hat @ V * (1 - h * h)
        W -= learning_rate * dz.T @ x
        b -= learning_rate * dz.sum(axis=0)
        V -= learning_rate * dy_hat.T @ h
        c -= learning_rate * dy_hat.sum(axis=0)
    loss = np.mean((np.tanh(x @ W.T + b) @ V.T + c - y) ** 2).item()
    return loss, np.ptp(W).item()


losses, spreads = [], []
for name, change in (
    ("no change", {}),
    ("output bias 0.1", {"bias": 0.1}),
    ("one hidden weight", {"hidden": (0.51, 0.5, 0.5)}),
    ("one output weight", {"output": (0.51, 0.5, 0.5)}),
):
    loss, spread = train(**change)
    losses.append(loss)
    spreads.append(spread)
    print(f"{name:18} loss {loss:.4f}, apart by {spread:.2f}")
    #> no change          loss 0.0523, apart by 0.00
    #> output bias 0.1    loss 0.0529, apart by 0.00
    #> one hidden weight  loss 0.0077, apart by 1.35
    #> one output weight  loss 0.0124, apart by 0.79
