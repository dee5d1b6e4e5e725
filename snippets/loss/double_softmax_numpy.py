"""Softmax applied twice puts a floor under the loss

Three classes, scores 0 for two of them, a growing score for the right
one: the loss with softmax applied once, and applied twice.
"""

import numpy as np


def softmax(scores):
    powers = np.exp(scores - scores.max())
    return powers / powers.sum()


def cross_entropy(scores):  # wants scores; class 0 is right
    return np.log(1 / softmax(scores)[0])


once, twice = [], []
for score in (-10.0, 0.0, 10.0, 1000.0):
    scores = np.array([score, 0.0, 0.0])
    once.append(cross_entropy(scores).item())
    p = softmax(scores)
    twice.append(cross_entropy(p).item())  # the mistake
    print(f"{score:4.0f}: once {once[-1]:7.4f}, twice {twice[-1]:.4f}")
    #>  -10: once 10.6932, twice 1.4580
    #>    0: once  1.0986, twice 1.0986
    #>   10: once  0.0001, twice 0.5515
    #> 1000: once  0.0000, twice 0.5514
