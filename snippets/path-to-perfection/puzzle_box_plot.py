"""Nobody explains the box, and still it opens faster each time

Tries until a box opens, against the number of the trial, from 1 to {trials}.
One learner's line jumps up and down between {one_low:.0f} and
{one_high:.0f} tries. The mean of {learners} learners falls smoothly from
{mean_tries[0]:.1f} tries in the first trial to {mean_tries[9]:.1f} in the
tenth and {mean_tries[29]:.1f} in the last.
"""

import matplotlib.pyplot as plt
import numpy as np

seed, learners, trials, actions = 1986, 2000, 30, 6
generator = np.random.default_rng(seed)

strength = np.ones((learners, actions))  # at first all actions are alike
tries = np.zeros((trials, learners))
for trial in range(trials):
    inside = np.full(learners, True)
    while inside.any():
        tries[trial] += inside
        # An action is chosen the more often, the stronger it is.
        ends = strength.cumsum(axis=1)
        place = generator.uniform(size=(learners, 1)) * ends[:, -1:]
        action = (place > ends).sum(axis=1)
        inside = inside & (action != 0)  # only action 0 opens the box
    strength[:, 0] += 1  # what opened the box becomes stronger

mean_tries = tries.mean(axis=1)
one = tries[:, 0]
one_low, one_high = one.min().item(), one.max().item()

number = np.arange(1, trials + 1)
plt.plot(number, one, "C1.--", linewidth=1)
plt.plot(number, mean_tries, "C0", linewidth=2.5)
plt.text(4.5, 7, "one learner", color="C1")
plt.text(13, 3.6, "mean of 2,000 learners", color="C0")
plt.ylim(0, 9)
plt.title("Trial and error learns without knowing why")
plt.xlabel("number of the trial")
plt.ylabel("tries until the box opens")
plt.show()
