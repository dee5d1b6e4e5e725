"""A dead unit is zero on all inputs, and stays so

Before training, {zeros_before:.0%} of all hidden values are zero, yet no
unit is dead. After {hasty_steps} steps with a learning rate that is too
large, {off[0]} of {units} units are zero on every input, and no later
step moves them. With a leak, every unit still moves.
"""

import numpy as np

units, inputs = 32, 200
hasty_steps, hasty_rate = 20, 0.5
patient_steps, patient_rate = 500, 0.05
seed = 1986
generator = np.random.default_rng(seed)
x = generator.normal(size=(inputs, 2))
y = x[:, :1] * x[:, 1:]  # to be learned: the product of both
W1 = generator.uniform(-1, 1, size=(units, 2)) / np.sqrt(2)
b1 = generator.uniform(-1, 1, size=units) / np.sqrt(2)
W2 = generator.uniform(-1, 1, size=(1, units)) / np.sqrt(units)
start = W1, b1, W2, np.zeros(1)


def train(parameters, leak, steps, learning_rate):
    W1, b1, W2, b2 = parameters
    for step in range(steps):
        z = x @ W1.T + b1
        hidden = np.where(z > 0, z, leak * z)
        slope = 2 * (hidden @ W2.T + b2 - y) / inputs
        back = slope @ W2 * np.where(z > 0, 1, leak)
        W2 = W2 - learning_rate * slope.T @ hidden
        b2 = b2 - learning_rate * slope.sum(axis=0)
        W1 = W1 - learning_rate * back.T @ x
        b1 = b1 - learning_rate * back.sum(axis=0)
    return W1, b1, W2, b2


def not_positive(parameters):  # for each input and each hidden unit
    return x @ parameters[0].T + parameters[1] <= 0


zeros_before = not_positive(start).mean().item()
off_before = not_positive(start).all(axis=0).sum().item()
print(f"start: {zeros_before:.0%} zeros, {off_before} units off everywhere")
#> start: 53% zeros, 0 units off everywhere

off, moved = [], []
for leak in [0, 0.01]:
    hurt = train(start, leak, hasty_steps, hasty_rate)
    later = train(hurt, leak, patient_steps, patient_rate)
    silent = not_positive(hurt).all(axis=0)  # on every input
    off.append(silent.sum().item())
    moved.append((later[1] != hurt[1])[silent].sum().item())
    print(f"leak {leak:4}: {off[-1]} units off, {moved[-1]} move later")
    #> leak    0: 25 units off, 0 move later
    #> leak 0.01: 20 units off, 20 move later
