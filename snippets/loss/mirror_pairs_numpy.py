"""Of each start and its mirror image exactly one is dead

A thousand random starts (w, b), each beside its mirror image (-w, -b),
for two ways of drawing them and for three inputs x.
"""

import numpy as np

seed = 1986
generator = np.random.default_rng(seed)
draws = {
    "uniform": generator.uniform(-1, 1, size=(2, 1000)),
    "normal": generator.normal(0, 1, size=(2, 1000)),
}

exactly_one, dead_share = [], []
for name, (w, b) in draws.items():
    for x in (0.5, -3.0, 20.0):
        dead = w * x + b <= 0
        mirror_dead = -w * x + -b <= 0
        exactly_one.append(np.mean(dead != mirror_dead).item())
        dead_share.append(np.mean([dead, mirror_dead]).item())
        print(f"{name:7} x = {x:4}: {exactly_one[-1]:.0%} of the pairs")
        #> uniform x =  0.5: 100% of the pairs
        #> uniform x = -3.0: 100% of the pairs
        #> uniform x = 20.0: 100% of the pairs
        #> normal  x =  0.5: 100% of the pairs
        #> normal  x = -3.0: 100% of the pairs
        #> normal  x = 20.0: 100% of the pairs
