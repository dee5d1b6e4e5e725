"""Three ways to scale the same test set give three scores

Parts with a strong vibration are bad. The model was made on Monday: above
the mean means bad. On Tuesday the sensor reads 3 higher for every part.
The share of right answers on Tuesday, with three ways to normalize.
"""

import numpy as np

seed, count = 1986, 20_000
generator = np.random.default_rng(seed)
bad = np.arange(count) % 2 == 1  # every second part
monday = generator.normal(10, 1, count) + 2 * bad
tuesday = generator.normal(10, 1, count) + 2 * bad + 3

ways = {
    "of Monday": monday,
    "of both days": np.concatenate([monday, tuesday]),
    "of Tuesday": tuesday,
}
scores = []
for name, known in ways.items():
    z = (tuesday - known.mean()) / known.std()
    says_bad = z > 0  # the model
    scores.append(np.mean(says_bad == bad).item())
    print(f"statistics {name:12} {scores[-1]:.2f} right")
    #> statistics of Monday    0.51 right
    #> statistics of both days 0.65 right
    #> statistics of Tuesday   0.84 right

first = tuesday[:1]  # on Tuesday morning there is only one part
alone = (first - first.mean()).item()
print(f"the first part minus its own mean: {alone}")
#> the first part minus its own mean: 0.0
