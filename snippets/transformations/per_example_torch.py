"""grad, then vmap: one slope for each example

Five taxi rides, the last one with a typing mistake in its fare. For each
ride the slope of its own loss; their mean; and the slope of the mean.
"""

import torch
from torch.func import grad, vmap


def loss(w, x, y):  # of one example
    return (w * x - y) ** 2


def mean_loss(w, x, y):
    return vmap(loss, in_dims=(None, 0, 0))(w, x, y).mean()


w = torch.tensor(2.0)  # dollars a kilometer
x = torch.tensor([1.0, 2.0, 3.0, 4.0, 5.0])
y = torch.tensor([2.5, 3.5, 6.5, 7.5, 50.0])  # 10.50 was meant
slopes = vmap(grad(loss), in_dims=(None, 0, 0))(w, x, y)
mean = slopes.mean().item()
of_mean = grad(mean_loss)(w, x, y).item()
without = slopes[:-1].mean().item()  # without the mistake
print("each:", [round(s, 1) for s in slopes.tolist()])
#> each: [-1.0, 2.0, -3.0, 4.0, -400.0]
print(f"mean of the slopes: {mean:.2f}")
#> mean of the slopes: -79.60
print(f"slope of the mean:  {of_mean:.2f}")
#> slope of the mean:  -79.60
print(f"mean without the last: {without:.2f}")
#> mean without the last: 0.50
