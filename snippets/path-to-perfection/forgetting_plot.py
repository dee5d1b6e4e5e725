"""What is not practiced is lost while something else is learned

Share of right answers over 400 steps, means of {runs} networks with their
range shaded. In the first 200 steps list A climbs to {A[200]:.0%}, list B
stays near 50%. Then only list B is practiced: B climbs to {B[400]:.0%},
and A falls to {A[400]:.0%}. A dotted line at 50% marks coin tossing.
"""

import matplotlib.pyplot as plt
import numpy as np

seed, runs, pairs, learning_rate, steps = 1986, 20, 12, 0.5, 200
generator = np.random.default_rng(seed)
x = generator.choice([-1.0, 1.0], size=(runs, 2 * pairs, 12))
y = generator.choice([-1.0, 1.0], size=(runs, 2 * pairs, 8))
W1 = generator.normal(size=(runs, 12, 32)) / 12**0.5
W2 = generator.normal(size=(runs, 32, 8)) / 32**0.5
b1, b2 = np.zeros((runs, 1, 32)), np.zeros((runs, 1, 8))

_right = []
for step in range(2 * steps + 1):
    hidden = np.tanh(x @ W1 + b1)
    y_hat = hidden @ W2 + b2
    _right.append((y_hat * y > 0).reshape(runs, 2, -1).mean(axis=2))
    some = slice(pairs) if step < steps else slice(pairs, None)
    slope = 2 * (y_hat - y)[:, some] / (8 * pairs)
    hidden = hidden[:, some]
    back = slope @ W2.mT * (1 - hidden**2)
    W2 = W2 - learning_rate * hidden.mT @ slope
    b2 = b2 - learning_rate * slope.sum(axis=1, keepdims=True)
    W1 = W1 - learning_rate * x[:, some].mT @ back
    b1 = b1 - learning_rate * back.sum(axis=1, keepdims=True)

_right = np.array(_right)
A, B = _right.mean(axis=1).T
for k, look in enumerate(("C0-", "C1--")):
    low, high = _right[:, :, k].min(axis=1), _right[:, :, k].max(axis=1)
    plt.fill_between(range(401), low, high, color=look[:2], alpha=0.2)
    plt.plot((A, B)[k], look)
plt.axhline(0.5, color="gray", linestyle=":")
plt.axvline(steps, color="gray", linewidth=1)
plt.text(100, 1.03, "lesson A", ha="center")
plt.text(300, 1.03, "lesson B", ha="center")
plt.text(330, 0.77, "list A", color="C0")
plt.text(330, 0.92, "list B", color="C1")
plt.text(330, 0.44, "coins", color="gray")
plt.ylim(0.3, 1.1)
plt.title("List B drives out list A")
plt.xlabel("step")
plt.ylabel("share of right answers")
plt.show()
