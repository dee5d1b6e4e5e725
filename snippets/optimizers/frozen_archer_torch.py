"""None of six optimizers revives a frozen archer

Two archers of the page on loss, mirror images of each other, under each
rule. One starts at w = b = -0.25: its output and its gradient are 0, and
it never moves. The other starts at w = b = 0.25 and learns.
"""

import torch

rate, steps = 0.01, 50


def practice(start, make, **options):
    w = torch.tensor(start, requires_grad=True)
    b = torch.tensor(start, requires_grad=True)
    optimizer = make([w, b], lr=rate, **options)
    for t in range(1, steps + 1):
        loss = (torch.relu(w * 0.5 + b) - 0.8) ** 2
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return w.item(), b.item()


def shot(w, b):
    return max(w * 0.5 + b, 0.0)


moved, frozen_shots, learner_shots = [], [], []
for rule, make, options in (
    ("SGD", torch.optim.SGD, {}),
    ("momentum", torch.optim.SGD, {"momentum": 0.9}),
    ("Nesterov", torch.optim.SGD, {"momentum": 0.9, "nesterov": True}),
    ("RMSprop", torch.optim.RMSprop, {}),
    ("Adam", torch.optim.Adam, {}),
    ("AdamW", torch.optim.AdamW, {}),
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
