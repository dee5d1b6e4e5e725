"""Every prediction is wrong, yet the errors average zero

Fare against distance for four taxi rides. The straight line is what the
formula predicts, the dots are what the rides really cost. A dotted line
joins each dot to its prediction: the error. Two dots lie above the line,
two lie equally far below it, so the mean error is {mean_error:.0f}.
"""

import matplotlib.pyplot as plt
import numpy as np

x = np.array([1.0, 3.0, 4.0, 6.0])  # input: kilometers
y = np.array([7.0, 7.0, 13.0, 13.0])  # truth: dollars paid
w = 2.0  # weight: dollars for each kilometer
b = 3.0  # bias: dollars before the taxi moves

y_hat = w * x + b  # output: the prediction
error = y_hat - y
mean_error = error.mean().item()

print(y_hat.tolist())
#> [5.0, 9.0, 11.0, 15.0]
print(error.tolist())
#> [-2.0, 2.0, -2.0, 2.0]
print(mean_error)
#> 0.0

plt.plot([0, 7], [b, w * 7 + b], color="C0")
plt.plot(x.tolist(), y.tolist(), "o", color="C1")
plt.vlines(x.tolist(), y.tolist(), y_hat.tolist(), "black", "dotted")
plt.text(0.7, 7.6, "truth y", color="C1")
plt.text(4.2, 9.6, "prediction ŷ = 2x + 3", color="C0")
plt.text(0.9, 5.7, "error −2", ha="right")
plt.text(6.1, 13.9, "error +2")
plt.title("Two too low, two too high: mean error 0")
plt.xlabel("distance x (kilometers)")
plt.ylabel("fare (dollars)")
plt.ylim(0, 18)
plt.show()
