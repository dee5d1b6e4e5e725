"""Without clipping the loss becomes NaN, with clipping it shrinks

One weight and one bias, used 20 times in a row, as a recurrent network
uses them. Both runs start at the same place and take 150 steps.
"""

import numpy as np

learning_rate, max_norm = 0.002, 1.0


def loss_and_gradient(w, b):
    hidden, slope_w, slope_b = 1.0, 0.0, 0.0
    for repeat in range(20):  # the slopes travel along, chain rule
        slope_w, slope_b = hidden + w * slope_w, w * slope_b + 1
        hidden = w * hidden + b
    loss, slope = (hidden - 1) ** 2, 2 * (hidden - 1)
    return loss, np.array([slope * slope_w, slope * slope_b])


def train(clipping):
    w, b = 1.2, 0.1
    losses, norms = [], []
    for step in range(150):
        loss, gradient = loss_and_gradient(w, b)
        norm = np.linalg.norm(gradient)
        if clipping:
            gradient = gradient * min(max_norm / norm, 1)
        w, b = np.array([w, b]) - learning_rate * gradient
        losses.append(float(loss))
        norms.append(float(norm))
    return losses, norms


with np.errstate(over="ignore", invalid="ignore"):
    _plain, _ = train(clipping=False)  # private: it holds no numbers
losses, _norms = train(clipping=True)
first_norm = _norms[0]
plain_is_nan = _plain[-1] != _plain[-1]  # only NaN differs from itself
print(f"start: loss {losses[0]:.0f}, gradient norm {first_norm:.2e}")
#> start: loss 3137, gradient norm 9.91e+04
print(f"150 steps without clipping: loss {_plain[-1]:.4f}")
#> 150 steps without clipping: loss nan
print(f"100 steps with clipping:    loss {losses[100]:.4f}")
#> 100 steps with clipping:    loss 1.0655
print(f"150 steps with clipping:    loss {losses[-1]:.4f}")
#> 150 steps with clipping:    loss 0.0006
