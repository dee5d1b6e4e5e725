"""The sum of three losses has three times the gradient of their mean

Three examples give three losses. Training needs one number, so they
are reduced: added up, or averaged.
"""

import numpy as np

scores = np.array([[2.0, 1.0, 0.0], [1.0, 2.0, 0.0], [0.0, 0.0, 0.0]])
classes = np.array([0, 2, 1])


def cross_entropy(scores):
    right = scores[np.arange(3), classes]
    return np.log(np.exp(scores).sum(axis=1)) - right


each = cross_entropy(scores)
total = each.sum().item()
average = each.mean().item()
print(f"none: {each[0]:.4f} {each[1]:.4f} {each[2]:.4f}")
#> none: 0.4076 2.4076 1.0986
print(f"sum:  {total:.4f}")
#> sum:  3.9138
print(f"mean: {average:.4f}")
#> mean: 1.3046

nudged = scores.copy()
nudged[0, 0] += 1e-6  # the slope along one score
rise = cross_entropy(nudged) - each
ratio = (rise.sum() / rise.mean()).item()
print(f"gradient of sum / of mean: {ratio:.1f}")
#> gradient of sum / of mean: 3.0
