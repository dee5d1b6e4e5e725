"""AdamW shrinks both weights alike, Adam with a penalty does not

Two weights start at 1. Their gradients only flip sign, ±1 and ±100, so
that no data pulls them anywhere. What remains is weight decay.
"""

import torch

learning_rate, decay = 0.01, 0.1
size = torch.tensor([1.0, 100.0])  # of the two gradients


def train(make):
    w = torch.tensor([1.0, 1.0], requires_grad=True)
    optimizer = make([w], lr=learning_rate, weight_decay=decay)
    for t in range(1, 501):
        w.grad = size * (-1) ** t
        optimizer.step()
    return w.tolist()


penalty = train(torch.optim.Adam)  # weight_decay is a penalty here
adamw = train(torch.optim.AdamW)
shrinking = (1 - learning_rate * decay) ** 500
print(f"Adam, penalty: {penalty[0]:.2f} {penalty[1]:.2f}")
#> Adam, penalty: 0.62 1.01
print(f"AdamW:         {adamw[0]:.2f} {adamw[1]:.2f}")
#> AdamW:         0.62 0.62
print(f"0.999 to the power 500: {shrinking:.2f}")
#> 0.999 to the power 500: 0.61
