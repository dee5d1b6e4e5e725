"""A network forgets what it no longer practices

Twelve questions with their answers to learn by heart, list A, then twelve
others, list B. After each lesson: which share of the answers is right?
Coins get 50%. Then both lists together, from the same start.
"""

import numpy as np

seed, pairs, learning_rate, steps = 1986, 12, 0.5, 200


def draw():
    generator = np.random.default_rng(seed)
    x = generator.choice([-1.0, 1.0], size=(2 * pairs, 12))  # questions
    y = generator.choice([-1.0, 1.0], size=(2 * pairs, 8))  # answers
    W1 = generator.normal(size=(32, 12)) / 12**0.5
    W2 = generator.normal(size=(8, 32)) / 32**0.5
    return x, y, W1, np.zeros(32), W2, np.zeros(8)


x, y, *_start = draw()
A, B, both = slice(pairs), slice(pairs, None), slice(None)


def train(weights, some, steps):
    W1, b1, W2, b2 = weights
    for step in range(steps):
        hidden = np.tanh(x[some] @ W1.T + b1)
        y_hat = hidden @ W2.T + b2
        loss = np.mean((y_hat - y[some]) ** 2)
        slope = 2 * (y_hat - y[some]) / y_hat.size
        back = slope @ W2 * (1 - hidden**2)
        W2 = W2 - learning_rate * slope.T @ hidden
        b2 = b2 - learning_rate * slope.sum(axis=0)
        W1 = W1 - learning_rate * back.T @ x[some]
        b1 = b1 - learning_rate * back.sum(axis=0)
    y_hat = np.tanh(x @ W1.T + b1) @ W2.T + b2
    right = y_hat * y > 0  # the sign is the answer
    shares = [right[A].mean().item(), right[B].mean().item()]
    return [W1, b1, W2, b2], shares, loss.item()


_weights, after_A, loss_A = train(_start, A, steps)
_weights, after_B, loss_B = train(_weights, B, steps)
_weights, together, loss_together = train(_start, both, 2 * steps)
print(f"after list A:  A {after_A[0]:.0%}, B {after_A[1]:.0%}")
#> after list A:  A 100%, B 44%
print(f"then list B:   A {after_B[0]:.0%}, B {after_B[1]:.0%}")
#> then list B:   A 60%, B 100%
print(f"both together: A {together[0]:.0%}, B {together[1]:.0%}")
#> both together: A 100%, B 100%
