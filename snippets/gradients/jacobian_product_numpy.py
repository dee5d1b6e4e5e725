"""The gradient through three layers is a product of three Jacobians

Two inputs pass through three tanh layers of two units each. The product
of the layers' Jacobians is compared with the slopes that tiny changes
of the inputs measure.
"""

import numpy as np

x = np.array([0.5, -1.0])
weights = [
    np.array([[0.6, -0.4], [0.3, 0.8]]),
    np.array([[-0.7, 0.5], [0.2, 0.9]]),
    np.array([[0.4, 0.3], [-0.6, 0.5]]),
]


def network(x):
    hidden = x
    for W in weights:
        hidden = np.tanh(W @ hidden)
    return hidden


hidden, product, sizes = x, np.eye(2), []
for W in weights:
    hidden = np.tanh(W @ hidden)
    jacobian = (1 - hidden**2)[:, None] * W  # row i: derivative of unit i
    product = jacobian @ product  # the later layer stands on the left
    sizes.append(np.linalg.norm(product).item())
    print(f"size after this layer: {sizes[-1]:.4f}")
    #> size after this layer: 0.7351
    #> size after this layer: 0.5272
    #> size after this layer: 0.2611

# Central differences, one input at a time.
step, whole = 1e-5, np.zeros((2, 2))
for j, e in enumerate(np.eye(2)):
    whole[:, j] = (network(x + step * e) - network(x - step * e)) / 2 / step
difference = np.abs(product - whole).max().item()
print(f"agree: {difference < 1e-6}")
#> agree: True
