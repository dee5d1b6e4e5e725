"""Adam walks uphill to the worst point, while SGD finds the best

Three batches take turns. The loss of the first has slope +3, the losses
of the other two have slope -1. On average the slope is +1/3, so that
the best place between -1 and 1 is -1. All start at 0.
"""

import torch

slopes = [3.0, -1.0, -1.0]
mean_slope = sum(slopes) / 3
rate = 0.02


def walk(make, **options):
    w, path = torch.tensor(0.0, requires_grad=True), []
    optimizer = make([w], lr=rate, **options)
    for t in range(1, 301):
        loss = slopes[(t - 1) % 3] * w
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        with torch.no_grad():
            w.clamp_(-1.0, 1.0)  # stay between -1 and 1
        path.append(w.item())
    return path


short = (0.0, 0.1)  # a short memory: no momentum, few squares
sgd = walk(torch.optim.SGD)
adam = walk(torch.optim.Adam, betas=short)
amsgrad = walk(torch.optim.Adam, betas=short, amsgrad=True)
usual = walk(torch.optim.Adam)
print(f"SGD:            {sgd[-1]:.2f}")
#> SGD:            -0.96
print(f"Adam, short:    {adam[-1]:.2f}")
#> Adam, short:    1.00
print(f"AMSGrad, short: {amsgrad[-1]:.2f}")
#> AMSGrad, short: -0.70
print(f"Adam, usual:    {usual[-1]:.2f}")
#> Adam, usual:    -1.00
