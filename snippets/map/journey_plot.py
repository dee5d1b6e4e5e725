"""Learning goes round in four steps

A loop of four boxes, joined by arrows that run clockwise. At the top left,
the forward pass: the network predicts. At the top right, the loss: how wrong
is that? At the bottom right, backpropagation: which way is uphill? At the
bottom left, gradient descent: one small step downhill. From there an arrow
leads back up to the forward pass, and all begins again.
"""

import matplotlib.pyplot as plt

steps = {  # name and question -> place of the box, color
    "forward pass\npredict": (0.22, 0.8, "C0"),
    "loss\nhow wrong is that?": (0.75, 0.8, "C1"),
    "backpropagation\nwhich way is uphill?": (0.75, 0.17, "C3"),
    "gradient descent\none step downhill": (0.22, 0.17, "C2"),
}
arrows = [  # from, to, what is handed on, and where that is written
    ((0.36, 0.8), (0.56, 0.8), "prediction", (0.36, 0.86)),
    ((0.75, 0.66), (0.75, 0.31), "one number", (0.77, 0.46)),
    ((0.53, 0.17), (0.42, 0.17), "slopes", (0.42, 0.23)),
    ((0.22, 0.31), (0.22, 0.66), "again, with\nnew weights", (0.24, 0.43)),
]

fig, ax = plt.subplots(figsize=(4.8, 2.9))
for text, (x, y, color) in steps.items():
    box = {"boxstyle": "round,pad=0.6", "facecolor": "white"}
    box |= {"edgecolor": color, "linewidth": 2}
    ax.text(x, y, text, ha="center", va="center", bbox=box)
for start, end, text, place in arrows:
    style = {"arrowstyle": "-|>", "color": "black", "linewidth": 1.5}
    ax.annotate("", end, start, arrowprops=style)
    ax.text(*place, text)
ax.set_title("Learning goes round in four steps")
ax.axis("off")
plt.show()
