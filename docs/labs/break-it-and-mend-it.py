# %% [markdown]
# # Break it and mend it
#
# Networks rarely fail with an error message. They run to the end and print a loss, and the loss is bad. In this lab
# you get four patients. For each one you see the symptom first. Then you measure, name the illness, apply a cure, and
# measure again.
#
# <div class="admonition goals">
# <p class="admonition-title">After this lab you can</p>
#
# - examine a network with three instruments: its loss curve, its gradient, and its count of dead units;
# - tell a rate that is too small from one that is too large, even when both end at the same loss;
# - tell an exploding network from a rate that is too large, and mend it by first weights and by clipping;
# - find an input that spoils the training;
# - show that a cure works by measuring before and after, and show when a supposed cure does not.
#
# </div>
#
# You need the pages [Activations](../../chapter/activations/#dead-units), [Unstable
# gradients](../../chapter/gradients/) and [Parameters and hyperparameters](../../chapter/hyperparameters/). This lab
# is one program, and its cells run from top to bottom. A link at the end downloads it.
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
# ## 1. A healthy network and three instruments
#
# A doctor has to know what healthy looks like. The data are 600 of the digits from the lab [Handwritten
# digits](../handwritten-digits/), with pixels from 0 to 1. The network has 32 hidden units with ReLU. It is written
# in PyTorch 2.13 and trained by plain gradient descent on all 600 images in each step. This lab looks only at the
# training loss: a network that cannot even learn its own examples is ill.

# %%
import torch
from sklearn.datasets import load_digits

torch.set_num_threads(1)
seed = 1986
digits = load_digits()
X = torch.tensor(digits.data[:600] / 16, dtype=torch.float32)
y = torch.tensor(digits.target[:600])
loss_of = torch.nn.CrossEntropyLoss()


def small_network(inputs=64, activation=torch.nn.ReLU, seed=seed):
    torch.manual_seed(seed)  # the same first weights each time
    return torch.nn.Sequential(torch.nn.Linear(inputs, 32), activation(), torch.nn.Linear(32, 10))


def fit(model, rate, steps, inputs=X, limit=None):
    """Train on all examples in each step, clipping if there is a limit. Gives the loss before the first step and after each."""
    parameters, losses = list(model.parameters()), []
    for step in range(steps):
        loss = loss_of(model(inputs), y)
        gradients = torch.autograd.grad(loss, parameters)
        if limit is not None:
            gradients = clip(gradients, limit)
        with torch.no_grad():
            for parameter, gradient in zip(parameters, gradients):
                parameter -= rate * gradient
        losses.append(loss.item())
    return losses + [loss_of(model(inputs), y).item()]


healthy = small_network()
losses = fit(healthy, rate=0.3, steps=200)
print(f"knowing nothing costs log(10) = {np.log(10):.3f}")
print(f"healthy: loss {losses[0]:.3f}, after 200 steps {losses[-1]:.3f}")

# %% [markdown]
# The first instrument is the loss itself. It has one value to remember: a network that gives each of the ten digits
# the same probability pays `log(10)`. A loss that stays there means that the network has learned nothing, or that it
# has forgotten everything.
#
# The second instrument is the norm of the gradient: the root of the sum of all its squared entries. The third counts
# **dead units**, those that give 0 for *all* examples. Write it. `H` holds the hidden outputs, a row for each example
# and a column for each unit.


# %% fold="How dead_units is checked (shows typical mistakes: look here later)"
def check_dead_units(function):
    H = torch.tensor([[0.0, 1.0, 0.0, 2.0], [0.0, 0.0, 0.0, 3.0], [0.0, 2.0, 0.5, 0.0]])
    trials = [
        ("3 examples, 4 units, the first unit dead", (H,), 1),
        ("the same without the first unit", (H[:, 1:],), 0),
        ("3 examples, 5 units, all dead", (torch.zeros(3, 5),), 5),
    ]
    mistakes = [
        (lambda H: (H == 0).sum(), "This counts zeros. A unit is dead only if its whole column is 0."),
        (lambda H: (H == 0).any(dim=0).sum(), "These are 0 on some example. Dead means on all of them."),
        (lambda H: (H == 0).all(dim=1).sum(), "This counts rows, which are examples. Units are columns."),
        (lambda H: (H != 0).any(dim=0).sum(), "These are the living ones."),
        (lambda H: (H == 0).all(dim=0), "The answer for each unit is right. Now count: sum them up."),
    ]
    judge(function, trials, mistakes)


# %% fill="dead_units"
def dead_units(H):
    """How many units (columns of the tensor H) are 0 on every example (row)."""
    return ...  # your line here


# %% check="dead_units"
check_dead_units(dead_units)


# %% solution="dead_units"
def dead_units(H):
    """How many units (columns of the tensor H) are 0 on every example (row)."""
    return (H == 0).all(dim=0).sum().item()


check_dead_units(dead_units)

# %% [markdown]
# From here on `dead_units` is the book's. One function now reads all three instruments: the loss, the norm of the
# gradient, and how many of the 32 hidden units are dead.


# %%
def examine(name, model, inputs=X):
    H = model[1](model[0](inputs))
    loss = loss_of(model[2](H), y)
    model.zero_grad()
    loss.backward()
    norm = sum((parameter.grad**2).sum() for parameter in model.parameters()).sqrt().item()
    print(f"{name:18} loss {loss.item():.3f}  norm {norm:.3f}  dead {dead_units(H):2}")
    return loss.item(), norm, dead_units(H)


before = examine("before training", small_network())
after = examine("healthy, 200 steps", healthy)

# %% [markdown]
# This is health: the loss far below `log(10)`, a gradient that has become smaller because there is less to learn, and
# few dead units or none.

# %% [markdown]
# ## 2. First patients: the same loss twice
#
# **The complaint.** Three people train the same network from the same first weights. Only the learning rate differs:
# 0.003, 0.3 and 3. After 200 steps two of the three are hardly better than at the start.

# %%
patients, curves = {}, {}
for name, rate in (("A", 0.003), ("B", 0.3), ("C", 3.0)):
    patients[name] = small_network()
    curves[name] = fit(patients[name], rate, steps=200)
    print(f"patient {name}: loss {curves[name][-1]:.3f} after 200 steps")

# %% [markdown]
# <div class="admonition predict">
# <p class="admonition-title">Predict first</p>
#
# A and C end at nearly the same loss, close to `log(10)`. Do they have the same illness? What will the two other
# instruments say about each of them?
#
# </div>

# %% alt="Loss against step for three learning rates. A, with rate 0.003, sinks very slowly in an almost straight line. B, with rate 0.3, falls close to 0. C, with rate 3, jumps up and down in its first steps and then lies flat at the loss of a network that knows nothing."
plt.figure(figsize=(4.8, 3.2), layout="constrained")
looks = {"A": ("-", "C2", 5, -0.3), "B": ("-", "C0", 1.8, 0.25), "C": ("--", "C1", 1.8, 0.3)}  # A lies under C
for name, (style, color, width, height) in looks.items():
    plt.plot(np.minimum(curves[name], 8), style, color=color, linewidth=width)
    plt.text(203, curves[name][-1] + height, name, color=color, va="center")
plt.axhline(np.log(10), color="gray", linewidth=0.8)
plt.title("A and C end alike, but not for the same reason")
plt.xlabel("step")
plt.ylabel("cross-entropy (mean)")
plt.xlim(0, 215)
plt.ylim(0, 4)
plt.show()

readings = {name: examine(f"patient {name}", model) for name, model in patients.items()}
assert readings["A"][1] > 0.05 and readings["A"][2] < 8
assert readings["C"][1] < 1e-3 and readings["C"][2] == 32

# %% [markdown]
# <details class="answer">
# <summary>Answer</summary>
#
# No. Patient A has a gradient and living units. It learns, only slowly: the rate is too small. Patient C has no
# gradient and no living unit. Its first steps were so long that they threw the biases and weights of all hidden units
# to a place where ReLU gives 0 for every image. Only the output biases are left, and with those alone the best that a
# network can do is to say *how frequent each digit is*. That costs almost exactly `log(10)`.
#
# </details>
#
# For A patience helps, or a larger rate. For C no patience helps, and a smaller rate comes too late. It has to start
# again. Where between the two is a good rate? Try them a factor of about three apart, each from the same first
# weights.

# %% alt="Loss after 200 steps against the learning rate, on a logarithmic axis. From 0.003 to 1 the loss falls, first slowly, then steeply, close to 0. At the next rate, 3, it is back at the loss of a network that knows nothing."
rates = [0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10]
plain_sweep = [fit(small_network(), rate, steps=200)[-1] for rate in rates]
best_rate = rates[int(np.argmin(plain_sweep))]
print(f"lowest loss {min(plain_sweep):.3f} at rate {best_rate}")

plt.figure(figsize=(4.8, 3.2), layout="constrained")
plt.semilogx(rates, plain_sweep, "o-", color="C0")
plt.axhline(np.log(10), color="gray", linewidth=0.8)
plt.text(0.003, np.log(10) + 0.11, "log(10), knows nothing", color="gray")
plt.title("Better and better, then a cliff")
plt.xlabel("learning rate (logarithmic)")
plt.ylabel("loss after 200 steps")
plt.ylim(0, 2.7)
plt.show()
assert plain_sweep[rates.index(3)] > 2 > 0.2 > min(plain_sweep)

# %% [markdown]
# **The cure:** stay to the left of the cliff, and leave some room. The best rate of all often stands right at the edge, where
# other first weights or other images may fall over it. The page [Parameters and
# hyperparameters](../../chapter/hyperparameters/#lr_sweep) advises to begin a factor of three below the first rate that fails. Here 3 fails, so
# that is 1, and 0.3 is the careful choice.

# %% [markdown]
# ## 3. Second patient: the network that acts smaller
#
# **The complaint.** "To save time I made the first 20 steps with rate 3. Then I went on with a sensible rate, 0.3.
# The loss does fall. But it stays far above that of my colleague, who has the same network."

# %%
patient = small_network()
hasty = fit(patient, rate=3, steps=20)
after_haste = copy.deepcopy(patient)
patience = hasty[:-1] + fit(patient, rate=0.3, steps=200)

colleague = small_network()
steady = fit(colleague, rate=0.3, steps=220)
print(f"after 220 steps: patient {patience[-1]:.3f}, colleague {steady[-1]:.3f}")

# %% [markdown]
# <div class="admonition predict">
# <p class="admonition-title">Predict first</p>
#
# The rate has been sensible for 200 steps. Why does the network not catch up? Which instrument will show it?
#
# </div>

# %%
reading = examine("patient", patient)
examine("colleague", colleague)
moved = (patient[0].bias != after_haste[0].bias).sum().item()
print(f"units that moved since the haste: {moved} of 32")
assert reading[2] > 16 > moved

# %% [markdown]
# <details class="answer">
# <summary>Answer</summary>
#
# The third one. Most hidden units are dead, and they have not moved since the haste: a unit that is 0 on every image
# has a gradient of exactly 0. What is left is a network with very few units. It learns as well as such a small
# network can.
#
# </details>
#
# Four cures are proposed. Which of them work?
#
# 1. *Patience*: 200 more steps.
# 2. *A leak*: LeakyReLU in place of ReLU, and the same haste.
# 3. *A transplant*: after the haste, draw the weights and biases of the dead units anew, set their output weights to
#    0 so that they disturb nobody, and go on.
# 4. *No haste*: start again with the sensible rate.
#
# <div class="admonition predict">
# <p class="admonition-title">Predict first</p>
#
# Order the four by the loss that they reach.
#
# </div>


# %%
def transplant(model):
    """New weights for the dead hidden units."""
    new = torch.nn.Linear(64, 32)
    with torch.no_grad():
        dead = (model[1](model[0](X)) == 0).all(dim=0)
        model[0].weight[dead] = new.weight[dead]
        model[0].bias[dead] = new.bias[dead]
        model[2].weight[:, dead] = 0


def hasty_start(seed, activation=torch.nn.ReLU):
    model = small_network(activation=activation, seed=seed)
    fit(model, rate=3, steps=20)
    return model


def cures(seed):
    patient = hasty_start(seed)
    operated = copy.deepcopy(patient)
    transplant(operated)
    leaky = hasty_start(seed, torch.nn.LeakyReLU)
    fresh = small_network(seed=seed)
    return {
        "none": fit(patient, rate=0.3, steps=200)[-1],
        "patience": fit(patient, rate=0.3, steps=200)[-1],  # the same patient goes on
        "a leak": fit(leaky, rate=0.3, steps=200)[-1],
        "a transplant": fit(operated, rate=0.3, steps=200)[-1],
        "no haste": fit(fresh, rate=0.3, steps=220)[-1],
    }


results = [cures(seed + k) for k in range(3)]
print("cure           loss from three starts")
for cure in results[0]:
    print(f"{cure:14}" + "".join(f"{result[cure]:8.3f}" for result in results))
assert all(max(result["a transplant"], result["no haste"]) < 0.2 < result["none"] for result in results)

# %% [markdown]
# The transplant and the fresh start work, each time. Patience wakes nobody up. It only lets the living units learn a
# little more. And the leak is not reliable here. Leaky units are never dead, but the haste has thrown them far away
# as well, and with a slope of 0.01 they are slow to come back.
#
# So a dead unit is a scar and not the illness itself. Ask what has killed it. Here it was haste, and the best cure is
# not to be hasty.

# %% [markdown]
# ## 4. Third patient: NaN
#
# **The complaint.** "My network has ten hidden layers of 64 units. I drew the weights from a normal distribution with
# standard deviation 0.4, that looked like small numbers to me. After a few steps the loss is NaN. Surely the learning
# rate is too large? So I divided it by ten, and again, and again."


# %%
def deep_network(spread, seed=seed):
    """Ten hidden layers; spread is a function: number of inputs -> standard deviation of the weights."""
    torch.manual_seed(seed)
    layers = []
    for k in range(10):
        layers += [torch.nn.Linear(64, 64), torch.nn.ReLU()]
    model = torch.nn.Sequential(*layers, torch.nn.Linear(64, 10))
    with torch.no_grad():
        for layer in model[::2]:
            layer.weight.normal_(0, spread(layer.in_features))
            layer.bias.zero_()
    return model


def too_large(inputs):
    return 0.4


print("rate    loss after 0, 1, 2 and 3 steps")
for rate in (0.1, 0.01, 0.001):
    losses = fit(deep_network(too_large), rate, steps=3)
    print(f"{rate:5} " + " ".join(f"{loss:10.3g}" for loss in losses))

# %% [markdown]
# <div class="admonition predict">
# <p class="admonition-title">Predict first</p>
#
# Look at the column for 0 steps. It is the same in every row, and no step has been made yet. What does it tell you about
# the learning rate as the culprit?
#
# </div>
#
# <details class="answer">
# <summary>Answer</summary>
#
# That the rate is innocent, at least at first. Before the first step the loss is already thousands of times
# `log(10)`. An untrained network should know nothing. This one is sure of itself and wrong: its logits are enormous.
# Something is too large from the start.
#
# </details>
#
# So look inside. Follow the signal forward, from layer to layer: how large are the sums `z`, by the root of their
# mean square? And follow the slopes of the loss backward: how large is their norm at each layer?


# %%
def signals(model):
    """For each layer: the size of its sums z, and the norm of the slopes of the loss along them."""
    sums, h = [], X
    for layer in model:
        h = layer(h)
        if isinstance(layer, torch.nn.Linear):
            h.retain_grad()
            sums.append(h)
    loss_of(h, y).backward()
    forward = [z.detach().square().mean().sqrt().item() for z in sums]
    return np.array(forward), np.array([z.grad.norm().item() for z in sums])


forward, backward = signals(deep_network(too_large))
print(f"sums z, first layer {forward[0]:.2g}, tenth layer {forward[-2]:.2g}")
print(f"slopes, tenth layer {backward[-2]:.2g}, first layer {backward[0]:.2g}")
print(f"factor for each layer, forward:  {(forward[-2] / forward[0]) ** (1 / 9):.2f}")
print(f"factor for each layer, backward: {(backward[0] / backward[-2]) ** (1 / 9):.2f}")
print(f"expected:                        {0.4 * np.sqrt(64 / 2):.2f}")

# %% [markdown]
# It explodes in both directions. The page [Unstable gradients](../../chapter/gradients/) has the reason. With `n`
# inputs, a ReLU layer multiplies the size of the signal by the standard deviation of its weights times `√(n/2)`. The
# last printed line computes this for the patient. The measured factors are close to it, and each of them counts nine
# times, from the first layer to the tenth.
#
# The slope along a weight is the slope at its unit times the signal that came in. Where the one is small, the other
# is large. So here *every* layer has huge slopes, and not only the first one.
#
# For which standard deviation is the factor exactly 1? Write the rule.


# %% fold="How he_spread is checked (shows typical mistakes: look here later)"
def check_he_spread(function):
    trials = [("inputs = 18", (18,), 1 / 3), ("inputs = 64", (64,), np.sqrt(2 / 64))]
    mistakes = [
        (lambda inputs: 2 / inputs, "This is the variance. The standard deviation is its root."),
        (lambda inputs: np.sqrt(1 / inputs), "This would be right without ReLU, which loses half."),
        (lambda inputs: np.sqrt(inputs / 2), "Upside down: more inputs need smaller weights."),
        (lambda inputs: np.sqrt(1 / (2 * inputs)), "The 2 belongs on top: ReLU loses half."),
        (lambda inputs: np.sqrt(2) / inputs, "The root is for the number of inputs, too."),
    ]
    judge(function, trials, mistakes)


# %% fill="he_spread"
def he_spread(inputs):
    """The standard deviation of the weights for which a ReLU layer keeps the size of the signal."""
    return ...  # your line here


# %% check="he_spread"
check_he_spread(he_spread)


# %% solution="he_spread"
def he_spread(inputs):
    """The standard deviation of the weights for which a ReLU layer keeps the size of the signal."""
    return (2 / inputs) ** 0.5


check_he_spread(he_spread)

# %% [markdown]
# From here on `he_spread` is the book's. Weights of this size are called He weights.

# %% alt="Two panels over the eleven layers, both with logarithmic axes. Above, the size of the sums going forward: with standard deviation 0.4 it grows in a straight line by more than three powers of ten, with He weights it stays level. Below, the slopes: with 0.4 they grow in the same way from the last layer back to the first, with He weights they stay level."
figure, panels = plt.subplots(2, 1, figsize=(4.8, 5), sharex=True, layout="constrained")
layer = np.arange(1, 12)
for name, spread, color, style in (("0.4", too_large, "C1", "o--"), ("He", he_spread, "C0", "o-")):
    for panel, values in zip(panels, signals(deep_network(spread))):
        panel.semilogy(layer, values, style, color=color, markersize=4)
        panel.text(6, values[5] * 5, name, color=color, ha="center")
panels[0].set_title("Forward, the signal grows layer by layer")
panels[0].set_ylabel("size of the sums z")
panels[1].set_title("Backward, so do the slopes")
panels[1].set_ylabel("norm of the slopes along z")
panels[1].set_xlabel("layer (1 = first hidden, 11 = output)")
panels[1].set_xticks(range(1, 12))
plt.show()

# %% [markdown]
# He weights are one cure. The other one from that page is clipping: if the norm of the whole gradient is larger than
# a limit, scale it down to the limit, and otherwise leave it alone. Write it for a list of tensors, one for each
# array of parameters. All of them together are *one* long vector with one norm.


# %% fold="How clip is checked (shows typical mistakes: look here later)"
def check_clip(function):
    def norm(*tensors):
        return sum((t**2).sum() for t in tensors).sqrt()

    def pair(*numbers):
        return [torch.tensor(numbers[:2]), torch.tensor(numbers[2:])]

    trials = [
        ("gradients (8, 9) and (12), limit 8.5", (pair(8.0, 9.0, 12.0), 8.5), ([4.0, 4.5], [6.0])),
        ("gradients (0.8, 0.9) and (1.2), limit 8.5", (pair(0.8, 0.9, 1.2), 8.5), ([0.8, 0.9], [1.2])),
        ("gradients (0, 0) and (0), limit 1", (pair(0.0, 0.0, 0.0), 1.0), ([0.0, 0.0], [0.0])),
    ]
    mistakes = [
        (lambda gs, limit: [g * limit / norm(*gs) for g in gs], "Leave a short gradient as it is."),
        (lambda gs, limit: [g * min(1, limit / norm(g)) for g in gs], "All together have one norm."),
        (lambda gs, limit: [g.clamp(-limit, limit) for g in gs], "This clips each entry by its value."),
        (lambda gs, limit: [g * min(1, limit / norm(*gs) ** 2) for g in gs], "The norm is the root."),
        (lambda gs, limit: gs, "Nothing was changed here, although the norm is above the limit."),
    ]
    judge(function, trials, mistakes, names=("first", "second"))


# %% fill="clip"
def clip(gradients, limit):
    """The list of gradients, scaled down together so that their common norm is at most the limit."""
    return ...  # your line here


# %% check="clip"
check_clip(clip)


# %% solution="clip"
def clip(gradients, limit):
    """The list of gradients, scaled down together so that their common norm is at most the limit."""
    norm = sum((gradient**2).sum() for gradient in gradients).sqrt()
    scale = min(1, limit / norm)
    return [scale * gradient for gradient in gradients]


check_clip(clip)

# %% [markdown]
# From here on `clip` is the book's. Both frameworks have it ready-made. Do they agree?

# %%
import mlx.core as mx
import mlx.optimizers

gradients = [[8.0, 9.0], [12.0]]
parameters = [torch.nn.Parameter(torch.zeros(len(g))) for g in gradients]
for parameter, g in zip(parameters, gradients):
    parameter.grad = torch.tensor(g)
torch.nn.utils.clip_grad_norm_(parameters, max_norm=8.5)
clipped, norm = mlx.optimizers.clip_grad_norm([mx.array(g) for g in gradients], max_norm=8.5)

rows = {
    "by hand": sum((g.tolist() for g in clip([torch.tensor(g) for g in gradients], 8.5)), []),
    "PyTorch": sum((parameter.grad.tolist() for parameter in parameters), []),
    "MLX": sum((g.tolist() for g in clipped), []),
}
for name, row in rows.items():
    print(f"{name:8} " + " ".join(f"{entry:.4f}" for entry in row))
    assert np.allclose(row, rows["by hand"], rtol=1e-5)

# %% [markdown]
# <div class="admonition predict">
# <p class="admonition-title">Predict first</p>
#
# Rate 0.03, 100 steps. Compare: nothing, clipping to norm 1, He weights, both. Which ones are finite? Which ones
# learn?
#
# </div>

# %%
treatments = {
    "nothing": (too_large, None),
    "clipping": (too_large, 1.0),
    "He weights": (he_spread, None),
    "both": (he_spread, 1.0),
}
ends = {}
print("treatment    first loss  last loss")
for name, (spread, limit) in treatments.items():
    losses = fit(deep_network(spread), rate=0.03, steps=100, limit=limit)
    ends[name] = losses[-1]
    print(f"{name:12} {losses[0]:10.2f} {losses[-1]:10.2f}")

assert not np.isfinite(ends["nothing"]) and np.isfinite(ends["clipping"])
assert max(ends["He weights"], ends["both"]) < np.log(10) < ends["clipping"]

# %% [markdown]
# Clipping keeps the patient alive: no NaN, and the loss falls. But after 100 steps it is still worse than knowing
# nothing, because the weights are still far too large. He weights remove the cause. With them the network learns,
# with clipping and without. Clipping is for gradients that explode *now and then*, not for a network that was built
# to explode.

# %% [markdown]
# ## 5. Fourth patient: one input too many
#
# **The complaint.** "I gave the network a 65th input, the total ink: the sum of the 64 pixel values, 0 to 16 each.
# More information cannot hurt, I thought. Since then it learns nothing. I tried every learning rate."

# %%
ink = 16 * X.sum(dim=1, keepdim=True)
X_ink = torch.cat([X, ink], dim=1)

ink_sweep = []
for rate in rates:
    model = small_network(inputs=65)
    ink_sweep.append(fit(model, rate, steps=200, inputs=X_ink)[-1])
    if rate == 0.3:
        reading = examine("patient, rate 0.3", model, X_ink)
print(f"lowest loss at any of {len(rates)} rates: {min(ink_sweep):.3f}")
assert reading[2] == 32 and min(ink_sweep) > 2

# %% [markdown]
# All units are dead, at a rate that was healthy before. From the second patient you know: do not blame the dead
# units, ask what has killed them. It was not haste.
#
# <div class="admonition predict">
# <p class="admonition-title">Predict first</p>
#
# Which property of the 65th input would you measure? What do you expect?
#
# </div>

# %%
print("input     mean  standard deviation")
for place in (20, 36, 64):
    column = X_ink[:, place]
    print(f"{place:5} {column.mean():8.2f}  {column.std():18.2f}")


def largest_curvature(inputs):
    """The largest eigenvalue of the mean of x xᵀ: how steep these inputs make the bowl."""
    x = inputs.double().numpy()
    return np.linalg.eigvalsh(x.T @ x / len(x))[-1]


print(f"curvature without ink {largest_curvature(X):10.1f}")
print(f"curvature with ink    {largest_curvature(X_ink):10.1f}")

# %% [markdown]
# <details class="answer">
# <summary>Answer</summary>
#
# Its mean and its spread: compare the rows. The ink is hundreds of times as large as the two pixels. A slope along a
# weight is multiplied by the input, so the weights of this one input get steps that are that many times as large, and
# these move `z` by as much again. The last two lines show the result. The bowl has become thousands of times as
# steep, and the largest stable rate has become smaller in proportion. At a rate that is small enough for the ink, the
# weights of the pixels hardly move.
#
# </details>
#
# **The cure** takes one line: subtract the mean of the column and divide by its standard deviation. Then try all
# rates again.

# %% alt="Loss after 200 steps against the learning rate, two curves. With the ink as it is, the curve lies near the loss of a network that knows nothing, at every rate. With the ink scaled, the curve falls close to 0 toward rate 1 and ends at the cliff, just as it did without the ink."
X_mended = torch.cat([X, (ink - ink.mean()) / ink.std()], dim=1)
mended_sweep = [fit(small_network(inputs=65), rate, steps=200, inputs=X_mended)[-1] for rate in rates]

plt.figure(figsize=(4.8, 3.2), layout="constrained")
plt.semilogx(rates, np.minimum(ink_sweep, 2.6), "s--", color="C1")
plt.semilogx(rates, mended_sweep, "o-", color="C0")
plt.text(0.0035, 2.45, "ink as it is", color="C1")
plt.text(0.055, 0.55, "ink scaled", color="C0", ha="right")
plt.title("With raw ink no rate works")
plt.xlabel("learning rate (logarithmic)")
plt.ylabel("loss after 200 steps")
plt.ylim(0, 2.8)
plt.show()

print(f"lowest loss, ink as it is: {min(ink_sweep):.3f}")
print(f"lowest loss, ink scaled:   {min(mended_sweep):.3f}")
print(f"lowest loss, no ink:       {min(plain_sweep):.3f}")
print(f"curvature, ink scaled:     {largest_curvature(X_mended):.1f}")
assert min(mended_sweep) < 0.1

# %% [markdown]
# The scaled ink does no harm. It does no good either: compare the last two lowest losses. The sum of the pixels was
# in the pixels already. More inputs are not more information.

# %% [markdown]
# ## 6. From symptom to illness
#
# | What you see | What to measure | Illness | Cure that worked here |
# | --- | --- | --- | --- |
# | the loss sinks slowly, in a nearly straight line | gradient is healthy, units live | rate too small | a larger rate |
# | the loss jumps, then lies flat at `log(10)` | gradient 0, all units dead | rate too large | start again, smaller rate |
# | the loss falls, but stays too high | many dead units | an accident in the past | transplant, or start again |
# | huge loss before the first step, then NaN | signal and slopes grow by layer | weights too large | He weights; clipping keeps it alive |
# | nothing works at any rate | mean and spread of each input | one input on another scale | scale it |
#
# The loss at the end looks alike in several rows, and three of the illnesses leave dead units behind. That is why you
# measure before you treat.

# %% [markdown]
# ## 7. Try this
#
# ### Task 1: the fault that looks like success
#
# `fit` takes its steps by hand. Write it as PyTorch programs usually do, with `loss.backward()` and the optimizer
# `torch.optim.SGD`, but forget `optimizer.zero_grad()`. Train the healthy network with rate 0.3 for 200 steps. What
# does the loss do? How would you notice the fault, if not by the loss?
#
# <details class="solution">
# <summary>Solution</summary>
#
# ```python
# def fit_forgetful(model, rate, steps):
#     optimizer = torch.optim.SGD(model.parameters(), lr=rate)
#     losses = []
#     for step in range(steps):
#         loss = loss_of(model(X), y)
#         loss.backward()
#         optimizer.step()
#         losses.append(loss.item())
#     return losses
#
#
# forgetful = small_network()
# losses = fit_forgetful(forgetful, rate=0.3, steps=200)
# print(f"loss {losses[-1]:.6f}")
# kept = forgetful[0].weight.grad.norm().item()
# examine("fresh gradient", forgetful)
# print(f"kept gradient of the first layer {kept:.4f}")
# ```
#
# The loss falls, even faster than before! A forgotten `zero_grad` is momentum 1, as the page [Forward, backward,
# downhill](../../chapter/descent/#forgotten_zero_grad) shows: each step repeats all earlier ones. There the weights
# swung around the lowest point and never came to rest. Here the lowest point is infinitely far away: the network gets
# all 600 images right, and from there on a surer answer always has a lower loss. So nothing swings, and rushing on
# helps. It is luck. Where examples contradict each other, there is a lowest point, and the weights swing around it.
#
# You notice it by the second instrument. The gradient that is kept in `.grad` is large, and a fresh one is almost 0.
# They should be equal. In MLX 0.32 this fault cannot happen: a gradient is a value that a function returns, and
# nothing is kept.
#
# </details>
#
# ### Task 2: a network of twins
#
# Set all weights and biases of `small_network()` to 0.1 and train it with rate 0.3. The loss hardly falls. Do the
# three instruments show why? Which fourth one would?
#
# <details class="solution">
# <summary>Solution</summary>
#
# ```python
# twins = small_network()
# with torch.no_grad():
#     for parameter in twins.parameters():
#         parameter.fill_(0.1)
# losses = fit(twins, rate=0.3, steps=200)
# examine("twins", twins)
# apart = (twins[0].weight - twins[0].weight[0]).abs().max().item()
# print(f"largest difference between the weights of any unit and the first: {apart:.1e}")
# ```
#
# No: no unit is dead, and the gradient is not 0. All 32 units have the same weights, get the same slopes and stay the
# same, so they do the work of one unit. A fourth instrument compares the rows of the weight matrix. The cure is
# random first weights.
#
# </details>
#
# ### Task 3: does the diagnosis hold in MLX?
#
# Rebuild patient C in MLX: the same first weights, rate 3, 200 steps. Does it die there, too?
#
# <details class="solution">
# <summary>Solution</summary>
#
# ```python
# import mlx.nn
#
# source = small_network()
# model = mlx.nn.Sequential(mlx.nn.Linear(64, 32), mlx.nn.ReLU(), mlx.nn.Linear(32, 10))
# names = ("layers.0.weight", "layers.0.bias", "layers.2.weight", "layers.2.bias")
# model.load_weights([(name, mx.array(p.detach().numpy())) for name, p in zip(names, source.parameters())])
# X_mlx, y_mlx = mx.array(X.numpy()), mx.array(y.numpy())
#
#
# def mlx_loss(x, y):
#     return mlx.nn.losses.cross_entropy(model(x), y, reduction="mean")
#
#
# loss_and_slopes = mlx.nn.value_and_grad(model, mlx_loss)
# optimizer = mlx.optimizers.SGD(learning_rate=3.0)
# for step in range(200):
#     loss, slopes = loss_and_slopes(X_mlx, y_mlx)
#     optimizer.update(model, slopes)
#     mx.eval(model.parameters())
# H = np.array(model.layers[1](model.layers[0](X_mlx)))
# print(f"MLX: loss {loss.item():.3f}, dead units {dead_units(torch.tensor(H))} of 32")
# ```
#
# Yes. The illness belongs to ReLU and to the rate, not to a framework.
#
# </details>

# %% [markdown]
# ## What you did
#
# - You read three instruments, and with them told apart what the loss alone could not.
# - Two networks ended at the same loss. One was slow and one was dead.
# - Dead units were scars. The cure was to remove what had killed them, and sometimes to replace them.
# - Weights that looked small made a signal explode in both directions. He weights mended it, and clipping only kept
#   it alive.
# - One unscaled input spoiled the training at every rate.
#
# In the chapter, go on with [In a nutshell](../../chapter/nutshell/), where everything comes together.
