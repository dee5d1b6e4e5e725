"""Training error flatters, and validation error turns back

Two errors against the number of parameters of a polynomial, means over
{draws} classes of data with the middle half of them shaded. Training error
falls all the way, from {training[0]:.2f} to {training[13]:.2f}. Validation
error falls to {lowest:.2f} at {best} parameters and climbs to
{validation[13]:.2f} at 14. A dotted line marks the noise, 0.25. The shaded
bands are wide: single runs differ by more than neighboring sizes do.
"""

import matplotlib.pyplot as plt
import numpy as np

seed, draws, n, noise = 1986, 1000, 20, 0.5
generator = np.random.default_rng(seed)
x = np.linspace(-1, 1, n)
truth = np.sin(4 * x)[:, None]
y = truth + generator.normal(0, noise, (n, draws))  # to learn from
y_new = truth + generator.normal(0, noise, (n, draws))  # the same places

sizes = np.arange(1, 15)  # number of parameters: degree plus 1
_train, _valid = [], []
for size in sizes:
    powers, _ = np.linalg.qr(np.vander(x, size, increasing=True))
    y_hat = powers @ (powers.T @ y)  # least squares
    _train.append(np.mean((y_hat - y) ** 2, axis=0))
    _valid.append(np.mean((y_hat - y_new) ** 2, axis=0))
_train, _valid = np.array(_train), np.array(_valid)
training, validation = _train.mean(axis=1), _valid.mean(axis=1)
best = sizes[validation.argmin()].item()
lowest = validation.min().item()
picks_best = (sizes[_valid.argmin(axis=0)] == best).mean().item()
print(f"best {best}, found by {picks_best:.0%} of the single runs")
#> best 6, found by 30% of the single runs

for runs, look in ((_train, "C0-"), (_valid, "C1--")):
    low, high = np.quantile(runs, [0.25, 0.75], axis=1)
    plt.fill_between(sizes, low, high, color=look[:2], alpha=0.2)
    plt.plot(sizes, runs.mean(axis=1), look)
plt.axhline(noise**2, color="gray", linestyle=":")
plt.text(6.4, 0.58, "validation: new data", color="C1")
plt.text(8.3, 0.03, "training", color="C0")
plt.text(1, 0.18, "noise", color="gray")
plt.ylim(0, 1)
plt.title("Training error flatters, more and more")
plt.xlabel("number of parameters")
plt.ylabel("mean squared error")
plt.show()
