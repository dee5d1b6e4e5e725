"""The more classes, the higher the floor of a double softmax

For 2, 3, 10 and 1,000 classes: the lowest loss that is left when
softmax is applied twice, as a formula and as a measurement.
"""

import numpy as np


def softmax(scores):
    powers = np.exp(scores - scores.max())
    return powers / powers.sum()


formula, measured = [], []
for classes in (2, 3, 10, 1000):
    scores = np.zeros(classes)
    scores[0] = 100.0  # as sure of the right class as one can be
    measured.append(-np.log(softmax(softmax(scores))[0]).item())
    formula.append(np.log(1 + (classes - 1) / np.e).item())
    print(f"{classes:4} classes: {formula[-1]:.4f} {measured[-1]:.4f}")
    #>    2 classes: 0.3133 0.3133
    #>    3 classes: 0.5514 0.5514
    #>   10 classes: 1.4612 1.4612
    #> 1000 classes: 5.9095 5.9095
