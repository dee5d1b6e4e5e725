"""Three numbers have a sum"""

import numpy as np

numbers = np.array([1, 2, 3])
total = numbers.sum()
print(total)
#> 6
