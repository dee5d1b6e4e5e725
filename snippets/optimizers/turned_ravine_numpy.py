"""Turn the ravine, and Adam loses its advantage

The same ravine twice: once along an axis, once turned by 45 degrees.
The learning rate is 0.03 for Adam, 0.01 for momentum. Momentum does
not notice the turn. Adam divides each weight by its own size, and a
turned ravine is equally steep in both weights.
"""

import numpy as np


def loss_after_200(adam, degrees):
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    turn = np.array([[c, -s], [s, c]])
    steepness = turn @ np.diag([1.0, 100.0]) @ turn.T
    w = turn @ np.array([1.0, 1.0])  # the start turns with it
    m, squares = np.zeros(2), np.zeros(2)
    for t in range(1, 201):
        g = steepness @ w
        if adam:
            m = 0.9 * m + 0.1 * g
            squares = 0.999 * squares + 0.001 * g**2
            s_hat = squares / (1 - 0.999**t)
            w = w - 0.03 * m / (1 - 0.9**t) / (np.sqrt(s_hat) + 1e-8)
        else:
            m = 0.9 * m + g
            w = w - 0.01 * m
    return (w @ steepness @ w / 2).item()


momentum_straight = loss_after_200(adam=False, degrees=0)
momentum_turned = loss_after_200(adam=False, degrees=45)
adam_straight = loss_after_200(adam=True, degrees=0)
adam_turned = loss_after_200(adam=True, degrees=45)
print(f"momentum: {momentum_straight:.1e}, turned {momentum_turned:.1e}")
#> momentum: 1.5e-08, turned 1.5e-08
print(f"Adam:     {adam_straight:.1e}, turned {adam_turned:.1e}")
#> Adam:     3.6e-08, turned 2.9e-01
