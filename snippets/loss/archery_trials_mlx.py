"""Half of the archers never learn

Of {archers:,} archers with random starts, {frozen_share:.1%} are frozen:
after 100 steps their w and b are still what they were at the start.
"""

import mlx.core as mx
from mlx import nn

x, y = 0.5, 0.8
learning_rate = 0.01
seed = 1986
archers = 1000


def draw_starts():  # one seed for each archer
    starts = []
    for archer in range(archers):
        mx.random.seed(seed + archer)
        layer = nn.Linear(1, 1)
        starts.append([layer.weight.item(), layer.bias.item()])
    return mx.array(starts).T  # all w, all b


def loss_of(w, b):  # one loss for each archer
    return (nn.relu(w * x + b) - y) ** 2


def practice(w, b):
    def total(w, b):
        return loss_of(w, b).sum()  # a sum keeps them independent

    for step in range(100):
        slope_w, slope_b = mx.grad(total, argnums=(0, 1))(w, b)
        w = w - learning_rate * slope_w
        b = b - learning_rate * slope_b
        mx.eval(w, b)
    return w, b


def experiment():
    first_w, first_b = draw_starts()
    w, b = practice(first_w, first_b)
    loss = loss_of(w, b)
    frozen = (w == first_w) & (b == first_b)
    gold = loss < 0.04  # within 0.2 of the center
    shares = frozen.mean().item(), gold.mean().item()
    frozen_loss = (loss * frozen).sum() / frozen.sum()
    living_loss = (loss * gold).sum() / gold.sum()
    return *shares, frozen_loss.item(), living_loss.item()


frozen_share, gold_share, frozen_loss, living_loss = experiment()
print(f"frozen: {frozen_share:.1%}, mean loss {frozen_loss:.4f}")
#> frozen: 48.9%, mean loss 0.6400
print(f"gold:   {gold_share:.1%}, mean loss {living_loss:.4f}")
#> gold:   51.1%, mean loss 0.0012
