"""Numbers flow down to the loss, slopes flow back up

A graph in five rows. At the top the inputs, 2 and 3. Below them the sums
of the two hidden neurons, {z[0]:.0f} and {z[1]:.0f}; then their outputs,
{h[0]:.0f} and {h[1]:.0f}; then the prediction, {y_hat:.0f}, and at the bottom
the loss, {loss:.0f}. Under each number stands the slope of the loss with
respect to it. Read from the loss upward: 1 at the loss, {dy_hat:.0f} at
the prediction, {dh[0]:.0f} and {dh[1]:.0f} at the hidden outputs, {dz[0]:.0f}
and {dz[1]:.0f} at the sums. The way through the second neuron, which is
off, is dashed: there the {dh[1]:.0f} becomes 0. Beside each connection
stands its weight with the weight's slope.
"""

import matplotlib.pyplot as plt

x, y = [2.0, 3.0], 2.0
W, b, v, c = [[2.0, -1.0], [1.0, -2.0]], [1.0, 2.0], [-1.0, 2.0], 7.0
z = [W[i][0] * x[0] + W[i][1] * x[1] + b[i] for i in (0, 1)]
h = [max(z[0], 0), max(z[1], 0)]
y_hat = v[0] * h[0] + v[1] * h[1] + c
loss, dy_hat = (y_hat - y) ** 2, 2 * (y_hat - y)
dh = [dy_hat * v[0], dy_hat * v[1]]
dz = [dh[0] * (z[0] > 0), dh[1] * (z[1] > 0)]

figure, ax = plt.subplots(figsize=(4.2, 6.6))
frame = {"facecolor": "white", "edgecolor": "black", "pad": 5}


def show(place, name, value, slope, box=None, color="C0"):
    back = "" if slope is None else f"\n↑ {slope:.0f}"
    text = f"{name} = {value:.0f}{back}".replace("-", "−")
    ax.text(*place, text, color=color, ha="center", va="center", bbox=box)


def arrow(start, end, line):
    look = {"arrowstyle": "->", "linestyle": line, "color": "gray"}
    look |= {"shrinkA": 20, "shrinkB": 18 + 9 * (start[0] != end[0])}
    ax.annotate("", end, start, arrowprops=look)


for i, line in enumerate(["-", "--"]):  # the first neuron, the second
    n, at, out = "₁₂"[i], 4.4 * i, 2 * i - 1
    for j in (0, 1):
        arrow((4.4 * j, 8.4), (at, 5), line)
        place = ((at + 0.85 * out, 6.8), (2.2 + 0.68 * out, 5.4))[i != j]
        show(place, f"w{n}{'₁₂'[j]}", W[i][j], dz[i] * x[j])
    arrow((at, 5), (at, 3.4), line)
    arrow((at, 3.4), (2.2, 1.6), line)
    show((at, 8.4), f"x{n}", x[i], None, frame, "black")
    show((at, 5), f"z{n}", z[i], dz[i], frame, "black")
    show((at, 3.4), f"h{n}", h[i], dh[i], frame, "black")
    show((at + 1.4 * out, 5), f"b{n}", b[i], dz[i])
    show((2.2 + 2 * out, 2.3), f"v{n}", v[i], dy_hat * h[i])
arrow((2.2, 1.6), (2.2, 0), "-")
show((2.2, 1.6), "ŷ", y_hat, dy_hat, frame, "black")
show((2.2, 0), "L", loss, 1, frame, "black")
show((3.6, 1.6), "c", c, dy_hat)
ax.set(title="Numbers flow down, slopes (↑) flow back up")
ax.set(xlim=(-2, 6.4), ylim=(-0.6, 8.8))
ax.axis("off")
plt.show()
