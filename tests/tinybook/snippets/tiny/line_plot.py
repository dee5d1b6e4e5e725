"""A line rises

A line from 0 to {top}.
"""

import matplotlib.pyplot as plt

top = 2
plt.plot([0, top])
plt.title("It rises")
plt.xlabel("place")
plt.ylabel("height")
plt.show()
