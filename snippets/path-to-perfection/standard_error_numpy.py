"""A share measured on n examples is off by about root p(1 − p)/n

A model is right with probability 0.9. It is tested {exams:,} times, each
time on n new examples. How far off the measured share typically is, the
formula for it, and how often 0.9 lies within two standard errors.
"""

import numpy as np

seed, exams, p = 1986, 20_000, 0.9
generator = np.random.default_rng(seed)
sizes = [25, 100, 400, 1600]

off_by, formula, covered = [], [], []
for n in sizes:
    share = generator.binomial(n, p, size=exams) / n
    off_by.append(np.sqrt(np.mean((share - p) ** 2)).item())
    formula.append((p * (1 - p) / n) ** 0.5)
    error = np.sqrt(share * (1 - share) / n)  # without knowing p
    covered.append(np.mean(np.abs(share - p) <= 2 * error).item())
    numbers = f"{off_by[-1]:.4f}, formula {formula[-1]:.4f}"
    print(f"n = {n:4}: {numbers}, within two: {covered[-1]:.1%}")
    #> n =   25: 0.0602, formula 0.0600, within two: 91.8%
    #> n =  100: 0.0299, formula 0.0300, within two: 93.2%
    #> n =  400: 0.0152, formula 0.0150, within two: 94.8%
    #> n = 1600: 0.0074, formula 0.0075, within two: 95.6%
