"""A singleton is one object that the whole program shares

A new part of the program draws one random number. With the shared
generator the start of a layer changes, although nobody touched the
layer. With a generator of its own it stays.
"""

import numpy as np

seed = 1986


class SharedGenerator:
    only = None  # one for the class, not one for each instance

    def __new__(cls):  # makes the object; here: at the first call only
        if cls.only is None:
            cls.only = super().__new__(cls)
            cls.only.random = np.random.default_rng(seed)
        return cls.only


def start(new_part, shared):  # of a layer with two units
    SharedGenerator.only = None  # as when the program begins
    if new_part:
        SharedGenerator().random.uniform()
    own = np.random.default_rng(seed + 1)
    generator = SharedGenerator().random if shared else own
    return generator.uniform(-1, 1, size=2).tolist()


is_one = SharedGenerator() is SharedGenerator()
print("called twice, one object:", is_one)
#> called twice, one object: True
shared_start, shared_moved = start(False, True), start(True, True)
own_start, own_moved = start(False, False), start(True, False)
shared_stays = shared_moved == shared_start
own_stays = own_moved == own_start
print("the start stays, shared generator:", shared_stays)
#> the start stays, shared generator: False
print("the start stays, its own generator:", own_stays)
#> the start stays, its own generator: True
