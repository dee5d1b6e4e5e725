"""A probability is honest when the share of yes keeps its promise

Stated probability of yes against the measured share of yes, in ten bins of
4,000 new examples. After 20 steps the circles lie along the dashed
diagonal. After 400 steps the squares lie on a flatter line: where the
network says {says[1][9]:.0%}, {share[1][9]:.0%} are yes, and where it says
{says[1][0]:.0%}, {share[1][0]:.0%}. Bars show two standard errors.
"""

import matplotlib.pyplot as plt
import numpy as np

seed, n, learning_rate = 1986, 100, 0.5
generator = np.random.default_rng(seed)
x = generator.normal(size=(n + 4000, 10))
yes = 1 / (1 + np.exp(-2 * x[:, :1]))
t = (generator.uniform(size=yes.shape) < yes).astype(float)
W1 = generator.normal(size=(16, 10)) / 10**0.5
W2 = generator.normal(size=(1, 16)) / 16**0.5
b1, b2 = np.zeros(16), np.zeros(1)

best_possible = np.maximum(yes, 1 - yes)[n:].mean().item()
print(f"right at best: {best_possible:.1%}")
#> right at best: 77.7%

says, share, _bar = [], [], []
for step in range(401):
    exam = step in (20, 400)  # otherwise only the training set
    hidden = np.tanh((x if exam else x[:n]) @ W1.T + b1)
    p = 1 / (1 + np.exp(-(hidden @ W2.T + b2)))
    if exam:
        tenth = np.minimum(p[n:, 0] * 10, 9).astype(int)
        count = np.bincount(tenth, minlength=10)
        says.append(np.bincount(tenth, p[n:, 0], minlength=10) / count)
        share.append(np.bincount(tenth, t[n:, 0], minlength=10) / count)
        spread = share[-1] * (1 - share[-1]) / count
        _bar.append(2 * spread**0.5)
    slope, hidden = (p[:n] - t[:n]) / n, hidden[:n]
    back = slope @ W2 * (1 - hidden**2)
    W2 = W2 - learning_rate * slope.T @ hidden
    b2 = b2 - learning_rate * slope.sum(axis=0)
    W1 = W1 - learning_rate * back.T @ x[:n]
    b1 = b1 - learning_rate * back.sum(axis=0)

plt.plot([0, 1], [0, 1], "--", color="gray")
plt.errorbar(says[0], share[0], _bar[0], fmt="C0o-")
plt.errorbar(says[1], share[1], _bar[1], fmt="C1s-")
plt.text(0.3, 0.8, "after 20 steps", color="C0")
plt.text(0.6, 0.36, "after 400 steps", color="C1")
plt.title("Trained too long, it claims too much")
plt.xlabel("stated probability of yes")
plt.ylabel("measured share of yes")
plt.show()
