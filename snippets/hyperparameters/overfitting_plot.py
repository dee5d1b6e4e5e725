"""Training loss goes toward 0 while validation loss turns back up

Two losses of one network over 300 epochs. Training loss falls from
{training[0]:.1f} to {training[300]:.2f}. Validation loss falls to
{lowest:.1f} at epoch {best}, where an arrow says "stop here", and then
climbs to {validation[300]:.1f}. A dotted line at 1 marks the noise in the
data, which no network can predict.
"""

import matplotlib.pyplot as plt
import numpy as np

seed, width, epochs, learning_rate = 1986, 32, 300, 0.05
generator = np.random.default_rng(seed)
x = generator.normal(size=(540, 10))  # two of ten measurements matter
y = np.maximum(x[:, :1], 0) + x[:, 1:2] + generator.normal(0, 1, (540, 1))
W1 = generator.uniform(-1, 1, (width, 10)) * (6 / 10) ** 0.5
W2 = generator.uniform(-1, 1, (1, width)) / width**0.5
b1, b2 = np.zeros(width), np.zeros(1)
training, validation = [], []
for epoch in range(epochs + 1):
    hidden = np.maximum(x @ W1.T + b1, 0)
    error = hidden @ W2.T + b2 - y
    training.append(np.mean(error[:40] ** 2).item())
    validation.append(np.mean(error[40:] ** 2).item())
    slope, hidden = 2 * error[:40] / 40, hidden[:40]
    back = slope @ W2 * (hidden > 0)
    W2 = W2 - learning_rate * slope.T @ hidden
    b2 = b2 - learning_rate * slope.sum(axis=0)
    W1 = W1 - learning_rate * back.T @ x[:40]
    b1 = b1 - learning_rate * back.sum(axis=0)
best = int(np.argmin(validation))
lowest = validation[best]

plt.plot(training, "C0")
plt.plot(validation, "C1--")
plt.axhline(1, color="gray", linestyle=":")
plt.plot(best, lowest, "C1o")
plt.text(150, 0.2, "training: 40 examples", color="C0")
plt.text(110, 2.3, "validation: 500 others", color="C1")
plt.text(300, 1.08, "noise", color="gray", ha="right")
arrow = {"arrowstyle": "->", "color": "black"}
plt.annotate("stop here", (best, lowest), (50, 0.72), arrowprops=arrow)
plt.title("Better at the examples, worse at the task")
plt.xlabel("epoch")
plt.ylabel("loss")
plt.ylim(0, 3.5)
plt.show()
