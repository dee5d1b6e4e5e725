"""Under RMSprop a rounding error grows until it can be seen

One network trains twice from the same start, in float32 and in float64,
on all its points at once. Three curves over 200 steps, on a logarithmic
axis: how far the two losses have been apart so far. Under SGD, and under
RMSprop with learning rate 0.001, it is about {rmsprop_slow:.0e}, which is
float32's rounding. Under RMSprop with 0.01 it is as small at first. At
step {step_of_jump} it grows {growth:.1f} times in one step. It ends at
{rmsprop:.3f}.
"""

import matplotlib.pyplot as plt
import numpy as np

seed = 1986
rng = np.random.default_rng(seed)
_start = [rng.uniform(-1, 1, (2, 8)), rng.uniform(-0.4, 0.4, (8, 1))]
_x = np.linspace(-1, 1, 32)[:, None]


def train(dtype, rate, divide):
    x, y = np.hstack([_x, _x**0]).astype(dtype), np.sin(3 * _x).astype(dtype)
    weights, squares, losses = [w.astype(dtype) for w in _start], [0, 0], []
    for step in range(200):
        w1, w2 = weights
        h = np.tanh(x @ w1)  # forward pass; x has a column of ones
        error = h @ w2 - y
        losses.append(np.mean(error**2).item())
        g = 2 * error / 32  # backward pass
        gradient = [x.T @ (g @ w2.T * (1 - h**2)), h.T @ g]
        if divide:  # RMSprop
            old = zip(squares, gradient)
            squares = [0.99 * s + 0.01 * g**2 for s, g in old]
            new = zip(squares, gradient)
            gradient = [g / (np.sqrt(s) + 1e-8) for s, g in new]
        weights = [w - rate * g for w, g in zip(weights, gradient)]
    return np.array(losses)


gaps, exact_losses = [], []
_runs = (0.01, False, ":"), (0.001, True, "--"), (0.01, True, "-")
for rate, divide, line in _runs:
    exact_losses.append(train(np.float64, rate, divide))
    _gap = np.abs(train(np.float32, rate, divide) - exact_losses[-1])
    gaps.append(np.maximum.accumulate(_gap))
    plt.semilogy(range(1, 201, 2), gaps[-1][::2], line)
sgd, rmsprop_slow, rmsprop = [gap[-1] for gap in gaps]
step_of_jump = 1 + np.argmax(gaps[2] > 1e-5)  # steps count from 1
growth = gaps[2][step_of_jump - 1] / gaps[2][step_of_jump - 2]
print(f"RMSprop drifts, SGD does not: {rmsprop > 1000 * sgd}")
#> RMSprop drifts, SGD does not: True

plt.text(93, 1e-3, "RMSprop 0.01", color="C2", ha="right")
plt.text(195, 3e-7, "SGD 0.01, RMSprop 0.001", ha="right")
plt.title("Under RMSprop a rounding error grows")
plt.xlabel("step")
plt.ylabel("float32 apart from float64")
plt.show()
