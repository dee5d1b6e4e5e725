"""After a few epochs the network gets worse at what it was built for

Training and validation loss of one network: at the start, in its best
epoch, and after the last one. 40 examples train it, 500 validate it.
"""

import numpy as np

seed, width, epochs, learning_rate = 1986, 32, 300, 0.05


def draw():
    generator = np.random.default_rng(seed)
    x = generator.normal(size=(540, 10))  # two of ten measurements matter
    noise = generator.normal(0, 1, (540, 1))
    y = np.maximum(x[:, :1], 0) + x[:, 1:2] + noise
    W1 = generator.uniform(-1, 1, (width, 10)) * (6 / 10) ** 0.5
    W2 = generator.uniform(-1, 1, (1, width)) / width**0.5
    return x, y, W1, np.zeros(width), W2, np.zeros(1)


x, y, W1, b1, W2, b2 = draw()
train, rest = slice(40), slice(40, None)  # of the examples


def loss_on(some):
    hidden = np.maximum(x[some] @ W1.T + b1, 0)
    return np.mean((hidden @ W2.T + b2 - y[some]) ** 2).item()


training, validation = [], []
for epoch in range(epochs + 1):
    training.append(loss_on(train))
    validation.append(loss_on(rest))
    hidden = np.maximum(x[train] @ W1.T + b1, 0)
    slope = 2 * (hidden @ W2.T + b2 - y[train]) / 40
    back = slope @ W2 * (hidden > 0)
    W2 = W2 - learning_rate * slope.T @ hidden
    b2 = b2 - learning_rate * slope.sum(axis=0)
    W1 = W1 - learning_rate * back.T @ x[train]
    b1 = b1 - learning_rate * back.sum(axis=0)
best = int(np.argmin(validation))
lowest = validation[best]
for k in (0, best, epochs):
    print(f"epoch {k}: training {training[k]:.3f}, others {validation[k]:.3f}")
    #> epoch 0: training 3.142, others 2.751
    #> epoch 14: training 0.593, others 1.287
    #> epoch 300: training 0.020, others 2.393
