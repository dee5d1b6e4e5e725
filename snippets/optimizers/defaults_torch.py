"""Same names, other defaults: dampening, Adagrad, Adam in PyTorch

Each weight starts at 0 and gets the same gradient again and again.
Dampening 0.5 halves what a gradient adds to the velocity, but in
PyTorch not the first one. Compare with the tab of MLX.
"""

import torch


def walk(make, gradient, steps, **options):
    w, path = torch.tensor([0.0], requires_grad=True), []
    optimizer = make([w], lr=0.01, **options)
    for step in range(steps):
        w.grad = torch.tensor([gradient])
        optimizer.step()
        path.append(w.item())
    return path


dampened_torch = walk(torch.optim.SGD, 1.0, 3, momentum=0.9, dampening=0.5)
adagrad_torch = walk(torch.optim.Adagrad, 1e-9, 1)
adagrad_same_eps = walk(torch.optim.Adagrad, 1e-9, 1, eps=1e-8)
adam_torch = walk(torch.optim.Adam, 1.0, 1)
decay_default = torch.optim.AdamW([torch.zeros(1)]).defaults["weight_decay"]
print(f"dampening: {dampened_torch[0]:.4f} {dampened_torch[1]:.4f}")
#> dampening: -0.0100 -0.0240
print(f"Adagrad, default: {adagrad_torch[0]:.6f}")
#> Adagrad, default: -0.009091
print(f"Adagrad, eps=1e-8: {adagrad_same_eps[0]:.6f}")
#> Adagrad, eps=1e-8: -0.000909
print(f"Adam, default: {adam_torch[0]:.4f}")
#> Adam, default: -0.0100
print(f"AdamW, default decay: {decay_default}")
#> AdamW, default decay: 0.01
