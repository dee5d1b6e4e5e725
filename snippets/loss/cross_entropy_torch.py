"""Log loss is the cross-entropy of two classes

Three classes first. Then the four yes-or-no answers of the page, once
as log loss, once as cross-entropy with a score of 0 for "no".
"""

import torch
from torch.nn import functional as F


def cross_entropy(scores, classes):
    powers = torch.exp(scores)
    p = powers / powers.sum(axis=1, keepdims=True)  # softmax
    p_right = p[torch.arange(len(classes)), classes]
    return -torch.log(p_right)  # one loss for each example


scores = torch.tensor([[2.0, 1.0, 0.0], [1.0, 2.0, 0.0], [0.0, 0.0, 0.0]])
classes = torch.tensor([0, 2, 1])  # sure and right, wrong, no idea
each = cross_entropy(scores, classes)
again = F.cross_entropy(scores, classes, reduction="none")
print(f"three classes: {each[0]:.4f} {each[1]:.4f} {each[2]:.4f}")
#> three classes: 0.4076 2.4076 1.0986

t = torch.tensor([1, 1, 0, 1])
z = torch.tensor([2.0, 0.5, -1.5, -0.5])
log_loss = F.binary_cross_entropy_with_logits(z, t.float()).item()
two_scores = torch.stack([torch.zeros(4), z], axis=1)
two_classes = cross_entropy(two_scores, t).mean().item()
print(f"log loss:      {log_loss:.4f}")
#> log loss:      0.4441
print(f"two classes:   {two_classes:.4f}")
#> two classes:   0.4441
