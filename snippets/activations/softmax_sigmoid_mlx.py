"""Softmax: subtract the maximum, and know its two small cases

The same distances between logits give the same probabilities, at 2, 1,
0 and at 1000, 999, 998, but only when the maximum is subtracted before
exp. Of one logit softmax makes 1, of two it makes the sigmoid.
"""

import mlx.core as mx

low = mx.array([2.0, 1.0, 0.0])
high = mx.array([1000.0, 999.0, 998.0])


def naive_softmax(z):
    return mx.exp(z) / mx.exp(z).sum()


def softmax(z):  # MLX's own
    return mx.softmax(z)


exp_overflows = mx.isinf(mx.exp(high)).all().item()
naive_is_nan = mx.isnan(naive_softmax(high)).all().item()
p = softmax(high).tolist()
shift_gap = mx.abs(softmax(high) - softmax(low)).max().item()

print(f"naive softmax of 1000, 999, 998 is not a number: {naive_is_nan}")
#> naive softmax of 1000, 999, 998 is not a number: True
print(f"softmax of 1000, 999, 998: {p[0]:.4f} {p[1]:.4f} {p[2]:.4f}")
#> softmax of 1000, 999, 998: 0.6652 0.2447 0.0900

# One logit and two.
z = mx.linspace(-5, 5, 11)
one = [softmax(mx.array([s])).item() for s in z.tolist()]
two = [softmax(mx.array([0.0, s]))[1].item() for s in z.tolist()]
two_gap = mx.abs(mx.array(two) - mx.sigmoid(z)).max().item()
print(f"one logit: from {min(one):.1f} to {max(one):.1f}")
#> one logit: from 1.0 to 1.0
print(f"two logits equal the sigmoid: {two_gap < 1e-6}")
#> two logits equal the sigmoid: True

# The slopes: autograd, one row for each probability.
q = softmax(low)
jacobian = [mx.grad(lambda z, i=i: softmax(z)[i])(low) for i in range(3)]
jacobian = [row.tolist() for row in jacobian]
print("how each probability answers to each logit:")
#> how each probability answers to each logit:
for row in jacobian:
    print(f"{row[0]:7.4f} {row[1]:7.4f} {row[2]:7.4f}")
    #>  0.2227 -0.1628 -0.0599
    #> -0.1628  0.1848 -0.0220
    #> -0.0599 -0.0220  0.0819
