"""Two points fix a line: first the slope, then the intercept

Rise over run gives w. Then one of the two points gives b.
"""

import numpy as np

x = np.array([2.0, 5.0])  # kilometers
y = np.array([8.0, 14.0])  # dollars

w = (y[1] - y[0]) / (x[1] - x[0])  # rise over run
b = y[0] - w * x[0]  # so that the line passes through the first point
y_hat = w * 10 + b
error = y_hat - 27
print(f"w = {w}, b = {b}")
#> w = 2.0, b = 4.0
print(f"prediction {y_hat}, error {error}")
#> prediction 24.0, error -3.0
