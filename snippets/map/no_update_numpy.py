"""Without its last line, the loop turns and nothing is learned

The loop of the page with its update taken out. Backpropagation still finds
slopes, but nobody uses them: the loss is {losses[0]:.4f} in every step.
"""

import numpy as np

seed = 1986
x = np.linspace(-np.pi, np.pi, 21).reshape(21, 1)
y = np.sin(x)

draw = np.random.default_rng(seed).uniform
shapes = {"w1": (1, 8), "b1": (8,), "w2": (8, 1), "b2": (1,)}
parameters = {name: draw(-1, 1, shapes[name]) for name in shapes}

losses = []
for step in range(500):
    w1, b1, w2, b2 = parameters.values()
    hidden = np.tanh(x @ w1 + b1)
    y_hat = hidden @ w2 + b2
    losses.append(np.mean((y_hat - y) ** 2).item())

    back = 2 * (y_hat - y) / len(x)
    deep = back @ w2.T * (1 - hidden**2)
    gradient = [x.T @ deep, deep.sum(0), hidden.T @ back, back.sum(0)]
    # Here stood the update.

slopes = np.concatenate([slope.ravel() for slope in gradient])
largest_slope = np.abs(slopes).max().item()
print(f"the steepest of the {len(slopes)} slopes: {largest_slope:.3f}")
#> the steepest of the 25 slopes: 1.066
print(f"loss at the start:    {losses[0]:.4f}")
#> loss at the start:    0.5617
print(f"loss after 500 steps: {losses[-1]:.4f}")
#> loss after 500 steps: 0.5617
