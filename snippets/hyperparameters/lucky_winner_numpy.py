"""The best of fifty coins looks like a clever one

Fifty models answer 100 yes-or-no questions by tossing a coin. The best
of them on these questions is chosen and then gets 10,000 new questions.
The means of {repeats} repetitions.
"""

import numpy as np

seed, repeats, models, questions = 1986, 200, 50, 100
generator = np.random.default_rng(seed)
right = generator.binomial(questions, 0.5, size=(repeats, models))

typical = (right[:, 0] / questions).mean().item()
winner = (right.max(axis=1) / questions).mean().item()
again = (generator.binomial(10_000, 0.5, repeats) / 10_000).mean().item()
print(f"one model, validation:  {typical:.1%}")
#> one model, validation:  50.7%
print(f"the winner, validation: {winner:.1%}")
#> the winner, validation: 61.1%
print(f"the winner, test:       {again:.1%}")
#> the winner, test:       50.0%
