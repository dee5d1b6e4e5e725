"""Too simple underfits, too flexible overfits

Training and validation loss against the degree of a polynomial, fitted to
15 noisy points of y = sin(3x); medians over {draws} sets of points, on a
logarithmic axis. Training loss falls all the way, from {training[0]:.2f}
at degree 0 to {training[9]:.2f} at degree 9. Validation loss is lowest at
degree {best}, with {lowest:.2f}, and climbs to {validation[9]:.0f} at
degree 9.
"""

import matplotlib.pyplot as plt
import numpy as np

seed, draws, noise = 1986, 100, 0.3
degrees = list(range(10))


def losses(seed):  # of every degree, on one set of points
    generator = np.random.default_rng(seed)
    x = generator.uniform(-1, 1, 115)
    y = np.sin(3 * x) + generator.normal(0, noise, 115)
    powers = np.polynomial.legendre.legvander(x, 9)  # of degree 0 to 9
    both = []
    for degree in degrees:
        some = powers[:, : degree + 1]
        weights, *_ = np.linalg.lstsq(some[:15], y[:15])
        error = (some @ weights - y) ** 2
        both.append([error[:15].mean(), error[15:].mean()])
    return both


_both = np.median([losses(seed + k) for k in range(draws)], axis=0)
training, validation = _both.T.tolist()
best = int(np.argmin(validation))
lowest = validation[best]
print(f"lowest validation loss {lowest:.2f}, at degree {best}")
#> lowest validation loss 0.12, at degree 3

plt.semilogy(degrees, training, "C0o-")
plt.semilogy(degrees, validation, "C1s--")
plt.text(6, 0.016, "training", color="C0")
plt.text(6.4, 2, "validation", color="C1")
plt.text(0, 1.1, "underfits")
plt.text(7.7, 0.12, "overfits")
plt.title("Too simple, about right, too flexible")
plt.xlabel("degree of the polynomial")
plt.ylabel("loss")
plt.yticks([0.01, 0.1, 1, 10], ["0.01", "0.1", "1", "10"])
plt.show()
