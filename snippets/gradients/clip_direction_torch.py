"""Clipping by norm keeps the direction, clipping by value turns it

The gradient [3, 4] has norm 5. Both ways of clipping get the limit 3.
A short gradient, of norm 0.005, stays what it is.
"""

import torch
from torch.nn.utils import clip_grad_norm_, clip_grad_value_


def angle(v):  # between the gradient and the first axis, in degrees
    return torch.rad2deg(torch.atan2(v[1], v[0])).item()


def clipped(clip, gradient):  # PyTorch clips in place, in .grad
    parameter = torch.zeros(2, requires_grad=True)
    parameter.grad = gradient.clone()
    clip([parameter], limit)
    return parameter.grad


gradient = torch.tensor([3.0, 4.0])
limit = 3.0

norm = torch.linalg.norm(gradient).item()
by_norm = clipped(clip_grad_norm_, gradient)
by_value = clipped(clip_grad_value_, gradient)
turn_by_norm = abs(angle(gradient) - angle(by_norm))
turn_by_value = abs(angle(gradient) - angle(by_value))
print(f"by norm:  {by_norm[0]:.1f} {by_norm[1]:.1f}, {turn_by_norm:.1f}°")
#> by norm:  1.8 2.4, 0.0°
print(f"by value: {by_value[0]:.1f} {by_value[1]:.1f}, {turn_by_value:.1f}°")
#> by value: 3.0 3.0, 8.1°

short = gradient / 1000  # the same once more, with a short one
short_norm = torch.linalg.norm(short).item()
short_by_norm = clipped(clip_grad_norm_, short)
short_by_value = clipped(clip_grad_value_, short)
print(f"by norm:  {short_by_norm[0]:.4f} {short_by_norm[1]:.4f}")
#> by norm:  0.0030 0.0040
print(f"by value: {short_by_value[0]:.4f} {short_by_value[1]:.4f}")
#> by value: 0.0030 0.0040
