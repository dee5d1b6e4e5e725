"""A random split lets the exam repeat the exercises

{people} people give {samples} samples each. Sick or healthy is a coin toss:
the samples say nothing about it. A nearest-neighbor rule is tested with
single samples held back, then with whole people. Means of {repeats} runs.
"""

import numpy as np

seed, people, samples, repeats = 1986, 60, 10, 20
generator = np.random.default_rng(seed)
person = np.repeat(np.arange(people), samples)


def accuracy(whole_people):
    voice = generator.normal(size=(people, 8))  # eight measurements
    x = voice[person] + generator.normal(0, 0.3, (people * samples, 8))
    sick = generator.integers(0, 2, people)[person]  # a coin for each one
    if whole_people:
        held_back = np.isin(person, generator.permutation(people)[:18])
    else:
        held_back = generator.uniform(size=len(x)) < 0.3
    distance = ((x[held_back][:, None] - x[~held_back]) ** 2).sum(axis=2)
    nearest = distance.argmin(axis=1)
    return np.mean(sick[~held_back][nearest] == sick[held_back])


by_sample = np.mean([accuracy(False) for _ in range(repeats)]).item()
by_person = np.mean([accuracy(True) for _ in range(repeats)]).item()
print(f"single samples held back: {by_sample:.1%} right")
#> single samples held back: 99.0% right
print(f"whole people held back:   {by_person:.1%} right")
#> whole people held back:   48.6% right
