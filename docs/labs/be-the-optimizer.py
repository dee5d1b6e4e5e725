# %% [markdown]
# # Be the optimizer: fit a line by hand, then by descent
#
# Somewhere in every training program there is an optimizer: the part that changes the weights. In this lab the
# optimizer is you. First you guess. Then you feel which way is downhill. Then you compute it exactly. Only at the end do
# you hand the work to a loop, to PyTorch and to MLX, and compare.
#
# <div class="admonition goals">
# <p class="admonition-title">After this lab you can</p>
#
# - say what a loss tells you about a guess, and what it does not tell you;
# - find a slope by two trials, and again by a formula that you derived yourself;
# - write gradient descent in five lines, in NumPy, PyTorch and MLX;
# - recognize a learning rate that is too large or too small, and compute where "too large" begins.
#
# </div>
#
# You need the page [Perfect circles](../../chapter/perfect-circles/), up to *How small can a step be?* This lab is one
# program, and its cells run from top to bottom. A link at the end downloads it. Then you can change the guesses and run
# it again.
#
# <div class="admonition note">
# <p class="admonition-title">Fill in, then compare</p>
#
# Two functions of this lab have a blank: `return ...  # your line here`. In the downloaded notebook, put your own line
# in place of the three dots. More than one line is fine, too. Run the cell, then the next one: it calls your function
# and says *Right* or *Not yet*. On this page nobody has filled in anything, so here it says *Not yet*.
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
# ## 1. Twelve taxi rides
#
# A town has a rule for its taxi fares: so many dollars to get in, so many for each kilometer. Traffic, luggage and tips
# blur the rule. You know twelve rides, and you want to predict the fare of the next one.
#
# The rides are made by a program, so their rule stands in the next cell. Play fair: do not use it yet. An optimizer
# never sees it.

# %%
seed = 1986
rng = np.random.default_rng(seed)

x = np.sort(rng.uniform(1, 8, size=12)).round(1)  # kilometers
y = (1.8 * x + 4 + rng.normal(0, 1.2, size=12)).round(1)  # dollars

print("distance", *x)
print("fare    ", *y)

# %% alt="Fare against distance for twelve taxi rides. The dots rise from the lower left to the upper right, roughly along a straight line, but none would fit on one line exactly."
def draw_rides():
    plt.figure(figsize=(5, 3.2), layout="constrained")
    plt.plot(x, y, "o", color="C1")
    plt.xlabel("distance x (kilometers)")
    plt.ylabel("fare (dollars)")
    plt.xlim(0, 8)
    plt.ylim(0, 20)
    plt.yticks(range(0, 21, 5))


draw_rides()
plt.title("Longer rides cost more, but not exactly")
plt.show()

# %% [markdown]
# Your prediction for a ride of `x` kilometers is a line:
#
# `ŷ = w · x + b`
#
# The weight `w` is the price of one kilometer. The bias `b` is the price of getting in. Two numbers, and you choose both.
#
# <div class="admonition predict">
# <p class="admonition-title">Predict first</p>
#
# Look at the figure. Which `w` and which `b` would you take? Write both down before you read on.
#
# </div>

# %% [markdown]
# ## 2. One number for each guess
#
# To compare guesses you need one number that says how bad a guess is: a loss. Take the mean squared error, MSE. For each
# ride, subtract the truth from the prediction, square the difference, then take the mean over all rides.
#
# The distances are in the array `x`, the fares in `y`. NumPy computes with whole arrays: `predict` below gives twelve predictions at
# once. Write the loss, which is one number.


# %%
def predict(w, b):
    return w * x + b


# %% fold="How loss is checked (shows typical mistakes: look here later)"
def check_loss(function):
    trials = []
    for w, b in [(1.0, 8.0), (0.0, 0.0)]:
        expected = sum((w * distance + b - fare) ** 2 for distance, fare in zip(x, y)) / len(x)
        trials.append((f"w = {w} and b = {b}", (w, b), expected))
    mistakes = [
        (lambda w, b: (predict(w, b) - y) ** 2, "One number for each ride. Take their mean."),
        (lambda w, b: np.sum((predict(w, b) - y) ** 2), "This is the sum over the rides. Take the mean."),
        (lambda w, b: np.mean(predict(w, b) - y), "Square each difference. Otherwise they cancel."),
        (lambda w, b: np.mean(predict(w, b) - y) ** 2, "Square first, then take the mean."),
        (lambda w, b: np.mean(np.abs(predict(w, b) - y)), "This drops the signs. The MSE squares."),
    ]
    judge(function, trials, mistakes)


# %% fill="loss"
def loss(w, b):
    """Mean squared error of the line with weight w and bias b, over all rides."""
    return ...  # your line here


# %% check="loss"
check_loss(loss)


# %% solution="loss"
def loss(w, b):
    """Mean squared error of the line with weight w and bias b, over all rides."""
    return np.mean((predict(w, b) - y) ** 2)


check_loss(loss)

# %% [markdown]
# From here on `loss` is the book's.

# %%
guess = (1.0, 8.0)  # a first guess: 1 dollar for a kilometer, 8 to get in
print(f"loss {loss(*guess):.2f}")

# %% alt="The twelve rides and a line that starts at 8 dollars and rises by 1 dollar per kilometer. Dotted lines join each ride to the line. Most short rides lie below the line, the longest lie on it or above it: the line is too flat."
def draw_guess(w, b):
    draw_rides()
    ends = np.array([0, 8])
    plt.plot(ends, w * ends + b, color="C0")
    plt.vlines(x, y, predict(w, b), color="gray", linestyle="dotted")


draw_guess(*guess)
plt.title("A first guess, w = 1 and b = 8, is too flat")
plt.show()

# %% [markdown]
# The line is too high on the left and too low on the right. So it should be steeper. But a steeper line through the same
# starting point is higher everywhere, and that may be worse. The loss decides.
#
# <div class="admonition predict">
# <p class="admonition-title">Predict first</p>
#
# Leave `b` at 8 and raise `w` from 1 to 1.5. Does the loss fall or rise?
#
# </div>

# %%
guesses = [
    (1.0, 8.0),  # the first guess
    (1.5, 8.0),  # steeper
    (1.5, 6.0),  # steeper and lower
    (2.0, 3.0),  # more of the same
]
for w, b in guesses:
    print(f"w = {w:.1f}  b = {b:.1f}  loss {loss(w, b):5.2f}")

first, steeper, lower, more = (loss(w, b) for w, b in guesses)
assert steeper > first, "steeper alone should be worse"
assert first > lower > more, "steeper and lower should be better"

# %% [markdown]
# Steeper alone makes it worse. Steeper *and* lower makes it better. The two numbers have to move together, and that is what makes
# guessing by hand slow. With two numbers you can still do it. A network has thousands, or billions.
#
# Put your own guess into the list. Can you get below the last row? You will soon know the smallest loss that any line
# can have here.
#
# Notice what the loss did not tell you: **which way to go**. It only judges where you are.

# %% [markdown]
# ## 3. Feel the slope
#
# A blind walker on a hill puts the cane a little to the left and a little to the right, and knows which way is down. Do the
# same. Stay at the first guess, change only `w` by a tiny amount `h`, once up and once down, and look at the loss:
#
# `slope along w ≈ (loss(w + h, b) − loss(w − h, b)) / 2h`
#
# This is the central difference of the page [Perfect circles](../../chapter/perfect-circles/). The slope along `b` works in the same way.

# %%
def slopes_by_trial(w, b, h=1e-4):
    w_slope = (loss(w + h, b) - loss(w - h, b)) / (2 * h)
    b_slope = (loss(w, b + h) - loss(w, b - h)) / (2 * h)
    return w_slope, b_slope


w, b = guess
w_slope, b_slope = slopes_by_trial(w, b)
print(f"slope along w {w_slope:6.2f}")
print(f"slope along b {b_slope:6.2f}")
assert w_slope > 0 and b_slope > 0

# %% [markdown]
# Both slopes are positive: the loss rises when `w` grows, and it rises when `b` grows. So go the other way with both. This may
# surprise you. The line is too flat, and the slope still says: *make `w` smaller*. It is right, for now. As long as `b` is
# that high, the line as a whole lies too high, and any way down helps. A slope knows only the next small step.

# %% alt="Loss against w, with b held at 8. The loss is a bowl. The first guess, w = 1, is marked by a dot on the right wall of the bowl, and a dashed tangent rises to the right through it. The lowest point of the bowl is to the left of the dot."
trial = np.linspace(0.2, 1.6, 100)
losses_along_w = [loss(t, b) for t in trial]

plt.figure(figsize=(5, 3.2), layout="constrained")
plt.plot(trial, losses_along_w, color="C0")
plt.plot(w, loss(w, b), "o", color="C1")
plt.plot(trial, loss(w, b) + w_slope * (trial - w), "--", color="C1")
plt.text(w + 0.04, loss(w, b) - 2.2, "first guess", color="C1")
plt.title("At the first guess the loss climbs with w")
plt.xlabel("weight w (dollars per kilometer), b = 8")
plt.ylabel("loss (dollars²)")
plt.ylim(0, 20)
plt.show()

# %% [markdown]
# Now walk. Each step changes `w` and `b` **against** their slopes, by a small part of them. How small a part, that is the **learning
# rate**. Take 0.02. The steeper the slope, the longer the step.

# %%
learning_rate = 0.02
w, b = guess
print(f"start    w = {w:.3f}  b = {b:.3f}  loss {loss(w, b):.3f}")
walk = [loss(w, b)]
for step in range(1, 6):
    w_slope, b_slope = slopes_by_trial(w, b)
    w = w - learning_rate * w_slope
    b = b - learning_rate * b_slope
    walk.append(loss(w, b))
    print(f"step {step}   w = {w:.3f}  b = {b:.3f}  loss {loss(w, b):.3f}")

assert w_slope < 0, "by now w should be growing"
assert all(after < before for before, after in zip(walk, walk[1:]))

# %% [markdown]
# Every step made the loss smaller, and nobody had to look at a figure. And look at `w`: at first it falls, as the slope told
# it. But as `b` comes down, the slope along `w` changes its sign, and `w` begins to grow. The walk has found out for itself
# what you saw in the figure: steeper *and* lower.
#
# Each step needs four evaluations of the loss, two for each number. A network with a million weights would need two million evaluations for a single step. There is a
# better way.

# %% [markdown]
# ## 4. The exact slope
#
# Take one ride and call its error `e`:
#
# `e = ŷ − y = w · x + b − y`
#
# Its share of the loss is `e²`. Now make `w` larger by a small `h`. Then `ŷ` grows by `h · x`, and so does the
# error. The squared error becomes
#
# `(e + h · x)² = e² + 2 · e · h · x + h² · x²`
#
# It grew by `2 · e · h · x + h² · x²`. Rise over run means: divide by `h`.
#
# `rise over run = 2 · e · x + h · x²`
#
# Let `h` shrink toward 0. The second part disappears, and what remains is the slope for this ride: `2 · e · x`. For `b` the same
# steps give `2 · e`, because `ŷ` then grows by `h` alone. The loss is a mean over the rides, so its slope is the mean of their
# slopes:
#
# - slope along `w`: the mean of `2 · e · x`
# - slope along `b`: the mean of `2 · e`
#
# In words: a ride pulls on `w` with its error times its distance, and on `b` with its error. Both slopes together are the **gradient**.
#
# Write it. The errors of all rides are given; return two numbers, separated by a comma.


# %% fold="How gradient is checked (shows typical mistakes: look here later)"
def check_gradient(function):
    def halves(w, b, total):
        e = predict(w, b) - y
        return total(e * x), total(e)

    trials = [(f"w = {w} and b = {b}", (w, b), slopes_by_trial(w, b)) for w, b in [(1.0, 8.0), (0.0, 0.0)]]
    mistakes = [
        (lambda w, b: halves(w, b, np.mean), "Where is the 2?"),
        (lambda w, b: (2 * halves(w, b, np.mean)[1],) * 2, "Where is the distance of the ride?"),
        (lambda w, b: tuple(2 * half for half in halves(w, b, np.mean)[::-1]), "w comes first."),
        (lambda w, b: tuple(-2 * half for half in halves(w, b, np.mean)), "The sign is turned: e is ŷ − y."),
        (lambda w, b: tuple(2 * half for half in halves(w, b, np.sum)), "This is the sum. Take the mean."),
        (lambda w, b: tuple(2 * half for half in halves(w, b, np.array)), "Take the mean over the rides."),
    ]
    judge(function, trials, mistakes, names=("along w", "along b"))


# %% fill="gradient"
def gradient(w, b):
    """The slopes of the loss along w and along b."""
    e = predict(w, b) - y
    return ...  # your line here


# %% check="gradient"
check_gradient(gradient)


# %% solution="gradient"
def gradient(w, b):
    """The slopes of the loss along w and along b."""
    e = predict(w, b) - y
    return np.mean(2 * e * x), np.mean(2 * e)


check_gradient(gradient)

# %% [markdown]
# From here on `gradient` is the book's. Side by side, at the first guess:

# %%
by_trial = slopes_by_trial(*guess)
exact = gradient(*guess)
print(f"along w: by trial {by_trial[0]:.6f}, exact {exact[0]:.6f}")
print(f"along b: by trial {by_trial[1]:.6f}, exact {exact[1]:.6f}")
assert np.allclose(by_trial, exact, rtol=1e-6)

# %% [markdown]
# They agree. The formula needs one pass over the rides instead of four evaluations of the loss. How such formulas are found for a whole
# network, automatically, is the subject of the page
# [Forward, backward, downhill](../../chapter/descent/).

# %% [markdown]
# ## 5. Let a loop do it
#
# Here is the whole optimizer. Start knowing nothing, at `w = 0` and `b = 0`, and repeat the step 2,000 times.

# %%
def descend(learning_rate, steps, w=0.0, b=0.0):
    path = [(w, b)]
    for _ in range(steps):
        w_slope, b_slope = gradient(w, b)
        w = w - learning_rate * w_slope
        b = b - learning_rate * b_slope
        path.append((w, b))
    return np.array(path)


path = descend(learning_rate=0.02, steps=2000)
w_loop, b_loop = path[-1]
for step in (0, 1, 10, 100, 1000, 2000):
    w, b = path[step]
    print(f"step {step:4d}  w = {w:.3f}  b = {b:.3f}  loss {loss(w, b):8.4f}")

# %% [markdown]
# The first step does most of the work. Then progress becomes slow. The next figure shows why.

# %% alt="A map of the loss, with w to the right and b upward. The contours are long, thin, tilted ellipses: a narrow valley from the upper left to the lower right. Your guesses, numbered 1 to 4, lie around the valley. The path of the loop starts at the lower left, jumps to the floor of the valley in a few steps, then creeps along the floor to the lowest point, a star."
w_axis, b_axis = np.linspace(-0.2, 3.4, 80), np.linspace(-0.5, 9, 80)
height = np.array([[loss(w, b) for w in w_axis] for b in b_axis])

plt.figure(figsize=(5, 3.6), layout="constrained")
levels = [2, 5, 10, 20, 40, 80]
plt.contour(w_axis, b_axis, height, levels, colors="gray", linewidths=0.8, alpha=0.7)
plt.plot(*path.T, color="C0")
plt.plot(*path[:12].T, ".", color="C0")
plt.plot(w_loop, b_loop, "*", color="C1", markersize=12)
plt.text(-0.05, 0.4, "start", color="C0")
for number, (w, b) in enumerate(guesses, start=1):
    plt.plot(w, b, "s", color="C3")
    aside, side = (-0.06, "right") if number == 1 else (0.06, "left")  # guess 2 is near
    plt.text(w + aside, b + 0.15, f"guess {number}", color="C3", ha=side)
plt.title("Down into the valley, then along its floor")
plt.xlabel("weight w (dollars per kilometer)")
plt.ylabel("bias b (dollars)")
plt.show()

# %% [markdown]
# The gray lines join points of equal loss, like the height lines of a hiking map. The valley is narrow and long. Across it
# the slope is steep, and a few steps reach the floor. Along the floor it hardly falls, and the steps become tiny. (In truth
# the valley is even narrower. The map stretches it, because it gives more room to a unit of `w` than to a unit of `b`.)
#
# How good is the result? For a straight line there is a formula for the best `w` and `b` (least squares, `np.polyfit`). So you can
# check the loop against the true optimum.

# %%
w_best, b_best = np.polyfit(x, y, deg=1)
lines = {
    "loop": (w_loop, b_loop),
    "formula": (w_best, b_best),
    "true rule": (1.8, 4.0),  # the one that made the data
}
for name, (w, b) in lines.items():
    print(f"{name:9s}  w = {w:.3f}  b = {b:.3f}  loss {loss(w, b):.4f}")

assert np.allclose([w_loop, b_loop], [w_best, b_best], atol=1e-3)
assert loss(w_best, b_best) < loss(1.8, 4)
assert loss(w_best, b_best) < min(loss(w, b) for w, b in guesses)

# %% [markdown]
# The loop finds the best line. And the best line has a *smaller* loss than the rule that made the data! That is no mistake.
# Twelve rides are few, and the line follows their accidents. It fits these rides best, not all rides of the town. Keep this
# in mind: when it goes too far, it is called *overfitting*.
#
# The loss does not reach 0 either. No line passes through all the dots, so some loss remains, whatever the optimizer does.

# %% alt="The twelve rides and the line found by the loop. The line runs through the middle of the dots. The dotted lines from the rides to the line are short, some go up and some go down."
draw_guess(w_loop, b_loop)
plt.title("The loop found the line of the smallest loss")
plt.show()

# %% [markdown]
# ## 6. The same in PyTorch and in MLX
#
# The frameworks derive the gradient for you. The loop stays the same: predict, measure, find the slopes, take a step.
#
# In PyTorch 2.13 you mark `w` and `b` as numbers that need a gradient. `backward()` finds the slopes, and the optimizer
# `SGD` takes the step. `zero_grad()` clears the old slopes, because PyTorch would otherwise add the new ones to them.

# %%
import torch

x_torch = torch.tensor(x, dtype=torch.float32)
y_torch = torch.tensor(y, dtype=torch.float32)
w = torch.tensor(0.0, requires_grad=True)
b = torch.tensor(0.0, requires_grad=True)
optimizer = torch.optim.SGD([w, b], lr=0.02)

for step in range(2000):
    y_hat = w * x_torch + b
    mse = torch.mean((y_hat - y_torch) ** 2)
    optimizer.zero_grad()
    mse.backward()
    optimizer.step()

w_torch, b_torch = w.item(), b.item()

# %% [markdown]
# In MLX 0.32 you write the loss as a function. `mx.value_and_grad` makes a new function of it, which returns the loss and
# its slopes. MLX is lazy: it computes nothing until a value is needed. `mx.eval` says: now.

# %%
import mlx.core as mx

x_mlx, y_mlx = mx.array(x.tolist()), mx.array(y.tolist())


def mse_of(w, b):
    return mx.mean((w * x_mlx + b - y_mlx) ** 2)


mse_and_slopes = mx.value_and_grad(mse_of, argnums=(0, 1))
w, b = mx.array(0.0), mx.array(0.0)
for step in range(2000):
    mse, (w_slope, b_slope) = mse_and_slopes(w, b)
    w = w - 0.02 * w_slope
    b = b - 0.02 * b_slope
    mx.eval(w, b)

w_mlx, b_mlx = w.item(), b.item()

# %%
print(f"NumPy    w = {w_loop:.4f}  b = {b_loop:.4f}")
print(f"PyTorch  w = {w_torch:.4f}  b = {b_torch:.4f}")
print(f"MLX      w = {w_mlx:.4f}  b = {b_mlx:.4f}")
assert np.allclose([w_torch, b_torch], [w_loop, b_loop], atol=1e-3)
assert np.allclose([w_mlx, b_mlx], [w_loop, b_loop], atol=1e-3)

# %% [markdown]
# The three agree. The last digit may differ: the NumPy loop computes with 64 bits, the other two with 32.

# %% [markdown]
# ## 7. Try this
#
# ### Task 1: a rate that is too large, and one that is too small
#
# <div class="admonition predict">
# <p class="admonition-title">Predict first</p>
#
# You used a learning rate of 0.02. What happens in 50 steps with 0.05? And with 0.0002, a hundredth of yours?
#
# </div>

# %% alt="Loss against step on a logarithmic scale, for three learning rates. With 0.05 the loss grows in a straight line to astronomic values. With 0.02 it drops at once and then stays low. With 0.0002 it sinks slowly and is still far above the second after 50 steps."
plt.figure(figsize=(5, 3.2), layout="constrained")
after_50 = {}
styles = {0.05: ("--", "C1"), 0.02: ("-", "C0"), 0.0002: (":", "C2")}
for rate, (style, color) in styles.items():
    losses = [loss(w, b) for w, b in descend(rate, steps=50)]
    after_50[rate] = losses[-1]
    plt.plot(losses, style, color=color)
    plt.text(51, losses[-1], f"rate {rate}", color=color, va="center")
plt.yscale("log")
plt.xlim(0, 68)
plt.xticks(range(0, 51, 10))
plt.title("Too large explodes, too small crawls")
plt.xlabel("step")
plt.ylabel("loss (dollars²)")
plt.show()

for rate, final in after_50.items():
    print(f"rate {rate}: loss {final:,.2f} after 50 steps")
patient = loss(*descend(0.0002, steps=5000)[-1])
print(f"rate 0.0002: loss {patient:.2f} after 5000 steps")

assert after_50[0.05] > loss(0, 0) > after_50[0.0002] > after_50[0.02]
assert np.isclose(patient, after_50[0.02], rtol=0.01)

# %% [markdown]
# With 0.05 each step jumps over the valley and lands higher on the other side, where it is even steeper. So the next jump
# is longer still. The loss grows without end. We say that descent **diverges**.
#
# With 0.0002 nothing goes wrong. It only takes about a hundred times as many steps to come equally far, as the last line shows.

# %% [markdown]
# ### Task 2: where does "too large" begin?
#
# Try rates between 0.02 and 0.05 yourself and find the border, by trial. Then run the next cell, which computes it.
#
# It works like this. Let `d` be how far you are from the lowest point, along the steepest direction of the bowl. In that
# direction the slope is proportional to `d`. The factor is called the **curvature** `c`, and the slope is `c · d`. One step
# turns `d` into `d − rate · c · d = (1 − rate · c) · d`. The distance shrinks only if that factor is between −1 and 1, so
# only if the rate is below `2 / c`.
#
# For this loss the curvatures are the eigenvalues of a table of four means. If that word is new to you, take
# the number as it is.

# %%
table = 2 * np.array([[np.mean(x * x), np.mean(x)], [np.mean(x), 1]])
c_floor, c_wall = np.linalg.eigvalsh(table)
limit = 2 / c_wall
print(f"curvature: {c_wall:.2f} across the valley, {c_floor:.2f} along its floor")
print(f"the rate must stay below {limit:.4f}")

for rate in (0.99 * limit, 1.01 * limit):
    w, b = descend(rate, steps=2000)[-1]
    print(f"rate {rate:.4f}: loss {loss(w, b):.3g} after 2000 steps")

w, b = descend(0.99 * limit, steps=2000)[-1]
assert np.isclose(loss(w, b), loss(w_best, b_best), rtol=1e-3)
w, b = descend(1.01 * limit, steps=2000)[-1]
assert loss(w, b) > 1e6

# %% [markdown]
# One percent below the border descent arrives, one percent above it diverges. And the two curvatures explain the slow part: the steep
# wall limits the rate, and with that rate the flat floor takes many steps.

# %% [markdown]
# ### Task 3: straighten the valley
#
# The valley is narrow and tilted because all distances are positive: raise `w`, and every prediction goes up, just as if you had raised
# `b`. Measure each distance from the mean distance instead. Then a change of `w` turns the line around its middle, and the two
# numbers no longer get in each other's way.
#
# <div class="admonition predict">
# <p class="admonition-title">Predict first</p>
#
# The same loop, the same twelve rides, distances counted from their mean, and for each the best rate below the limit of task 2. How many
# steps until the loss is within 0.1% of the best: about 1,000, about 100 or about 10?
#
# </div>

# %%
def steps_needed(inputs, rate):
    w = b = 0.0
    for step in range(100_000):
        e = w * inputs + b - y
        if np.mean(e**2) < 1.001 * loss(w_best, b_best):
            return step
        w = w - rate * np.mean(2 * e * inputs)
        b = b - rate * np.mean(2 * e)
    raise RuntimeError("it did not arrive")


def best_rate(inputs):
    mean = np.mean(inputs)
    table = 2 * np.array([[np.mean(inputs**2), mean], [mean, 1]])
    # The factors 1 - rate * c of the two directions are then opposite: both shrink equally fast, and neither could be faster
    # without making the other slower.
    return 2 / np.linalg.eigvalsh(table).sum()


before = steps_needed(x, best_rate(x))
after = steps_needed(x - x.mean(), best_rate(x - x.mean()))
print(f"distances as they are:       {before} steps")
print(f"distances from their mean:   {after} steps")
assert before > 20 * after

# %% [markdown]
# The best line is the same line. Only its description changed, and the narrow valley became a wide bowl. This is why data
# is prepared before training. The sidebar [Normalization made easy](../../sidebars/normalization/) takes it up.

# %% [markdown]
# ## What you did
#
# - You guessed, and a loss judged your guesses. It said how bad each one was, not where to go.
# - You found slopes by two trials each, then by a formula, and they agreed.
# - You walked against the slopes, and a loop did the same until it reached the best line. PyTorch and MLX took the same way.
# - You saw a rate that diverges and one that crawls, and computed the border between the two.
#
# Where these sentences state a result, an `assert` in a cell above checks it. If it stopped being true, this page could
# not be built.
#
# In the chapter, go on with [Learning from loss](../../chapter/loss/), where a loop like this one fails for half of all starts.
