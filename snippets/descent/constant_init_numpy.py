"""Neurons that start as twins stay twins

A network with 3 hidden neurons learns the shape of a V from 9 points. It
starts three times: with all zeros, with the same weights in each neuron,
and with a different weight in each.
"""

import numpy as np

x = np.linspace(-1, 1, 9).reshape(9, 1)
y = np.abs(x - 0.25)
learning_rate, steps = 0.4, 300


def forward(W, b, V, c):
    h = np.tanh(x @ W.T + b)  # the bend is tanh
    return h, h @ V.T + c


def backward(W, b, V, c):
    h, y_hat = forward(W, b, V, c)
    dy_hat = 2 * (y_hat - y) / 9
    dz = dy_hat @ V * (1 - h * h)  # the slope of tanh is 1 - h²
    return [dz.T @ x, dz.sum(axis=0), dy_hat.T @ h, dy_hat.sum(axis=0)]


def train(hidden, output):
    W, b = np.array(hidden).reshape(3, 1), np.zeros(3)
    V, c = np.array(output).reshape(1, 3), np.zeros(1)
    network = [W, b, V, c]
    for step in range(steps):
        for array, slopes in zip(network, backward(*network)):
            array -= learning_rate * slopes
    loss = np.mean((forward(*network)[1] - y) ** 2).item()
    return loss, network[0].flatten().tolist()


zero_loss, zero_weights = train([0.0, 0.0, 0.0], [0.0, 0.0, 0.0])
twin_loss, twin_weights = train([0.5, 0.5, 0.5], [0.5, 0.5, 0.5])
other_loss, other_weights = train([0.5, -0.5, 1.0], [0.5, 0.5, 0.5])
for name, loss, weights in (
    ("zeros", zero_loss, zero_weights),
    ("twins", twin_loss, twin_weights),
    ("different", other_loss, other_weights),
):
    print(f"{name:9} loss {loss:.4f}", *(f"{w:5.2f}" for w in weights))
    #> zeros     loss 0.1389  0.00  0.00  0.00
    #> twins     loss 0.0523  1.09  1.09  1.09
    #> different loss 0.0038  0.44 -1.75  1.09
