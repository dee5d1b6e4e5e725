"""None of six optimizers revives a frozen archer

Two archers of the page on loss, mirror images of each other, under each
rule. One starts at w = b = -0.25: its output and its gradient are 0, and
it never moves. The other starts at w = b = 0.25 and learns.
"""

import numpy as np

rate, steps = 0.01, 50


def practice(rule, start):
    p, v, s = np.array([start, start]), np.zeros(2), np.zeros(2)  # w, b
    for t in range(1, steps + 1):
        z = p[0] * 0.5 + p[1]
        g = 2 * (max(z, 0) - 0.8) * (z > 0) * np.array([0.5, 1.0])
        if rule in ("SGD", "momentum", "Nesterov"):
            beta = 0.0 if rule == "SGD" else 0.9
            v = beta * v + g
            move = g + beta * v if rule == "Nesterov" else v
        elif rule == "RMSprop":
            s = 0.99 * s + 0.01 * g**2
            move = g / (np.sqrt(s) + 1e-8)
        else:
            if rule == "AdamW":
                p = p * (1 - rate * 0.01)
            v, s = 0.9 * v + 0.1 * g, 0.999 * s + 0.001 * g**2
            v_hat, s_hat = v / (1 - 0.9**t), s / (1 - 0.999**t)
            move = v_hat / (np.sqrt(s_hat) + 1e-8)
        p = p - rate * move
    return p.tolist()


def shot(w, b):
    return max(w * 0.5 + b, 0.0)


moved, frozen_shots, learner_shots = [], [], []
for rule in ("SGD", "momentum", "Nesterov", "RMSprop", "Adam", "AdamW"):
    w, b = practice(rule, start=-0.25)
    moved.append(w + 0.25)
    frozen_shots.append(shot(w, b))
    w, b = practice(rule, start=0.25)
    learner_shots.append(shot(w, b))
    print(f"{rule:8} {frozen_shots[-1]:.1f} {learner_shots[-1]:.3f}")
    #> SGD      0.0 0.680
    #> momentum 0.0 0.787
    #> Nesterov 0.0 0.791
    #> RMSprop  0.0 0.800
    #> Adam     0.0 0.829
    #> AdamW    0.0 0.828
revived = sum(height > 0 for height in frozen_shots)
