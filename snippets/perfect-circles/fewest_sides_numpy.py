"""The fewest sides that miss less than 0.01% of the circle

The shortfall of all polygons from 3 to 200 sides, and a formula that says
beforehand where it gets small enough.
"""

import numpy as np

limit = 0.0001  # 0.01%
sides = np.arange(3, 201)
shortfalls = 1 - sides * np.sin(np.pi / sides) / np.pi

enough = shortfalls < limit
fewest = int(sides[enough].min())
largest_enough = shortfalls[enough].max()
smallest_too_large = shortfalls[~enough].min()
estimate = np.pi / np.sqrt(6 * limit)
print(f"{fewest} sides: {largest_enough:.5%} short")
#> 129 sides: 0.00988% short
print(f"{fewest - 1} sides: {smallest_too_large:.5%} short")
#> 128 sides: 0.01004% short
print(f"by the formula: {estimate:.2f} sides")
#> by the formula: 128.25 sides
