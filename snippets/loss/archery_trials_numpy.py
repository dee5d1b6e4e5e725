"""Half of the archers never learn

Of {archers:,} archers with random starts, {frozen_share:.1%} are frozen:
after 100 steps their w and b are still what they were at the start.
"""

import numpy as np

x, y = 0.5, 0.8
learning_rate = 0.01
seed = 1986
archers = 1000


def draw_starts():  # one seed for each archer
    starts = []
    for archer in range(archers):
        generator = np.random.default_rng(seed + archer)
        starts.append(generator.uniform(-1, 1, size=2))
    return np.array(starts).T  # all w, all b


def loss_of(w, b):  # one loss for each archer
    return (np.maximum(w * x + b, 0) - y) ** 2


def practice(w, b):
    for step in range(100):
        y_hat = np.maximum(w * x + b, 0)
        slope = np.where(y_hat > 0, 2 * (y_hat - y), 0)
        w = w - learning_rate * slope * x
        b = b - learning_rate * slope
    return w, b


def experiment():
    first_w, first_b = draw_starts()
    w, b = practice(first_w, first_b)
    loss = loss_of(w, b)
    frozen = (w == first_w) & (b == first_b)
    gold = loss < 0.04  # within 0.2 of the center
    shares = frozen.mean().item(), gold.mean().item()
    frozen_loss = loss[frozen].mean()
    living_loss = loss[gold].mean()
    return *shares, frozen_loss.item(), living_loss.item()


frozen_share, gold_share, frozen_loss, living_loss = experiment()
print(f"frozen: {frozen_share:.1%}, mean loss {frozen_loss:.4f}")
#> frozen: 50.0%, mean loss 0.6400
print(f"gold:   {gold_share:.1%}, mean loss {living_loss:.4f}")
#> gold:   50.0%, mean loss 0.0013
