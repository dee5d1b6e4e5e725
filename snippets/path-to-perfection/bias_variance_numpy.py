"""New errors are noise, stubbornness and nervousness, added up

Three polynomials, each fitted to {draws:,} sets of 20 noisy points. Squared
bias: how far the mean of all fits is from the truth. Variance: how far the
fits are from their mean. The last column is measured on new data.
"""

import numpy as np

seed, draws, n, noise = 1986, 10_000, 20, 0.5
generator = np.random.default_rng(seed)
x = np.linspace(-1, 1, n)
truth = np.sin(4 * x)[:, None]
y = truth + generator.normal(0, noise, (n, draws))
y_new = truth + generator.normal(0, noise, (n, draws))

print("    noise + bias² + variance")
#>     noise + bias² + variance
biases, variances, totals, measured = [], [], [], []
for size in (2, 6, 14):  # number of parameters
    powers, _ = np.linalg.qr(np.vander(x, size, increasing=True))
    y_hat = powers @ (powers.T @ y)  # least squares, for every set
    mean_fit = y_hat.mean(axis=1, keepdims=True)
    biases.append(np.mean((mean_fit - truth) ** 2).item())
    variances.append(np.mean((y_hat - mean_fit) ** 2).item())
    totals.append(noise**2 + biases[-1] + variances[-1])
    measured.append(np.mean((y_hat - y_new) ** 2).item())
    parts = f"0.25 + {biases[-1]:.3f} + {variances[-1]:.3f}"
    print(f"{size:2}: {parts} = {totals[-1]:.3f}, new {measured[-1]:.3f}")
    #>  2: 0.25 + 0.435 + 0.026 = 0.711, new 0.710
    #>  6: 0.25 + 0.001 + 0.075 = 0.326, new 0.325
    #> 14: 0.25 + 0.000 + 0.176 = 0.426, new 0.426
