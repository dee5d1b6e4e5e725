"""On a constant slope, momentum 0.9 steps ten times as far

The gradient is 1 at every step, the learning rate is 0.01. The first
step is as long as a plain one. Then the velocity builds up.
"""

import torch

learning_rate, beta = 0.01, 0.9
gradient = torch.tensor([1.0])
w = torch.tensor([0.0], requires_grad=True)
optimizer = torch.optim.SGD([w], lr=learning_rate, momentum=beta)

steps = []
for step in range(100):
    before = w.item()
    w.grad = gradient  # in place of loss.backward()
    optimizer.step()
    steps.append(before - w.item())

limit = 1 / (1 - beta)  # 1 + 0.9 + 0.9² + ... goes to this
print(f"step   1: {steps[0]:.4f}")
#> step   1: 0.0100
print(f"step   2: {steps[1]:.4f}")
#> step   2: 0.0190
print(f"step   3: {steps[2]:.4f}")
#> step   3: 0.0271
print(f"step 100: {steps[99]:.4f}")
#> step 100: 0.1000
