"""Clipping by norm keeps the direction, clipping by value turns it

The gradient [3, 4] has norm 5. Both ways of clipping get the limit 3.
A short gradient, of norm 0.005, stays what it is.
"""

import numpy as np


def angle(v):  # between the gradient and the first axis, in degrees
    return np.degrees(np.arctan2(v[1], v[0])).item()


gradient = np.array([3.0, 4.0])
limit = 3.0

norm = np.linalg.norm(gradient).item()
by_norm = gradient * min(limit / norm, 1)
by_value = np.clip(gradient, -limit, limit)
turn_by_norm = abs(angle(gradient) - angle(by_norm))
turn_by_value = abs(angle(gradient) - angle(by_value))
print(f"by norm:  {by_norm[0]:.1f} {by_norm[1]:.1f}, {turn_by_norm:.1f}°")
#> by norm:  1.8 2.4, 0.0°
print(f"by value: {by_value[0]:.1f} {by_value[1]:.1f}, {turn_by_value:.1f}°")
#> by value: 3.0 3.0, 8.1°

short = gradient / 1000  # the same once more, with a short one
short_norm = np.linalg.norm(short).item()
short_by_norm = short * min(limit / short_norm, 1)
short_by_value = np.clip(short, -limit, limit)
print(f"by norm:  {short_by_norm[0]:.4f} {short_by_norm[1]:.4f}")
#> by norm:  0.0030 0.0040
print(f"by value: {short_by_value[0]:.4f} {short_by_value[1]:.4f}")
#> by value: 0.0030 0.0040
