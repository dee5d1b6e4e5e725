"""The training loss keeps falling, the validation loss turns around

Two curves of the loss over {epochs:,} epochs, which are spaced
logarithmically. The training loss falls all the way, to
{training_end:.3f}. The validation loss falls to {lowest:.3f} at epoch
{best_epoch}, then climbs to {validation_end:.3f}. Three vertical lines
show where three rules stop: a threshold of 0.15 for the training loss at
epoch {stop_threshold}, validation at epoch {stop_validation}, and the
fixed number of epochs at the right edge.
"""

import matplotlib.pyplot as plt
import numpy as np

seed, runs, epochs, patience, learning_rate = 1986, 20, 2000, 200, 0.3
random = np.random.default_rng(seed)


def draw(points):  # points on a wave, with noise
    x = random.uniform(-1, 1, size=(runs, points, 1))
    return x ** np.arange(10), np.sin(3 * x) + random.normal(0, 0.4, x.shape)


X, y = draw(10)  # for training: the powers 1, x, x², ... x⁹
X_new, y_new = draw(20)  # for validation: no update ever uses them
w = np.zeros((runs, 10, 1))  # ten weights in each of 20 runs
_losses = []
for epoch in range(epochs + 1):
    error, error_new = X @ w - y, X_new @ w - y_new
    _losses.append([np.mean(e**2, axis=(1, 2)) for e in (error, error_new)])
    w -= learning_rate * 2 * X.mT @ error / 10

_losses = np.array(_losses)
climbed = np.sum(_losses[-1, 1] > 1.1 * _losses[:, 1].min(axis=0)).item()
_training, _validation = _losses[:, :, 0].T.tolist()  # the first run
training_end, validation_end = _training[-1], _validation[-1]
lowest, best_epoch = min((v, e) for e, v in enumerate(_validation))
stop_threshold = next(e for e in range(epochs) if _training[e] < 0.15)
_best = np.minimum.accumulate(_validation)  # so far, in each epoch
_in_vain = _best[patience:] == _best[:-patience]  # nothing better since
stop_validation = patience + _in_vain.argmax().item()
print(f"threshold: epoch {stop_threshold}, validation: {stop_validation}")
#> threshold: epoch 79, validation: 425
print(f"climbed by a tenth or more in {climbed} of {runs} runs")
#> climbed by a tenth or more in 14 of 20 runs

shown = [round(1.1**k) for k in range(10, 80)]  # 3 to 1,862
figure, ax = plt.subplots()
ax.plot(shown, [_training[e] for e in shown], "C0")
ax.plot(shown, [_validation[e] for e in shown], "C1--")
names = ["threshold ", "validation ", "the end "]
for epoch, name in zip([stop_threshold, stop_validation, epochs], names):
    ax.axvline(epoch, color="gray", linestyle=":")
    ax.text(epoch, 0.58, name, ha="right", rotation=90, va="top")
ax.text(4, 0.18, "training loss", color="C0")
ax.text(8, 0.54, "validation loss", color="C1")
ax.set(title="Training goes on falling, validation turns", xscale="log")
ax.set(xlabel="epoch", ylabel="loss")
ax.set_xticks([10, 100, 1000], ["10", "100", "1,000"])
plt.show()
