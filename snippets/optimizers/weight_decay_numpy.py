"""AdamW shrinks both weights alike, Adam with a penalty does not

Two weights start at 1. Their gradients only flip sign, ±1 and ±100, so
that no data pulls them anywhere. What remains is weight decay.
"""

import numpy as np

learning_rate, decay = 0.01, 0.1
size = np.array([1.0, 100.0])  # of the two gradients


def train(decoupled):
    w, m, s = np.array([1.0, 1.0]), np.zeros(2), np.zeros(2)
    for t in range(1, 501):
        g = size * (-1) ** t
        if decoupled:
            w = w * (1 - learning_rate * decay)  # AdamW: shrink first
        else:
            g = g + decay * w  # the gradient of a penalty on w²
        m = 0.9 * m + 0.1 * g
        s = 0.999 * s + 0.001 * g**2
        m_hat, s_hat = m / (1 - 0.9**t), s / (1 - 0.999**t)
        w = w - learning_rate * m_hat / (np.sqrt(s_hat) + 1e-8)
    return w.tolist()


penalty, adamw = train(decoupled=False), train(decoupled=True)
shrinking = (1 - learning_rate * decay) ** 500
print(f"Adam, penalty: {penalty[0]:.2f} {penalty[1]:.2f}")
#> Adam, penalty: 0.62 1.01
print(f"AdamW:         {adamw[0]:.2f} {adamw[1]:.2f}")
#> AdamW:         0.62 0.62
print(f"0.999 to the power 500: {shrinking:.2f}")
#> 0.999 to the power 500: 0.61
