"""One entry of the gradient is a product of four slopes

The ride is (3, 2) and cost 2 dollars; the network is the one of the page.
The entry is the slope of the loss with respect to the weight that leads
from the first input to the second hidden neuron.
"""

import numpy as np

x, y = np.array([3.0, 2.0]), 2.0
W, b = np.array([[2.0, -1.0], [1.0, -2.0]]), np.array([1.0, 2.0])
v, c = np.array([-1.0, 2.0]), 7.0


def forward(W):
    z = W @ x + b
    return z, v @ np.maximum(z, 0) + c


z, y_hat = forward(W)
links = [
    2 * (y_hat - y).item(),  # from the loss to the prediction
    v[1].item(),  # to the output of the second hidden neuron
    float(z[1] > 0),  # through its bend: it is on
    x[0].item(),
]  # to the weight
entry = np.prod(links).item()

h = np.array([[0.0, 0.0], [2.0**-10, 0.0]])  # moves that weight alone
above, below = forward(W + h)[1], forward(W - h)[1]
small_step = (((above - y) ** 2 - (below - y) ** 2) / 2**-9).item()
print(f"z {z.tolist()}, prediction {y_hat}")
#> z [5.0, 1.0], prediction 4.0
print(f"links {links}")
#> links [4.0, 2.0, 1.0, 3.0]
print(f"product {entry}, by a small step {small_step}")
#> product 24.0, by a small step 24.0
