"""Ten rides in batches of four: three iterations make an epoch

Each iteration takes one batch and makes one update. Each epoch sees every
ride once, in a new order.
"""

import numpy as np

seed = 1986
random = np.random.default_rng(seed)
x = np.arange(1.0, 11.0).reshape(10, 1)  # ten rides: kilometers
y = 2 * x + 3  # dollars
learning_rate, epochs, batch_size = 0.005, 20, 4
parameters = np.zeros(2)  # w and b


def loss_function(x, y):
    w, b = parameters
    return np.mean((w * x + b - y) ** 2)


def gradient(x, y):
    w, b = parameters
    error = w * x + b - y
    return np.array([np.mean(2 * error * x), np.mean(2 * error)])


def train():
    iterations, sizes, seen = 0, [], [0] * 10
    losses = [loss_function(x, y).item()]
    for epoch in range(epochs):
        order = random.permutation(10)
        for first in range(0, 10, batch_size):
            batch = order[first : first + batch_size]
            slopes = gradient(x[batch], y[batch])
            parameters[:] -= learning_rate * slopes
            iterations += 1
            sizes.append(len(batch))
            for ride in batch.tolist():
                seen[ride] += 1
        losses.append(loss_function(x, y).item())
    return iterations, sizes, seen, losses


iterations, sizes, seen, losses = train()
print("batches of the first epoch:", sizes[:3])
#> batches of the first epoch: [4, 4, 2]
print(f"{epochs} epochs: {iterations} iterations")
#> 20 epochs: 60 iterations
print(f"how often each ride was seen: {sorted(set(seen))}")
#> how often each ride was seen: [20]
print("the loss fell by 99%:", losses[-1] < 0.01 * losses[0])
#> the loss fell by 99%: True
