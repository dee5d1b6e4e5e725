"""Scaled up, softmax becomes the arg max

Bars for three classes A, B and C with the logits 1.0, 0.8 and 0.2.
Softmax of the logits is soft: {first[0]:.0%}, {first[1]:.0%} and
{first[2]:.0%}. Of the logits times 5 it makes {second[0]:.0%},
{second[1]:.0%} and {second[2]:.0%}. Of the logits times 50 it makes
{third[0]:.0%} for A and {third[1]:.0%} for the others: the hard choice.
"""

import matplotlib.pyplot as plt
import numpy as np

logits = np.array([1.0, 0.8, 0.2])


def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


scales = [1, 5, 50]
first, second, third = [softmax(s * logits).tolist() for s in scales]

figure, panels = plt.subplots(1, 3, figsize=(4.8, 2.8), sharey=True)
for ax, scale, p in zip(panels, scales, [first, second, third]):
    bars = ax.bar(["A", "B", "C"], p, color="C0")
    ax.bar_label(bars, [f"{value:.0%}" for value in p])
    ax.set(title=f"logits × {scale}", ylim=(0, 1.1), yticks=[0, 0.5, 1])
    ax.grid(visible=False)
    ax.margins(x=0.12)
panels[0].set(ylabel="probability")
figure.suptitle("From soft to hard choice")
plt.show()
