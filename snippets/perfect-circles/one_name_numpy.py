"""mx is one name; m * x is a product

Python reads letters that touch as one name. Only * multiplies.
"""

import numpy as np

m = 3
x = np.array([1, 2, 4])
mx = 10  # a third name, which has nothing to do with m or x

product = m * x
print(mx)
#> 10
print(product)
#> [ 3  6 12]
