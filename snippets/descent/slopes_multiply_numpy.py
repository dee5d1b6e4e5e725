"""Along a chain slopes multiply; where paths meet they add

Every slope is measured with a small step to both sides, as on the page
Perfect circles. The chain is w to u to L, with u = 3w - 1 and L = u².
Then a second path joins w to L: twice w is added.
"""

import numpy as np


def slope(f, at, h=2.0**-10):  # h is a power of 2: no rounding here
    return (f(at + h) - f(at - h)) / (2 * h)


def line(w):
    return 3 * w - 1


w = np.float64(1.0)
u = line(w)
first = slope(line, w).item()
second = slope(np.square, u).item()
whole = slope(lambda w: np.square(line(w)), w).item()
print(f"w to u: {first}, u to L: {second}, w to L: {whole}")
#> w to u: 3.0, u to L: 4.0, w to L: 12.0

side_path = slope(lambda w: 2 * w, w).item()
both = slope(lambda w: np.square(line(w)) + 2 * w, w).item()
print(f"the other path: {side_path}, both: {both}")
#> the other path: 2.0, both: 14.0
