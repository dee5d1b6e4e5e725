"""Two ReLU units are enough for XOR

The weights are chosen by hand, nothing is learned. After the hidden
layer only {hidden_places} places are left of the 4 points, and a
straight line can separate those.
"""

import numpy as np

x = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])

W1 = np.array([[1.0, 1.0], [1.0, 1.0]])  # both units add the inputs
b1 = np.array([0.0, -1.0])  # and the second starts later
W2 = np.array([[1.0, -2.0]])  # first unit minus twice the second
b2 = np.array([0.0])

hidden = np.maximum(x @ W1.T + b1, 0)  # ReLU
y_hat = hidden @ W2.T + b2
hidden_places = len(set(map(tuple, hidden)))
parameters = W1.size + b1.size + W2.size + b2.size

for row in range(4):
    print(f"{x[row]} -> hidden {hidden[row]} -> {y_hat[row, 0]:.0f}")
    #> [0. 0.] -> hidden [0. 0.] -> 0
    #> [0. 1.] -> hidden [1. 0.] -> 1
    #> [1. 0.] -> hidden [1. 0.] -> 1
    #> [1. 1.] -> hidden [2. 1.] -> 0
print(f"{parameters} parameters")
#> 9 parameters
