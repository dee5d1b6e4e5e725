"""The first step of Adam is the learning rate, for any gradient

Two weights, one with a large gradient and one with a small gradient.
Both move by the learning rate. PyTorch's Adam always corrects.
"""

import torch

learning_rate = 0.01
start = torch.tensor([1.0, 1.0])
g = torch.tensor([3.0, -0.004])  # very different sizes

w = start.clone().requires_grad_()
optimizer = torch.optim.Adam([w], lr=learning_rate)
w.grad = g
optimizer.step()

corrected = w.tolist()
print(f"with correction:    {corrected[0]:.4f} {corrected[1]:.4f}")
#> with correction:    0.9900 1.0100
