"""Sudden learners and gradual learners have the same average

Sudden: knows nothing, then all at once everything, at a random trial.
Gradual: each trial makes a right answer a little more likely. The share of
right answers in some trials, and how often a learner falls back.
"""

import numpy as np

seed, learners, trials, chance = 1986, 20_000, 40, 0.1
generator = np.random.default_rng(seed)
trial = np.arange(1, trials + 1)

day = generator.geometric(chance, size=(learners, 1))  # of the insight
sudden = trial >= day
known = 1 - (1 - chance) ** trial  # chance of a right answer
gradual = generator.uniform(size=(learners, trials)) < known

share_sudden, share_gradual = sudden.mean(axis=0), gradual.mean(axis=0)
for k in (0, 4, 9, 19):
    right = f"sudden {share_sudden[k]:.2f}, gradual {share_gradual[k]:.2f}"
    print(f"trial {k + 1}: {right}")
    #> trial 1: sudden 0.10, gradual 0.10
    #> trial 5: sudden 0.41, gradual 0.41
    #> trial 10: sudden 0.65, gradual 0.65
    #> trial 20: sudden 0.88, gradual 0.88


def falls_back(right):  # a right answer, and a wrong one after it
    return (right[:, :-1] & ~right[:, 1:]).sum(axis=1).mean().item()


back_sudden, back_gradual = falls_back(sudden), falls_back(gradual)
print(f"falls back: sudden {back_sudden:.1f}, gradual {back_gradual:.1f}")
#> falls back: sudden 0.0, gradual 4.1
