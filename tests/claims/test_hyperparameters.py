"""What the page "Parameters and hyperparameters" claims. Expected: closed forms, or PyTorch in float64."""

from __future__ import annotations

import math

import mlx.core as mx
import numpy as np
import pytest
import torch
from mlx import nn
from mlx.utils import tree_flatten
from torch.nn import functional as F

FRAMEWORKS = ["numpy", "torch", "mlx"]
every_framework = pytest.mark.parametrize("framework", FRAMEWORKS)
torch_and_mlx = pytest.mark.parametrize("framework", ["torch", "mlx"])
close = pytest.approx


def taxi_rides(count):
    """The generator after it has drawn ``count`` rides, their distances and their fares."""
    generator = np.random.default_rng(1986)
    x = generator.uniform(0, 6, count)
    return generator, x, 2 * x + 3 + generator.normal(0, 1, count)


def normal_equations(x, y):
    """Weight, bias and loss of the line of least squares."""
    w = np.cov(x, y, bias=True)[0, 1] / np.var(x)
    b = y.mean() - w * x.mean()
    return w, b, np.mean((w * x + b - y) ** 2)


def linear_descent(x, y, batches, rate, start=(0.0, 0.0)):
    """Descent on a straight line as a product of matrices: each batch has a gradient that is affine in (w, b)."""
    p = np.array(start)
    for batch in batches:
        design = np.stack([x[batch], np.ones(len(batch))], axis=1)
        p = p - rate * 2 / len(batch) * design.T @ (design @ p - y[batch])
    return p


def split(order, size):
    return [order[first : first + size] for first in range(0, len(order), size)]


# What is learned, what is chosen


@every_framework
def test_training_finds_w_and_b_near_the_line_of_least_squares(values, framework):
    fit = values(f"hyperparameters/learned_or_chosen_{framework}")
    generator, x, y = taxi_rides(60)
    best_w, best_b, lowest = normal_equations(x, y)
    assert (fit["best_w"], fit["best_b"], fit["lowest_loss"]) == close((best_w, best_b, lowest))
    p, losses = (0.0, 0.0), []
    for _ in range(40):
        p = linear_descent(x, y, split(generator.permutation(60), 10), 0.02, p)
        losses.append(np.mean((p[0] * x + p[1] - y) ** 2))
    assert fit["learned"] == close(p.tolist(), abs=1e-5)
    assert [fit["w"], fit["b"]] == fit["learned"]
    assert fit["losses"] == close(losses, rel=1e-5)
    assert abs(fit["w"] - best_w) < 0.1
    assert abs(fit["b"] - best_b) < 0.4
    assert lowest < fit["losses"][-1] < 1.05 * lowest


def test_a_network_with_16_hidden_units_has_49_parameters():
    model = torch.nn.Sequential(torch.nn.Linear(1, 16), torch.nn.Tanh(), torch.nn.Linear(16, 1))
    assert sum(p.numel() for p in model.parameters()) == 49


# The learning rate


def sine_network(rate, seed=1986):
    """The loss before each of 100 steps, by autograd in float64."""
    generator = np.random.default_rng(seed)
    start = generator.uniform(-3, 3, (16, 1)), generator.uniform(-2, 2, 16), generator.uniform(-1, 1, (1, 16)) / 4
    parameters = [torch.tensor(v).requires_grad_() for v in (*start, np.zeros(1))]
    x = torch.linspace(-1, 1, 32, dtype=torch.float64)[:, None]
    losses = []
    for _ in range(100):
        W1, b1, W2, b2 = parameters
        loss = F.mse_loss(F.linear(torch.tanh(F.linear(x, W1, b1)), W2, b2), torch.sin(3 * x))
        losses.append(loss.item())
        slopes = torch.autograd.grad(loss, parameters)
        parameters = [(p - rate * s).detach().requires_grad_() for p, s in zip(parameters, slopes, strict=True)]
    return losses


@every_framework
def test_each_larger_learning_rate_is_better_until_one_diverges(values, framework):
    sweep = values(f"hyperparameters/lr_sweep_{framework}")
    losses = sweep["losses"]
    assert sweep["rates"] == [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0]
    assert losses == close([sine_network(rate)[-1] for rate in sweep["rates"][:5]], rel=1e-4)
    assert losses == sorted(losses, reverse=True)
    assert (sweep["best_rate"], sweep["first_bad"]) == (0.1, 0.3)
    for rate in sweep["rates"][5:]:
        assert not max(sine_network(rate)) < 1000


def test_from_every_start_the_best_rate_stands_right_before_the_first_that_diverges(values):
    sweep = values("hyperparameters/lr_sweep_plot")
    assert sweep["diverged"] == [0, 0, 0, 0, 0, 0, sweep["draws"], sweep["draws"]]
    for k, row in enumerate(sweep["losses"]):
        assert row[:6] == close([sine_network(rate, 1986 + k)[-1] for rate in sweep["rates"][:6]], rel=1e-6)
        assert row[5] == min(row)
        assert row[6] == close(next(loss for loss in sine_network(0.3, 1986 + k) if not loss < 1000), rel=1e-6)
    assert sweep["first_loss"] == close(np.median([row[0] for row in sweep["losses"]]))
    assert sweep["lowest_loss"] == close(np.median([row[5] for row in sweep["losses"]]))


def test_too_small_crawls_small_settles_in_a_dip_and_large_overshoots(values):
    steps = values("hyperparameters/steps_plot")
    deep, _, shallow = sorted(np.roots([4, 0, -8, 1]).real)  # where the slope is 0
    w = torch.tensor(2.2, dtype=torch.float64)
    slope = torch.func.grad(lambda w: w**4 - 4 * w**2 + w + 6)
    for name, rate in (("small", 0.001), ("middle", 0.02), ("large", 0.1), ("too_large", 0.2)):
        path = [w]
        for _ in steps[name][1:]:
            path.append(path[-1] - rate * slope(path[-1]))
        assert steps[name] == close([p.item() for p in path])
    # The height of the curve: its slope, integrated from the start, where the loss is 2.2^4 - 4 * 2.2^2 + 2.2 + 6.
    for name, last_loss in zip(("small", "middle", "large"), steps["last_losses"], strict=True):
        end = steps[name][-1]
        climb = np.polyval(np.polyint([4, 0, -8, 1]), end) - np.polyval(np.polyint([4, 0, -8, 1]), 2.2)
        assert last_loss == close(2.2**4 - 4 * 2.2**2 + 2.2 + 6 + climb)
    assert steps["last_losses"][2] < steps["last_losses"][1] < steps["last_losses"][0]
    assert len(steps["small"]) == len(steps["middle"]) == len(steps["large"]) == 31
    assert steps["small"][-1] > shallow + 0.3  # still on the slope
    assert steps["patient"][-1] == close(shallow, abs=1e-3)
    assert steps["middle"][-1] == close(shallow, abs=1e-3)
    assert steps["large"][1] < 0 < shallow  # its first step lands beyond the shallow dip
    assert steps["large"][-1] == close(deep, abs=0.01)
    assert abs(steps["too_large"][2]) > 10


# Epochs


def wide_network(seed):
    """Training and validation loss before each of 301 epochs, by autograd in float64."""
    generator = np.random.default_rng(seed)
    x = generator.normal(size=(540, 10))
    y = np.maximum(x[:, :1], 0) + x[:, 1:2] + generator.normal(0, 1, (540, 1))
    x, y = torch.tensor(x), torch.tensor(y)
    start = [generator.uniform(-1, 1, (32, 10)) * math.sqrt(0.6), generator.uniform(-1, 1, (1, 32)) / math.sqrt(32)]
    W1, W2, b1, b2 = (torch.tensor(v).requires_grad_() for v in (*start, np.zeros(32), np.zeros(1)))
    optimizer = torch.optim.SGD([W1, W2, b1, b2], lr=0.05)
    training, validation = [], []
    for _ in range(301):
        error = F.linear(torch.relu(F.linear(x, W1, b1)), W2, b2) - y
        loss = (error[:40] ** 2).mean()
        training.append(loss.item())
        validation.append((error[40:] ** 2).mean().item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return training, validation


@pytest.mark.parametrize("program", ["numpy", "torch", "mlx", "plot"])
def test_training_loss_falls_on_while_validation_loss_turns_up(values, program):
    curves = values(f"hyperparameters/overfitting_{program}")
    training, validation = wide_network(1986)
    assert curves["training"] == close(training, rel=1e-4)
    assert curves["validation"] == close(validation, rel=1e-3)  # a ReLU may switch one step earlier in float32
    best = curves["best"]
    assert curves["lowest"] == curves["validation"][best] == min(curves["validation"])
    assert 0 < best < 50
    assert curves["validation"][-1] > 1.5 * curves["lowest"]
    assert curves["training"][-1] < 0.05


def test_it_overfits_from_other_starts_and_on_other_data_as_well():
    for seed in range(3):
        training, validation = wide_network(seed)
        assert validation[-1] > 1.1 * min(validation)
        assert training[-1] < 0.5 < min(validation)


def test_too_simple_underfits_and_too_flexible_overfits(values):
    capacity = values("hyperparameters/capacity_plot")
    both = []
    for k in range(capacity["draws"]):
        generator = np.random.default_rng(1986 + k)
        x = generator.uniform(-1, 1, 115)
        y = np.sin(3 * x) + generator.normal(0, 0.3, 115)
        fits = [np.polyfit(x[:15], y[:15], degree) for degree in range(10)]
        errors = [(np.polyval(fit, x) - y) ** 2 for fit in fits]
        both.append([[error[:15].mean(), error[15:].mean()] for error in errors])
    training, validation = np.median(both, axis=0).T
    assert capacity["training"] == close(training.tolist(), rel=1e-4)
    assert capacity["validation"] == close(validation.tolist(), rel=1e-4)
    assert capacity["training"] == sorted(capacity["training"], reverse=True)
    assert capacity["lowest"] == capacity["validation"][capacity["best"]] == min(capacity["validation"])
    assert 2 < capacity["best"] < 6
    assert capacity["validation"][9] > capacity["validation"][0]  # worse than a constant
    assert capacity["lowest"] > 0.3**2  # the noise


def test_the_score_that_chose_the_winner_is_too_good(values):
    coins = values("hyperparameters/lucky_winner_numpy")
    assert (coins["models"], coins["questions"], coins["repeats"]) == (50, 100, 200)
    below = np.cumsum([math.comb(100, k) / 2**100 for k in range(101)])  # one coin has at most k right
    expected = 1 - np.sum(below[:100] ** 50) / 100  # the mean of the best of 50
    # 4 standard errors of a mean of 200: one score has a spread of 5 %, a maximum less
    error = 4 * 0.05 / math.sqrt(200)
    assert coins["winner"] == close(expected, abs=error)
    assert coins["typical"] == close(0.5, abs=error)
    assert coins["again"] == close(0.5, abs=4 * 0.005 / math.sqrt(200))
    assert coins["winner"] > 0.58
    right = np.array(coins["right"])
    assert right.shape == (200, 50)
    assert coins["typical"] == close(right[:, 0].mean() / 100)
    assert coins["winner"] == close(right.max(axis=1).mean() / 100)


# Batch size


def test_variance_of_the_gradient_times_batch_size_is_constant(values):
    variance = values("hyperparameters/batch_variance_numpy")
    generator = np.random.default_rng(1986)
    x = generator.uniform(0, 1, 512)
    y = 2 * x + generator.normal(0, 0.5, 512)
    w = torch.ones(512, dtype=torch.float64, requires_grad=True)  # one weight for each example
    ((w * torch.tensor(x) - torch.tensor(y)) ** 2).sum().backward()
    slopes = w.grad.numpy()
    assert variance["slopes"] == close(slopes.tolist())
    assert variance["one_example"] == close(slopes.var())
    # A variance of 20 times 400 draws: 4 standard errors of a ratio of two are about 0.09 of it.
    assert variance["fourfold_batch"] == close(1 / 4, rel=0.09)
    # The variance of n draws has a relative standard error of sqrt((kurtosis - 1) / n); the kurtosis is largest
    # for a batch of one. 4 standard errors; n - 1 in place of n is far below that.
    kurtosis = np.mean((slopes - slopes.mean()) ** 4) / slopes.var() ** 2
    error = 4 * math.sqrt((kurtosis - 1) / (20 * 400))
    assert error < 0.15
    sizes = variance["sizes"]
    assert sizes == [1, 4, 16, 64, 256]
    assert variance["with_return"] == close([slopes.var()] * 5, rel=error)
    without = [slopes.var() * (512 - size) / 511 for size in sizes]
    assert variance["without_return"] == close(without, rel=error)
    assert variance["falls_to"] == close(variance["without_return"][4] / slopes.var())
    assert np.mean(variance["results"], axis=0) == close(
        np.array([variance["with_return"], variance["without_return"]])
    )
    assert variance["low"] == close(np.min(variance["results"], axis=0))
    assert variance["high"] == close(np.max(variance["results"], axis=0))


def test_larger_batches_end_worse_at_the_same_rate_and_a_scaled_rate_brings_much_back(values):
    batches = values("hyperparameters/batch_sizes_numpy")
    _, x, y = taxi_rides(256)
    _, _, lowest = normal_equations(x, y)

    def loss_left(size, rate):
        left = []
        for k in range(10):
            generator = np.random.default_rng(1986 + k)
            p = (0.0, 0.0)
            for _ in range(5):
                p = linear_descent(x, y, split(generator.permutation(256), size), rate, p)
            left.append(np.mean((p[0] * x + p[1] - y) ** 2) - lowest)
        return np.mean(left)

    same, scaled = batches["same_rate"], batches["scaled_rate"]
    assert batches["sizes"] == [4, 8, 16, 32, 64]
    assert same == close([loss_left(size, 0.01) for size in (4, 8, 16, 32, 64)], rel=1e-6)
    assert scaled == close([loss_left(size, 0.002 * size) for size in (4, 8, 16, 32, 64)], rel=1e-6)
    assert same == sorted(same)
    assert scaled[3] < same[3] / 3
    assert scaled[4] > 1000
    curvature = np.linalg.eigvalsh(hessian(x)).max()
    assert 0.064 < 2 / curvature < 0.128  # the cliff lies between the rates of batch 32 and batch 64


def hessian(x):
    """Second derivatives of the mean squared error of a line, by autograd."""
    x = torch.tensor(x)
    return torch.autograd.functional.hessian(
        lambda p: ((p[0] * x + p[1]) ** 2).mean(), torch.zeros(2, dtype=torch.float64)
    ).numpy()


# Frozen parameters and buffers


def test_batch_norm_4_has_8_parameters_in_torch_and_16_entries_in_mlx_of_which_8_train(values):
    in_torch, in_mlx = values("hyperparameters/frozen_counts_torch"), values("hyperparameters/frozen_counts_mlx")
    assert in_torch["learned"] == in_mlx["learned"] == 4 + 4
    assert in_torch["remembered"] == 4 + 4 + 1  # and a counter of batches
    assert in_mlx["remembered"] == 4 + 4
    assert in_mlx["entries"] == 16
    first, norm, last = 4 * 8 + 8, 8 + 8, 8 + 1
    for counts in (in_torch, in_mlx):
        assert counts["before"] == first + norm + last
        assert counts["trained"] == norm + last
    assert in_torch["listed"] == first + norm + last
    assert in_mlx["listed"] == first + norm + last + 8 + 8  # running statistics


def test_unfreeze_leaves_the_running_statistics_of_mlx_frozen():
    batch_norm = nn.BatchNorm(4)
    batch_norm.unfreeze()
    assert {name for name, _ in tree_flatten(batch_norm.trainable_parameters())} == {"weight", "bias"}


@torch_and_mlx
def test_a_frozen_batch_norm_still_changes_in_training_mode(values, framework):
    step = values(f"hyperparameters/frozen_step_{framework}")
    # first layer, scale, running mean, last layer
    assert step["changed_in_training"] == [False, False, True, True]
    assert step["changed_in_evaluation"] == [False, False, False, True]


# Search


def test_a_grid_of_nine_knows_three_learning_rates_and_random_search_nine(values):
    search = values("hyperparameters/search_plot")
    assert sorted(search["grid"]) == close(np.array([[a / 6, b / 6] for a in (1, 3, 5) for b in (1, 3, 5)]))
    assert search["random"] == np.random.default_rng(1986).uniform(size=(2, 9)).T.tolist()
    assert (search["grid_rates"], search["random_rates"]) == (3, 9)


def share_of_wins(low, high):
    """The same search, each training from the closed form of descent on a bowl: power of a matrix."""
    wins = 0
    for k in range(150):
        generator = np.random.default_rng(1986 + k)
        places = (np.arange(3) + generator.uniform(size=(2, 1))) / 3
        pairs = [(a, b) for b in places[1] for a in places[0]] + generator.uniform(size=(2, 9)).T.tolist()
        scale = np.exp(generator.uniform(-1, 1, 10))
        x = generator.normal(size=(130, 10)) * scale
        y = x @ (generator.normal(size=10) / scale) + generator.normal(size=130)
        losses = []
        for a, b in pairs:
            rate, decay = 10 ** (3 * a - 3), 10 ** (low + (high - low) * b)
            curvature = 2 * x[:30].T @ x[:30] / 30 + decay * np.eye(10)
            bottom = np.linalg.solve(curvature, 2 * x[:30].T @ y[:30] / 30)
            shrink = np.linalg.matrix_power(np.eye(10) - rate * curvature, 50)
            w = bottom - shrink @ bottom
            losses.append(np.mean((x[30:] @ w - y[30:]) ** 2))
        wins += min(losses[9:]) < min(losses[:9])
    return wins / 150


def test_random_search_wins_when_one_hyperparameter_matters_and_by_little_when_both_do(values):
    search = values("hyperparameters/search_numpy")
    assert search["problems"] == 150
    assert search["one_matters"] == close(share_of_wins(-6, -3), abs=0.007)  # rounding may turn one problem
    assert search["both_matter"] == close(share_of_wins(-3, 1), abs=0.007)
    error = math.sqrt(0.25 / 150)
    assert search["one_matters"] > 0.5 + 4 * error
    assert abs(search["both_matter"] - 0.5) < 4 * error  # not to be told from a coin
    assert search["one_matters"] > search["both_matter"]


# Exercises


def test_the_largest_stable_rate_is_2_divided_by_the_largest_curvature(values):
    rate = values("hyperparameters/largest_rate_numpy")
    _, x, y = taxi_rides(60)
    small, large = np.linalg.eigvalsh(hessian(x))
    assert (rate["smallest"], rate["largest"]) == close((small, large))
    assert rate["largest_rate"] == close(2 / large)
    best_w, best_b, _ = normal_equations(x, y)
    directions = np.linalg.eigh(hessian(x))[1]
    start = directions.T @ [-best_w, -best_b]  # the way from the best line to (0, 0)
    for name, share in (("just_below", 0.99), ("just_above", 1.01)):
        factors = 1 - share * rate["largest_rate"] * np.array([small, large])
        assert rate[name] == close(np.linalg.norm(factors**500 * start), rel=1e-6)
    assert rate["just_below"] < 1e-3
    assert rate["just_above"] > 1e3
    assert rate["centered_rate"] == close(2 / np.linalg.eigvalsh(hessian(x - x.mean())).max())
    assert rate["centered_rate"] / rate["largest_rate"] == close(4, abs=0.3)


@every_framework
def test_an_epoch_has_n_over_b_updates_rounded_up(values, framework):
    updates = values(f"hyperparameters/updates_per_epoch_{framework}")
    assert updates["updates"] == updates["by_formula"] == 57 == -(-1797 // 32)
    assert updates["last_batch"] == 1797 - 56 * 32 == 5
    assert updates["full_batches"] == 1797 // 32 == 56
    assert updates["epochs"] == 176
    assert 175 * 57 < 10_000 <= 176 * 57


@torch_and_mlx
def test_the_network_of_exercise_3_has_323_parameters_of_which_103_are_left_to_train(values, framework):
    count = values(f"hyperparameters/frozen_exercise_{framework}")
    assert count["each"] == [10 * 20 + 20, 20 + 20, 0, 20 * 3 + 3]
    assert count["parameters"] == 323
    assert count["trained"] == 323 - 220 == 103


def test_the_network_of_exercise_3_has_363_entries_in_mlx(values):
    mx.random.seed(1986)
    model = nn.Sequential(nn.Linear(10, 20), nn.BatchNorm(20), nn.ReLU(), nn.Linear(20, 3))
    listed = sum(array.size for _, array in tree_flatten(model.parameters()))
    assert values("hyperparameters/frozen_exercise_mlx")["entries"] == listed == 363
