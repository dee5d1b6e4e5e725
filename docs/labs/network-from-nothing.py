# %% [markdown]
# # A network from nothing
#
# NumPy knows arrays, and it knows nothing about learning. In this lab you build a neural network out of arrays: no
# framework, no classes, and about thirty lines that count. It begins as a single neuron. It becomes a layer, then two
# layers with a backward pass that you write and check yourself. At the end it chooses between three answers.
#
# <div class="admonition goals">
# <p class="admonition-title">After this lab you can</p>
#
# - write the forward pass of a network for many examples at once, and name the shape of every array in it;
# - compute the log loss from logits, without overflow;
# - write a backward pass, and check it against finite differences;
# - say what one neuron cannot do, what a hidden layer adds, and how many hidden units a closed border needs;
# - move from two answers to three, with softmax and cross-entropy.
#
# </div>
#
# You need the pages [Forward, backward, downhill](../../chapter/descent/), [Activations](../../chapter/activations/)
# and [Learning from loss](../../chapter/loss/). This lab is one program, and its cells run from top to bottom. A link
# at the end downloads it.
#
# <div class="admonition note">
# <p class="admonition-title">Fill in, then compare</p>
#
# Four functions of this lab have a blank: `return ...  # your line here`. In the downloaded notebook, put your own
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
# ## 1. A sprinkler on a lawn
#
# A sprinkler stands in the middle of a lawn. It turns, and the grass around it gets wet, out to about 2.5 meters. A
# little wind blurs the border. You walk over the lawn and note at 200 places whether the grass is wet or dry.
#
# Each place is one example. Its two inputs are the meters to the east and to the north of the sprinkler. Its truth is
# `t`: 1 for wet, 0 for dry.


# %%
def walk(places, rng):
    X = rng.uniform(-4, 4, size=(places, 2))  # meters east, meters north
    distance = np.hypot(X[:, 0], X[:, 1]) + rng.normal(0, 0.2, size=places)  # with wind
    t = (distance < 2.5).astype(float).reshape(-1, 1)  # a column: one row for each example
    return X, t


seed = 1986
rng = np.random.default_rng(seed)
X, t = walk(200, rng)
X_new, t_new = walk(5000, rng)  # never used for training

print(f"X has shape {X.shape}, t has shape {t.shape}")
print(f"wet: {t.mean():.0%} of the places")


# %% alt="A square lawn, 8 meters on each side, with 200 places. Filled dots are wet places: they lie in a round patch around the sprinkler in the middle. Crosses are dry places: they lie all around the patch, up to the edges."
def draw_lawn(panel, truth, marks=("xC1", "oC0"), every=1):
    for k, mark in enumerate(marks):
        panel.plot(*X[truth == k][::every].T, mark, markersize=3.5, markeredgewidth=1)
    ticks = range(-4, 5, 2)
    panel.set(aspect="equal", xlim=(-4, 4), ylim=(-4, 4), xticks=ticks, yticks=ticks)
    panel.set(xlabel="meters east", ylabel="meters north")


figure, panel = plt.subplots(figsize=(4.2, 4))
draw_lawn(panel, t[:, 0])
panel.set_title("Wet places (dots) lie in the middle")
plt.show()

# %% [markdown]
# A network has no eyes. It sees two numbers and has to say wet or dry. Before you build one, know what the laziest
# answer is worth.
#
# <div class="admonition predict">
# <p class="admonition-title">Predict first</p>
#
# Somebody says *dry* for every place and does not even look. In which share of the places is that right?
#
# </div>
#
# <details class="answer">
# <summary>Answer</summary>
#
# In all the dry ones. The program above has printed the share of wet places, and the rest is dry. Any network has to
# beat that share. Otherwise it has learned nothing that you could not say without it.
#
# </details>

# %% [markdown]
# ## 2. One neuron
#
# A neuron weighs its inputs, adds them up and adds a bias:
#
# `z = w₁ · x₁ + w₂ · x₂ + b`
#
# The score `z` is a logit. Above 0 it means wet, below 0 it means dry. The sigmoid turns it into the probability `p`
# of wet. For all places at once the weights are a matrix with one row, and `X @ W.T + b` gives a column of logits.


# %%
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


W_one = np.array([[0.5, -0.3]])  # one neuron, two inputs: shape (1, 2)
b_one = np.array([0.1])
z = X @ W_one.T + b_one
print(f"logits of shape {z.shape}")
print(f"the first three: {z[:3, 0].round(2)}")
print(f"as probabilities: {sigmoid(z[:3, 0]).round(2)}")

# %% [markdown]
# How bad are these answers? The loss for yes or no is the log loss, the mean of
#
# `−t · log(p) − (1 − t) · log(1 − p)`
#
# Do not compute it by way of `p`. For a large logit, `p` is rounded to 1, and the logarithm of `1 − p` is minus
# infinity. Go from the logit instead. With `p = 1 / (1 + exp(−z))` the two parts become
#
# - for a dry place, `−log(1 − p) = log(1 + exp(z))`
# - for a wet place, `−log(p) = log(1 + exp(z)) − z`
#
# The two differ only by `z`, and both together are `log(1 + exp(z)) − t · z`. For the logarithm of a sum of
# exponentials NumPy has a function that never overflows: `np.logaddexp(a, b)` is `log(exp(a) + exp(b))`.
#
# Write it. Remember that `1 = exp(0)`, and that the loss is *one* number.


# %% fold="How log_loss is checked (shows typical mistakes: look here later)"
def check_log_loss(function):
    def by_probability(z, t):
        return np.mean(-t * np.log(sigmoid(z)) - (1 - t) * np.log(1 - sigmoid(z)))

    def column(*numbers):
        return np.array(numbers, dtype=float).reshape(-1, 1)

    some = column(0, 2, -3), column(1, 1, 0)
    trials = [
        ("z = 0, 2, -3 and t = 1, 1, 0", some, by_probability(*some)),
        ("z = 1000 and t = 0", (column(1000), column(0)), 1000.0),
        ("z = 1000 and t = 1", (column(1000), column(1)), 0.0),
    ]
    mistakes = [
        (lambda z, t: np.logaddexp(0, z) - t * z, "One loss for each example. Take their mean."),
        (lambda z, t: np.sum(np.logaddexp(0, z) - t * z), "This is the sum of the losses. Take the mean."),
        (lambda z, t: np.mean(np.logaddexp(0, z) + t * z), "Check the sign in front of t · z."),
        (lambda z, t: np.mean(np.logaddexp(0, z)), "This is the loss as if every t were 0."),
        (by_probability, "exp(1000) overflows, and a probability is rounded to 1. Use logaddexp."),
    ]
    judge(function, trials, mistakes)


# %% fill="log_loss"
def log_loss(z, t):
    """Mean log loss of the logits z, where t is 1 for yes and 0 for no."""
    return ...  # your line here


# %% check="log_loss"
check_log_loss(log_loss)


# %% solution="log_loss"
def log_loss(z, t):
    """Mean log loss of the logits z, where t is 1 for yes and 0 for no."""
    return np.mean(np.logaddexp(0, z) - t * z)


check_log_loss(log_loss)

# %% [markdown]
# From here on `log_loss` is the book's.
#
# Its slope along a logit is as simple as it can be, `p − t`: what you said minus what is true. The page [Learning
# from loss](../../chapter/loss/#functions-that-make-gradients) shows why. The loss is a mean over `n` places, so each
# of them counts with a share of `1/n`. Along the weights the chain rule multiplies by the inputs. That is all you
# need to train a neuron.


# %%
def right(z, t):
    """Share of the examples for which the sign of the logit is right."""
    return np.mean((z > 0) == (t == 1))


W_one, b_one = np.zeros((1, 2)), np.zeros(1)
for step in range(500):
    z = X @ W_one.T + b_one
    dz = (sigmoid(z) - t) / len(t)
    W_one = W_one - 0.3 * dz.T @ X
    b_one = b_one - 0.3 * dz.sum(axis=0)

z_new = X_new @ W_one.T + b_one
print(f"loss {log_loss(z, t):.3f}")
print(f"says wet in {np.mean(z_new > 0):.1%} of {len(t_new)} new places")
print(f"is right in {right(z_new, t_new):.1%} of them")
print(f"always dry is right in {np.mean(t_new == 0):.1%}")
assert right(z_new, t_new) < np.mean(t_new == 0) + 0.02

# %% [markdown]
# The neuron has learned to say *dry*, and hardly anything else. It is no fault of the training. The border of a
# neuron is where `z = 0`, and `w₁ · x₁ + w₂ · x₂ + b = 0` is a straight line. No straight line has the sprinkler's
# patch on one side and the rest of the lawn on the other. The page
# [Activations](../../chapter/activations/#four-points-that-no-line-separates) proved the same for the four corners of
# XOR.

# %% [markdown]
# ## 3. A layer
#
# A layer is several neurons that see the same inputs. Each has a row of weights and a bias, and behind the sum stands
# a bend: ReLU keeps what is positive and replaces the rest by 0. Write the whole layer, for all examples at once. The
# shapes tell you what goes where:
#
# - `X` has shape (examples, inputs),
# - `W` has shape (units, inputs), a row for each unit,
# - `b` has shape (units,),
# - the result has shape (examples, units).


# %% fold="How hidden_layer is checked (shows typical mistakes: look here later)"
def check_hidden_layer(function):
    some_X, W = np.array([[1, 2], [-1, 3], [0, -2]]), np.array([[1, -1], [2, 0.5], [0, 1]])
    b, three = np.array([0.5, -1, 2]), np.array([[0, 2, 4], [0, 0, 5], [2.5, 0, 0]])
    trials = [
        ("3 examples, 2 inputs, 2 units", (some_X, W[:2], b[:2]), three[:, :2]),
        ("3 examples, 2 inputs, 3 units", (some_X, W, b), three),
    ]
    mistakes = [
        (lambda X, W, b: X @ W.T + b, "The sums are right. No output may be negative: where is the bend?"),
        (lambda X, W, b: np.maximum(X @ W.T, 0), "Where is the bias?"),
        (lambda X, W, b: np.maximum(X @ W.T, 0) + b, "Add the bias first. The bend comes last."),
        (lambda X, W, b: np.maximum(X @ W + b, 0), "A row of W belongs to a unit. X @ W takes its columns."),
        (lambda X, W, b: np.max(X @ W.T + b, 0), "np.max finds one largest number. You want np.maximum."),
    ]
    judge(function, trials, mistakes)


# %% fill="hidden_layer"
def hidden_layer(X, W, b):
    """Outputs of a layer of ReLU units: a row for each example, a column for each unit."""
    return ...  # your line here


# %% check="hidden_layer"
check_hidden_layer(hidden_layer)


# %% solution="hidden_layer"
def hidden_layer(X, W, b):
    """Outputs of a layer of ReLU units: a row for each example, a column for each unit."""
    return np.maximum(X @ W.T + b, 0)


check_hidden_layer(hidden_layer)

# %% [markdown]
# From here on `hidden_layer` is the book's.
#
# Before you train a layer, set one up by hand. Three units look into three directions: north, and a third of a turn
# away from it to either side. Each is off near the sprinkler. It switches on 1.2 meters out in its direction, and
# from there its output grows by 1 with each meter. One more neuron, the output, starts at 1 and subtracts all three:
#
# `z = 1 − h₁ − h₂ − h₃`
#
# In the middle all three are off, so `z` is 1: wet. Far out in any direction at least one of them is on, and `z`
# falls below 0: dry.
#
# <div class="admonition predict">
# <p class="admonition-title">Predict first</p>
#
# Each unit alone has one straight border. What shape has the border of the four neurons together? How many sides?
#
# </div>

# %% alt="The lawn with a closed border around the wet patch: a hexagon with three long sides and three short ones. Three dashed straight lines, where the hidden units switch on, form a triangle inside it. Most dots lie inside the hexagon and most crosses outside."
angle = np.deg2rad([90, 210, 330])
W_hand = np.stack([np.cos(angle), np.sin(angle)], axis=1)  # three directions
b_hand = np.full(3, -1.2)

axis = np.linspace(-4, 4, 81)
grid = np.stack([a.ravel() for a in np.meshgrid(axis, axis)], axis=1)  # 81 x 81 places


def draw_border(panel, z, color="C2", style="-"):
    panel.contour(axis, axis, z.reshape(81, 81), levels=[0], colors=color, linestyles=style)


figure, panel = plt.subplots(figsize=(4.2, 4))
draw_lawn(panel, t[:, 0])
for w, b in zip(W_hand, b_hand):
    draw_border(panel, grid @ w + b, "gray", "--")
draw_border(panel, 1 - hidden_layer(grid, W_hand, b_hand).sum(axis=1))
panel.set_title("Three units and an output close the border")
plt.show()

z_hand = 1 - hidden_layer(X_new, W_hand, b_hand).sum(axis=1, keepdims=True)
print(f"right on the new places: {right(z_hand, t_new):.1%}")
assert right(z_hand, t_new) > right(z_new, t_new) + 0.15

# %% [markdown]
# <details class="answer">
# <summary>Answer</summary>
#
# Six sides. Where only one unit is on, `z` depends on that unit alone, and the border is parallel to the unit's own
# (dashed) line. That gives three sides. Near the corners of the dashed triangle two units are on, and their sum draws
# a line of its own. That gives three more. A ReLU network draws straight pieces, and a new piece begins where a unit
# switches on or off.
#
# </details>
#
# You chose these numbers with an eye on the figure. Can a network find such numbers without eyes?

# %% [markdown]
# ## 4. Two layers, forward and backward
#
# A network of two layers has four arrays of parameters. With `h` hidden units and `k` outputs:
#
# | Array | Shape | What it is |
# | --- | --- | --- |
# | `W` | (h, 2) | weights of the hidden layer |
# | `b` | (h,) | its biases |
# | `V` | (k, h) | weights of the output layer |
# | `c` | (k,) | its biases |
#
# For wet or dry there is one output, so `k` is 1. The forward pass is two lines. There is no bend behind the second
# layer: its result is a logit.


# %%
def forward(parameters, X):
    W, b, V, c = parameters
    H = hidden_layer(X, W, b)
    return H @ V.T + c


def draw_parameters(h, k, rng):
    W = rng.normal(0, 1, size=(h, 2))  # He weights: variance 2 / inputs, and there are 2 inputs
    V = rng.normal(0, np.sqrt(1 / h), size=(k, h))
    return W, np.zeros(h), V, np.zeros(k)


small = draw_parameters(3, 1, np.random.default_rng(seed))
print(f"logits of shape {forward(small, X).shape}")
print(f"loss before training {log_loss(forward(small, X), t):.3f}")

# %% [markdown]
# Now backward. You know the slope of the loss along each logit. Call these slopes `dZ`, one row for each example, one
# column for each output. For the log loss it is `dZ = (p − t) / n`. From there you walk back, and each step is one
# that the page [Forward, backward, downhill](../../chapter/descent/) made for a single example:
#
# 1. A weight of the output layer: the slope at the output times what came in, `H`. Add that up over all examples.
# 2. A bias of the output layer: the slope at the output, added up over all examples.
# 3. A hidden output: the slope at each output neuron times the weight `V` that leads there, added up over the output
#    neurons.
# 4. Through the bend: where the unit is on, the slope passes unchanged. Where it is off, it is 0.
# 5. A weight and a bias of the hidden layer: as in steps 1 and 2, only that `X` came in.
#
# A sum over all examples is what a matrix product with the examples in the middle does: `dZ.T @ H` has shape (k, h),
# as `V` has. Each slope has the shape of the array that it belongs to. If the shapes fit, you are nearly there.
#
# <div class="admonition predict">
# <p class="admonition-title">Predict first</p>
#
# Step 3 in one matrix product: is it `dZ @ V`, `V @ dZ` or `dZ @ V.T`? Decide by the shapes: `dZ` has (n, k), `V` has
# (k, h), and you want (n, h).
#
# </div>
#
# <details class="answer">
# <summary>Answer</summary>
#
# `dZ @ V`: the inner sizes, `k` and `k`, fit and disappear. What is left is (n, h).
#
# </details>
#
# Write the five steps. `H` is given. Return the four slopes in the order of the parameters. How will you know that
# your version is right? By a second way that shares nothing with it: change one parameter by a tiny amount, up and
# down, and see how the loss moves.


# %%
def slopes_by_trial(loss_of, parameters, step=1e-5):
    """The slope of the loss along every single parameter, by central differences."""
    slopes = [np.zeros_like(array) for array in parameters]
    for array, slope in zip(parameters, slopes):
        for place in np.ndindex(array.shape):
            kept = array[place]
            array[place] = kept + step
            above = loss_of(parameters)
            array[place] = kept - step
            below = loss_of(parameters)
            array[place] = kept
            slope[place] = (above - below) / (2 * step)
    return tuple(slopes)


# %% fold="How backward is checked (shows typical mistakes: look here later)"
def check_backward(function):
    def mistake(bend=lambda d, H: d * (H > 0), dV=lambda d, H: d.T @ H, total=np.sum):
        """A backward pass with one step done wrongly."""

        def wrong(parameters, X, dZ):
            W, b, V, c = parameters
            H = hidden_layer(X, W, b)
            back = bend(dZ @ V, H)
            return back.T @ X, total(back, axis=0), dV(dZ, H), total(dZ, axis=0)

        return wrong

    rng = np.random.default_rng(1)
    trials = []
    for h, k in [(3, 1), (4, 3)]:
        parameters = draw_parameters(h, k, rng)
        some_X, dZ = rng.normal(size=(5, 2)), rng.normal(size=(5, k))
        expected = slopes_by_trial(lambda moved: np.sum(dZ * forward(moved, some_X)), parameters)
        trials.append((f"5 examples, {h} hidden units, {k} outputs", (parameters, some_X, dZ), expected))
    mistakes = [
        (mistake(bend=lambda d, H: d), "Step 4 is missing: where a unit is off, nothing passes."),
        (mistake(bend=lambda d, H: d * H), "Step 4 takes the slope of ReLU, 1 or 0, not its output."),
        (mistake(bend=lambda d, H: d * (d > 0)), "In step 4 ask whether the unit is on: H > 0."),
        (mistake(dV=lambda d, H: H.T @ d), "This is the transpose: each slope has the shape of its array."),
        (mistake(total=np.mean), "Add up over the examples. Their share 1/n is in dZ already."),
    ]
    judge(function, trials, mistakes, names=("dW", "db", "dV", "dc"))


# %% fill="backward"
def backward(parameters, X, dZ):
    """The slopes of the loss along W, b, V, c, given its slopes dZ along the logits."""
    W, b, V, c = parameters
    H = hidden_layer(X, W, b)
    return ...  # your line here


# %% check="backward"
check_backward(backward)


# %% solution="backward"
def backward(parameters, X, dZ):
    """The slopes of the loss along W, b, V, c, given its slopes dZ along the logits."""
    W, b, V, c = parameters
    H = hidden_layer(X, W, b)
    dV = dZ.T @ H
    dc = dZ.sum(axis=0)
    dH = dZ @ V
    back = dH * (H > 0)  # through the bend
    dW = back.T @ X
    db = back.sum(axis=0)
    return dW, db, dV, dc


check_backward(backward)

# %% [markdown]
# From here on `backward` is the book's. It never asks which loss it works for: the loss is only in `dZ`. You will use
# it again with another loss, unchanged.
#
# Here is the whole gradient on the lawn, both ways.

# %%
z = forward(small, X)
by_hand = backward(small, X, (sigmoid(z) - t) / len(t))
by_trial = slopes_by_trial(lambda moved: log_loss(forward(moved, X), t), small)

for name, one, other in zip(("dW", "db", "dV", "dc"), by_hand, by_trial):
    print(f"{name}[0]  by hand {one.ravel()[0]:9.6f}  by trial {other.ravel()[0]:9.6f}")
gap = max(np.abs(one - other).max() for one, other in zip(by_hand, by_trial))
print(f"largest gap over all {sum(a.size for a in small)} slopes: {gap:.0e}")
assert gap < 1e-8

# %% [markdown]
# ## 5. The training loop
#
# Everything is there. The loop repeats four steps: forward, loss, backward, update.


# %%
def train(parameters, X, t, rate=0.5, steps=1500):
    losses = []
    for step in range(steps):
        z = forward(parameters, X)
        losses.append(log_loss(z, t))
        slopes = backward(parameters, X, (sigmoid(z) - t) / len(t))
        parameters = [array - rate * slope for array, slope in zip(parameters, slopes)]
    return parameters, losses


# %% [markdown]
# <div class="admonition predict">
# <p class="admonition-title">Predict first</p>
#
# Networks with 2, 3, 6 and 24 hidden units learn the lawn. What does each border look like? And do more units always
# mean a lower training loss, and more right answers on the new places?
#
# </div>

# %%
trained, histories = {}, {}
print("units  parameters   loss   right  right (new)")
for h in (2, 3, 6, 24):
    start = draw_parameters(h, 1, np.random.default_rng(seed))
    trained[h], histories[h] = train(start, X, t)
    count = sum(array.size for array in trained[h])
    shares = right(forward(trained[h], X), t), right(forward(trained[h], X_new), t_new)
    print(f"{h:5}  {count:10}  {histories[h][-1]:.3f}  {shares[0]:6.1%}  {shares[1]:11.1%}")

# %% alt="Four panels with the lawn and the learned border. With 2 hidden units the border is open and leaves the lawn. With 3 it is closed, a polygon with a few long sides around the wet patch. With 6 it has more sides. With 24 it looks almost round, with small dents."
figure, panels = plt.subplots(2, 2, figsize=(4.8, 5), sharex=True, sharey=True, layout="constrained")
for (h, parameters), panel in zip(trained.items(), panels.flat):
    draw_lawn(panel, t[:, 0], every=2)
    draw_border(panel, forward(parameters, grid))
    panel.set_title(f"{h} hidden units")
    panel.label_outer()
plt.show()

# %% alt="Training loss on a logarithmic axis against step for networks with 2, 3, 6 and 24 hidden units. All fall quickly at first. The curve for 2 units stays high. The others sink much lower, and the more units, the lower the curve ends."
plt.figure(figsize=(4.8, 3.2), layout="constrained")
for (h, losses), style in zip(histories.items(), (":", "-.", "--", "-")):
    (line,) = plt.semilogy(range(0, 1500, 10), losses[::10], style)
    plt.text(1520, losses[-1], f"{h} units", color=line.get_color(), va="center")
plt.title("More hidden units, lower training loss")
plt.xlabel("step")
plt.ylabel("log loss (logarithmic)")
plt.xlim(0, 1850)
plt.xticks(range(0, 1501, 500))
plt.yticks([0.03, 0.1, 0.3, 1], ["0.03", "0.1", "0.3", "1"])
plt.minorticks_off()
plt.show()

# %% [markdown]
# With 2 hidden units the border does not close, and task 1 below proves that it never can. With 3 it closes. With 24
# it looks almost round. It still consists of straight pieces: there are no perfect circles. The picture on the [home
# page](../../) was made in the same way.
#
# Now compare the last two columns of the table: right on the training places, and on the new ones. More units fit the
# 200 training places better and better. On new places the larger networks are hardly better than the one with 3
# units. The wind has moved some places to the wrong side, and no network can know about the wind at a place that it has not
# seen. To follow such accidents is **overfitting**, and the page [Parameters and
# hyperparameters](../../chapter/hyperparameters/) measures it.

# %% [markdown]
# ## 6. Three answers
#
# The gardener wants to know more: is the grass *wet*, *damp* or *dry*? Wet is what lies within 2 meters, damp what
# lies between 2 and 3, dry the rest. The classes have numbers: 0, 1, 2.
#
# The hidden layer stays as it is. Only the end of the network changes. There are three outputs, a logit for each
# class. Softmax makes probabilities of them, and the loss is the cross-entropy: minus the logarithm of the
# probability that the true class got.


# %%
def classes_of(X, rng):
    distance = np.hypot(X[:, 0], X[:, 1]) + rng.normal(0, 0.2, size=len(X))
    return np.digitize(distance, [2, 3])  # 0 wet, 1 damp, 2 dry


y = classes_of(X, rng)
y_new = classes_of(X_new, rng)


def softmax(Z):
    raised = np.exp(Z - Z.max(axis=1, keepdims=True))  # without the maximum, exp would overflow
    return raised / raised.sum(axis=1, keepdims=True)


def cross_entropy(Z, y):
    log_sum = np.logaddexp.reduce(Z, axis=1)  # log-sum-exp of each row
    return np.mean(log_sum - Z[np.arange(len(y)), y])


print(f"places in each class: {np.bincount(y)}")
print(f"knowing nothing costs {cross_entropy(np.zeros((200, 3)), y):.4f} = log(3)")
assert np.isclose(cross_entropy(np.zeros((200, 3)), y), np.log(3))

# %% [markdown]
# For `backward` you need the slopes along the logits. They have the same form as before. For each example, take the
# probabilities and subtract 1 at the true class: *what you said minus what is true*. And each example counts with a
# share of `1/n`.
#
# A row of `np.eye(k)` is 0 everywhere and 1 in one place. `np.eye(k)[y]` takes one such row for each example, with
# the 1 at its true class.


# %% fold="How slopes_of_logits is checked (shows typical mistakes: look here later)"
def check_slopes_of_logits(function):
    def ones(Z, y):
        return np.eye(Z.shape[1])[y]

    def naive(Z, y):
        return np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)

    trials = []
    for logits, truth in [([[1, 0, -1], [2, 2, 0]], [0, 2]), ([[1000, 0, 0], [0, 0, 3]], [1, 2])]:
        Z, y = np.array(logits, dtype=float), np.array(truth)
        (expected,) = slopes_by_trial(lambda moved: cross_entropy(moved[0], y), [Z], step=1e-4)
        trials.append((f"Z = {logits}, y = {truth}", (Z, y), expected))
    mistakes = [
        (lambda Z, y: softmax(Z) - ones(Z, y), "Each example counts with a share of 1/n: divide by len(y)."),
        (lambda Z, y: (ones(Z, y) - softmax(Z)) / len(y), "The sign is turned."),
        (lambda Z, y: (Z - ones(Z, y)) / len(y), "Make probabilities of the logits first, with softmax."),
        (lambda Z, y: softmax(Z) / len(y), "Good so far. Subtract 1 at the true class."),
        (lambda Z, y: (naive(Z, y) - ones(Z, y)) / len(y), "exp(1000) overflows. Use softmax from above."),
    ]
    judge(function, trials, mistakes)


# %% fill="slopes_of_logits"
def slopes_of_logits(Z, y):
    """The slopes of the mean cross-entropy along the logits Z."""
    return ...  # your line here


# %% check="slopes_of_logits"
check_slopes_of_logits(slopes_of_logits)


# %% solution="slopes_of_logits"
def slopes_of_logits(Z, y):
    """The slopes of the mean cross-entropy along the logits Z."""
    return (softmax(Z) - np.eye(Z.shape[1])[y]) / len(y)


check_slopes_of_logits(slopes_of_logits)

# %% [markdown]
# From here on `slopes_of_logits` is the book's. The rest of the network is what it was: `forward` and `backward` do
# not know that anything has changed.
#
# <div class="admonition predict">
# <p class="admonition-title">Predict first</p>
#
# The network will make mistakes. Which two of the three classes will it hardly ever take for each other?
#
# </div>

# %%
parameters = draw_parameters(24, 3, np.random.default_rng(seed))
for step in range(2000):
    Z = forward(parameters, X)
    slopes = backward(parameters, X, slopes_of_logits(Z, y))
    parameters = [array - 0.5 * slope for array, slope in zip(parameters, slopes)]

answer = forward(parameters, X_new).argmax(axis=1)  # the class with the largest logit
print(f"training loss {cross_entropy(forward(parameters, X), y):.3f}")
print(f"right on the new places: {np.mean(answer == y_new):.1%}")
print("truth  said wet  said damp  said dry")
for k, name in enumerate(("wet", "damp", "dry")):
    said = np.bincount(answer[y_new == k], minlength=3)
    print(f"{name:5} {said[0]:9} {said[1]:10} {said[2]:9}")

# %% alt="The lawn with three classes: wet places as dots in the middle, damp places as triangles in a ring around them, dry places as crosses outside. Two closed borders, one inside the other, separate the three. The outer one is nearly round, the inner one has a corner at its lower end."
figure, panel = plt.subplots(figsize=(4.2, 4))
draw_lawn(panel, y, marks=("oC0", "^C4", "xC1"))
Z = forward(parameters, grid)
draw_border(panel, Z[:, 0] - Z[:, 1:].max(axis=1))  # wet against the better of the other two
draw_border(panel, Z[:, 2] - Z[:, :2].max(axis=1))  # dry against the better of the other two
panel.set_title("One network, three answers, two borders")
plt.show()

# %% [markdown]
# <details class="answer">
# <summary>Answer</summary>
#
# Wet and dry. Mistakes happen near the borders, where the wind decides, and a wet and a dry place have no border in
# common: the damp ring lies between them. In the printed table look at the two corners, wet taken for dry and dry
# taken for wet.
#
# </details>

# %% [markdown]
# ## 7. Try this
#
# ### Task 1: why two units are not enough
#
# With two hidden units the border did not close. Perhaps the training was unlucky? Prove that it was not: with two
# ReLU units and any weights, the region where the network says *wet* (`z > 0`) is either empty or reaches to
# infinity.
#
# Hint: stand on a wet place, and look for a direction to walk in, so that `z` never falls.
#
# <details class="solution">
# <summary>Solution</summary>
#
# Write `z = v₁ · h₁ + v₂ · h₂ + c`. Walk in a direction `d`. The sum inside unit 1 changes steadily, by `w₁ · d` for
# each meter (here `w₁` is its row of weights, and the dot multiplies pair by pair and adds).
#
# The part `v₁ · h₁` does not fall if `v₁` and `w₁ · d` have the same sign, or if one of them is 0: either a positive
# `v₁` meets an output that can only grow, or a negative `v₁` meets one that can only shrink. So you want `v₁ · (w₁ ·
# d) ≥ 0`. For unit 2 you want `v₂ · (w₂ · d) ≥ 0`.
#
# Each of these two wishes allows half of all directions (or all of them). Two halves of a circle always have at least
# one direction in common. Walk in that direction: `z` never falls, so you stay on wet ground for ever.
#
# With three units the three halves can miss each other, and then the border can close. The units that were set up by
# hand in section 3 do exactly that.
#
# </details>
#
# ### Task 2: all weights equal
#
# Start a network with 24 hidden units in which every weight of `W` and `V` is 0.5, and train it. Which of the four
# borders of section 5 will it resemble, and why?
#
# <details class="solution">
# <summary>Solution</summary>
#
# ```python
# twins = [np.full((24, 2), 0.5), np.zeros(24), np.full((1, 24), 0.5), np.zeros(1)]
# twins, losses = train(twins, X, t)
# print("hidden weights differ by", np.ptp(twins[0], axis=0))
# print(f"right on new places: {right(forward(twins, X_new), t_new):.1%}")
# ```
#
# None of them: it is like a network with *one* hidden unit. All 24 units see the same, give the same and get the same
# slopes, so they stay equal (up to rounding), and 24 equal units have one straight line as their border. The page
# [Forward, backward, downhill](../../chapter/descent/#constant_init) calls them twins.
#
# </details>
#
# ### Task 3: a round border
#
# Replace ReLU by tanh. Which two lines of the program have to change? The slope of tanh is `1 − tanh²`. Check your
# backward pass with `slopes_by_trial`, train with 24 hidden units, and draw the border.
#
# <details class="solution">
# <summary>Solution</summary>
#
# The last line of `hidden_layer`, and the line *through the bend* in `backward`. The output `H` is tanh already, so
# its slope is `1 - H**2`.
#
# ```python
# def hidden_layer(X, W, b):
#     return np.tanh(X @ W.T + b)
#
#
# def backward(parameters, X, dZ):
#     W, b, V, c = parameters
#     H = hidden_layer(X, W, b)
#     back = (dZ @ V) * (1 - H**2)
#     return back.T @ X, back.sum(axis=0), dZ.T @ H, dZ.sum(axis=0)
#
#
# smooth = draw_parameters(24, 1, np.random.default_rng(seed))
# by_hand = backward(smooth, X, (sigmoid(forward(smooth, X)) - t) / len(t))
# by_trial = slopes_by_trial(lambda moved: log_loss(forward(moved, X), t), smooth)
# print("agree:", all(np.allclose(a, b, atol=1e-8) for a, b in zip(by_hand, by_trial)))
# smooth, losses = train(smooth, X, t)
# figure, panel = plt.subplots(figsize=(4.2, 4))
# draw_lawn(panel, t[:, 0])
# draw_border(panel, forward(smooth, grid))
# plt.show()
# ```
#
# The border has no corners now, because tanh has none. Round is still not a circle.
#
# </details>

# %% [markdown]
# ## What you did
#
# - One neuron draws a line, and a line was no better than always saying *dry*.
# - Three units and an output, set by hand, closed the border. A ReLU network draws straight pieces.
# - You wrote the backward pass of two layers, and central differences confirmed every slope of it.
# - The same backward pass served two losses, because a loss enters only through the slopes along the logits.
# - More hidden units lowered the training loss. On new places that soon stopped paying.
#
# Next: [Handwritten digits](../handwritten-digits/), where the same network reads real handwriting, in NumPy, PyTorch
# and MLX.
