"""The claims of the page on optimizers, each against a closed form, another framework or an inequality."""

import math

import mlx.core as mx
import mlx.optimizers
import numpy as np
import pytest
import torch

FRAMEWORKS = ("numpy", "torch", "mlx")
RULES = ("sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw")


def gap(one, other):
    """The largest difference between two runs."""
    return np.abs(np.array(one) - np.array(other)).max()


def bias_factor(t):
    """How many times as long Adam's step is without correction, for a constant gradient."""
    return (1 - 0.9**t) / math.sqrt(1 - 0.999**t)


# What stochastic means


def each_gradient(w):
    """The gradient of each of the 64 examples, at w."""
    x = np.array([-1 + 2 * i / 63 for i in range(64)])
    y = 2 * x + np.sin(40 * x)
    return x, 2 * x * (w * x - y)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_batches_of_every_size_have_the_full_gradient_on_average(values, framework):
    v = values(f"optimizers/stochastic_{framework}")
    _, each = each_gradient(1.5)
    assert v["full"] == pytest.approx(each.mean(), abs=1e-6)
    assert v["averages"] == pytest.approx([each.mean()] * 3, abs=1e-5)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_single_example_often_points_uphill_and_the_whole_never(values, framework):
    v = values(f"optimizers/stochastic_{framework}")
    _, each = each_gradient(1.5)
    assert v["uphill"][0] == pytest.approx(np.mean(each > 0), abs=1e-6)
    assert v["uphill"][2] == 0
    # 1,600 batches of 8. A batch is roughly normal: mean and spread below give its chance to point uphill.
    # 4 standard errors of a share near 0.1 over 1,600 batches are 0.03; 0.02 is for the normal approximation.
    spread = each.std() * math.sqrt(1 / 8 * 56 / 63)
    chance = 0.5 * math.erfc(-each.mean() / spread / math.sqrt(2))
    assert v["uphill"][1] == pytest.approx(chance, abs=0.05)
    assert v["uphill"][1] * 200 * 8 == pytest.approx(round(v["uphill"][1] * 200 * 8), abs=1e-3)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_spread_of_a_batch_falls_with_its_size(values, framework):
    spreads = values(f"optimizers/stochastic_{framework}")["spreads"]
    _, each = each_gradient(1.5)
    assert spreads[0] == pytest.approx(each.std(), rel=2e-5)
    # Drawing 8 of 64 without putting back; a spread from 1,600 batches has a standard error of 2 %: 4 of them.
    assert spreads[1] == pytest.approx(each.std() * math.sqrt(1 / 8 * 56 / 63), rel=0.08)
    assert spreads[2] == pytest.approx(0, abs=1e-6)


def test_at_the_lowest_point_the_gradient_of_a_batch_is_not_zero():
    x, at_zero = each_gradient(0.0)
    lowest = -at_zero.sum() / (2 * x**2).sum()
    each = each_gradient(lowest)[1]
    assert each.mean() == pytest.approx(0, abs=1e-12)
    assert np.abs(each.reshape(8, 8).mean(axis=1)).min() > 1e-3


# Momentum and Nesterov


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_plain_descent_needs_691_steps_in_the_ravine_by_its_closed_form(values, framework):
    v = values(f"optimizers/momentum_ravine_{framework}")
    assert v["curvature"] == [1, 100]
    assert v["sgd_best"] == math.ceil(math.log(1e-6) / math.log(99 / 101)) == 691


def ravine_steps(rate, beta, nesterov=False):
    """Steps until both weights are below a millionth, from the recurrence of each weight alone."""

    def last_above(curvature):
        before, now, last = 1.0, 1 - rate * curvature * (1 + beta * nesterov), 0
        for step in range(1, 1000):
            last = step if abs(now) >= 1e-6 else last
            if nesterov:
                after = (1 - rate * curvature) * ((1 + beta) * now - beta * before)
            else:
                after = (1 + beta - rate * curvature) * now - beta * before
            before, now = now, after
        return last

    return [last_above(1.0), last_above(100.0)]


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_momentum_needs_95_steps_and_nesterov_fewer_than_momentum(values, framework):
    v = values(f"optimizers/momentum_ravine_{framework}")
    # The first step with both weights below is at the earliest after the slower weight's first dip.
    for name, rate, beta, nesterov in (
        ("momentum_best", 4 / 121, 81 / 121, False),
        ("momentum_usual", 0.01, 0.9, False),
        ("nesterov_usual", 0.01, 0.9, True),
    ):
        assert v[name] <= max(ravine_steps(rate, beta, nesterov)) + 1
    assert v["momentum_best"] == 95
    assert v["sgd_best"] > 7 * v["momentum_best"]
    assert v["momentum_best"] < v["nesterov_usual"] < v["momentum_usual"] < v["sgd_best"]


def test_the_frameworks_count_the_same_steps_in_the_ravine(values):
    one, two, three = (values(f"optimizers/momentum_ravine_{f}") for f in FRAMEWORKS)
    for name in ("sgd_best", "momentum_best", "momentum_usual", "nesterov_usual"):
        assert one[name] == two[name] == three[name]


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_on_a_constant_slope_momentum_steps_ten_times_as_far(values, framework):
    v = values(f"optimizers/constant_slope_{framework}")
    geometric = [0.01 * (1 - 0.9 ** (t + 1)) / (1 - 0.9) for t in range(100)]
    assert v["steps"] == pytest.approx(geometric, abs=3e-6)
    assert v["limit"] == pytest.approx(10)
    assert v["w"] == pytest.approx([-sum(geometric)], abs=3e-5)
    assert v["steps"][99] / v["steps"][0] == pytest.approx(v["limit"], rel=1e-3)


def test_nesterov_in_both_forms_walks_one_path_a_look_ahead_apart(values):
    v = values("optimizers/nesterov_lookahead_numpy")
    assert len(v["gaps"]) == 200
    assert v["largest_gap"] == max(v["gaps"]) < 1e-12
    # First step from (1, 1): the look ahead of the steep weight is 0.9 times its first move, 0.01 * 100.
    assert v["distances"][0] == pytest.approx(0.9 * 0.01 * 100)
    assert v["largest_distance"] == max(v["distances"]) == pytest.approx(0.9)
    w = torch.tensor([1.0, 1.0], dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=0.01, momentum=0.9, nesterov=True)
    for _ in range(200):
        w.grad = torch.tensor([1.0, 100.0]) * w.detach()
        optimizer.step()
    assert v["u"] == pytest.approx(w.tolist(), rel=1e-9)


def ravine_end(settings):
    """How far from the lowest point 40 steps end, by powers of each weight's own matrix."""
    rate, beta, nesterov = settings
    ends = []
    for curvature, start in ((1.0, -4.0), (50.0, 1.0)):
        keep = 1 - rate * curvature
        step = [[1 + beta - rate * curvature, -beta], [1, 0]]
        if nesterov:
            step = [[(1 + beta) * keep, -beta * keep], [1, 0]]
        first = start * (1 - rate * curvature * (1 + beta * nesterov))
        ends.append((np.linalg.matrix_power(np.array(step), 39) @ [first, start])[0])
    return math.hypot(*ends)


def test_in_the_ravine_sgd_is_left_behind_after_40_steps(values):
    v = values("optimizers/ravine_paths_plot")
    expected = [ravine_end(s) for s in ((0.038, 0.0, False), (0.015, 0.9, False), (0.015, 0.9, True))]
    assert v["ends"][:3] == pytest.approx(expected, rel=1e-6)
    w = torch.tensor([-4.0, 1.0], dtype=torch.float64, requires_grad=True)
    adam = torch.optim.Adam([w], lr=0.25, eps=1e-16)
    for _ in range(40):
        w.grad = torch.tensor([1.0, 50.0], dtype=torch.float64) * w.detach()
        adam.step()
    assert v["ends"][3] == pytest.approx(w.detach().norm().item(), rel=1e-6)
    assert v["ends"][0] > 2 * max(v["ends"][1:])


def test_the_ovals_in_the_ravine_are_lines_of_equal_loss(values):
    for figure, steepness, loss in (("ravine_paths_plot", 50, 12.5), ("ravine_race_plot", 50, 8)):
        along, across = np.array(values(f"optimizers/{figure}")["oval"])
        assert np.allclose((along**2 + steepness * across**2) / 2, loss)
        assert np.ptp(along) > 7 * np.ptp(across) > 0  # once around


# RMSprop


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_rmsprop_and_adam_do_not_notice_a_loss_a_thousand_times_larger(values, framework):
    v = values(f"optimizers/loss_scale_{framework}")
    assert v["ends"][2:] == pytest.approx(v["ends_scaled"][2:], rel=1e-5)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_sgd_and_momentum_diverge_on_a_loss_a_thousand_times_larger(values, framework):
    v = values(f"optimizers/loss_scale_{framework}")
    # SGD's distance to 3 is multiplied by 1 - 0.01 * 2 * scale in every step.
    assert v["ends"][0] == pytest.approx(3 - 3 * 0.98**20, rel=1e-5)
    assert v["ends_scaled"][0] == pytest.approx(3 - 3 * (-19.0) ** 20, rel=1e-5)
    for name, scale in (("ends", 1), ("ends_scaled", 1000)):
        step = np.array([[1.9 - 0.02 * scale, -0.9], [1, 0]])
        start = [-3 * (1 - 0.02 * scale), -3]
        assert v[name][1] == pytest.approx(3 + (np.linalg.matrix_power(step, 19) @ start)[0], rel=1e-5)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_first_step_of_rmsprop_is_ten_learning_rates_and_of_adam_one(values, framework):
    v = values(f"optimizers/loss_scale_{framework}")
    assert v["first_steps"] == pytest.approx([0.06, 0.06, 0.1, 0.01], rel=1e-5)


@pytest.mark.parametrize("scale", (1, 1000))
def test_the_walk_by_hand_ends_where_pytorch_ends_in_float64(values, scale):
    ends = values("optimizers/loss_scale_numpy")["ends" if scale == 1 else "ends_scaled"]
    for end, rule in zip(ends, ("sgd", "momentum", "rmsprop", "adam"), strict=True):
        make, options = TORCH[rule]
        w = torch.tensor(0.0, dtype=torch.float64, requires_grad=True)
        optimizer = make([w], lr=0.01, **options)
        for _ in range(20):
            w.grad = scale * 2 * (w.detach() - 3)
            optimizer.step()
        assert end == pytest.approx(w.item(), rel=1e-12)


# Adam


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_first_step_of_adam_is_the_learning_rate(values, framework):
    v = values(f"optimizers/adam_first_step_{framework}")
    # Float32 near 1 rounds by 6e-8; eps = 1e-8 beside a gradient of 0.004 is 2.5e-6 of the step.
    assert v["corrected"] == pytest.approx([0.99, 1.01], abs=2e-7)
    assert v["g"] == pytest.approx([3, -0.004])


def test_after_one_step_the_corrected_averages_are_the_gradient_and_its_square(values):
    v = values("optimizers/adam_first_step_numpy")
    assert v["g"] == [3, -0.004]
    assert v["m_hat"] == pytest.approx(v["g"])
    assert v["s_hat"] == pytest.approx([9, 0.004**2])
    assert v["move"] == pytest.approx([0.01 * 3 / (3 + 1e-8), -0.01 * 0.004 / (0.004 + 1e-8)], rel=1e-12)
    assert v["move_default"][1] == pytest.approx(-0.01 * 0.1 * 0.004 / (math.sqrt(0.001) * 0.004 + 1e-8), rel=1e-12)


@pytest.mark.parametrize("framework", ("numpy", "mlx"))
def test_without_correction_the_first_step_is_root_ten_times_as_long(values, framework):
    v = values(f"optimizers/adam_first_step_{framework}")
    assert v["ratio"] == pytest.approx(math.sqrt(10), rel=1e-4)
    moves = [0.01 * 0.1 * g / (math.sqrt(0.001) * abs(g) + 1e-8) for g in (3, -0.004)]
    assert v["uncorrected"] == pytest.approx([1 - moves[0], 1 - moves[1]], abs=2e-7)


def test_without_correction_steps_are_three_to_six_times_too_long_for_a_hundred_steps(values):
    v = values("optimizers/bias_correction_plot")
    assert v["shortest_corrected"] == pytest.approx(1, abs=1e-9)
    assert v["longest_corrected"] == pytest.approx(1, abs=1e-9)
    assert v["ratio_1"] == pytest.approx(math.sqrt(10))
    assert v["ratio_100"] == pytest.approx(bias_factor(100))
    assert v["ratio_1000"] == pytest.approx(bias_factor(1000))
    assert v["ratio_peak"] == pytest.approx(max(map(bias_factor, range(1, 100))))
    assert bias_factor(v["step_peak"]) == pytest.approx(v["ratio_peak"])
    assert all(3 < bias_factor(t) < 6.6 for t in range(1, 101))


def test_the_missing_correction_is_below_one_percent_after_some_3900_steps(values):
    step = values("optimizers/bias_correction_plot")["step_close"]
    assert bias_factor(step) < 1.01 <= bias_factor(step - 1)
    assert step == math.ceil(math.log(1 - 1 / 1.01**2) / math.log(0.999))


def race_end(rule, condition, rate):
    """How far PyTorch ends from the lowest point after 60 steps, in float64."""
    make, options = {
        "SGD": (torch.optim.SGD, {}),
        "momentum": (torch.optim.SGD, {"momentum": 0.9}),
        "RMSprop": (torch.optim.RMSprop, {}),
        "Adam": (torch.optim.Adam, {}),
    }[rule]
    w = torch.tensor([-4.0, 1.0], dtype=torch.float64, requires_grad=True)
    optimizer = make([w], lr=rate, **options)
    for _ in range(60):
        w.grad = torch.tensor([1.0, condition], dtype=torch.float64) * w.detach()
        optimizer.step()
    return w.detach().norm().item()


RACES = [("ends_round", 1, 0.03), ("ends", 50, 0.03), ("ends_fast", 50, 0.1)]


@pytest.mark.parametrize(("name", "condition", "rate"), RACES)
def test_the_four_of_the_race_walk_as_under_pytorch(values, name, condition, rate):
    expected = [race_end(rule, condition, rate) for rule in ("SGD", "momentum", "RMSprop", "Adam")]
    assert values("optimizers/ravine_race_plot")[name] == pytest.approx(expected, rel=1e-6)


def test_rmsprop_and_adam_walk_the_same_path_whatever_the_condition_number(values):
    v = values("optimizers/ravine_race_plot")
    assert v["ends"][2:] == pytest.approx(v["ends_round"][2:], rel=1e-6)
    assert all(abs(one / other - 1) > 0.01 for one, other in zip(v["ends"][:2], v["ends_round"][:2], strict=True))


def test_with_a_rate_that_suits_adam_sgd_and_momentum_diverge(values):
    sgd, momentum, rmsprop, adam = values("optimizers/ravine_race_plot")["ends_fast"]
    assert min(sgd, momentum) > 1e6
    assert rmsprop < adam < 0.1 < 2 < values("optimizers/ravine_race_plot")["ends"][3]


def test_adam_loses_its_advantage_in_a_turned_ravine(values):
    v = values("optimizers/turned_ravine_numpy")
    step = [np.linalg.matrix_power(np.array([[1.9 - 0.01 * c, -0.9], [1, 0]]), 199) for c in (1, 100)]
    w = [(power @ [1 - 0.01 * c, 1])[0] for power, c in zip(step, (1, 100), strict=True)]
    loss = (w[0] ** 2 + 100 * w[1] ** 2) / 2
    assert v["momentum_straight"] == pytest.approx(loss, rel=1e-6)
    assert v["momentum_turned"] == pytest.approx(loss, rel=1e-6)
    for name, turn in (("straight", np.eye(2)), ("turned", np.array([[1, -1], [1, 1]]) / math.sqrt(2))):
        steep = torch.tensor(turn @ np.diag([1.0, 100.0]) @ turn.T)
        w = torch.tensor(turn @ [1.0, 1.0], requires_grad=True)
        adam = torch.optim.Adam([w], lr=0.03)
        for _ in range(200):
            w.grad = steep @ w.detach()
            adam.step()
        w = w.detach()
        assert v[f"adam_{name}"] == pytest.approx((w @ steep @ w / 2).item(), rel=1e-9)
    assert v["adam_turned"] > 1e6 * v["adam_straight"]


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_adamw_shrinks_both_weights_alike(values, framework):
    v = values(f"optimizers/weight_decay_{framework}")
    assert v["shrinking"] == pytest.approx(math.exp(500 * math.log(0.999)))
    assert v["adamw"][0] == pytest.approx(v["adamw"][1], abs=1e-5)
    # Off by the push of the first steps, little more than one learning rate.
    assert v["adamw"] == pytest.approx([v["shrinking"]] * 2, abs=0.015)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_adam_with_a_penalty_hardly_shrinks_the_weight_with_large_gradients(values, framework):
    v = values(f"optimizers/weight_decay_{framework}")
    assert v["penalty"][0] == pytest.approx(v["shrinking"], abs=0.02)
    assert v["penalty"][1] == pytest.approx(math.exp(-500 * 0.001 / 100), abs=0.02)


def test_weight_decay_shrinks_the_same_way_in_all_three(values):
    one, two, three = (values(f"optimizers/weight_decay_{f}") for f in FRAMEWORKS)
    for name, make in (("penalty", torch.optim.Adam), ("adamw", torch.optim.AdamW)):
        assert two[name] == pytest.approx(one[name], abs=1e-4)
        assert three[name] == pytest.approx(one[name], abs=1e-4)
        w = torch.ones(2, dtype=torch.float64, requires_grad=True)
        optimizer = make([w], lr=0.01, weight_decay=0.1)
        for t in range(500):
            w.grad = torch.tensor([1.0, 100.0], dtype=torch.float64) * (-1 if t % 2 == 0 else 1)
            optimizer.step()
        assert one[name] == pytest.approx(w.tolist(), rel=1e-12)


# In step with each other


def by_torch(make, dtype=torch.float64, rate=1 / 128, **options):
    """The run of optimizer_parity, written once more."""
    x = -1 + torch.arange(32, dtype=dtype) * 2 / 31
    features, y = torch.stack([x**k for k in range(4)], 1), (x + 0.5).abs()
    w, path = torch.zeros(4, dtype=dtype, requires_grad=True), []
    optimizer = make([w], lr=rate, **options)
    for t in range(200):
        rows = torch.arange((t + 1) % 4, 32, 4)
        w.grad = features[rows].T @ (features[rows] @ w.detach() - y[rows]) / 4
        optimizer.step()
        path.append(w.tolist())
    return path


TORCH = {
    "sgd": (torch.optim.SGD, {}),
    "momentum": (torch.optim.SGD, {"momentum": 0.9}),
    "nesterov": (torch.optim.SGD, {"momentum": 0.9, "nesterov": True}),
    "rmsprop": (torch.optim.RMSprop, {}),
    "adam": (torch.optim.Adam, {}),
    "adamw": (torch.optim.AdamW, {}),
}


@pytest.mark.parametrize("rule", RULES)
def test_six_rules_by_hand_make_the_same_run_as_pytorch(values, rule):
    by_hand = values("optimizers/optimizer_parity_numpy")[rule]
    assert np.shape(by_hand) == (200, 4)
    make, options = TORCH[rule]
    assert gap(by_hand, values("optimizers/optimizer_parity_torch")[rule]) < 1e-12
    assert gap(by_hand, by_torch(make, **options)) < 1e-12


@pytest.mark.parametrize("rule", RULES)
def test_mlx_makes_the_same_runs_adam_to_the_sixth_place(values, rule):
    off = gap(values("optimizers/optimizer_parity_numpy")[rule], values("optimizers/optimizer_parity_mlx")[rule])
    if rule in ("adam", "adamw"):
        assert 1e-7 < off < 1e-5
    else:
        assert off < 1e-12


def test_the_runs_fit_the_points_and_differ_from_rule_to_rule(values):
    runs = values("optimizers/optimizer_parity_numpy")
    for i, rule in enumerate(RULES):
        for other in RULES[:i]:
            assert gap(runs[rule], runs[other]) > 1e-4


def by_mlx(make, dtype, rate, **options):
    x = -1 + mx.arange(32).astype(dtype) * 2 / 31
    features, y = mx.stack([x**k for k in range(4)], 1), mx.abs(x + 0.5)
    w, path = {"w": mx.zeros(4, dtype=dtype)}, []
    optimizer = make(learning_rate=rate, **options)
    for t in range(200):
        rows = slice((t + 1) % 4, None, 4)
        g = features[rows].T @ (features[rows] @ w["w"] - y[rows]) / 4
        w = optimizer.apply_gradients({"w": g}, w)
        path.append(w["w"].tolist())
    return path


MLX = {
    "sgd": {},
    "momentum": {"momentum": 0.9},
    "nesterov": {"momentum": 0.9, "nesterov": True},
}


@pytest.mark.parametrize("rule", MLX)
def test_sgd_and_its_relatives_agree_in_float32_to_a_millionth(rule):
    make, options = TORCH[rule]
    one = by_torch(make, torch.float32, 0.01, **options)
    with mx.stream(mx.cpu):
        two = by_mlx(mlx.optimizers.SGD, mx.float32, 0.01, **MLX[rule])
    assert gap(one, two) < 1e-6


@pytest.mark.parametrize("rule", MLX)
def test_with_rate_a_hundredth_the_runs_in_float64_agree_to_1e8_only(rule):
    make, options = TORCH[rule]
    one = by_torch(make, torch.float64, 0.01, **options)
    with mx.stream(mx.cpu):
        two = by_mlx(mlx.optimizers.SGD, mx.float64, 0.01, **MLX[rule])
    assert 1e-10 < gap(one, two) < 1e-7


def test_adam_in_float32_corrections_explains_the_difference_of_mlx(values):
    x = np.arange(32) / 31 * 2 - 1
    features, y = np.stack([x**k for k in range(4)], 1), np.abs(x + 0.5)
    w, m, s, path, one = np.zeros(4), 0, 0, [], np.float32(1)
    for t in range(1, 201):
        rows = slice(t % 4, None, 4)
        g = features[rows].T @ (features[rows] @ w - y[rows]) / 4
        m, s = 0.9 * m + 0.1 * g, 0.999 * s + 0.001 * g * g
        first = float(one - np.float32(0.9) ** np.float32(t))
        second = float(one - np.float32(0.999) ** np.float32(t))
        w = w - m / first / 128 / (np.sqrt(s / second) + 1e-8)
        path.append(w)
    off = gap(values("optimizers/optimizer_parity_mlx")["adam"], values("optimizers/optimizer_parity_numpy")["adam"])
    assert gap(values("optimizers/optimizer_parity_mlx")["adam"], path) < off / 100


def test_mlx_keeps_the_rate_and_the_correction_in_float32(values):
    v = values("optimizers/float32_corners_mlx")
    assert (v["from_numpy"], v["asked_for"]) == ("mlx.core.float32", "mlx.core.float64")
    assert v["rate"] == float(np.float32(0.01))
    assert v["rate_error"] == pytest.approx(abs(float(np.float32(0.01)) / 0.01 - 1))
    assert v["correction"] == pytest.approx(float(np.float32(1) - np.float32(0.999)), rel=1e-6)
    assert v["correction_error"] == pytest.approx(abs(v["correction"] / 0.001 - 1))
    assert 1e-6 < v["correction_error"] < 1e-4


def test_mlx_has_an_exponential_in_float64_that_is_right_to_about_seven_digits(values):
    v = values("optimizers/float32_corners_mlx")
    assert v["e"] == pytest.approx(math.e, rel=1e-6)
    assert v["e_error"] == pytest.approx(abs(v["e"] - math.e) / math.e)
    assert v["e_error"] > 1e-12


def test_under_rmsprop_a_rounding_error_grows_and_under_sgd_it_does_not(values):
    v = values("optimizers/float32_drift_numpy")
    # Float32 keeps 24 bits: 6e-8 for numbers up to 1; the losses are below 1.
    assert 0 < v["sgd"] < 1e-6 and 0 < v["rmsprop_slow"] < 1e-6
    assert v["rmsprop"] > 1e-4
    assert v["growth"] > 1.5
    for gaps, largest in zip(v["gaps"], (v["sgd"], v["rmsprop_slow"], v["rmsprop"]), strict=True):
        assert len(gaps) == 200
        assert largest == gaps[-1] == max(gaps)
    jump = v["step_of_jump"] - 1
    assert v["gaps"][2][jump - 1] <= 1e-5 < v["gaps"][2][jump]
    assert v["growth"] == v["gaps"][2][jump] / v["gaps"][2][jump - 1]


def test_the_network_of_the_drift_trains_as_under_pytorch(values):
    v = values("optimizers/float32_drift_numpy")
    rng = np.random.default_rng(v["seed"])
    start = [rng.uniform(-1, 1, (2, 8)), rng.uniform(-0.4, 0.4, (8, 1))]
    sgd, slow, fast = (net_losses(rule, rate, start, 32, 200) for rule, rate in DRIFT)
    assert v["exact_losses"][0] == pytest.approx(sgd, rel=1e-9)
    assert v["exact_losses"][1] == pytest.approx(slow, rel=1e-9)
    assert v["exact_losses"][2][:80] == pytest.approx(fast[:80], rel=1e-9)
    # Even in float64 the run that drifts ends apart: a rounding of 1e-16 has grown by many powers of ten.
    assert 1e-11 < abs(v["exact_losses"][2][-1] / fast[-1] - 1) < 0.1


DRIFT = (("sgd", 0.01), ("rmsprop", 0.001), ("rmsprop", 0.01))


def net_losses(rule, rate, start, points, steps):
    """Losses of networks of tanh units on sin(3x): PyTorch's own rule, one rate for each network."""
    weights = [torch.tensor(w, requires_grad=True) for w in start]
    x = torch.tensor(np.linspace(-1, 1, points))[:, None]
    x, y = torch.hstack([x, torch.ones_like(x)]), torch.sin(3 * x)
    make, options = TORCH[rule]
    optimizer, losses = make(weights, lr=1.0, **options), []
    for _ in range(steps):
        loss = torch.mean((torch.tanh(x @ weights[0]) @ weights[1] - y) ** 2, dim=(-2, -1))
        losses.append(loss.detach().numpy())
        optimizer.zero_grad()
        loss.sum().backward()
        before = [w.detach().clone() for w in weights]
        optimizer.step()
        for w, old in zip(weights, before, strict=True):
            w.data = old + torch.as_tensor(rate, dtype=torch.float64) * (w.data - old)
    return np.array(losses)


def test_the_drifting_run_is_rmsprop_and_the_calm_one_sgd(values):
    """The same gaps with PyTorch: those of the calm runs are rounding, that of RMSprop is not."""
    rng = np.random.default_rng(values("optimizers/float32_drift_numpy")["seed"])
    start = [rng.uniform(-1, 1, (2, 8)), rng.uniform(-0.4, 0.4, (8, 1))]
    nudged = [start[0] + 1e-8, start[1]]
    for (rule, rate), (low, high) in zip(DRIFT, ((0, 1e-6), (0, 1e-6), (1e-4, 1)), strict=True):
        one, two = (net_losses(rule, rate, s, 32, 200) for s in (start, nudged))
        assert low < gap(one, two) < high


@pytest.mark.parametrize("framework", ("torch", "mlx"))
def test_dampening_spares_the_first_gradient_in_pytorch_only(values, framework):
    path = values(f"optimizers/defaults_{framework}")[f"dampened_{framework}"]
    v, w, expected = 0.0, 0.0, []
    for t in range(3):
        v = 0.9 * v + (1.0 if framework == "torch" and t == 0 else 0.5)
        w -= 0.01 * v
        expected.append(w)
    assert path == pytest.approx(expected, rel=1e-5)


def test_adagrad_has_another_epsilon_in_pytorch_than_in_mlx(values):
    one, two = values("optimizers/defaults_torch"), values("optimizers/defaults_mlx")
    assert one["adagrad_torch"] == pytest.approx([-0.01 * 1e-9 / (1e-9 + 1e-10)], rel=1e-4)
    assert two["adagrad_mlx"] == pytest.approx([-0.01 * 1e-9 / (1e-9 + 1e-8)], rel=1e-4)
    assert one["adagrad_same_eps"] == pytest.approx(two["adagrad_same_eps"], rel=1e-5)
    assert one["adagrad_same_eps"] == pytest.approx(two["adagrad_mlx"], rel=1e-5)


def test_adam_is_corrected_by_default_in_pytorch_and_not_in_mlx(values):
    assert values("optimizers/defaults_torch")["adam_torch"] == pytest.approx([-0.01], rel=1e-4)
    assert values("optimizers/defaults_mlx")["adam_mlx"] == pytest.approx([-0.01 * math.sqrt(10)], rel=1e-4)


def test_adamw_decays_by_the_same_default_in_both(values):
    assert values("optimizers/defaults_torch")["decay_default"] == 0.01
    assert values("optimizers/defaults_mlx")["decay_default"] == 0.01


# No optimizer ensures convergence


def torch_archer(rule, start):
    w, b = (torch.tensor(start, dtype=torch.float64, requires_grad=True) for _ in "wb")
    make, options = TORCH[rule]
    optimizer = make([w, b], lr=0.01, **options)
    for _ in range(50):
        loss = (torch.relu(w * 0.5 + b) - 0.8) ** 2
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return torch.relu(w * 0.5 + b).item()


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_none_of_the_six_revives_a_frozen_archer(values, framework):
    v = values(f"optimizers/frozen_archer_{framework}")
    assert v["frozen_shots"] == [0] * 6
    assert v["revived"] == 0
    assert v["moved"][:5] == [0] * 5
    assert v["moved"][5] == pytest.approx(0.25 - 0.25 * (1 - 0.01 * 0.01) ** 50, abs=2e-6)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_all_six_teach_the_archer_that_is_its_mirror_image(values, framework):
    shots = values(f"optimizers/frozen_archer_{framework}")["learner_shots"]
    exact = framework == "numpy"
    assert shots == pytest.approx([torch_archer(rule, 0.25) for rule in RULES], abs=1e-12 if exact else 2e-5)
    assert all(abs(shot - 0.8) < 0.15 < abs(0.375 - 0.8) for shot in shots)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_adam_walks_to_the_worst_point_and_sgd_to_the_best(values, framework):
    v = values(f"optimizers/adam_goes_wrong_{framework}")
    assert v["slopes"] == [3, -1, -1]
    assert v["mean_slope"] == pytest.approx(1 / 3)
    # A cycle moves SGD by -0.02. It hits -1 after 50 cycles; two small steps of 0.02 follow.
    assert v["sgd"][-1] == pytest.approx(-0.96, abs=1e-5)
    assert v["adam"][-1] == 1
    assert v["usual"][-1] == -1
    # Without momentum, Adam's step is the gradient over the root of a short average of its square.
    w, s, path = 0.0, 0.0, []
    for t in range(300):
        g = (3, -1, -1)[t % 3]
        s = 0.1 * s + 0.9 * g * g
        w = min(1.0, max(-1.0, w - 0.02 * g * math.sqrt((1 - 0.1 ** (t + 1)) / s)))
        path.append(w)
    assert v["adam"] == pytest.approx(path, abs=1e-12 if framework == "numpy" else 2e-5)


def clamped(make, **options):
    w, path = torch.tensor(0.0, dtype=torch.float64, requires_grad=True), []
    optimizer = make([w], lr=0.02, **options)
    for t in range(300):
        w.grad = torch.tensor((3.0, -1.0, -1.0)[t % 3], dtype=torch.float64)
        optimizer.step()
        w.data.clamp_(-1, 1)
        path.append(w.item())
    return path


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_usual_adam_and_sgd_go_to_the_best_point_by_the_same_way_in_all_three(values, framework):
    v = values(f"optimizers/adam_goes_wrong_{framework}")
    assert v["sgd"] == pytest.approx(clamped(torch.optim.SGD), abs=2e-6)
    assert v["usual"] == pytest.approx(clamped(torch.optim.Adam), abs=1e-6 if framework == "numpy" else 2e-5)


@pytest.mark.parametrize("framework", ("numpy", "torch"))
def test_amsgrad_heads_the_right_way(values, framework):
    path = clamped(torch.optim.Adam, betas=(0.0, 0.1), amsgrad=True)
    assert values(f"optimizers/adam_goes_wrong_{framework}")["amsgrad"] == pytest.approx(path, abs=1e-5)
    assert path[-1] < -0.5


# What to choose first


def race_start(seed, networks):
    rng = np.random.default_rng(seed)
    return [rng.uniform(-1, 1, (networks, 2, 8)), rng.uniform(-0.35, 0.35, (networks, 8, 1))]


RACE = (("sgd", 0.01), ("sgd", 0.1), ("momentum", 0.01), ("momentum", 0.1), ("adam", 0.01))


def test_momentum_and_adam_leave_plain_sgd_behind(values):
    v = values("optimizers/optimizer_race_plot")
    start = race_start(v["seed"], 10)
    last = [net_losses(rule, rate, start, 16, 1000)[-1] for rule, rate in RACE]
    # PyTorch's own optimizers, in float64: Adam's eps and the order of sums are all that differs.
    assert v["final"] == pytest.approx([np.median(loss) for loss in last], rel=1e-3)
    assert v["adam_wins"] == np.sum(last[4] < last[3])
    sgd_slow, sgd, momentum_slow, momentum, adam = v["final"]
    assert sgd_slow > 10 * sgd
    assert sgd > 10 * max(momentum, adam)


def test_momentum_at_a_tenth_of_the_rate_is_nearly_sgd(values):
    final = values("optimizers/optimizer_race_plot")["final"]
    assert final[2] == pytest.approx(final[1], rel=0.2)


def test_adam_has_the_widest_range_of_good_rates(values):
    v = values("optimizers/rate_sweep_plot")
    start = [np.tile(w, (16, 1, 1)) for w in race_start(v["seed"], 1)]
    rates = np.logspace(-4, 1, 16)
    assert np.ravel(v["rates"]) == pytest.approx(rates)
    for i, rule in enumerate(("sgd", "momentum", "adam")):
        losses = np.median(net_losses(rule, rates[:, None, None], start, 16, 1000)[-100:], axis=0)
        # Near its best rate a run with memory jitters, so that rounding grows; and the program leaves Adam's eps out.
        near = {"sgd": 1e-6, "momentum": 1e-3, "adam": 0.02}[rule]
        assert v["best_loss"][i] == pytest.approx(np.nanmin(losses), rel=near)
        assert v["best_rate"][i] == pytest.approx(rates[np.nanargmin(losses)])
        assert v["good_rates"][i] == np.sum(losses < 1e-4)
        assert v["largest"][i] == pytest.approx(rates[np.isfinite(losses)].max())
    assert v["good_rates"][2] > v["good_rates"][1] > v["good_rates"][0]
    assert v["best_loss"][2] < v["best_loss"][1] < v["best_loss"][0] / 10
    assert v["largest"][2] == pytest.approx(10)


# Exercises


def test_exercise_1_the_first_two_steps_of_adam(values):
    v = values("optimizers/adam_by_hand_numpy")
    eps = 1e-8
    moves = [0.1 * 0.5 / (0.5 + eps), -0.1 * 0.005 / 0.19 / (0.5 + eps)]
    assert v["moves"] == pytest.approx(moves, rel=1e-11)
    assert v["w"] == pytest.approx(0.9053, abs=5e-5)
    assert -v["moves"][0] / v["moves"][1] == pytest.approx(19, rel=1e-6)


def test_exercise_3_the_fair_rate(values):
    limit = values("optimizers/constant_slope_numpy")["limit"]
    assert 0.2 / limit == pytest.approx(0.02)
    assert 0.2 / (1 / (1 - 0.99)) == pytest.approx(0.002)
    fair = values("optimizers/fair_rate_numpy")
    assert fair["betas"] == [0.9, 0.99]
    assert fair["growth"] == pytest.approx([10, 100])
    assert fair["fair_rates"] == pytest.approx([0.02, 0.002])


def test_exercise_4_momentum_raises_the_largest_stable_rate_and_nesterov_lowers_it(values):
    v = values("optimizers/stable_rate_numpy")
    assert v["rules"] == ["plain", "momentum", "Nesterov"]

    def growth(rate, beta, nesterov):
        keep = 1 - rate * 100
        first = (1 + beta) * keep if nesterov else 1 + beta - rate * 100
        second = beta * keep if nesterov else beta
        return max(abs(np.roots([1, -first, second])))

    for limit, (beta, nesterov) in zip(v["limits"], ((0, False), (0.9, False), (0.9, True)), strict=True):
        assert growth(0.999 * limit, beta, nesterov) < 1 < growth(1.001 * limit, beta, nesterov)
    assert v["limits"][2] < v["limits"][0] < v["limits"][1]
    assert max(v["ends_below"]) < 1 < min(v["ends_above"])
    assert v["ends_below"][0] == pytest.approx(0.98**2000, rel=1e-6)
    assert v["ends_above"][0] == pytest.approx(1.02**2000, rel=1e-6)
    for i, nesterov in ((1, False), (2, True)):
        for name, share in (("ends_below", 0.99), ("ends_above", 1.01)):
            keep = 1 - share * v["limits"][i] * 100
            first = 1.9 * keep if nesterov else 0.9 + keep
            second = 0.9 * keep if nesterov else 0.9
            start = keep - 0.9 * (1 - keep) if nesterov else keep
            end = np.linalg.matrix_power(np.array([[first, -second], [1, 0]]), 1999) @ [start, 1]
            assert v[name][i] == pytest.approx(abs(end[0]), rel=1e-6)


@pytest.mark.parametrize("framework", ("torch", "mlx"))
def test_exercise_5_adam_remembers_two_numbers_for_each_weight(values, framework):
    v = values(f"optimizers/state_size_{framework}")
    assert v["parameters"] == 1000 * 1000 + 1000
    assert v["momentum_state"] == v["rmsprop_state"] == v["parameters"]
    assert v["adam_state"] == 2 * v["parameters"]
    assert v["adam_megabytes"] == pytest.approx(8.008)
