"""Raw features make a ravine, normalized ones make a bowl

Two panels, each a map of the loss over two weights, with the best weights
at the center and lines of equal loss. Above, raw features: the lines are
level stripes, because the loss is {ratio:.0f} times as steep across as
along. The path starts at the left, jumps up and down across the stripes,
and after {steps} steps has covered {raw_share:.1%} of the way to the
right. Below, normalized features: the lines are circles, and a path from
the same place is at the center after a few steps.
"""

import matplotlib.pyplot as plt
import numpy as np

seed, count, steps = 1986, 200, 12
generator = np.random.default_rng(seed)
area = generator.uniform(40, 200, count)
distance = generator.uniform(100, 5000, count)
raw = np.column_stack([area, distance])
z = (raw - raw.mean(axis=0)) / raw.std(axis=0)
start = [-0.8, 0.7]


def curvatures(x):  # the bias is kept at its best
    return 2 * np.cov(x.T, ddof=0)


def walk(h, share):  # share of the largest stable rate
    learning_rate = share * 2 / np.linalg.eigvalsh(h)[-1]
    path = [np.array(start)]
    for step in range(steps):
        path.append(path[-1] - learning_rate * h @ path[-1])
    return np.array(path)


low, high = np.linalg.eigvalsh(curvatures(raw))
ratio = (high / low).item()
raw_path, z_path = walk(curvatures(raw), 0.93), walk(curvatures(z), 0.3)
raw_share = 1 - raw_path[-1, 0].item() / start[0]

w1, w2 = np.meshgrid(np.linspace(-1, 1, 41), np.linspace(-1, 1, 41))
fig, axes = plt.subplots(2, figsize=(4.8, 8), layout="constrained")
panels = {
    "Raw features make a ravine": (raw, raw_path),
    "Normalized features make a bowl": (z, z_path),
}
for ax, (name, (x, path)) in zip(axes, panels.items()):
    (a, b), (_, c) = curvatures(x)
    loss = a * w1**2 + 2 * b * w1 * w2 + c * w2**2
    levels = loss.max() / 2 * np.array([0.12, 0.3, 0.55, 0.85])
    ax.contour(w1, w2, loss, levels, colors="gray", linewidths=1)
    ax.plot(*path.T, "C1o-", markersize=4)
    ax.plot(0, 0, "k*", markersize=12)
    ax.text(start[0], 0.8, "start", color="C1", ha="center")
    ax.text(0.1, 0.02, "best", va="center")
    ax.set(title=name, aspect="equal", xticks=[-1, 0, 1], yticks=[-1, 0, 1])
    ax.set(xlabel="weight of the area − best")
    ax.set(ylabel="weight of the distance − best")
plt.show()
