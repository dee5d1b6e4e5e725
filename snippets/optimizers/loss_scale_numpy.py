"""RMSprop and Adam do not notice a loss a thousand times larger

One weight walks from 0 toward 3 for 20 steps, with learning rate 0.01.
Then the same with the loss multiplied by 1,000.
"""

import numpy as np

learning_rate = 0.01


def walk(rule, scale):
    w, v, s, path = 0.0, 0.0, 0.0, []
    for t in range(1, 21):
        g = scale * 2 * (w - 3)  # the gradient of scale * (w - 3)²
        if rule == "SGD":
            move = g
        if rule == "momentum":
            move = v = 0.9 * v + g
        if rule == "RMSprop":
            s = 0.99 * s + 0.01 * g**2
            move = g / (np.sqrt(s) + 1e-8)
        if rule == "Adam":
            v = 0.9 * v + 0.1 * g
            s = 0.999 * s + 0.001 * g**2
            v_hat, s_hat = v / (1 - 0.9**t), s / (1 - 0.999**t)
            move = v_hat / (np.sqrt(s_hat) + 1e-8)
        w = w - learning_rate * move
        path.append(float(w))
    return path


first_steps, ends, ends_scaled = [], [], []
for rule in ("SGD", "momentum", "RMSprop", "Adam"):
    path, path_scaled = walk(rule, scale=1), walk(rule, scale=1000)
    first_steps.append(path[0])
    ends.append(path[-1])
    ends_scaled.append(path_scaled[-1])
    print(f"{rule:8} ends at {ends[-1]:.3f} and {ends_scaled[-1]:.3g}")
    #> SGD      ends at 0.997 and -1.13e+26
    #> momentum ends at 3.812 and -4.26e+25
    #> RMSprop  ends at 0.732 and 0.732
    #> Adam     ends at 0.199 and 0.199
