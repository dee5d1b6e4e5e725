"""The gradient through three layers is a product of three Jacobians

Two inputs pass through three tanh layers of two units each. The product
of the layers' Jacobians is compared with the Jacobian of the whole that
MLX computes.
"""

import mlx.core as mx

x = mx.array([0.5, -1.0])
weights = [
    mx.array([[0.6, -0.4], [0.3, 0.8]]),
    mx.array([[-0.7, 0.5], [0.2, 0.9]]),
    mx.array([[0.4, 0.3], [-0.6, 0.5]]),
]


def network(x):
    hidden = x
    for W in weights:
        hidden = mx.tanh(W @ hidden)
    return hidden


hidden, product, sizes = x, mx.eye(2), []
for W in weights:
    hidden = mx.tanh(W @ hidden)
    jacobian = (1 - hidden**2)[:, None] * W  # row i: derivative of unit i
    product = jacobian @ product  # the later layer stands on the left
    sizes.append(mx.linalg.norm(product).item())
    print(f"size after this layer: {sizes[-1]:.4f}")
    #> size after this layer: 0.7351
    #> size after this layer: 0.5272
    #> size after this layer: 0.2611

# Autograd, one output at a time.
whole = mx.stack([mx.grad(lambda x: network(x)[i])(x) for i in range(2)])
difference = mx.abs(product - whole).max().item()
print(f"agree: {difference < 1e-6}")
#> agree: True
