# %% [markdown]
# # Handwritten digits
#
# Real people have written real digits on paper, and a network is to read them. You do the whole work of a project,
# from the data to the list of mistakes. You do it three times at once: the same network, from the same first weights,
# in NumPy, in PyTorch and in MLX.
#
# <div class="admonition goals">
# <p class="admonition-title">After this lab you can</p>
#
# - split data into a training, a validation and a test set, and say what each is for;
# - scale inputs without letting the test set leak into the training;
# - choose a learning rate and a number of epochs by the validation loss;
# - write one training loop in NumPy, PyTorch and MLX, and check that the three do the same;
# - report a test result with its uncertainty, read a confusion matrix, and look at the mistakes.
#
# </div>
#
# You need the lab [A network from nothing](../network-from-nothing/) and the page [Parameters and
# hyperparameters](../../chapter/hyperparameters/). This lab is one program, and its cells run from top to bottom. A
# link at the end downloads it. Besides the three frameworks it uses scikit-learn, for the data and for the split.
#
# <div class="admonition note">
# <p class="admonition-title">Fill in, then compare</p>
#
# Three functions of this lab have a blank: `return ...  # your line here`. In the downloaded notebook, put your own
# line in place of the three dots. More than one line is fine, too. Run the cell, then the next one: it calls your
# function and says *Right* or *Not yet*. On this page nobody has filled in anything, so here it says *Not yet*.
#
# A solution follows each time. It replaces your version. Skip it to go on with yours.
#
# </div>

# %% fold="The checker: it calls your function and says what came out"
import copy
import os

os.environ.setdefault("OMP_NUM_THREADS", "1")  # small arrays: more threads would only wait

import matplotlib.pyplot as plt
import numpy as np


def outcome(function, given, many):
    """What a call returns, as a list of arrays; or a sentence that says what went wrong."""
    try:
        with np.errstate(all="ignore"):
            answer = function(*copy.deepcopy(given))
    except Exception as error:
        return f"it stopped with {type(error).__name__}: {str(error)[:200]}"
    if answer is ...:
        return "the blank is still empty: replace the three dots."
    if answer is None:
        return "it returned None. Is return missing?"
    try:
        return [1.0 * np.asarray(part) for part in (answer if many else [answer])]
    except Exception:
        return f"it returned no numbers, but a {type(answer).__name__}."


def same(one, other, places):
    if isinstance(one, str) or isinstance(other, str):
        return str(one) == str(other)
    pairs = [(one[i], other[i]) for i in places]
    return all(a.shape == b.shape and np.allclose(a, b, 1e-4, 1e-7, equal_nan=True) for a, b in pairs)


def show(array):
    text = " ".join(np.array2string(array, precision=4, threshold=8, edgeitems=2).split())
    return f"shape {array.shape}, {text}" if array.ndim else text


def judge(function, trials, mistakes, names=("result",)):
    """Print Right, or Not yet with the first difference and, for a typical mistake, a hint."""
    name = getattr(function, "__name__", "your function")
    for label, given, expected in trials:
        many = isinstance(expected, tuple)
        wanted, found = outcome(lambda: expected, (), many), outcome(function, given, many)
        if not isinstance(found, str) and len(found) != len(wanted):
            found = f"it returned {len(found)} values instead of {len(wanted)}."
        everywhere, differ, says = range(len(wanted)), [], [found]
        if not isinstance(found, str):
            differ = [i for i in everywhere if not same(found, wanted, [i])]
            if not differ:
                continue
            says = [f"{names[differ[0]] + ':':9} {show(found[differ[0]])}"]
            says += [f"expected: {show(wanted[differ[0]])}"]
        typical = [(outcome(wrong, given, many), hint) for wrong, hint in mistakes]
        hints = [hint for wrong, hint in typical if same(wrong, found, everywhere)]
        hints += [hint for wrong, hint in typical if differ and same(wrong, found, differ[:1])]
        print(f"Not yet: {name}, tried with {label}", *says, *hints[:1], sep="\n    ")
        return
    print(f"Right: {name} is as expected in all {len(trials)} trials.")

# %% [markdown]
# ## 1. Where the digits come from
#
# In the 1990s, people wrote digits by hand into printed forms. E. Alpaydin and C. Kaynak made a data set of them.
# Scikit-learn brings a part of it along, so nothing has to be downloaded. Each image was reduced to 8 rows of 8
# pixels. A pixel is a whole number from 0, no ink, to 16, full of ink.
#
# According to its description (print `digits.DESCR` to read it), this part was written by 13 people. Keep that in
# mind.

# %%
from sklearn.datasets import load_digits

digits = load_digits()
images, y = digits.data, digits.target  # each image is a row of 64 numbers

print(f"{images.shape[0]} images of {images.shape[1]} pixels from {images.min():.0f} to {images.max():.0f}")
print(f"of each digit {np.bincount(y).min()} to {np.bincount(y).max()}")
print(f"pixels that are 0 in every image: {np.sum(images.max(axis=0) == 0)}")

# %% alt="Ten small images in two rows, one of each digit from 0 to 9. Each is made of 8 by 8 gray squares, dark where there is ink. Most digits are easy to recognize, a few are not."


def draw_image(panel, image, title):
    panel.imshow(image.reshape(8, 8), cmap="gray_r", interpolation="none")
    panel.set_title(title, loc="center", fontweight="normal")
    panel.axis("off")


figure, panels = plt.subplots(2, 5, figsize=(4.8, 2.5))
for digit, panel in enumerate(panels.flat):
    draw_image(panel, images[y == digit][0], f"{digit}")
figure.suptitle("The first image of each digit")
plt.show()

# %% [markdown]
# Could you always tell? Eight by eight is little. But a network does not get an image at all. It gets a row of 64
# numbers, and nobody tells it which pixels are neighbors.

# %% [markdown]
# ## 2. Three parts
#
# A network can learn its examples by heart. So you judge it by images that it has not seen. You need two such sets.
#
# - The **training set** is for learning: gradients come from it and from nothing else.
# - The **validation set** is for choosing: which learning rate, how many epochs.
# - The **test set** is for one number at the very end.
#
# Why is the validation set not enough? Because you choose by it. The best of many tries is partly the luckiest, as
# the page [Parameters and hyperparameters](../../chapter/hyperparameters/#lucky_winner) shows with coins.
#
# Both sets get 360 images, drawn at random. *Stratified* means that each digit has the same share in all three parts.

# %%
from sklearn.model_selection import train_test_split

seed = 1986
everything = np.arange(len(y))
rest, test = train_test_split(everything, test_size=360, stratify=y, random_state=seed)
training, validation = train_test_split(rest, test_size=360, stratify=y[rest], random_state=seed)

for name, part in (("training", training), ("validation", validation), ("test", test)):
    count = np.bincount(y[part])
    print(f"{name:10} {len(part):4} images, of each digit {count.min()} to {count.max()}")
assert len({*training, *validation, *test}) == len(y), "no image is in two parts"

# %% [markdown]
# ## 3. One scale
#
# Pixels go from 0 to 16 and are never negative. Descent is easier when inputs lie around 0 with a spread of about 1.
# So subtract a mean, and divide by a standard deviation. Two decisions are in that sentence.
#
# **Whose mean?** That of the *training* images, always, also when you scale the validation and the test images. The
# test set stands for images that arrive tomorrow. Nothing about them may be known today.
#
# **One mean, or one for each pixel?** Here, one for all pixels together.
#
# <div class="admonition predict">
# <p class="admonition-title">Predict first</p>
#
# What goes wrong if each pixel is divided by its own standard deviation? Look at the last line printed in section 1.
#
# </div>
#
# <details class="answer">
# <summary>Answer</summary>
#
# Some pixels are 0 in every image. Their standard deviation is 0, and 0 divided by 0 is NaN. One NaN among the
# inputs, and everything that is computed from it is NaN.
#
# </details>


# %% fold="How scaled is checked (shows typical mistakes: look here later)"
def check_scaled(function):
    some = np.array([[0.0, 4.0, 0.0], [8.0, 16.0, 0.0]])
    other = np.array([[2.0, 6.0, 0.0], [6.0, 2.0, 8.0]])
    trials = [
        ("two training images, scaled by themselves", (other, other), (other - 4) / np.sqrt(8)),
        ("two other images, scaled by the training images", (some, other), (some - 4) / np.sqrt(8)),
    ]
    mistakes = [
        (lambda x, t: (x - x.mean()) / x.std(), "These were scaled by themselves. Use the training images."),
        (lambda x, t: (x - t.mean()) / x.std(), "The mean is right. Take the training images' spread, too."),
        (lambda x, t: (x - t.mean(axis=0)) / t.std(axis=0), "One mean for all pixels: leave out axis=0."),
        (lambda x, t: x - t.mean(), "The mean is subtracted. Divide by the standard deviation now."),
        (lambda x, t: x - t.mean() / t.std(), "Put the difference in parentheses."),
        (lambda x, t: (x - t.mean()) / t.var(), "This divides by the variance. Take its root."),
    ]
    judge(function, trials, mistakes)


# %% fill="scaled"
def scaled(images, training_images):
    """The images, minus the mean of the training images, divided by their standard deviation."""
    return ...  # your line here


# %% check="scaled"
check_scaled(scaled)


# %% solution="scaled"
def scaled(images, training_images):
    """The images, minus the mean of the training images, divided by their standard deviation."""
    return (images - training_images.mean()) / training_images.std()


check_scaled(scaled)

# %% [markdown]
# From here on `scaled` is the book's.

# %%
X = scaled(images, images[training])
X_validation = X[validation]
print(f"validation images: mean {X_validation.mean():.3f}, spread {X_validation.std():.3f}")

# %% [markdown]
# The training images have mean 0 and standard deviation 1 now, by construction. The validation images come close, and
# no more should be expected.

# %% [markdown]
# ## 4. The network in NumPy
#
# It is the network of the lab [A network from nothing](../network-from-nothing/), a little larger: 64 inputs, 64
# hidden units with ReLU, 10 outputs, one logit for each digit. Softmax and cross-entropy as before.
#
# Each step now takes a batch of 32 images. To make the three frameworks comparable, everything that is random is
# drawn once, here: the first weights, and the order of the images in every epoch.

# %%
EPOCHS, BATCH = 30, 32
rng = np.random.default_rng(seed)

start = [
    rng.normal(0, np.sqrt(2 / 64), size=(64, 64)),  # W, He weights
    np.zeros(64),  # b
    rng.normal(0, np.sqrt(1 / 64), size=(10, 64)),  # V
    np.zeros(10),  # c
]
orders = [rng.permutation(training) for epoch in range(EPOCHS)]


def batches(order):
    return [order[i : i + BATCH] for i in range(0, len(order), BATCH)]


def softmax(Z):
    raised = np.exp(Z - Z.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)


def cross_entropy(Z, y):
    return np.mean(np.logaddexp.reduce(Z, axis=1) - Z[np.arange(len(y)), y])


def right(Z, y):
    """The share of images whose largest logit is that of the true digit."""
    return np.mean(Z.argmax(axis=1) == y)


print(f"{sum(array.size for array in start)} parameters, {len(batches(orders[0]))} batches in an epoch")


# %%
def logits_numpy(parameters, part):
    W, b, V, c = parameters
    return np.maximum(X[part] @ W.T + b, 0) @ V.T + c


def train_numpy(rate, epochs):
    W, b, V, c = start
    losses, kept = [], []  # after each epoch: training and validation loss; the parameters
    for order in orders[:epochs]:
        for batch in batches(order):
            x = X[batch]
            H = np.maximum(x @ W.T + b, 0)
            dZ = (softmax(H @ V.T + c) - np.eye(10)[y[batch]]) / len(batch)
            back = dZ @ V * (H > 0)
            W, b = W - rate * back.T @ x, b - rate * back.sum(axis=0)
            V, c = V - rate * dZ.T @ H, c - rate * dZ.sum(axis=0)
        kept.append((W, b, V, c))
        losses.append([cross_entropy(logits_numpy(kept[-1], p), y[p]) for p in (training, validation)])
    return np.array(losses), kept


# %% [markdown]
# ## 5. Choose by the validation set
#
# Two hyperparameters are open: the learning rate, and the number of epochs. For the second there is a rule: **early
# stopping**. Watch the validation loss. When it has not found a new lowest value for some epochs in a row, stop, and
# go back to the epoch with the lowest one. The number of epochs that you are willing to wait is called **patience**.
#
# Write the rule. Epochs are counted from 0, as Python counts.


# %% fold="How best_epoch is checked (shows typical mistakes: look here later)"
def check_best_epoch(function):
    def stopping_epoch(losses, patience):
        best = 0
        for epoch, loss in enumerate(losses):
            if loss < losses[best]:
                best = epoch
            elif epoch - best == patience:
                return epoch
        return len(losses) - 1

    trials = [
        (f"losses {losses} and patience {patience}", (losses, patience), best)
        for losses, patience, best in [
            ([0.9, 0.7, 0.5, 0.4, 0.6, 0.5], 2, 3),
            ([0.9, 0.7, 0.8, 0.6, 0.8, 0.9, 0.1], 2, 3),
            ([0.9, 0.7, 0.8, 0.8, 0.1], 3, 4),
        ]
    ]
    mistakes = [
        (lambda losses, patience: min(losses), "This is the lowest loss. Return its epoch."),
        (lambda losses, patience: np.argmin(losses) + 1, "Count epochs from 0."),
        (stopping_epoch, "Here training stops. Return the best epoch before it."),
        (lambda losses, patience: np.argmin(losses), "Training has stopped before this epoch."),
        (lambda losses, patience: len(losses) - 1, "This is the last epoch of all."),
        (lambda losses, patience: np.argmax(np.diff(losses) > 0), "This stops at the first rise."),
    ]
    judge(function, trials, mistakes)


# %% fill="best_epoch"
def best_epoch(losses, patience):
    """The epoch of the lowest loss, if training stops after `patience` epochs without a new one."""
    return ...  # your line here


# %% check="best_epoch"
check_best_epoch(best_epoch)


# %% solution="best_epoch"
def best_epoch(losses, patience):
    """The epoch of the lowest loss, if training stops after `patience` epochs without a new one."""
    best = 0
    for epoch, loss in enumerate(losses):
        if loss < losses[best]:
            best = epoch
        elif epoch - best == patience:
            break
    return best


check_best_epoch(best_epoch)

# %% [markdown]
# From here on `best_epoch` is the book's. Now try learning rates, a factor of about three apart, and take a patience
# of 10.
#
# <div class="admonition predict">
# <p class="admonition-title">Predict first</p>
#
# From 0.003 to 1: which rate will win? And which rates will reach their best epoch early, which late?
#
# </div>

# %%
sweep = {}
print("rate   epoch  training  validation  right")
for rate in (0.003, 0.01, 0.03, 0.1, 0.3, 1.0):
    losses, kept = train_numpy(rate, EPOCHS)
    epoch = best_epoch(losses[:, 1], patience=10)
    sweep[rate] = (losses[epoch, 1], epoch)
    share = right(logits_numpy(kept[epoch], validation), y[validation])
    print(f"{rate:5}  {epoch:5}  {losses[epoch, 0]:8.3f}  {losses[epoch, 1]:10.3f}  {share:.1%}")

rate = min(sweep, key=lambda rate: sweep[rate][0])
epochs = sweep[rate][1] + 1
print(f"chosen: rate {rate}, {epochs} epochs")
assert 0.003 < rate < 1.0, "the best rate lies at the edge: try more rates"

# %% [markdown]
# The table shows the best epoch of each rate, both losses in that epoch, and the share of validation images that are
# read right. Read it from top to bottom. Small rates crawl: their best epoch is the last one there was, and they are
# not finished. Larger rates arrive earlier. Between the best two or three rates the validation losses are close, and
# the last column need not agree with them: among 360 images, one more or less is already a step. The loss is the
# finer measure, since it also counts how sure an answer was.
#
# The rate and the number of epochs are chosen now. Nothing will be changed from here on.

# %% [markdown]
# ## 6. The same in PyTorch and in MLX
#
# The two programs below do what `train_numpy` does: same first weights, same batches, same rate. In PyTorch 2.13,
# `Linear` keeps its weights as the book does, a row for each unit, so the arrays can be copied as they are.

# %%
import torch
from torch import nn

torch.set_num_threads(1)


def train_torch(rate, epochs):
    X_torch, y_torch = torch.tensor(X, dtype=torch.float32), torch.tensor(y)
    model = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
    with torch.no_grad():
        for parameter, array in zip(model.parameters(), start):
            parameter.copy_(torch.tensor(array))
    loss_of = nn.CrossEntropyLoss()  # takes logits
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)

    losses = []
    for order in orders[:epochs]:
        for batch in batches(order):
            loss = loss_of(model(X_torch[batch]), y_torch[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        with torch.no_grad():
            losses.append([loss_of(model(X_torch[p]), y_torch[p]).item() for p in (training, validation)])

    def logits(part):
        with torch.no_grad():
            return model(X_torch[part]).numpy()

    return np.array(losses), logits


# %% [markdown]
# In MLX 0.32 mind two things. `cross_entropy` has no mean unless you ask for it. And nothing is computed before
# `mx.eval`.

# %%
import mlx.core as mx
import mlx.nn
import mlx.optimizers


def train_mlx(rate, epochs):
    X_mlx, y_mlx = mx.array(X.astype(np.float32)), mx.array(y)
    model = mlx.nn.Sequential(mlx.nn.Linear(64, 64), mlx.nn.ReLU(), mlx.nn.Linear(64, 10))
    names = ("layers.0.weight", "layers.0.bias", "layers.2.weight", "layers.2.bias")
    model.load_weights([(name, mx.array(array.astype(np.float32))) for name, array in zip(names, start)])

    def loss_of(x, y):
        return mlx.nn.losses.cross_entropy(model(x), y, reduction="mean")

    loss_and_slopes = mlx.nn.value_and_grad(model, loss_of)
    optimizer = mlx.optimizers.SGD(learning_rate=rate)

    losses = []
    for order in orders[:epochs]:
        for batch in batches(order):
            batch = mx.array(batch)
            loss, slopes = loss_and_slopes(X_mlx[batch], y_mlx[batch])
            optimizer.update(model, slopes)
            mx.eval(model.parameters())
        parts = mx.array(training), mx.array(validation)
        losses.append([loss_of(X_mlx[p], y_mlx[p]).item() for p in parts])

    def logits(part):
        return np.array(model(X_mlx[mx.array(part)]))

    return np.array(losses), logits


# %% [markdown]
# <div class="admonition predict">
# <p class="admonition-title">Predict first</p>
#
# NumPy computes with 64 bits here, the other two with 32. There are hundreds of steps. How many digits of the last
# validation loss will agree?
#
# </div>

# %%
losses_numpy, kept = train_numpy(rate, epochs)
losses_torch, logits_torch = train_torch(rate, epochs)
losses_mlx, logits_mlx = train_mlx(rate, epochs)
readers = {"NumPy": lambda part: logits_numpy(kept[-1], part), "PyTorch": logits_torch, "MLX": logits_mlx}

for name, losses in zip(readers, (losses_numpy, losses_torch, losses_mlx)):
    share = right(readers[name](validation), y[validation])
    print(f"{name:8} validation loss {losses[-1, 1]:.4f}, right {share:.1%}")

gaps = [np.abs(losses_numpy - losses).max() for losses in (losses_torch, losses_mlx)]
print(f"largest gap of any loss in {epochs} epochs")
print(f"NumPy and PyTorch  {gaps[0]:.0e}")
print(f"NumPy and MLX      {gaps[1]:.0e}")
assert max(gaps) < 1e-3

# %% alt="Loss against epoch. Two curves fall from the upper left: the training loss, which goes on falling to almost 0, and the validation loss, which flattens out well above it. Circles for PyTorch and crosses for MLX lie exactly on the lines of NumPy."
plt.figure(figsize=(4.8, 3.2), layout="constrained")
epoch = np.arange(1, epochs + 1)
for column, (name, color, style) in enumerate([("training", "C0", "-"), ("validation", "C1", "--")]):
    plt.plot(epoch, losses_numpy[:, column], style, color=color)
    plt.plot(epoch, losses_torch[:, column], "o", color=color, markerfacecolor="none", markersize=7)
    plt.plot(epoch, losses_mlx[:, column], "x", color=color, markersize=4)
    plt.text(epochs + 0.6, max(losses_numpy[-1, column], 0.02), name, color=color, va="center")
plt.title("Three frameworks learn the same\n(lines NumPy, circles PyTorch, crosses MLX)")
plt.xlabel("epoch")
plt.ylabel("cross-entropy (mean)")
plt.xlim(0, epochs * 1.35)
plt.xticks(range(0, epochs + 1, 5))
plt.ylim(0, 1.05 * losses_numpy[0].max())
plt.show()

# %% [markdown]
# <details class="answer">
# <summary>Answer</summary>
#
# The last lines of the output above say it: the gap is about as small as the rounding of a single number with 32
# bits. Do not expect that everywhere. The page [Optimizers](../../chapter/optimizers/#float32_drift) shows a training
# in which rounding errors grow until nothing agrees any more. This training is gentler: its steps are small enough
# not to magnify small differences.
#
# </details>
#
# Look at the two curves as well. The training loss goes on toward 0, the validation loss flattens out. Longer
# training would teach the network more about these training images, and hardly more about digits.

# %% [markdown]
# ## 7. The test set, once
#
# Everything is chosen: the scale, the network, the rate, the epochs. Now, and only now, look at the test set.
#
# <div class="admonition predict">
# <p class="admonition-title">Predict first</p>
#
# Will the share of right answers be exactly that of the validation set, clearly lower, or about the same? How far
# could it differ by luck alone?
#
# </div>

# %%
answers = {name: logits(test).argmax(axis=1) for name, logits in readers.items()}
for name, answer in answers.items():
    share = np.mean(answer == y[test])
    luck = 2 * np.sqrt(share * (1 - share) / len(test))  # two standard errors
    print(f"{name:8} right {share:.1%}, give or take {luck:.1%}")
    assert share >= 0.96

alike = np.mean((answers["NumPy"] == answers["PyTorch"]) & (answers["NumPy"] == answers["MLX"]))
print(f"all three agree on {alike:.1%} of the images")

# %% [markdown]
# <details class="answer">
# <summary>Answer</summary>
#
# About the same. With 360 images, luck alone moves the share by as much as the printed *give or take* says. (These
# are two standard errors. In about 95 of 100 cases luck stays within them.) Small differences between two such
# numbers mean nothing.
#
# </details>
#
# What does this result promise? These test images come from the same 13 people as the training images. So it says how
# well the network reads *new digits of people whom it knows*. How well it reads the digits of strangers, nobody has
# measured here. Task 1 gives a hint.

# %% [markdown]
# ## 8. What it gets wrong
#
# A share is one number. To learn something, look at the mistakes.

# %% alt="Some test images that the network gets wrong, in two rows, each with its true digit and with what the network said. Some are hard to read for a person, too. Others look quite clear."
answer = answers["NumPy"]
wrong = test[answer != y[test]]
said = answer[answer != y[test]]
figure, panels = plt.subplots(2, 5, figsize=(4.8, 2.9))
for panel in panels.flat:
    panel.axis("off")
for panel, index, digit in zip(panels.flat, wrong, said):
    draw_image(panel, images[index], f"{y[index]}, said {digit}")
figure.suptitle(f"{min(10, len(wrong))} of the {len(wrong)} mistakes")
plt.show()

# %% [markdown]
# Would you have known better? In some cases surely. In others, the pixels alone do not say which digit was meant.
#
# Which digits are taken for which? The **confusion matrix** counts. It has a row for each true digit and a column for
# each answer, and the entry says how often that pair occurred. What is right stands on the diagonal.


# %% fold="How confusion is checked (shows typical mistakes: look here later)"
def check_confusion(function):
    def once(truth, answer, classes):
        table = np.zeros((classes, classes))
        table[truth, answer] += 1
        return table

    def counted(truth, answer, classes):
        table = np.zeros((classes, classes))
        np.add.at(table, (truth, answer), 1)
        return table

    truth, answer = np.array([0, 0, 0, 1, 2, 2, 2]), np.array([0, 0, 1, 1, 2, 0, 0])
    expected = np.array([[2, 1, 0], [0, 1, 0], [2, 0, 1]])
    trials = [
        (f"truth {truth}, answer {answer}", (truth, answer, 3), expected),
        ("the same, and a class without images", (truth, answer, 4), np.pad(expected, (0, 1))),
    ]
    mistakes = [
        (lambda t, a, k: counted(a, t, k), "Rows and columns are exchanged: a row is a true class."),
        (once, "table[truth, answer] += 1 adds only once for a pair that comes twice. Use a loop."),
        (lambda t, a, k: counted(t, a, k) / np.bincount(t, minlength=k)[:, None], "These are shares. Count."),
        (lambda t, a, k: np.bincount(k * t + a, minlength=k * k), "The counts are right. Reshape them."),
        (lambda t, a, k: counted(t, a, 10), "Do not fix the size at 10: use classes."),
    ]
    judge(function, trials, mistakes)


# %% fill="confusion"
def confusion(truth, answer, classes=10):
    """How often each pair occurs: a row for each true class, a column for each answer."""
    return ...  # your line here


# %% check="confusion"
check_confusion(confusion)


# %% solution="confusion"
def confusion(truth, answer, classes=10):
    """How often each pair occurs: a row for each true class, a column for each answer."""
    table = np.zeros((classes, classes), dtype=int)
    for row, column in zip(truth, answer):
        table[row, column] += 1
    return table


check_confusion(confusion)

# %% [markdown]
# From here on `confusion` is the book's.

# %% alt="A table with ten rows for the true digits and ten columns for the answers. The numbers on the diagonal, the right answers, are all near 36. Off the diagonal only a few small numbers stand out in bold, each a mistake that occurred once or a few times."
table = confusion(y[test], answer)
plt.figure(figsize=(4.4, 4.2), layout="constrained")
for row, column in np.argwhere(table):
    look = {"color": "gray"} if row == column else {"color": "C1", "weight": "bold"}
    plt.text(column, row, str(table[row, column]), ha="center", va="center", **look)
plt.title("Mistakes (bold) are few and scattered")
plt.xlabel("answer of the network")
plt.ylabel("true digit")
plt.xlim(-0.6, 9.6)
plt.ylim(9.6, -0.6)
plt.xticks(range(10))
plt.yticks(range(10))
plt.grid(False)
plt.show()

shares = table.diagonal() / table.sum(axis=1)
print(f"read worst: the digit {shares.argmin()}, right in {shares.min():.0%}")
assert table.trace() == np.sum(answer == y[test])

# %% [markdown]
# You have seen the mistakes now, and you may have an idea that would mend some of them. Careful! If you change the
# network because of these images and test it on them again, your test set has become a validation set. A new idea
# needs a new test set. That is why you look at it only once.

# %% [markdown]
# ## 9. Try this
#
# ### Task 1: strangers
#
# The data do not say who wrote which image. But the images probably stand in the order in which they were collected,
# and then neighbors in the file are often from the same hand. Take the first fifth of the file as the test set, in
# place of a random one, and train on the rest. Then take the second fifth, and so on. Is the network as good as
# before? Why?
#
# <details class="solution">
# <summary>Solution</summary>
#
# The training function reads `X`, `y`, `training`, `validation` and `orders`, so set these anew for each fifth.
#
# ```python
# def strangers_and_friends(fifth):
#     global X, training, validation, orders
#     shares = []
#     for kind in ("strangers", "friends"):
#         order = everything if kind == "strangers" else np.random.default_rng(fifth).permutation(everything)
#         unseen = np.array_split(order, 5)[fifth]
#         training = np.setdiff1d(everything, unseen)
#         validation = unseen
#         X = scaled(images, images[training])
#         orders = [np.random.default_rng(epoch).permutation(training) for epoch in range(EPOCHS)]
#         losses, kept = train_numpy(rate, epochs)
#         shares.append(right(logits_numpy(kept[-1], unseen), y[unseen]))
#     return shares
#
#
# shares = np.array([strangers_and_friends(fifth) for fifth in range(5)])
# print("fifths of the file, in order:", shares[:, 0].round(3), "mean", shares[:, 0].mean().round(3))
# print("fifths drawn at random:     ", shares[:, 1].round(3), "mean", shares[:, 1].mean().round(3))
# ```
#
# In the order of the file the result is worse, and it differs more from fifth to fifth. The likely reason: other
# people write in other ways, and now they are missing from the training. It is only likely, because the data do not
# name the writers. If your network is meant for strangers, split your data by people, not by images.
#
# </details>
#
# ### Task 2: one pixel to the right
#
# Push every test image to the right by one pixel. A person hardly notices. Does the network?
#
# <details class="solution">
# <summary>Solution</summary>
#
# ```python
# pushed = images[test].reshape(-1, 8, 8)
# pushed = np.concatenate([np.zeros((len(test), 8, 1)), pushed[:, :, :-1]], axis=2).reshape(-1, 64)
# W, b, V, c = train_numpy(rate, epochs)[1][-1]
# H = np.maximum(scaled(pushed, images[training]) @ W.T + b, 0)
# print(f"right after one pixel to the right: {right(H @ V.T + c, y[test]):.1%}")
# ```
#
# (If you have done task 1, run the lab again first: that task has changed the training set.) The share falls below a
# half. The network knows nothing of shapes. It knows which of its 64 inputs are large for which digit, and the push
# has changed nearly all of them. One cure is to train on pushed images as well. Another is a network that is built to
# look for the same pattern everywhere, called convolutional. This book does not go there.
#
# </details>
#
# ### Task 3: is the hidden layer worth it?
#
# Take the hidden layer away: ten outputs that see the 64 inputs directly. How many percent of the validation images
# does that network read?
#
# <details class="solution">
# <summary>Solution</summary>
#
# ```python
# W, b = np.zeros((10, 64)), np.zeros(10)
# for order in orders[:epochs]:
#     for batch in batches(order):
#         dZ = (softmax(X[batch] @ W.T + b) - np.eye(10)[y[batch]]) / len(batch)
#         W, b = W - 0.1 * dZ.T @ X[batch], b - 0.1 * dZ.sum(axis=0)
# print(f"without a hidden layer: {right(X[validation] @ W.T + b, y[validation]):.1%}")
# ```
#
# Nearly as many! In 64 dimensions straight borders go a long way, much further than on the lawn of the last lab. Here
# the hidden layer adds little. Always try the simple model first, so that you know what the other one is worth.
#
# </details>

# %% [markdown]
# ## What you did
#
# - You split first and looked at the test set last, once. Its result has a *give or take*, and a limit: the same 13
#   writers.
# - You scaled all parts with the statistics of the training set.
# - You chose rate and epochs by the validation loss, with patience.
# - NumPy, PyTorch and MLX started from the same weights, saw the same batches and ended at the same losses, apart
#   from rounding.
# - You looked at the mistakes, one by one and in a confusion matrix.
#
# Next: [Break it and mend it](../break-it-and-mend-it/), where everything goes wrong on purpose.
