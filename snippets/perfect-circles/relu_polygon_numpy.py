"""A ReLU network of k pieces misses x² by exactly 1/(4k²)

Top: the smooth curve x² from 0 to 1 and, dashed, a network of 2 straight
pieces that touches it at the dots and lies above it elsewhere. Bottom: the
gap between network and curve. With 2 pieces it makes 2 arches, {gaps[0]:.4f}
high. With 4 pieces it makes 4 arches, {gaps[1]:.4f} high, a quarter.
"""

import matplotlib.pyplot as plt
import numpy as np


def network(x, k):
    knots = np.arange(k) / k
    hidden = np.maximum(x[:, None] - knots, 0)  # w = 1, b = -knot
    weights = np.full(k, 2 / k)  # the slope grows by 2/k at each knot
    weights[0] = 1 / k  # and the first piece has slope 1/k
    return hidden @ weights


x = np.arange(257) / 256
y = x * x
curve_rises = (y[1:] - y[:-1]).tolist()
curve_slopes = len(set(curve_rises))
pieces, slopes, gaps = [2, 4, 8, 16], [], []
figure, (top, bottom) = plt.subplots(2, figsize=(4.8, 6))

for k in pieces:
    y_hat = network(x, k)
    rises = (y_hat[1:] - y_hat[:-1]).tolist()
    slopes.append(len(set(rises)))
    gaps.append((y_hat - y).max().item())
    print(f"{slopes[-1]} slopes: gap {gaps[-1]:.6f} = 1/{1 / gaps[-1]}")
    #> 2 slopes: gap 0.062500 = 1/16.0
    #> 4 slopes: gap 0.015625 = 1/64.0
    #> 8 slopes: gap 0.003906 = 1/256.0
    #> 16 slopes: gap 0.000977 = 1/1024.0
    if k <= 4:
        bottom.plot(x.tolist(), (y_hat - y).tolist(), f"C{k // 2}")
        bottom.text(0.69, gaps[-1] + 0.002, f"{k} pieces")
print(f"x² itself: {curve_slopes} slopes in {len(x) - 1} steps")
#> x² itself: 256 slopes in 256 steps

top.plot(x.tolist(), y.tolist(), color="black")
top.plot([0, 0.5, 1], network(np.arange(3) / 2, 2).tolist(), "C1o--")
top.text(0.69, 0.34, "x²")
top.text(0.6, 0.52, "network, 2 pieces", color="C1", ha="right")
top.set(title="A ReLU network is made of segments", xlabel="x", ylabel="y")
bottom.set(title="Twice the pieces, a quarter of the gap", xlabel="x")
bottom.set(ylabel="gap", ylim=(-0.002, 0.075))
plt.show()
