"""Two archers under the same rule: one learns, one is frozen

Above, two round targets. On the left, arrows climb from height
{learner[0]:.2f} to {last_height:.2f}, close to the center at 0.8. On
the right, one mark on the ground: all 100 arrows of the other archer.
Below, the loss of both over 100 steps. The learner's falls from
{learner_loss[0]:.2f} to almost 0; the other's stays flat at
{frozen_loss[0]:.2f}.
"""

import matplotlib.pyplot as plt


def practice(w, b, x=0.5, y=0.8, learning_rate=0.01, steps=100):
    heights, first_z = [], w * x + b
    for step in range(steps + 1):  # 100 steps lie between 101 arrows
        y_hat = max(w * x + b, 0)
        heights.append(y_hat)
        slope = 2 * (y_hat - y) if y_hat > 0 else 0
        w = w - learning_rate * slope * x
        b = b - learning_rate * slope
    return first_z, heights, [(y_hat - y) ** 2 for y_hat in heights]


learner_z, learner, learner_loss = practice(w=0.3, b=0.2)
frozen_z, frozen, frozen_loss = practice(w=-0.3, b=-0.2)  # the mirror
last_height = learner[-1]

panels = [["learner", "frozen"], ["loss", "loss"]]
fig, axes = plt.subplot_mosaic(panels, figsize=(4.8, 4.8))
axes["learner"].set_title("This archer learns")
axes["frozen"].set_title("Its mirror: frozen")
for name, heights in (("learner", learner), ("frozen", frozen)):
    ax = axes[name]
    for radius, color in zip((0.8, 0.6, 0.4, 0.2), ("C5", "C0", "C1", "C4")):
        ax.add_patch(plt.Circle((0, 0.8), radius, color="white"))
        ax.add_patch(plt.Circle((0, 0.8), radius, color=color, alpha=0.35))
    ax.plot([0] * 12, heights[:100:9], "o", color="black", markersize=4)
    ax.axhline(0, color="black")
    ax.set(xlim=(-0.9, 0.9), ylim=(-0.05, 1.65), aspect="equal")
    ax.set(xticks=[], yticks=[0, 0.8], ylabel="height")
    ax.grid(False)
axes["frozen"].text(0, 0.1, "all 100 arrows", ha="center")
axes["loss"].plot(frozen_loss, "C1--")
axes["loss"].plot(learner_loss, "C0")
axes["loss"].text(30, 0.56, "w = −0.3, b = −0.2: frozen at 0.64")
axes["loss"].text(30, 0.1, "w = 0.3, b = 0.2: learns")
axes["loss"].set(xlabel="step", ylabel="loss", ylim=(0, 0.7))
plt.show()
