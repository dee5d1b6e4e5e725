"""The first step of Adam is the learning rate, for any gradient

Two weights, one with a large gradient and one with a small gradient.
With bias correction both move by the learning rate. Without it both
move by √10 times the learning rate.
"""

import numpy as np

learning_rate = 0.01
start = np.array([1.0, 1.0])
g = np.array([3.0, -0.004])  # very different sizes

m = 0.1 * g  # both averages start at zero, so nothing else is added
s = 0.001 * g**2
m_hat = m / (1 - 0.9)  # corrected: the gradient itself
s_hat = s / (1 - 0.999)  # corrected: its square
move = learning_rate * m_hat / (np.sqrt(s_hat) + 1e-8)
move_default = learning_rate * m / (np.sqrt(s) + 1e-8)

corrected = (start - move).tolist()
uncorrected = (start - move_default).tolist()
ratio = (move_default[0] / move[0]).item()
print(f"with correction:    {corrected[0]:.4f} {corrected[1]:.4f}")
#> with correction:    0.9900 1.0100
print(f"without correction: {uncorrected[0]:.4f} {uncorrected[1]:.4f}")
#> without correction: 0.9684 1.0316
print(f"without is {ratio:.3f} times as long")
#> without is 3.162 times as long
