"""Four times the batch, a quarter of the variance

Variance of the gradient of a batch, times the batch size, against the
batch size. Dots are means over {runs} seeds, bars show the range. Drawn
with replacement, the product stays at the variance of one example, drawn
as a line. Drawn without replacement from {examples} examples it falls
below, to {falls_to:.0%} of it at a batch of 256.
"""

import matplotlib.pyplot as plt
import numpy as np

seed, runs, draws, examples = 1986, 20, 400, 512
sizes = np.array([1, 4, 16, 64, 256])
generator = np.random.default_rng(seed)
x = generator.uniform(0, 1, examples)
y = 2 * x + generator.normal(0, 0.5, examples)
slopes = 2 * (1 * x - y) * x  # of each example's loss, where w is 1
one_example = slopes.var().item()


def products(batches):  # a batch is the first so many of a row
    means = [batches[:, :size].mean(axis=1) for size in sizes]
    return np.var(means, axis=1) * sizes


results = []
for run in range(runs):
    generator = np.random.default_rng(seed + run)
    rows = np.tile(slopes, (draws, 1))
    shuffled = generator.permuted(rows, axis=1)
    drawn = generator.choice(slopes, (draws, 256))
    results.append([products(drawn), products(shuffled)])
with_return, without_return = np.mean(results, axis=0).tolist()
falls_to = without_return[4] / one_example
fourfold_batch = with_return[3] / 64 / (with_return[2] / 16)
for size, one, two in zip(sizes, with_return, without_return):
    print(f"{size:3}: with {one:.3f}, without {two:.3f}")
    #>   1: with 0.667, without 0.696
    #>   4: with 0.686, without 0.697
    #>  16: with 0.677, without 0.689
    #>  64: with 0.698, without 0.621
    #> 256: with 0.697, without 0.350

low, high = np.min(results, axis=0), np.max(results, axis=0)
plt.axhline(one_example, color="gray")
for k, (line, place, name) in enumerate(
    (("C0o", (1, 0.4), "● with replacement"), ("C1s", (22, 0.4), "■ without"))
):
    plt.vlines(sizes * 1.1**k, low[k], high[k], line[:2])
    plt.plot(sizes * 1.1**k, np.mean(results, axis=0)[k], line)
    plt.text(*place, name, color=line[:2])
plt.xscale("log")
plt.xticks(sizes, sizes)
plt.ylim(0)
plt.title("Variance times batch size is constant")
plt.xlabel("batch size (examples)")
plt.ylabel("variance × batch size")
plt.show()
