"""Half of the archers never learn

Of {archers:,} archers with random starts, {frozen_share:.1%} are frozen:
after 100 steps their w and b are still what they were at the start.
"""

import torch
from torch import nn

x, y = 0.5, 0.8
learning_rate = 0.01
seed = 1986
archers = 1000


def draw_starts():  # one seed for each archer
    starts = []
    for archer in range(archers):
        torch.manual_seed(seed + archer)
        layer = nn.Linear(1, 1)
        starts.append([layer.weight.item(), layer.bias.item()])
    return torch.tensor(starts).T  # all w, all b


def loss_of(w, b):  # one loss for each archer
    return (torch.relu(w * x + b) - y) ** 2


def practice(w, b):
    w, b = w.clone().requires_grad_(), b.clone().requires_grad_()
    optimizer = torch.optim.SGD([w, b], lr=learning_rate)
    for step in range(100):
        optimizer.zero_grad()
        loss_of(w, b).sum().backward()  # a sum keeps them independent
        optimizer.step()
    return w.detach(), b.detach()


def experiment():
    first_w, first_b = draw_starts()
    w, b = practice(first_w, first_b)
    loss = loss_of(w, b)
    frozen = (w == first_w) & (b == first_b)
    gold = loss < 0.04  # within 0.2 of the center
    shares = frozen.float().mean().item(), gold.float().mean().item()
    frozen_loss = loss[frozen].mean()
    living_loss = loss[gold].mean()
    return *shares, frozen_loss.item(), living_loss.item()


frozen_share, gold_share, frozen_loss, living_loss = experiment()
print(f"frozen: {frozen_share:.1%}, mean loss {frozen_loss:.4f}")
#> frozen: 48.7%, mean loss 0.6400
print(f"gold:   {gold_share:.1%}, mean loss {living_loss:.4f}")
#> gold:   51.3%, mean loss 0.0012
