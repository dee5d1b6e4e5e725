"""Adam remembers two more numbers for each weight

A layer of 1,000 inputs and 1,000 outputs. After one step: how many
numbers does the optimizer keep for itself?
"""

import torch
from torch import nn

layer = nn.Linear(1000, 1000)
parameters = sum(p.numel() for p in layer.parameters())


def numbers_kept(make, **options):
    optimizer = make(layer.parameters(), lr=0.0, **options)
    layer(torch.ones(1, 1000)).sum().backward()
    optimizer.step()
    kept = [
        a
        for state in optimizer.state.values()
        for a in state.values()
        if torch.is_tensor(a)
    ]
    return sum(a.numel() for a in kept if a.dim() > 0)  # not the step


momentum_state = numbers_kept(torch.optim.SGD, momentum=0.9)
rmsprop_state = numbers_kept(torch.optim.RMSprop)
adam_state = numbers_kept(torch.optim.Adam)
adam_megabytes = 4 * adam_state / 1e6  # a float32 takes 4 bytes
print(f"parameters {parameters:,}")
#> parameters 1,001,000
print(f"momentum   {momentum_state:,}")
#> momentum   1,001,000
print(f"RMSprop    {rmsprop_state:,}")
#> RMSprop    1,001,000
print(f"Adam       {adam_state:,}, {adam_megabytes:.1f} MB")
#> Adam       2,002,000, 8.0 MB
