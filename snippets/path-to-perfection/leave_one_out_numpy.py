"""Each example takes the exam once: leave one out

Eight travel times are predicted by their mean. The training error, the
error when each one is predicted by the mean of the other seven, and the
ratio of the two.
"""

import numpy as np

minutes = np.array([21.0, 19.0, 24.0, 20.0, 30.0, 22.0, 18.0, 26.0])
n = len(minutes)

training = np.mean((minutes.mean() - minutes) ** 2).item()
others = [np.delete(minutes, i).mean() for i in range(n)]
left_out = np.mean((np.array(others) - minutes) ** 2).item()
ratio = left_out / training
formula = (n / (n - 1)) ** 2
print(f"training error {training:.2f}, left out {left_out:.2f}")
#> training error 14.00, left out 18.29
print(f"ratio {ratio:.4f}, formula {formula:.4f}")
#> ratio 1.3061, formula 1.3061
