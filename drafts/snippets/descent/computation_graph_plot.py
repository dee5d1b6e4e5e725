"""Numbers flow down to the loss, slopes flow back up

A graph in five rows. At the top the inputs, 2 and 3. Below them the sums
of the two hidden neurons, {z1:.0f} and {z2:.0f}; then their outputs,
{h1:.0f} and {h2:.0f}; then the prediction, {y_hat:.0f}, and at the bottom
the loss, {loss:.0f}. Under each number stands the slope of the loss with
respect to it. Read from the loss upward: 1 at the loss, {dy_hat:.0f} at
the prediction, {dh1:.0f} and {dh2:.0f} at the hidden outputs, {dz1:.0f}
and {dz2:.0f} at the sums. The way through the second neuron, which is
off, is dashed: there the {dh2:.0f} becomes 0. Beside each connection
stands its weight with the weight's slope.
"""

import matplotlib.pyplot as plt

x1, x2, y = 2.0, 3.0, 2.0
w11, w12, b1, w21, w22, b2 = 2.0, -1.0, 1.0, 1.0, -2.0, 2.0
v1, v2, c = -1.0, 2.0, 7.0
z1, z2 = w11 * x1 + w12 * x2 + b1, w21 * x1 + w22 * x2 + b2
h1, h2 = max(z1, 0), max(z2, 0)
y_hat = v1 * h1 + v2 * h2 + c
loss, dy_hat = (y_hat - y) ** 2, 2 * (y_hat - y)
dh1, dh2 = dy_hat * v1, dy_hat * v2
dz1, dz2 = dh1 * (z1 > 0), dh2 * (z2 > 0)

fig, ax = plt.subplots(figsize=(4.2, 6.6))
for start, end, line in (
    ((0, 8.4), (0, 5), "-"),
    ((4.4, 8.4), (0, 5), "-"),
    ((0, 8.4), (4.4, 5), "--"),
    ((4.4, 8.4), (4.4, 5), "--"),
    ((0, 5), (0, 3.4), "-"),
    ((4.4, 5), (4.4, 3.4), "--"),
    ((0, 3.4), (2.2, 1.6), "-"),
    ((4.4, 3.4), (2.2, 1.6), "--"),
    ((2.2, 1.6), (2.2, 0), "-"),
):
    ax.annotate(
        "",
        end,
        start,
        arrowprops={
            "arrowstyle": "->",
            "linestyle": line,
            "color": "gray",
            "shrinkA": 14,
            "shrinkB": 18,
        },
    )
frame = {"facecolor": "white", "edgecolor": "black", "pad": 5}
for x, y, name, value, slope in (
    (0, 8.4, "x₁", x1, None),
    (4.4, 8.4, "x₂", x2, None),
    (0, 5, "z₁", z1, dz1),
    (4.4, 5, "z₂", z2, dz2),
    (0, 3.4, "h₁", h1, dh1),
    (4.4, 3.4, "h₂", h2, dh2),
    (2.2, 1.6, "ŷ", y_hat, dy_hat),
    (2.2, 0, "L", loss, 1),
    (-0.8, 6.8, "w₁₁", w11, dz1 * x1),
    (1.5, 5.4, "w₁₂", w12, dz1 * x2),
    (2.85, 5.4, "w₂₁", w21, dz2 * x1),
    (5.3, 6.8, "w₂₂", w22, dz2 * x2),
    (-1.4, 5, "b₁", b1, dz1),
    (5.8, 5, "b₂", b2, dz2),
    (0.2, 2.3, "v₁", v1, dy_hat * h1),
    (4.2, 2.3, "v₂", v2, dy_hat * h2),
    (3.6, 1.6, "c", c, dy_hat),
):
    flows_back = "" if slope is None else f"\n↑ {slope:.0f}"
    boxed = name[0] in "xzhŷL"
    ax.text(
        x,
        y,
        f"{name} = {value:.0f}{flows_back}".replace("-", "−"),
        ha="center",
        va="center",
        color="black" if boxed else "C0",
        bbox=frame if boxed else None,
    )
ax.set(
    title="Numbers flow down, slopes (↑) flow back up",
    xlim=(-2, 6.4),
    ylim=(-0.6, 8.8),
)
ax.axis("off")
plt.show()
