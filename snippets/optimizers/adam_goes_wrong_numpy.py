"""Adam walks uphill to the worst point, while SGD finds the best

Three batches take turns. The loss of the first has slope +3, the losses
of the other two have slope -1. On average the slope is +1/3, so that
the best place between -1 and 1 is -1. All start at 0.
"""

import numpy as np

slopes = [3.0, -1.0, -1.0]
mean_slope = sum(slopes) / 3
rate = 0.02


def walk(adam, betas=(0.9, 0.999), amsgrad=False):
    w, m, s, largest, path = 0.0, 0.0, 0.0, 0.0, []
    for t in range(1, 301):
        g = move = slopes[(t - 1) % 3]
        if adam:
            m = betas[0] * m + (1 - betas[0]) * g
            s = betas[1] * s + (1 - betas[1]) * g**2
            largest = max(s, largest) if amsgrad else s
            m_hat = m / (1 - betas[0] ** t)
            s_hat = largest / (1 - betas[1] ** t)
            move = m_hat / np.sqrt(s_hat)
        w = w - rate * move
        w = min(max(w, -1.0), 1.0)  # stay between -1 and 1
        path.append(float(w))
    return path


short = (0.0, 0.1)  # a short memory: no momentum, few squares
sgd = walk(adam=False)
adam = walk(adam=True, betas=short)
amsgrad = walk(adam=True, betas=short, amsgrad=True)
usual = walk(adam=True)
print(f"SGD:            {sgd[-1]:.2f}")
#> SGD:            -0.96
print(f"Adam, short:    {adam[-1]:.2f}")
#> Adam, short:    1.00
print(f"AMSGrad, short: {amsgrad[-1]:.2f}")
#> AMSGrad, short: -0.70
print(f"Adam, usual:    {usual[-1]:.2f}")
#> Adam, usual:    -1.00
