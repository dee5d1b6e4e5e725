"""Divide by 255, and the photo runs from 0 to 1

A photo of a flower that comes with scikit-learn: its shape, its numbers
before and after, the way back, and what happens to bytes that you forget
to convert.
"""

import torch
from sklearn.datasets import load_sample_image

photo = torch.tensor(load_sample_image("flower.jpg"))
height, width, colors = photo.shape
darkest, brightest = photo.min().item(), photo.max().item()
print(f"{height} x {width} x {colors}, from {darkest} to {brightest}")
#> 427 x 640 x 3, from 0 to 255

scaled = photo / 255  # 255 is the largest number in a byte
lowest, highest = scaled.min().item(), scaled.max().item()
mean = scaled.mean().item()
kind = str(scaled.dtype)[6:]
print(f"{kind}, from {lowest} to {highest}, mean {mean:.2f}")
#> float32, from 0.0 to 1.0, mean 0.24

back = torch.round(scaled * 255).to(torch.uint8)
same = (back == photo).all().item()
print(f"back to the same photo: {same}")
#> back to the same photo: True

pair = torch.tensor([200, 100], dtype=torch.uint8)
wrapped = (pair[:1] + pair[1:]).item()  # no room for 300
print(f"as bytes, 200 + 100 = {wrapped}")
#> as bytes, 200 + 100 = 44
