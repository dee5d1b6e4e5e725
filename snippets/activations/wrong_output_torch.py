"""A wrong output activation raises no error, it only learns badly

Five equal networks learn the same wave of dots between −1.5 and 1.5.
Without output activation the curve follows the dots (loss
{losses[0]:.3f}). Tanh flattens it beyond −1 and 1 (loss {losses[1]:.2f}),
ReLU below 0 ({losses[2]:.2f}), the sigmoid below 0 and beyond 1
({losses[3]:.2f}). Softmax of one logit is a flat line at 1 ({losses[4]:.2f}).
"""

import matplotlib.pyplot as plt
import torch
from torch import nn

x = torch.linspace(-3, 3, 31).reshape(31, 1)
y = 1.5 * torch.sin(x)
seed = 1986
outputs = {
    "none": nn.Identity(),
    "tanh": nn.Tanh(),
    "ReLU": nn.ReLU(),
    "sigmoid": nn.Sigmoid(),
    "softmax": nn.Softmax(dim=1),
}

figure, panels = plt.subplots(3, 2, figsize=(4.8, 5.6), sharey=True)
losses, lowest, highest = [], [], []
for (name, activation), ax in zip(outputs.items(), panels.flat):
    torch.manual_seed(seed)
    model = nn.Sequential(
        nn.Linear(1, 16), nn.Tanh(), nn.Linear(16, 1), activation
    )
    optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
    for step in range(70):
        loss = nn.functional.mse_loss(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    y_hat = model(x).detach()
    losses.append(nn.functional.mse_loss(y_hat, y).item())
    lowest.append(y_hat.min().item())
    highest.append(y_hat.max().item())
    print(f"{name:8} loss {losses[-1]:.2f}")
    #> none     loss 0.01
    #> tanh     loss 0.13
    #> ReLU     loss 0.57
    #> sigmoid  loss 0.64
    #> softmax  loss 2.14
    ax.plot(x[::2], y[::2], "o", color="C0", markersize=4)
    ax.plot(x, y_hat, color="black")
    ax.set(title=f"{name}: loss {losses[-1]:.2f}")

finished = len(losses)  # programs without an error
panels[2, 1].axis("off")
panels[2, 1].text(0.08, 0, "dots: the data\nline: the network")
figure.supxlabel("x", fontsize=10)
figure.supylabel("y", fontsize=10)
plt.show()
