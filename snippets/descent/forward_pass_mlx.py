"""Three rides through the network at once, as one matrix

The network has 2 inputs, 2 hidden neurons and 1 output. Each row of X
is one ride, each row of H what the hidden neurons make of it.
"""

import mlx.core as mx

W = mx.array([[2.0, -1.0], [1.0, -2.0]])  # one row for each neuron
b = mx.array([1.0, 2.0])
v = mx.array([-1.0, 2.0])  # the output neuron
c = 7.0


def network(x):
    z = W @ x + b
    h = mx.maximum(z, 0)  # the bend
    return (v @ h + c).item()


one = network(mx.array([2.0, 3.0]))
print("one ride:   ", one)
#> one ride:    5.0

X = mx.array([[2.0, 3.0], [3.0, 2.0], [0.0, 2.0]])  # three rides
H = mx.maximum(X @ W.T + b, 0)
y_hat = H @ v + c
print("shapes:     ", tuple(X.shape), tuple(H.shape), tuple(y_hat.shape))
#> shapes:      (3, 2) (3, 2) (3,)
print("hidden:     ", H.tolist())
#> hidden:      [[2.0, 0.0], [5.0, 1.0], [0.0, 0.0]]
print("three rides:", y_hat.tolist())
#> three rides: [5.0, 4.0, 7.0]
one_by_one = [network(x) for x in X]
