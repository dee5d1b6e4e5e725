"""A smaller step gives a better slope, until it gives a worse one

Correct digits of the slope of x³ at x = 1 against the step h, from 0.1
down to 10⁻¹⁵. The forward difference climbs to {forward_best:.1f} digits
at h = 10⁻⁸ and falls to {forward_last:.1f}. The central difference climbs
twice as fast, to {central_best:.1f} digits at h = 10⁻⁶, and falls as well.
"""

import matplotlib.pyplot as plt
import numpy as np


def cube(x):
    return x * x * x


def forward_difference(x, h):
    return (cube(x + h) - cube(x)) / h


def central_difference(x, h):
    return (cube(x + h) - cube(x - h)) / (2 * h)


slope = 3  # of x³ at x = 1, by calculus
zeros = list(range(1, 16))
h = np.array([1 / 10**k for k in zeros])
forward = forward_difference(1, h)
central = central_difference(1, h)
forward_digits = -np.log10(np.abs(forward - slope) / slope)
central_digits = -np.log10(np.abs(central - slope) / slope)

print("step: forward, central")
#> step: forward, central
for k in (1, 2, 4, 6, 8, 12, 15):
    print(f"1e-{k}: {forward[k - 1]:.10f}, {central[k - 1]:.10f}")
    #> 1e-1: 3.3100000000, 3.0100000000
    #> 1e-2: 3.0301000000, 3.0001000000
    #> 1e-4: 3.0003000100, 3.0000000100
    #> 1e-6: 3.0000029998, 3.0000000000
    #> 1e-8: 3.0000000040, 2.9999999929
    #> 1e-12: 3.0002667017, 3.0001001683
    #> 1e-15: 3.3306690739, 3.1641356202

forward_best, forward_last = forward_digits.max(), forward_digits[-1]
central_best, central_last = central_digits.max(), central_digits[-1]
plt.plot(zeros, forward_digits, "o-", color="C0")
plt.plot(zeros, central_digits, "s--", color="C1")
plt.text(8.3, 9, "forward", color="C0")
plt.text(7.2, 10.8, "central", color="C1")
plt.title("Smaller steps help, until they hurt")
plt.xlabel("step h (smaller to the right)")
plt.xticks([1, 4, 8, 12, 15], ["0.1", "10⁻⁴", "10⁻⁸", "10⁻¹²", "10⁻¹⁵"])
plt.ylabel("correct digits of the slope")
plt.show()
