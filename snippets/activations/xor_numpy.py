"""A network with 8 ReLU units learns XOR

The start is drawn by NumPy in every tab, so that all tabs make the
same {steps} steps of gradient descent. The loss falls from
{first_loss:.2f} to almost nothing.
"""

import numpy as np

x = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
y = np.array([[0.0], [1.0], [1.0], [0.0]])  # XOR: exactly one is 1
units, steps, learning_rate = 8, 500, 0.1
seed = 1986
generator = np.random.default_rng(seed)


def draw(outputs, inputs):  # one row a unit: its weights, then its bias
    bound = 1 / np.sqrt(inputs)
    return generator.uniform(-bound, bound, size=(outputs, inputs + 1))


first, second = draw(units, 2), draw(1, units)
start = [first[:, :2], first[:, 2], second[:, :units], second[:, units]]

# The model: 2 inputs, 8 ReLU units, 1 output.
W1, b1, W2, b2 = start


def model(x):
    return np.maximum(x @ W1.T + b1, 0) @ W2.T + b2


losses = []
for step in range(steps):
    hidden = np.maximum(x @ W1.T + b1, 0)
    y_hat = hidden @ W2.T + b2  # forward pass
    loss = np.mean((y_hat - y) ** 2)
    slope = 2 * (y_hat - y) / 4  # backward pass
    back = slope @ W2 * (hidden > 0)  # the slope of ReLU: 1 or 0
    W2 = W2 - learning_rate * slope.T @ hidden  # update
    b2 = b2 - learning_rate * slope.sum(axis=0)
    W1 = W1 - learning_rate * back.T @ x
    b1 = b1 - learning_rate * back.sum(axis=0)
    losses.append(loss.item())

first_loss, middle_loss, last_loss = losses[0], losses[100], losses[-1]
answers = model(x).flatten().tolist()
learned = [answer > 0.5 for answer in answers] == [False, True, True, False]
print(f"first loss {first_loss:.4f}, after 100 steps {middle_loss:.4f}")
#> first loss 0.4972, after 100 steps 0.0491
print(f"last loss below a millionth: {last_loss < 1e-6}")
#> last loss below a millionth: True
print(f"all four answers right: {learned}")
#> all four answers right: True
