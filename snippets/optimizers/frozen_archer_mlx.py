"""None of six optimizers revives a frozen archer

Two archers of the page on loss, mirror images of each other, under each
rule. One starts at w = b = -0.25: its output and its gradient are 0, and
it never moves. The other starts at w = b = 0.25 and learns.
"""

import mlx.core as mx
from mlx import nn, optimizers

rate, steps = 0.01, 50
gradient = mx.grad(lambda p: (nn.relu(p["w"] * 0.5 + p["b"]) - 0.8) ** 2)


def practice(start, make, **options):
    p = {"w": mx.array(start), "b": mx.array(start)}
    optimizer = make(rate, **options)
    for t in range(1, steps + 1):
        p = optimizer.apply_gradients(gradient(p), p)
        mx.eval(p, optimizer.state)
    return p["w"].item(), p["b"].item()


def shot(w, b):
    return max(w * 0.5 + b, 0.0)


moved, frozen_shots, learner_shots = [], [], []
for rule, make, options in (
    ("SGD", optimizers.SGD, {}),
    ("momentum", optimizers.SGD, {"momentum": 0.9}),
    ("Nesterov", optimizers.SGD, {"momentum": 0.9, "nesterov": True}),
    ("RMSprop", optimizers.RMSprop, {}),
    ("Adam", optimizers.Adam, {"bias_correction": True}),
    ("AdamW", optimizers.AdamW, {"bias_correction": True}),
):
    w, b = practice(-0.25, make, **options)
    moved.append(w + 0.25)
    frozen_shots.append(shot(w, b))
    w, b = practice(0.25, make, **options)
    learner_shots.append(shot(w, b))
    print(f"{rule:8} {frozen_shots[-1]:.1f} {learner_shots[-1]:.3f}")
    #> SGD      0.0 0.680
    #> momentum 0.0 0.787
    #> Nesterov 0.0 0.791
    #> RMSprop  0.0 0.800
    #> Adam     0.0 0.829
    #> AdamW    0.0 0.828
revived = sum(height > 0 for height in frozen_shots)
