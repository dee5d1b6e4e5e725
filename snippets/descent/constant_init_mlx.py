"""Neurons that start as twins stay twins

A network with 3 hidden neurons learns the shape of a V from 9 points. It
starts three times: with all zeros, with the same weights in each neuron,
and with a different weight in each.
"""

import mlx.core as mx
from mlx import nn, optimizers

x = mx.linspace(-1, 1, 9).reshape(9, 1)
y = mx.abs(x - 0.25)
learning_rate, steps = 0.4, 300


def train(hidden, output):
    network = nn.Sequential(nn.Linear(1, 3), nn.Tanh(), nn.Linear(3, 1))
    W, b = mx.array(hidden).reshape(3, 1), mx.zeros(3)
    V, c = mx.array(output).reshape(1, 3), mx.zeros(1)
    network.load_weights(
        [
            ("layers.0.weight", W),
            ("layers.0.bias", b),
            ("layers.2.weight", V),
            ("layers.2.bias", c),
        ]
    )
    optimizer = optimizers.SGD(learning_rate)
    gradient = nn.value_and_grad(
        network, lambda: nn.losses.mse_loss(network(x), y)
    )
    for step in range(steps):
        optimizer.update(network, gradient()[1])
        mx.eval(network.parameters())
    loss = nn.losses.mse_loss(network(x), y).item()
    return loss, network.layers[0].weight.flatten().tolist()


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
