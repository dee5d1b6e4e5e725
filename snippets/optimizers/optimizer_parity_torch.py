"""Six optimizers from PyTorch: the same runs as by hand

A cubic curve is fitted to 32 points in batches of 8, for 200 steps.
Each list holds all 200 × 4 weights of one run. PyTorch computes in
float64 here, like NumPy.
"""

import torch

torch.set_default_dtype(torch.float64)
rate = 1 / 128  # float32 holds this number exactly
x = torch.arange(32) / 31 * 2 - 1  # from -1 to 1
X, y = torch.stack([x**0, x, x**2, x**3], dim=1), torch.abs(x + 0.5)


def train(name, make, **options):
    w, path = torch.zeros(4, requires_grad=True), []
    optimizer = make([w], lr=rate, **options)
    for t in range(1, 201):
        batch = slice(t % 4, None, 4)  # every fourth point
        error = X[batch] @ w - y[batch]
        loss = torch.mean(error**2)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        path.append(w.tolist())
    loss = torch.mean((X @ w - y) ** 2).item()
    print(f"{name:8} {loss:.4f}")
    #> SGD      0.0332
    #> momentum 0.0086
    #> Nesterov 0.0086
    #> RMSprop  0.0038
    #> Adam     0.0156
    #> AdamW    0.0156
    return path


sgd = train("SGD", torch.optim.SGD)
momentum = train("momentum", torch.optim.SGD, momentum=0.9)
nesterov = train("Nesterov", torch.optim.SGD, momentum=0.9, nesterov=True)
rmsprop = train("RMSprop", torch.optim.RMSprop)
adam = train("Adam", torch.optim.Adam)
adamw = train("AdamW", torch.optim.AdamW)
