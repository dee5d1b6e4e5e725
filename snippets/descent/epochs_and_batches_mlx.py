"""Ten rides in batches of four: three iterations make an epoch

Each iteration takes one batch and makes one update. Each epoch sees every
ride once, in a new order.
"""

import mlx.core as mx
from mlx import nn, optimizers

seed = 1986
mx.random.seed(seed)
x = mx.arange(1.0, 11.0).reshape(10, 1)  # ten rides: kilometers
y = 2 * x + 3  # dollars
learning_rate, epochs, batch_size = 0.005, 20, 4
network = nn.Linear(1, 1)
network.load_weights([("weight", mx.zeros((1, 1))), ("bias", mx.zeros(1))])
optimizer = optimizers.SGD(learning_rate)


def loss_function(x, y):
    return nn.losses.mse_loss(network(x), y)


loss_and_gradient = nn.value_and_grad(network, loss_function)


def train():
    iterations, sizes, seen = 0, [], [0] * 10
    losses = [loss_function(x, y).item()]
    for epoch in range(epochs):
        order = mx.random.permutation(10)
        for first in range(0, 10, batch_size):
            batch = order[first : first + batch_size]
            loss, gradient = loss_and_gradient(x[batch], y[batch])
            optimizer.update(network, gradient)
            mx.eval(network.parameters())
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
