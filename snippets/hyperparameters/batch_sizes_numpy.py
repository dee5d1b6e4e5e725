"""Larger batches take fewer steps, so they need larger steps

A straight line is fitted to 256 taxi rides, 5 epochs for each batch size.
What is left of the loss above the lowest one, mean of 10 orders: with
rate 0.01 for all sizes, then with 0.002 times the size.
"""

import numpy as np

seed, orders, rides, epochs = 1986, 10, 256, 5
generator = np.random.default_rng(seed)
x = generator.uniform(0, 6, rides)
y = 2 * x + 3 + generator.normal(0, 1, rides)
best_w, best_b = np.polyfit(x, y, 1)
lowest_loss = np.mean((best_w * x + best_b - y) ** 2)


def loss_left(size, learning_rate, seed):
    generator = np.random.default_rng(seed)
    w, b = 0.0, 0.0
    for epoch in range(epochs):
        order = generator.permutation(rides)
        for first in range(0, rides, size):
            batch = order[first : first + size]
            error = w * x[batch] + b - y[batch]
            w = w - learning_rate * 2 * np.mean(error * x[batch])
            b = b - learning_rate * 2 * np.mean(error)
    return np.mean((w * x + b - y) ** 2) - lowest_loss


def mean_loss_left(size, learning_rate):
    runs = [loss_left(size, learning_rate, seed + k) for k in range(orders)]
    return np.mean(runs).item()


sizes = [4, 8, 16, 32, 64]
same_rate = [mean_loss_left(size, 0.01) for size in sizes]
scaled_rate = [mean_loss_left(size, 0.002 * size) for size in sizes]
for size, same, scaled in zip(sizes, same_rate, scaled_rate):
    after = f"{scaled:.2f}" if scaled < 1000 else "diverges"
    print(f"{size:2}: same rate {same:.2f}, scaled rate {after}")
    #>  4: same rate 0.13, scaled rate 0.17
    #>  8: same rate 0.34, scaled rate 0.19
    #> 16: same rate 0.68, scaled rate 0.21
    #> 32: same rate 0.99, scaled rate 0.28
    #> 64: same rate 1.19, scaled rate diverges
