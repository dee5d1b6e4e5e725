"""A network with 8 ReLU units learns XOR

The start is drawn by NumPy in every tab, so that all tabs make the
same {steps} steps of gradient descent. The loss falls from
{first_loss:.2f} to almost nothing.
"""

import mlx.core as mx
import numpy as np
from mlx import nn, optimizers

x = mx.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
y = mx.array([[0.0], [1.0], [1.0], [0.0]])  # XOR: exactly one is 1
units, steps, learning_rate = 8, 500, 0.1
seed = 1986
generator = np.random.default_rng(seed)


def draw(outputs, inputs):  # one row a unit: its weights, then its bias
    bound = 1 / np.sqrt(inputs)
    return generator.uniform(-bound, bound, size=(outputs, inputs + 1))


first, second = draw(units, 2), draw(1, units)
start = [first[:, :2], first[:, 2], second[:, :units], second[:, units]]

# The model: 2 inputs, 8 ReLU units, 1 output.
model = nn.Sequential(nn.Linear(2, units), nn.ReLU(), nn.Linear(units, 1))
hidden, output = model.layers[0], model.layers[2]
hidden.weight, hidden.bias = mx.array(start[0]), mx.array(start[1])
output.weight, output.bias = mx.array(start[2]), mx.array(start[3])
optimizer = optimizers.SGD(learning_rate)


def loss_function(model, x, y):
    y_hat = model(x)  # forward pass
    return nn.losses.mse_loss(y_hat, y)


loss_and_gradient = nn.value_and_grad(model, loss_function)

losses = []
for step in range(steps):
    loss, gradient = loss_and_gradient(model, x, y)  # backward pass
    optimizer.update(model, gradient)  # update
    mx.eval(model.parameters())  # MLX is lazy: compute it now
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
