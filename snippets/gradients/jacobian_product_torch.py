"""The gradient through three layers is a product of three Jacobians

Two inputs pass through three tanh layers of two units each. The product
of the layers' Jacobians is compared with the Jacobian of the whole that
PyTorch computes.
"""

import torch

x = torch.tensor([0.5, -1.0])
weights = [
    torch.tensor([[0.6, -0.4], [0.3, 0.8]]),
    torch.tensor([[-0.7, 0.5], [0.2, 0.9]]),
    torch.tensor([[0.4, 0.3], [-0.6, 0.5]]),
]


def network(x):
    hidden = x
    for W in weights:
        hidden = torch.tanh(W @ hidden)
    return hidden


hidden, product, sizes = x, torch.eye(2), []
for W in weights:
    hidden = torch.tanh(W @ hidden)
    jacobian = (1 - hidden**2)[:, None] * W  # row i: derivative of unit i
    product = jacobian @ product  # the later layer stands on the left
    sizes.append(torch.linalg.norm(product).item())
    print(f"size after this layer: {sizes[-1]:.4f}")
    #> size after this layer: 0.7351
    #> size after this layer: 0.5272
    #> size after this layer: 0.2611

# Autograd, for all inputs at once.
whole = torch.func.jacrev(network)(x)
difference = torch.abs(product - whole).max().item()
print(f"agree: {difference < 1e-6}")
#> agree: True
