"""A network forgets what it no longer practices

Twelve questions with their answers to learn by heart, list A, then twelve
others, list B. After each lesson: which share of the answers is right?
Coins get 50%. Then both lists together, from the same start.
"""

import numpy as np
import torch
from torch import nn

seed, pairs, learning_rate, steps = 1986, 12, 0.5, 200


def draw():
    generator = np.random.default_rng(seed)
    x = generator.choice([-1.0, 1.0], size=(2 * pairs, 12))  # questions
    y = generator.choice([-1.0, 1.0], size=(2 * pairs, 8))  # answers
    W1 = generator.normal(size=(32, 12)) / 12**0.5
    W2 = generator.normal(size=(8, 32)) / 32**0.5
    return x, y, W1, np.zeros(32), W2, np.zeros(8)


x, y, *_start = [torch.tensor(v).float() for v in draw()]
A, B, both = slice(pairs), slice(pairs, None), slice(None)


def new_network():
    network = nn.Sequential(nn.Linear(12, 32), nn.Tanh(), nn.Linear(32, 8))
    for parameter, value in zip(network.parameters(), _start):
        parameter.data = value.clone()
    return network


def train(network, some, steps):
    optimizer = torch.optim.SGD(network.parameters(), lr=learning_rate)
    for step in range(steps):
        loss = nn.functional.mse_loss(network(x[some]), y[some])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    right = (network(x) * y > 0).float()  # the sign is the answer
    shares = [right[A].mean().item(), right[B].mean().item()]
    return shares, loss.item()


network = new_network()
after_A, loss_A = train(network, A, steps)
after_B, loss_B = train(network, B, steps)
together, loss_together = train(new_network(), both, 2 * steps)
print(f"after list A:  A {after_A[0]:.0%}, B {after_A[1]:.0%}")
#> after list A:  A 100%, B 44%
print(f"then list B:   A {after_B[0]:.0%}, B {after_B[1]:.0%}")
#> then list B:   A 60%, B 100%
print(f"both together: A {together[0]:.0%}, B {together[1]:.0%}")
#> both together: A 100%, B 100%
