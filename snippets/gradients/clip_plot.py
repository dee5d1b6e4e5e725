"""By norm the arrow gets shorter, by value it also turns

The gradient [3, 4] as an arrow from the origin, of length {norm:.0f}.
A circle of radius 3 and a square that reaches 3 to each side are the
two limits. Clipped by norm, the arrow keeps its direction and ends on
the circle, at ({by_norm[0]:.1f}, {by_norm[1]:.1f}). Clipped by value it
ends in the corner of the square, at (3, 3): turned by {turn:.0f} degrees
and still {value_norm:.1f} long.
"""

import matplotlib.pyplot as plt
import numpy as np

gradient, limit = np.array([3.0, 4.0]), 3.0
norm = np.linalg.norm(gradient).item()
by_norm = gradient * limit / norm
by_value = np.minimum(gradient, limit)
value_norm = np.linalg.norm(by_value).item()
cosine = (gradient @ by_value / (norm * value_norm)).item()
turn = np.degrees(np.arccos(cosine)).item()

_angle = np.linspace(-0.25, np.pi / 2 + 0.25, 60)
plt.plot(limit * np.cos(_angle), limit * np.sin(_angle), color="C0")
plt.plot([-1, 3, 3], [3, 3, -1], "--", color="C1")
for end, color in ((gradient, "gray"), (by_value, "C1"), (by_norm, "C0")):
    plt.annotate(
        "",
        end,
        (0, 0),
        arrowprops={
            "arrowstyle": "-|>",
            "color": color,
            "linewidth": 2,
            "shrinkA": 0,
            "shrinkB": 0,
        },
    )
plt.text(2.3, 4.1, "gradient", color="gray")
plt.text(3.1, 2.8, "by value", color="C1")
plt.text(0.15, 2.1, "by norm", color="C0")
plt.text(0.6, -0.7, "circle: norm 3", color="C0")
plt.text(3.1, 0.6, "square: each\nvalue at most 3", color="C1")
plt.title("By norm shortens, by value also turns")
plt.xlabel("partial derivative by the first weight")
plt.ylabel("partial derivative by the second")
plt.xlim(-1, 6)
plt.ylim(-1, 4.6)
plt.gca().set_aspect("equal")
plt.show()
