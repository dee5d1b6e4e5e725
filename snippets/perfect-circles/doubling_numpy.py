"""Each doubling brings π nearer, until subtraction destroys it

Two formulas for the side of a polygon with twice as many sides. On paper
they are equal. In the computer the first one subtracts two numbers that
are almost equal, loses its digits and ends at zero.
"""

import numpy as np

n = 6
side = careful = np.float64(1)  # a hexagon's side is as long as its radius
sides, estimates, careful_estimates = [n], [n / 2], [n / 2]

for doubling in range(1, 31):
    n = 2 * n
    side = np.sqrt(2 - np.sqrt(4 - side * side))
    careful = careful / np.sqrt(2 + np.sqrt(4 - careful * careful))
    sides.append(n)
    estimates.append(float(n * side / 2))  # perimeter over diameter
    careful_estimates.append(float(n * careful / 2))
    if doubling in (1, 4, 12, 21, 27, 30):
        print(f"{n}: {estimates[-1]:.6f} or {careful_estimates[-1]:.6f}")
        #> 12: 3.105829 or 3.105829
        #> 96: 3.141032 or 3.141032
        #> 24576: 3.141593 or 3.141593
        #> 12582912: 3.141674 or 3.141593
        #> 805306368: 6.000000 or 3.141593
        #> 6442450944: 0.000000 or 3.141593

shortfalls = 1 - np.array(careful_estimates[:5]) / np.pi
ratios = shortfalls[:-1] / shortfalls[1:]
print("shrinks by", ", ".join(f"{ratio:.3f}" for ratio in ratios))
#> shrinks by 3.959, 3.990, 3.997, 3.999
