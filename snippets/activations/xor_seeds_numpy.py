"""Whether XOR is learned depends on the start, and on the width

For each network, {seeds} starts. Solved: with 2 ReLU units {solved[0]},
with 4 {solved[1]}, with 8 {solved[2]}, with 4 tanh units {solved[3]}.
"""

import numpy as np

x = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
y = np.array([[0.0], [1.0], [1.0], [0.0]])
steps, learning_rate = 1000, 0.1
seed, seeds = 1986, 100


def draw(units):  # one generator for each network
    generators = [np.random.default_rng(seed + n) for n in range(seeds)]
    flat = np.stack([g.uniform(-1, 1, 4 * units + 1) for g in generators])
    first = flat[:, : 3 * units].reshape(seeds, units, 3).mT / np.sqrt(2)
    second = flat[:, 3 * units :, None] / np.sqrt(units)
    return first[:, :2], first[:, 2:], second[:, :-1], second[:, -1:]


def train(units, activation, slope_of):  # all networks at once
    W1, b1, W2, b2 = draw(units)
    for step in range(steps):
        hidden = activation(x @ W1 + b1)
        slope = 2 * (hidden @ W2 + b2 - y) / 4
        back = slope @ W2.mT * slope_of(hidden)
        W2 = W2 - learning_rate * hidden.mT @ slope
        b2 = b2 - learning_rate * slope.sum(axis=1, keepdims=True)
        W1 = W1 - learning_rate * x.T @ back
        b1 = b1 - learning_rate * back.sum(axis=1, keepdims=True)
    hidden = activation(x @ W1 + b1)
    y_hat = hidden @ W2 + b2
    right = ((y_hat > 0.5) == (y > 0.5)).all(axis=(1, 2))
    dead = (hidden == 0).all(axis=1).any(axis=1)  # at least one unit
    return right, ((y_hat - y) ** 2).mean(axis=(1, 2)), dead


relu = [lambda z: np.maximum(z, 0), lambda hidden: hidden > 0]
tanh = [np.tanh, lambda hidden: 1 - hidden**2]
solved, failed_losses, dead_in_failed, dead_in_solved = [], [], [], []
for units, activation in [(2, relu), (4, relu), (8, relu), (4, tanh)]:
    right, loss, dead = train(units, *activation)
    solved.append(right.sum().item())
    failed_losses.append(loss[~right].tolist())
    dead_in_failed.append(dead[~right].sum().item())
    dead_in_solved.append(dead[right].sum().item())
    name = "tanh" if activation is tanh else "ReLU"
    print(f"{units} {name} units: {solved[-1]:3} of {seeds} solved")
    #> 2 ReLU units:  29 of 100 solved
    #> 4 ReLU units:  69 of 100 solved
    #> 8 ReLU units:  97 of 100 solved
    #> 4 tanh units: 100 of 100 solved
