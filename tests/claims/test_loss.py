"""What the page "Learning from loss" claims. Expected values come from closed forms or from another framework."""

from __future__ import annotations

import inspect
import math
import statistics

import mlx.core as mx
import numpy as np
import pytest
import torch
from mlx import nn
from torch.nn import functional as F

X, Y, RATE = 0.5, 0.8, 0.01
FACTOR = 0.975  # 1 - 2 * RATE * (X**2 + 1): what one step does to the error
FRAMEWORKS = ["numpy", "torch", "mlx"]
every_framework = pytest.mark.parametrize("framework", FRAMEWORKS)
close = pytest.approx


# The archer and the rule


@every_framework
def test_the_first_arrow_lands_at_0_35_and_each_step_shrinks_the_error_to_0_975(values, framework):
    archer = values(f"loss/archery_{framework}")
    errors = [-0.45 * FACTOR**step for step in range(101)]
    assert archer["losses"] == close([error**2 for error in errors[:100]], abs=1e-6)
    assert archer["last_shot"] == close(Y + errors[100], abs=1e-6)
    assert archer["learning_rate"] == close(RATE)


@pytest.mark.parametrize("framework", ["torch", "mlx"])
def test_the_three_frameworks_have_the_same_loss_at_each_of_100_steps(values, framework):
    reference = values("loss/archery_numpy")
    archer = values(f"loss/archery_{framework}")
    assert len(archer["losses"]) == 100
    assert archer["losses"] == close(reference["losses"], abs=1e-6)  # float32 against float64
    assert archer["last_shot"] == close(reference["last_shot"], abs=1e-6)


def test_every_arrow_lands_closer_to_the_center(values):
    target = values("loss/target_plot")
    heights = target["heights"]
    assert heights == close([Y - 0.45 * FACTOR**step for step in range(100)])
    assert all(low < high < Y for low, high in zip(heights, heights[1:], strict=False))
    assert target["last_height"] == heights[99]
    assert abs(target["last_height"] - Y) < 0.2  # inside the innermost ring


# Half of the archers never learn


def starts(framework, seed):
    """The start that the framework's own layer draws with this seed."""
    if framework == "numpy":
        return np.random.default_rng(seed).uniform(-1, 1, 2).tolist()
    if framework == "torch":
        torch.manual_seed(seed)
        layer = torch.nn.Linear(1, 1)
    else:
        mx.random.seed(seed)
        layer = nn.Linear(1, 1)
    return [layer.weight.item(), layer.bias.item()]


@every_framework
def test_half_of_all_archers_never_learn(values, framework):
    # 4 standard errors of a share of 1/2 among 1,000: 4 * sqrt(0.25 / 1000) = 0.063
    assert abs(values(f"loss/archery_trials_{framework}")["frozen_share"] - 0.5) < 0.063


@every_framework
def test_nobody_is_between_frozen_and_in_the_gold(values, framework):
    trials = values(f"loss/archery_trials_{framework}")
    assert trials["frozen_share"] + trials["gold_share"] == close(1, abs=1e-6)


@every_framework
def test_a_frozen_archer_has_loss_0_64_for_ever(values, framework):
    assert values(f"loss/archery_trials_{framework}")["frozen_loss"] == close(0.64, abs=1e-5)  # a float32 sum


@every_framework
def test_the_first_arrow_decides_everything(values, framework):
    trials = values(f"loss/archery_trials_{framework}")
    assert trials["archers"] == 1000
    first = [w * X + b for w, b in (starts(framework, trials["seed"] + i) for i in range(1000))]
    assert trials["frozen_share"] == close(sum(z <= 0 for z in first) / 1000, abs=1e-6)
    last = [((z - Y) * FACTOR**100) ** 2 for z in first if z > 0]
    assert trials["living_loss"] == close(statistics.fmean(last), rel=1e-4)
    assert trials["gold_share"] == close(sum(loss < 0.04 for loss in last) / 1000, abs=1e-6)


@every_framework
def test_linear_draws_its_start_from_minus_1_to_1(framework):
    drawn = np.array([starts(framework, seed) for seed in range(400)])
    assert abs(drawn).max() <= 1
    assert abs(drawn).max() > 0.98
    # 4 standard errors of a mean of 400: the standard deviation of U(-1, 1) is 1 / sqrt(3)
    assert abs(drawn.mean(axis=0)).max() < 4 / math.sqrt(3 * 400)


def test_an_archer_learns_and_its_mirror_image_is_frozen(values):
    two = values("loss/frozen_plot")
    assert two["learner"] == close([Y - 0.45 * FACTOR**step for step in range(101)])
    assert two["learner_loss"] == close([(0.45 * FACTOR**step) ** 2 for step in range(101)])
    assert two["last_height"] == two["learner"][-1]
    assert (two["learner_z"], two["frozen_z"]) == close((0.35, -0.35))
    assert two["frozen"] == [0] * 101
    assert two["frozen_loss"] == close([0.64] * 101)


def test_the_dead_half_lies_below_the_line(values):
    plane = values("loss/dead_half_plot")
    assert plane["dead"] == sum(w / 2 + b <= 0 for w, b in zip(plane["w"], plane["b"], strict=True))
    assert plane["dead"] + plane["alive"] == plane["archers"] == len(plane["w"])
    assert plane["on_ground"].count(True) == plane["dead"]
    assert abs(plane["dead"] / plane["archers"] - 0.5) < 4 * math.sqrt(0.25 / plane["archers"])
    assert max(map(abs, plane["w"] + plane["b"])) <= 1
    assert min(plane["w"] + plane["b"]) < -0.9


# The repairs

RELU, SMALL_BIAS, LEAKY, SOFTPLUS, LINEAR = range(5)


def z_runs(repair, seed, steps=2000):
    """The share in the gold at each step, from a recurrence for z = w x + b alone."""
    draws = np.array([starts("numpy", seed + i) for i in range(1000)])
    z = draws @ [X, 1] if repair != SMALL_BIAS else draws[:, 0] * X + 0.1
    first, shares = z, []
    for _ in range(steps + 1):
        if repair == LINEAR:
            out, slope = z, 1.0
        elif repair == SOFTPLUS:
            out, slope = np.log1p(np.exp(z)), np.exp(z) / (1 + np.exp(z))
        else:
            leak = 0.01 if repair == LEAKY else 0.0
            slope = np.where(z > 0, 1.0, leak)
            out = z * slope
        shares.append(np.count_nonzero(abs(out - Y) < 0.2) / 1000)
        z = z - RATE * 2 * (out - Y) * slope * (X**2 + 1)
    return np.count_nonzero(z == first) / 1000, shares[100], shares[2000]


@pytest.mark.parametrize("repair", range(5))
def test_each_repair_does_what_its_recurrence_says(values, repair):
    repairs = values("loss/archery_repairs_numpy")
    assert (repairs["archers"], repairs["steps"]) == (1000, 2000)
    frozen, after_100, after_2000 = z_runs(repair, repairs["seed"])
    assert repairs["frozen_share"][repair] == close(frozen, abs=0.001)
    assert repairs["gold_100"][repair] == close(after_100, abs=0.001)  # one archer may sit on the border
    assert repairs["gold_2000"][repair] == close(after_2000, abs=0.001)


def test_no_activation_on_the_output_freezes_nobody_and_all_hit_within_100_steps(values):
    repairs = values("loss/archery_repairs_numpy")
    assert repairs["frozen_share"][LINEAR] == 0
    assert repairs["gold_100"][LINEAR] == 1
    assert (2.3 * FACTOR**100) ** 2 < 0.04  # the worst start there is: w = b = -1


def test_leaky_relu_freezes_nobody_yet_is_very_slow(values):
    repairs = values("loss/archery_repairs_numpy")
    assert repairs["frozen_share"][LEAKY] == 0
    assert repairs["gold_100"][LEAKY] - repairs["gold_100"][RELU] < 0.05
    assert repairs["gold_100"][LEAKY] < repairs["gold_2000"][LEAKY] < 1


def test_softplus_freezes_nobody_and_is_slower_than_no_activation(values):
    repairs = values("loss/archery_repairs_numpy")
    assert repairs["frozen_share"][SOFTPLUS] == 0
    assert repairs["gold_100"][SOFTPLUS] < repairs["gold_100"][LINEAR]
    assert repairs["gold_2000"][SOFTPLUS] == 1


def test_a_starting_bias_of_0_1_leaves_about_40_percent_frozen(values):
    # 4 standard errors of a share of 0.4 among 1,000
    share = values("loss/archery_repairs_numpy")["frozen_share"][SMALL_BIAS]
    assert abs(share - 0.4) < 4 * math.sqrt(0.4 * 0.6 / 1000)


# Rules for numbers, and for yes or no

MARGINS = [2, 0.5, 1.5, -0.5]


def softplus(z):
    return math.log(1 + math.exp(z))


@every_framework
def test_signed_errors_cancel_and_mse_and_mae_do_not(values, framework):
    zoo = values(f"loss/loss_zoo_{framework}")
    assert zoo["signed_error"] == close(0, abs=1e-7)
    assert zoo["squares"] == close([4, 0, 1, 1])  # the cubes have the same mean
    assert zoo["mse"] == close((4 + 0 + 1 + 1) / 4)
    assert zoo["mae"] == close((2 + 0 + 1 + 1) / 4)


@every_framework
def test_hinge_punishes_a_right_answer_inside_the_margin(values, framework):
    zoo = values(f"loss/loss_zoo_{framework}")
    assert zoo["hinge_each"] == close([0, 0.5, 0, 1.5])
    assert zoo["hinge"] == close(0.5)


@every_framework
def test_each_loss_agrees_with_the_frameworks_own_function(values, framework):
    zoo = values(f"loss/loss_zoo_{framework}")
    assert zoo["log_loss"] == close(statistics.fmean(softplus(-m) for m in MARGINS), abs=1e-6)
    for loss in ("mse", "mae", "log_loss", "hinge"):
        assert zoo[f"{loss}_again"] == close(zoo[loss], abs=1e-6)


def test_hinge_embedding_loss_is_not_the_hinge():
    score, yes = torch.tensor([3.0]), torch.tensor([1.0])
    assert F.hinge_embedding_loss(score, yes).item() == 3
    assert F.margin_ranking_loss(score, torch.zeros(1), yes, margin=1.0).item() == 0


def test_mse_is_a_parabola_mae_a_v_and_hinge_stops_where_log_loss_goes_on(values):
    shapes = values("loss/loss_shapes_plot")
    grid = [-3 + 0.1 * i for i in range(61)]
    assert shapes["error"] == close(grid)
    assert shapes["margin"] == close(grid)
    assert shapes["mse"] == close([e * e for e in grid])
    assert shapes["mae"] == close([abs(e) for e in grid])
    assert shapes["hinge"] == close([max(0, 1 - m) for m in grid], abs=1e-12)
    assert shapes["log_loss"] == close([softplus(-m) for m in grid])
    assert (shapes["mse_at_3"], shapes["mae_at_3"]) == close((9, 3))
    assert (shapes["hinge_at_0"], shapes["log_at_0"]) == close((1, math.log(2)))


@every_framework
def test_log_loss_is_the_cross_entropy_of_two_classes(values, framework):
    both = values(f"loss/cross_entropy_{framework}")
    expected = statistics.fmean(softplus(-m) for m in MARGINS)
    assert both["log_loss"] == close(expected, abs=1e-6)
    assert both["two_classes"] == close(expected, abs=1e-6)


@every_framework
def test_cross_entropy_is_the_logarithm_of_the_probability_of_the_true_class(values, framework):
    both = values(f"loss/cross_entropy_{framework}")
    log_sum = math.log(math.e**2 + math.e + 1)
    assert both["scores"] == [[2, 1, 0], [1, 2, 0], [0, 0, 0]]
    assert both["classes"] == [0, 2, 1]
    assert both["each"] == close([log_sum - 2, log_sum, math.log(3)], abs=1e-6)
    assert both["again"] == close(both["each"], abs=1e-6)
    assert both["each"][1] > both["each"][2]  # wrong costs more than no idea


# Functions that make gradients


@every_framework
def test_each_gradient_formula_is_the_gradient_of_its_loss(values, framework):
    gradients = values(f"loss/loss_gradients_{framework}")
    p = 1 / (1 + math.exp(-0.5))
    total = math.e**2 + math.e + 1
    three = [math.e**2 / total, math.e / total - 1, 1 / total]
    for name in ("by_formula", "by_grad"):
        assert gradients[name] == close([-3, -1, p - 1, -1], abs=1e-5)
    assert gradients["losses"] == close([1.5**2, 1.5, softplus(-0.5), 0.5], abs=1e-6)
    for name in ("three_formula", "three_grad"):
        assert gradients[name] == close(three, abs=1e-5)
    assert sum(gradients["three_grad"]) == close(0, abs=1e-5)


@every_framework
def test_value_and_gradient_come_together(values, framework):
    gradients = values(f"loss/loss_gradients_{framework}")
    assert gradients["value"] == close(1.5**2)
    assert gradients["gradient"] == close(-2 * 1.5, abs=1e-5)


def test_mlx_gives_the_value_first_and_torch_func_the_gradient():
    assert [v.item() for v in mx.value_and_grad(lambda a: a**2)(mx.array(5.0))] == [25, 10]
    assert [v.item() for v in torch.func.grad_and_value(lambda a: a**2)(torch.tensor(5.0))] == [10, 25]


# What a loss makes you predict


def test_mse_leads_to_the_mean_and_mae_to_the_median(values):
    best = values("loss/mean_or_median_numpy")
    data = [1, 2, 3, 4, 100]
    assert best["best_mse"] == statistics.mean(data)
    assert best["best_mae"] == statistics.median(data)
    assert best["mse"] == close([statistics.fmean((g - y) ** 2 for y in data) for g in range(101)])
    assert best["mae"] == close([statistics.fmean(abs(g - y) for y in data) for g in range(101)])


# Logits and probabilities


def test_wrong_and_sure_log_loss_pushes_11_thousand_times_as_hard_as_mse(values):
    saturation = values("loss/saturation_numpy")
    z = torch.tensor(-10.0, dtype=torch.float64)
    log_loss = torch.func.grad(lambda z: -torch.log(torch.sigmoid(z)))(z).item()
    mse = torch.func.grad(lambda z: (torch.sigmoid(z) - 1) ** 2)(z).item()
    assert saturation["gradient_log_loss"] == close(log_loss)
    assert saturation["gradient_mse"] == close(mse)
    assert (saturation["push_log_loss"], saturation["push_mse"]) == close((-log_loss, -mse))
    assert saturation["times"] == close(log_loss / mse)
    assert 10_900 < saturation["times"] < 11_100
    assert saturation["z"] == close([-10 + 0.25 * i for i in range(81)])


def test_log_loss_needs_11_steps_where_mse_needs_11_thousand(values):
    # Many small steps follow dz/dt = -gradient, and the time from z = -10 to 0 is an integral with a closed form.
    def time(antiderivative):
        return antiderivative(0) - antiderivative(-10)

    saturation = values("loss/saturation_numpy")
    by_log_loss = time(lambda z: z + math.exp(z))  # of 1 / (1 - p)
    by_mse = time(lambda z: (-math.exp(-z) + 3 * z + 3 * math.exp(z) + math.exp(2 * z) / 2) / 2)
    assert saturation["steps_log_loss"] == close(by_log_loss, abs=1)
    assert saturation["steps_mse"] == close(by_mse, rel=1e-3)


@every_framework
def test_from_the_logit_loss_and_gradient_are_exact_from_the_probability_not(values, framework):
    logits = values(f"loss/logits_{framework}")
    assert logits["losses"] == close([softplus(2), 40], abs=1e-6)
    assert logits["gradients"] == close([1 / (1 + math.exp(-2)), 1], abs=1e-6)
    assert (logits["loss"], logits["gradient"]) == close((40, 1))
    assert logits["agree"] == [True, False]


def test_from_a_probability_of_1_torch_loses_the_gradient_and_mlx_gives_nan():
    def in_torch(z):
        return F.binary_cross_entropy(torch.sigmoid(z), torch.tensor(0.0))

    def in_mlx(z):
        return nn.losses.binary_cross_entropy(mx.sigmoid(z), mx.array(0.0), with_logits=False)

    gradient, loss = torch.func.grad_and_value(in_torch)(torch.tensor(40.0))
    assert (loss.item(), gradient.item()) == (100, 0)
    loss, gradient = mx.value_and_grad(in_mlx)(mx.array(40.0))
    assert loss.item() == 100
    assert math.isnan(gradient.item())


@every_framework
def test_softmax_applied_twice_puts_a_floor_under_the_loss(values, framework):
    double = values(f"loss/double_softmax_{framework}")

    def loss(scores):
        return math.log(sum(math.exp(s - scores[0]) for s in scores))

    for i, score in enumerate((-10, 0, 10, 1000)):
        p = [1 / (1 + 2 * math.exp(-score)), 1 / (math.exp(min(score, 700)) + 2)]
        p.append(p[1])
        assert double["once"][i] == close(loss([score, 0, 0]), abs=2e-6)
        assert double["twice"][i] == close(loss(p), abs=2e-6)
    floor = math.log(1 + 2 / math.e)
    assert min(double["twice"]) == close(floor, abs=2e-6)
    assert double["once"][3] < 1e-6


# Many examples, one number


@every_framework
def test_the_sum_has_n_times_the_gradient_of_the_mean(values, framework):
    reductions = values(f"loss/reductions_{framework}")
    log_sum = math.log(math.e**2 + math.e + 1)
    each = [log_sum - 2, log_sum, math.log(3)]
    assert reductions["each"] == close(each, abs=1e-6)
    assert reductions["total"] == close(sum(each), abs=2e-6)
    assert reductions["average"] == close(sum(each) / 3, abs=1e-6)
    assert reductions["ratio"] == close(3, abs=1e-5)


def default_reduction(function):
    return inspect.signature(function).parameters["reduction"].default


def test_the_default_reductions_are_those_of_the_table():
    for name in (
        "mse_loss",
        "l1_loss",
        "binary_cross_entropy_with_logits",
        "cross_entropy",
        "margin_ranking_loss",
        "huber_loss",
    ):
        assert default_reduction(getattr(F, name)) == "mean"
    for name in ("mse_loss", "l1_loss", "binary_cross_entropy"):
        assert default_reduction(getattr(nn.losses, name)) == "mean"
    for name in ("cross_entropy", "hinge_loss", "huber_loss"):
        assert default_reduction(getattr(nn.losses, name)) == "none"
    logits_by_default = inspect.signature(nn.losses.binary_cross_entropy).parameters["with_logits"].default
    assert logits_by_default is True


@every_framework
def test_perfect_predictions_of_the_wrong_shape_have_a_loss_above_zero(values, framework):
    shapes = values(f"loss/shape_trap_{framework}")
    targets = [1, 2, 3, 4]
    assert shapes["trap"] == close(statistics.fmean((a - b) ** 2 for a in targets for b in targets))
    assert shapes["pairs"] == 16
    assert shapes["loss"] == 0


def test_mlx_raises_and_torch_warns_and_goes_on(values):
    with pytest.raises(ValueError, match="shape"):
        nn.losses.mse_loss(mx.zeros((4, 1)), mx.zeros((4,)))
    with pytest.warns(UserWarning, match="target size"):
        F.mse_loss(torch.zeros(4, 1), torch.zeros(4))
    assert values("loss/shape_trap_torch")["same_trap"] == close(2.5)


def test_trained_on_the_wrong_shape_everybody_gets_the_mean():
    y, y_hat = np.array([1.0, 2, 3, 4]), np.zeros((4, 1))
    for _ in range(500):
        y_hat -= 0.1 * 2 * (y_hat - y).mean(axis=1, keepdims=True)
    assert y_hat.ravel().tolist() == close([2.5] * 4)


# Exercises


def test_exercise_1_of_each_start_and_its_mirror_image_exactly_one_is_dead(values):
    mirror = values("loss/mirror_pairs_numpy")
    assert mirror["exactly_one"] == [1] * 6
    assert mirror["dead_share"] == [0.5] * 6


def test_exercise_2_rate_0_4_hits_in_one_step_and_above_0_8_diverges(values):
    one_step = values("loss/one_step_numpy")
    assert (one_step["curvature"], one_step["best_rate"], one_step["limit"]) == close((2.5, 0.4, 0.8))
    assert one_step["rates"] == close([0.01, 0.2, 0.4, 0.6, 0.8, 0.9])
    for steps, name in ((1, "error_1"), (20, "error_20")):
        expected = [-0.45 * (1 - 2.5 * rate) ** steps for rate in one_step["rates"]]
        assert one_step[name] == close(expected, abs=1e-9)
    assert abs(one_step["error_20"][5]) > abs(one_step["error_1"][5]) > 0.45


def test_exercise_2_with_relu_too_large_a_rate_freezes_the_archer(values):
    # The errors are -0.45, 0.56, -0.70, 0.88, and the next arrow would land below the ground.
    assert -0.45 * 1.25**4 < -Y
    assert values("loss/one_step_numpy")["error_relu"] == close(-Y)


def test_exercise_3_the_outlier_drags_the_mean_along_and_not_the_median(values):
    outlier = values("loss/outlier_numpy")
    data = [[1, 2, 3, 4, 100], [1, 2, 3, 4, 1000]]
    assert outlier["best_mse"] == [statistics.mean(points) for points in data]
    assert outlier["best_mae"] == [statistics.median(points) for points in data]
    grid = torch.arange(0, 1001.0)
    for points, best in zip(data, outlier["best_huber"], strict=True):
        loss = sum(F.huber_loss(grid, torch.full_like(grid, p), reduction="none") for p in points)
        assert best == loss.argmin().item() == 3


def test_exercise_4_the_more_classes_the_higher_the_floor(values):
    floor = values("loss/softmax_floor_numpy")
    expected = [math.log(1 + others / math.e) for others in (1, 2, 9, 999)]
    assert floor["formula"] == close(expected)
    assert floor["measured"] == close(expected)
    assert expected[3] < math.log(1000)
