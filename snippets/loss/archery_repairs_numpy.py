"""With no activation on the output, no archer is frozen

Five curves over 2,000 steps: the share of 1,000 archers whose arrow is
in the gold. With no activation it is {gold_100[4]:.0%} after 100 steps.
With softplus it is {gold_100[3]:.0%} after 100 steps and reaches 100 %
after about 400. With leaky ReLU it creeps from {gold_100[2]:.0%} after
100 steps to {gold_2000[2]:.0%} after 2,000. With ReLU it stays at
{gold_2000[0]:.0%}, and with ReLU and a starting bias of 0.1 at
{gold_2000[1]:.0%}.
"""

import matplotlib.pyplot as plt
import numpy as np

x, y, learning_rate = 0.5, 0.8, 0.01
seed, archers, steps = 1986, 1000, 2000


def activate(repair, z):  # the output and its derivative
    if repair == "no activation":
        return z, np.ones_like(z)
    if repair == "softplus":  # a smooth ReLU that is never flat
        return np.logaddexp(0, z), 1 / (1 + np.exp(-z))
    leak = 0.01 if repair == "leaky ReLU" else 0
    return np.where(z > 0, z, leak * z), np.where(z > 0, 1, leak)


def practice(repair):
    draws = [np.random.default_rng(seed + i) for i in range(archers)]
    w, b = np.array([draw.uniform(-1, 1, size=2) for draw in draws]).T
    if repair == "ReLU, b = 0.1":
        b = np.full(archers, 0.1)  # every archer starts with this bias
    first_w, gold = w, []
    for step in range(steps + 1):
        y_hat, derivative = activate(repair, w * x + b)
        gold.append(np.mean((y_hat - y) ** 2 < 0.04).item())
        slope = 2 * (y_hat - y) * derivative
        w, b = w - learning_rate * slope * x, b - learning_rate * slope
    return np.mean(w == first_w).item(), gold


frozen_share, gold_100, gold_2000 = [], [], []
labels = [(1600, 43), (200, 65), (1600, 73), (360, 88), (500, 103)]
repairs = ["ReLU", "ReLU, b = 0.1", "leaky ReLU", "softplus", "no activation"]
for repair, label, line in zip(repairs, labels, ["-", "--", "-.", ":", "-"]):
    frozen, gold = practice(repair)
    frozen_share.append(frozen)
    gold_100.append(gold[100])
    gold_2000.append(gold[2000])
    print(f"{repair:13}  frozen {frozen:5.1%}")
    #> ReLU           frozen 50.0%
    #> ReLU, b = 0.1  frozen 37.4%
    #> leaky ReLU     frozen  0.0%
    #> softplus       frozen  0.0%
    #> no activation  frozen  0.0%
    plt.plot(range(0, 2001, 20), [100 * g for g in gold[::20]], line)
    plt.text(*label, repair)
plt.title("No activation on the output: none is frozen")
plt.xlabel("step")
plt.ylabel("archers in the gold (%)")
plt.ylim(0, 112)
plt.show()
