"""Neurons that start as twins stay twins

A network with 3 hidden neurons learns the shape of a V from 9 points. It
starts three times: with all zeros, with the same weights in each neuron,
and with a different weight in each.
"""

import torch
from torch import nn

x = torch.linspace(-1, 1, 9).reshape(9, 1)
y = torch.abs(x - 0.25)
learning_rate, steps = 0.4, 300


def train(hidden, output):
    network = nn.Sequential(nn.Linear(1, 3), nn.Tanh(), nn.Linear(3, 1))
    W, b = torch.tensor(hidden).reshape(3, 1), torch.zeros(3)
    V, c = torch.tensor(output).reshape(1, 3), torch.zeros(1)
    network.load_state_dict(
        {"0.weight": W, "0.bias": b, "2.weight": V, "2.bias": c}
    )
    optimizer = torch.optim.SGD(network.parameters(), lr=learning_rate)
    for step in range(steps):
        optimizer.zero_grad()
        nn.functional.mse_loss(network(x), y).backward()
        optimizer.step()
    loss = nn.functional.mse_loss(network(x), y).item()
    return loss, network[0].weight.flatten().tolist()


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
