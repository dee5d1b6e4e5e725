"""Softmax: subtract the maximum, and know its two small cases

The same distances between logits give the same probabilities, at 2, 1,
0 and at 1000, 999, 998, but only when the maximum is subtracted before
exp. Of one logit softmax makes 1, of two it makes the sigmoid.
"""

import numpy as np

low = np.array([2.0, 1.0, 0.0])
high = np.array([1000.0, 999.0, 998.0])


def naive_softmax(z):
    return np.exp(z) / np.exp(z).sum()


def softmax(z):  # NumPy has none of its own
    return naive_softmax(z - z.max())


with np.errstate(over="ignore", invalid="ignore"):  # no warnings
    exp_overflows = np.isinf(np.exp(high)).all().item()
    naive_is_nan = np.isnan(naive_softmax(high)).all().item()
p = softmax(high).tolist()
shift_gap = np.abs(softmax(high) - softmax(low)).max().item()

print(f"naive softmax of 1000, 999, 998 is not a number: {naive_is_nan}")
#> naive softmax of 1000, 999, 998 is not a number: True
print(f"softmax of 1000, 999, 998: {p[0]:.4f} {p[1]:.4f} {p[2]:.4f}")
#> softmax of 1000, 999, 998: 0.6652 0.2447 0.0900

# One logit and two.
z = np.linspace(-5, 5, 11)
one = [softmax(np.array([s])).item() for s in z]
two = [softmax(np.array([0.0, s]))[1].item() for s in z]
two_gap = np.abs(np.array(two) - 1 / (1 + np.exp(-z))).max().item()
print(f"one logit: from {min(one):.1f} to {max(one):.1f}")
#> one logit: from 1.0 to 1.0
print(f"two logits equal the sigmoid: {two_gap < 1e-6}")
#> two logits equal the sigmoid: True

# The slopes: the formula for all of them at once.
q = softmax(low)
jacobian = (np.diag(q) - np.outer(q, q)).tolist()
print("how each probability answers to each logit:")
#> how each probability answers to each logit:
for row in jacobian:
    print(f"{row[0]:7.4f} {row[1]:7.4f} {row[2]:7.4f}")
    #>  0.2227 -0.1628 -0.0599
    #> -0.1628  0.1848 -0.0220
    #> -0.0599 -0.0220  0.0819
