"""A loss is small for a good prediction and grows as it gets worse

Two panels. In the upper one, two losses of the error, both 0 at error
0: MSE is a parabola, MAE is a V with straight arms. They cross at
error 1; at error 3 MSE is {mse_at_3:.0f} and MAE is {mae_at_3:.0f}.
In the lower one, two losses of the margin, from wrong on the left to
right on the right. Hinge falls in a straight line and is exactly 0
from margin 1 on; log loss bends smoothly and is never 0. At margin 0
hinge is {hinge_at_0:.0f} and log loss {log_at_0:.2f}.
"""

import matplotlib.pyplot as plt
import numpy as np

error = np.linspace(-3, 3, 61)
mse, mae = error**2, np.abs(error)
mse_at_3, mae_at_3 = mse[-1].item(), mae[-1].item()

margin = np.linspace(-3, 3, 61)
hinge, log_loss = np.maximum(0, 1 - margin), np.log1p(np.exp(-margin))
hinge_at_0, log_at_0 = hinge[30].item(), log_loss[30].item()

fig, (top, bottom) = plt.subplots(2, figsize=(4.8, 5.4))
top.plot(error, mse, "C0")
top.plot(error, mae, "C1--")
top.text(1.6, 6.5, "MSE", color="C0")
top.text(2.3, 1.2, "MAE", color="C1")
top.set(
    title="MSE punishes large errors far more",
    xlabel="error ŷ − y",
    ylabel="loss",
)

bottom.plot(margin, log_loss, "C0")
bottom.plot(margin, hinge, "C1--")
bottom.axvspan(0, 1, color="gray", alpha=0.2)
bottom.text(0.5, 2.6, "right by\nless\nthan 1", ha="center")
bottom.text(-2.8, 1.55, "log loss", color="C0")
bottom.text(-2.2, 3.5, "hinge", color="C1")
bottom.text(1.8, 0.5, "right")
bottom.text(-1.3, 0.5, "wrong", ha="center")
bottom.set(
    title="Hinge stops at margin 1, log loss never",
    xlabel="margin: score, counted positive when right",
    ylabel="loss",
    ylim=(-0.1, 4),
)
plt.show()
