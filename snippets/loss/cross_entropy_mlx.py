"""Log loss is the cross-entropy of two classes

Three classes first. Then the four yes-or-no answers of the page, once
as log loss, once as cross-entropy with a score of 0 for "no".
"""

import mlx.core as mx
from mlx.nn import losses


def cross_entropy(scores, classes):
    powers = mx.exp(scores)
    p = powers / powers.sum(axis=1, keepdims=True)  # softmax
    p_right = p[mx.arange(len(classes)), classes]
    return -mx.log(p_right)  # one loss for each example


scores = mx.array([[2.0, 1.0, 0.0], [1.0, 2.0, 0.0], [0.0, 0.0, 0.0]])
classes = mx.array([0, 2, 1])  # sure and right, wrong, no idea
each = cross_entropy(scores, classes)
again = losses.cross_entropy(scores, classes, reduction="none")
print(f"three classes: {each[0]:.4f} {each[1]:.4f} {each[2]:.4f}")
#> three classes: 0.4076 2.4076 1.0986

t = mx.array([1, 1, 0, 1])
z = mx.array([2.0, 0.5, -1.5, -0.5])
log_loss = losses.binary_cross_entropy(z, t).item()
two_scores = mx.stack([mx.zeros(4), z], axis=1)
two_classes = cross_entropy(two_scores, t).mean().item()
print(f"log loss:      {log_loss:.4f}")
#> log loss:      0.4441
print(f"two classes:   {two_classes:.4f}")
#> two classes:   0.4441
