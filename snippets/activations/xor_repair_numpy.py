"""All four units are dead; three of four changes repair it

With seed {seed} and 4 ReLU units the loss ends at {stuck_loss:.2f}. More
units, tanh, or another start solve XOR. A leak of 0.01 does not.
"""

import numpy as np

x = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
y = np.array([[0.0], [1.0], [1.0], [0.0]])
seed = 1987


def relu(z):
    return np.maximum(z, 0), np.where(z > 0, 1, 0)  # value and slope


def leaky_relu(z):
    return np.where(z > 0, z, 0.01 * z), np.where(z > 0, 1, 0.01)


def tanh(z):
    return np.tanh(z), 1 - np.tanh(z) ** 2


def train(units, activation, seed):
    flat = np.random.default_rng(seed).uniform(-1, 1, size=4 * units + 1)
    first = flat[: 3 * units].reshape(units, 3) / np.sqrt(2)
    second = flat[3 * units :] / np.sqrt(units)
    W1, b1, W2, b2 = first[:, :2], first[:, 2], second[None, :-1], second[-1]
    start = activation(x @ W1.T + b1)[0]
    for step in range(1000):
        hidden, kink = activation(x @ W1.T + b1)
        slope = 2 * (hidden @ W2.T + b2 - y) / 4
        back = slope @ W2 * kink
        W2, b2 = W2 - 0.1 * slope.T @ hidden, b2 - 0.1 * slope.sum()
        W1, b1 = W1 - 0.1 * back.T @ x, b1 - 0.1 * back.sum(axis=0)
    y_hat = activation(x @ W1.T + b1)[0] @ W2.T + b2
    return start, y_hat, np.mean((y_hat - y) ** 2).item()


# Find the fault: look at the hidden values, on all four inputs.
hidden, answers, stuck_loss = train(4, relu, seed)
dead = (hidden == 0).all(axis=0).sum().item()
stuck_answers = answers.flatten()
print(f"dead units at the start: {dead} of 4")
#> dead units at the start: 4 of 4
print(f"loss {stuck_loss:.3f}, every answer {stuck_answers[0]:.2f}")
#> loss 0.250, every answer 0.50

# Try four repairs, one at a time.
wider_loss = train(8, relu, seed)[2]
tanh_loss = train(4, tanh, seed)[2]
restart_loss = train(4, relu, seed + 2)[2]
leaky_loss = train(4, leaky_relu, seed)[2]
print(f"8 units {wider_loss:.3f}, tanh {tanh_loss:.3f}")
#> 8 units 0.000, tanh 0.000
print(f"another start {restart_loss:.3f}, leak {leaky_loss:.3f}")
#> another start 0.000, leak 0.250
