"""Ten linear layers are one linear layer

Ten layers with {deep_parameters} parameters and the one layer made from
them, with {one_parameters}, answer alike to within {gap:.0e}. With ReLU
after each layer but the last, no single layer comes near.
"""

import numpy as np

layers, size = 10, 8
seed = 1986
generator = np.random.default_rng(seed)
bound = 1 / np.sqrt(size)
stack = []
for layer in range(layers):
    W = generator.uniform(-bound, bound, size=(size, size))
    b = generator.uniform(-bound, bound, size=size)
    stack.append((W, b))
x = generator.normal(size=(100, size))  # 100 inputs, one a row


def deep(x, activation):
    for number, (W, b) in enumerate(stack, start=1):
        x = x @ W.T + b
        if number < layers:
            x = activation(x)
    return x


# Multiply the layers out into one.
one_W, one_b = np.eye(size), np.zeros(size)
for W, b in stack:
    one_W, one_b = W @ one_W, W @ one_b + b


def linear(z):
    return z


def relu(z):
    return np.maximum(z, 0)


gap = np.abs(deep(x, linear) - (x @ one_W.T + one_b)).max().item()
deep_parameters = sum(W.size + b.size for W, b in stack)
one_parameters = one_W.size + one_b.size
print(f"{layers} layers: {deep_parameters} parameters")
#> 10 layers: 720 parameters
print(f"1 layer: {one_parameters} parameters, equal: {gap < 1e-15}")
#> 1 layer: 72 parameters, equal: True

# How much of the answers can the best single layer not explain?
inputs = np.column_stack([x, np.ones(len(x))])
unexplained = []
for activation in [linear, relu]:
    y = deep(x, activation)
    best = np.linalg.lstsq(inputs, y)[0]
    miss = np.linalg.norm(y - inputs @ best)
    unexplained.append((miss / np.linalg.norm(y - y.mean(axis=0))).item())
print(f"missed by the best single layer, no ReLU: {unexplained[0]:.1f}")
#> missed by the best single layer, no ReLU: 0.0
print(f"missed by the best single layer, ReLU:    {unexplained[1]:.1f}")
#> missed by the best single layer, ReLU:    0.6
