"""Each larger learning rate is better, until one ruins everything

A network with 16 hidden units learns the curve y = sin(3x) in 100 steps,
from the same start with seven learning rates. The last loss of each.
"""

import mlx.core as mx
import numpy as np
from mlx import nn, optimizers

seed, width, steps = 1986, 16, 100
rates = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0]
x = np.linspace(-1, 1, 32)[:, None]
y = np.sin(3 * x)
x, y = mx.array(x), mx.array(y)


def loss_function(model, x, y):
    return nn.losses.mse_loss(model(x), y)


def train(learning_rate):
    generator = np.random.default_rng(seed)
    W1 = generator.uniform(-3, 3, (width, 1))
    b1 = generator.uniform(-2, 2, width)
    W2 = generator.uniform(-1, 1, (1, width)) / width**0.5
    model = nn.Sequential(nn.Linear(1, width), nn.Tanh(), nn.Linear(width, 1))
    model.layers[0].weight, model.layers[0].bias = mx.array(W1), mx.array(b1)
    model.layers[2].weight, model.layers[2].bias = mx.array(W2), mx.zeros(1)
    loss_and_gradient = nn.value_and_grad(model, loss_function)
    optimizer = optimizers.SGD(learning_rate)
    for step in range(steps):
        loss, gradient = loss_and_gradient(model, x, y)
        if loss.item() > 1000:  # it diverges: no need to go on
            break
        optimizer.update(model, gradient)
        mx.eval(model.parameters())
    return loss.item()


losses = []
for rate in rates:
    loss = train(rate)
    if loss < 1000:
        losses.append(loss)
    print(f"{rate:5} {loss:.4f}" if loss < 1000 else f"{rate:5} diverges")
    #> 0.001 0.2740
    #> 0.003 0.1413
    #>  0.01 0.1164
    #>  0.03 0.0776
    #>   0.1 0.0168
    #>   0.3 diverges
    #>   1.0 diverges
best_rate, first_bad = rates[len(losses) - 1], rates[len(losses)]
