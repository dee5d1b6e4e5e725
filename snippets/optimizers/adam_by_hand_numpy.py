"""The first two steps of Adam, worked with numbers

One weight starts at 1. Its gradient is 0.5 at the first step and -0.5
at the second. The learning rate is 0.1. Each line shows the corrected
averages and the weight after the step.
"""

import numpy as np

rate, w, m, s = 0.1, 1.0, 0.0, 0.0

moves = []
for t, g in ((1, 0.5), (2, -0.5)):
    m = 0.9 * m + 0.1 * g
    s = 0.999 * s + 0.001 * g**2
    m_hat, s_hat = m / (1 - 0.9**t), s / (1 - 0.999**t)
    move = (rate * m_hat / (np.sqrt(s_hat) + 1e-8)).item()
    w = w - move
    moves.append(move)
    print(f"step {t}: {m_hat:.4f}, {s_hat:.4f}, w = {w:.4f}")
    #> step 1: 0.5000, 0.2500, w = 0.9000
    #> step 2: -0.0263, 0.2500, w = 0.9053
