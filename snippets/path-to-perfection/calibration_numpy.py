"""Trained longer, the network is surer and not more often right

A small network learns yes or no from 100 examples and answers 4,000 new
ones. After 20 and after 400 steps: how sure it says it is, on average, how
often it is right, and how often it is right when it says 95 % or more.
"""

import numpy as np

seed, n, learning_rate = 1986, 100, 0.5


def draw():
    generator = np.random.default_rng(seed)
    x = generator.normal(size=(n + 4000, 10))  # the first of ten matters
    yes = 1 / (1 + np.exp(-2 * x[:, :1]))  # the true probability of yes
    t = (generator.uniform(size=yes.shape) < yes).astype(float)
    W1 = generator.normal(size=(16, 10)) / 10**0.5
    W2 = generator.normal(size=(1, 16)) / 16**0.5
    return x, t, W1, np.zeros(16), W2, np.zeros(1)


_x, _t, W1, b1, W2, b2 = draw()


def exam():
    z = np.tanh(_x[n:] @ W1.T + b1) @ W2.T + b2
    sure = 1 / (1 + np.exp(-np.abs(z)))  # probability of its own answer
    right = (z > 0) == (_t[n:] == 1)
    return sure.mean(), right.mean(), right[sure >= 0.95].mean()


_results = []
for step in range(401):
    if step in (20, 400):
        _results.append([value.item() for value in exam()])
    hidden = np.tanh(_x[:n] @ W1.T + b1)
    p = 1 / (1 + np.exp(-(hidden @ W2.T + b2)))
    slope = (p - _t[:n]) / n  # of the log loss
    back = slope @ W2 * (1 - hidden**2)
    W2 = W2 - learning_rate * slope.T @ hidden
    b2 = b2 - learning_rate * slope.sum(axis=0)
    W1 = W1 - learning_rate * back.T @ _x[:n]
    b1 = b1 - learning_rate * back.sum(axis=0)
says, right, surest = [list(column) for column in zip(*_results)]
for k in (0, 1):
    print(f"says {says[k]:.0%}, right {right[k]:.0%}, surest {surest[k]:.0%}")
    #> says 72%, right 73%, surest 98%
    #> says 90%, right 72%, surest 81%
