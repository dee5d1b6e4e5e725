"""What the page "Forward, backward, downhill" claims, checked against facts from outside its programs."""

import contextlib
import io
import math
from itertools import pairwise
from pathlib import Path

import matplotlib.axes
import matplotlib.pyplot as plt
import mlx.core as mx
import mlx.nn
import numpy as np
import pytest
import torch

ROOT = Path(__file__).resolve().parents[2]
FRAMEWORKS = ["numpy", "torch", "mlx"]
ARRAY = {"numpy": "np.array", "torch": "torch.tensor", "mlx": "mx.array"}
every_framework = pytest.mark.parametrize("framework", FRAMEWORKS)

# The network of the page: 2 inputs, 2 hidden neurons, 1 output.
W, B, V, C = [[2.0, -1.0], [1.0, -2.0]], [1.0, 2.0], [-1.0, 2.0], 7.0
TAXI_X, TAXI_Y = np.array([1.0, 3.0, 4.0, 6.0]), np.array([7.0, 7.0, 13.0, 13.0])


def changed(name, *replacements):
    """What a snippet measures when its source is changed: (old, new) pairs, each found exactly once."""
    source = (ROOT / "snippets" / f"{name}.py").read_text(encoding="utf-8")
    for old, new in replacements:
        assert source.count(old) == 1, old
        source = source.replace(old, new)
    names = {"__name__": "changed"}
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(source, name, "exec"), names)
    finally:
        plt.close("all")
    return names


def autograd_of_the_page(x, y):
    """Prediction, loss and the gradients of W, b, v, c, by PyTorch in float64."""
    w, b, v = (torch.tensor(p, dtype=torch.float64, requires_grad=True) for p in (W, B, V))
    c = torch.tensor(C, dtype=torch.float64, requires_grad=True)
    y_hat = v @ torch.relu(w @ torch.tensor(x, dtype=torch.float64) + b) + c
    loss = (y_hat - y) ** 2
    loss.backward()
    return y_hat.item(), loss.item(), w.grad, b.grad, v.grad, c.grad


# Neurons and layers


def test_the_boundary_lies_at_minus_b_over_w(values):
    measured = values("descent/bias_shift_plot")
    assert measured["shifted"] == [-b / 2 for b in (2, 0, -2)]
    assert measured["tilted"] == [2 / w for w in (1, 4, -2)]


def test_the_bias_shifts_the_line_and_leaves_its_slope_alone(values):
    shifted = values("descent/bias_shift_plot")["shifted"]
    assert shifted[1] - shifted[0] == shifted[2] - shifted[1] == 1  # each 2 of bias, at weight 2


def test_the_drawn_lines_are_the_outputs_of_the_six_neurons(monkeypatch):
    drawn = []
    plot = matplotlib.axes.Axes.plot
    monkeypatch.setattr(
        matplotlib.axes.Axes, "plot", lambda self, *given, **look: drawn.append(given) or plot(self, *given, **look)
    )
    changed("descent/bias_shift_plot", ("plt.show()", ""))
    lines = [(np.array(x), np.array(y)) for x, y, _ in drawn if np.size(x) > 1]
    neurons = [(2, 2), (2, 0), (2, -2), (1, -2), (4, -2), (-2, -2)]
    for (x, y), (w, b) in zip(lines, neurons, strict=True):
        assert (x.min(), x.max()) == (-3, 3)
        assert y == pytest.approx(np.maximum(w * x + b, 0))
        at_corner = -b / w
        assert at_corner in x.tolist()


def test_a_negative_weight_turns_the_neuron_around():
    boundary = changed("descent/bias_shift_plot", ("plt.show()", ""))["boundary"]
    assert boundary(-2, -2) == -1  # the largest x at which it is on
    assert boundary(2, -2) == 1  # the smallest


@every_framework
def test_three_neurons_with_two_inputs_have_six_and_three_parameters(values, framework):
    measured = values(f"descent/count_parameters_{framework}")
    assert (measured["weights"], measured["biases"]) == (2 * 3, 3)


@every_framework
def test_four_arrays_hold_twenty_five_parameters(values, framework):
    measured = values(f"descent/count_parameters_{framework}")
    assert measured["sizes"] == [2 * 3, 3, 3 * 4, 4]
    assert measured["arrays"] == 4
    assert measured["total"] == (2 + 1) * 3 + (3 + 1) * 4


def test_numel_counts_numbers_and_size_gives_the_shape():
    weight = torch.nn.Linear(2, 3).weight
    assert weight.numel() == 6
    assert tuple(weight.size()) == (3, 2)
    assert mlx.nn.Linear(2, 3).weight.size == np.zeros((3, 2)).size == 6


def test_neurons_come_first_in_both_frameworks():
    assert tuple(torch.nn.Linear(2, 3).weight.shape) == (3, 2)
    assert mlx.nn.Linear(2, 3).weight.shape == (3, 2)


# Forward


@every_framework
def test_the_network_says_5_for_the_ride_and_z_is_2_and_minus_2(values, framework):
    y_hat, loss, *_ = autograd_of_the_page([2.0, 3.0], 2.0)
    measured = values(f"descent/backprop_by_hand_{framework}")
    assert (y_hat, loss) == (5, 9)
    assert measured["z"] == [2, -2]
    assert measured["h"] == [2, 0]
    assert measured["y_hat"] == [y_hat]
    assert measured["loss"] == [loss]


@every_framework
def test_a_matrix_of_rides_gives_the_predictions_of_the_rides_one_by_one(values, framework):
    measured = values(f"descent/forward_pass_{framework}")
    expected = [autograd_of_the_page(x, 0.0)[0] for x in ([2, 3], [3, 2], [0, 2])]
    assert measured["y_hat"] == measured["one_by_one"] == expected
    assert measured["one"] == expected[0]


@every_framework
def test_both_neurons_are_off_in_the_last_ride_and_only_the_bias_is_left(values, framework):
    measured = values(f"descent/forward_pass_{framework}")
    assert measured["H"][2] == [0, 0]
    assert measured["y_hat"][2] == C


# Backward


def test_along_a_path_slopes_multiply_and_where_paths_meet_they_add(values):
    measured = values("descent/slopes_multiply_numpy")
    w = torch.tensor(1.0, requires_grad=True)
    u = 3 * w - 1
    u.retain_grad()
    (u**2).backward()
    assert measured["first"] == 3
    assert measured["second"] == u.grad.item() == 4
    assert measured["whole"] == w.grad.item() == measured["first"] * measured["second"]
    assert measured["both"] == measured["whole"] + measured["side_path"]
    assert measured["side_path"] == 2


def test_the_slope_of_a_square_is_2u_plus_h():
    for u in (1.0, 2.0, -3.0):
        for h in (0.5, 0.25):
            assert ((u + h) ** 2 - u**2) / h == 2 * u + h


@every_framework
def test_the_nine_slopes_by_hand_are_those_of_autograd_and_of_small_steps(values, framework):
    measured = values(f"descent/backprop_by_hand_{framework}")
    _, _, dw, db, dv, dc = autograd_of_the_page([2.0, 3.0], 2.0)
    assert measured["dW"] == dw.tolist()
    assert measured["db"] == db.tolist()
    assert measured["dv"] == dv.tolist()
    assert measured["dc"] == [dc.item()]
    assert measured["by_hand"] == [*dw.flatten().tolist(), *db.tolist(), *dv.tolist(), dc.item()]
    assert measured["check"] == measured["by_hand"]
    assert measured["largest_gap"] == 0


@every_framework
def test_the_slopes_on_the_way_are_6_then_minus_6_and_12_then_minus_6_and_0(values, framework):
    measured = values(f"descent/backprop_by_hand_{framework}")
    assert measured["dy_hat"] == [2 * (5 - 2)]
    assert measured["dh"] == [6 * v for v in V]
    assert measured["dz"] == [-6, 0]


def test_four_of_the_nine_slopes_are_0_because_the_second_neuron_is_off(values):
    slopes = values("descent/backprop_by_hand_numpy")["by_hand"]
    names = ["w11", "w12", "w21", "w22", "b1", "b2", "v1", "v2", "c"]
    zero = [name for name, slope in zip(names, slopes, strict=True) if slope == 0]
    assert zero == ["w21", "w22", "b2", "v2"]
    assert all(values(f"descent/backprop_by_hand_{framework}")["zeros"] == 4 for framework in FRAMEWORKS)


def test_the_graph_shows_the_numbers_of_the_page(values):
    graph, page = values("descent/computation_graph_plot"), values("descent/backprop_by_hand_numpy")
    assert [graph[name] for name in ("z", "h", "dh", "dz")] == [page[name] for name in ("z", "h", "dh", "dz")]
    assert [[graph[name]] for name in ("y_hat", "loss", "dy_hat")] == [page[n] for n in ("y_hat", "loss", "dy_hat")]


def test_each_label_of_the_graph_carries_the_slope_of_its_parameter(values, monkeypatch):
    texts = []
    monkeypatch.setattr(matplotlib.axes.Axes, "text", lambda self, x, y, text, **_: texts.append(text))
    changed("descent/computation_graph_plot", ("plt.show()", ""))
    page = values("descent/backprop_by_hand_numpy")
    shown = dict(text.split(" = ") for text in texts)
    names = ["w₁₁", "w₁₂", "w₂₁", "w₂₂", "b₁", "b₂", "v₁", "v₂", "c", "ŷ", "h₁", "h₂", "z₁", "z₂", "L"]
    slopes = [*page["by_hand"], *page["dy_hat"], *page["dh"], *page["dz"], 1]
    held = [*W[0], *W[1], *B, *V, C, *page["y_hat"], *page["h"], *page["z"], *page["loss"]]
    for name, value, slope in zip(names, held, slopes, strict=True):
        assert shown[name] == f"{value:.0f}\n↑ {slope:.0f}".replace("-", "−"), name
    assert (shown["x₁"], shown["x₂"]) == ("2", "3")


@every_framework
@pytest.mark.parametrize("x", [[2.0, 3.0], [3.0, 2.0], [0.0, 2.0], [6.0, 1.0], [2.0, 4.5], [2.0, 1.75]])
def test_backpropagation_is_right_at_rides_that_switch_the_neurons_otherwise(framework, x):
    old = f"x, y = {ARRAY[framework]}([2.0, 3.0]), 2.0"
    hand = changed(f"descent/backprop_by_hand_{framework}", (old, f"x, y = {ARRAY[framework]}({x}), -4.5"))
    _, _, dw, db, dv, dc = autograd_of_the_page(x, -4.5)
    expected = [*dw.flatten().tolist(), *db.tolist(), *dv.tolist(), dc.item()]
    assert hand["by_hand"].tolist() == hand["check"].tolist() == expected


@every_framework
def test_at_a_sum_of_exactly_0_the_neuron_counts_as_off(framework):
    old = f"x, y = {ARRAY[framework]}([2.0, 3.0])"  # at (2, 2) the second sum is 0
    hand = changed(f"descent/backprop_by_hand_{framework}", (old, f"x, y = {ARRAY[framework]}([2.0, 2.0])"))
    assert hand["z"].tolist() == [3, 0]
    assert hand["dz"].tolist()[1] == 0 != hand["dh"].tolist()[1]


@every_framework
def test_the_backward_pass_changes_no_parameter_and_the_update_does(values, framework):
    measured = values(f"descent/compute_then_update_{framework}")
    assert measured["weight_between"] == measured["weight_before"] == 2
    assert measured["loss_between"] == measured["loss_before"] == 9
    assert measured["weight_after"] == pytest.approx(2 - 0.01 * -12, rel=1e-6)
    # The new loss, evaluated at parameters that moved against the slopes of autograd.
    _, _, dw, db, dv, dc = autograd_of_the_page([2.0, 3.0], 2.0)
    rate = 0.01
    z = (np.array(W) - rate * dw.numpy()) @ [2, 3] + np.array(B) - rate * db.numpy()
    y_hat = (np.array(V) - rate * dv.numpy()) @ np.maximum(z, 0) + C - rate * dc.item()
    assert measured["loss_after"] == pytest.approx((y_hat - 2) ** 2, rel=1e-5)
    assert measured["loss_after"] < measured["loss_before"]


def test_the_backward_pass_by_hand_treats_a_batch_like_autograd():
    # Two rides of which each has both neurons on: no slope is 0, none may be in the wrong place.
    x, y = [[3.0, 2.0], [5.0, 2.5]], [[2.0], [-1.0]]
    hand = changed(
        "descent/compute_then_update_numpy",
        ("np.array([[2.0, 3.0]]), np.array([[2.0]])", f"np.array({x}), np.array({y})"),
        ("2 * (h @ V.T + c - y)", "2 * (h @ V.T + c - y) / 2"),
        ("array -= learning_rate * slopes", "pass"),
    )
    w, b, v, c = (torch.tensor(p, dtype=torch.float64, requires_grad=True) for p in (W, B, [V], [C]))
    h = torch.relu(torch.tensor(x, dtype=torch.float64) @ w.T + b)
    torch.mean((h @ v.T + c - torch.tensor(y, dtype=torch.float64)) ** 2).backward()
    for slopes, parameter in zip(hand["gradient"], (w, b, v, c), strict=True):
        assert np.allclose(slopes, parameter.grad.numpy(), rtol=1e-12)
        assert np.all(slopes != 0)


def test_tiny_autograd_finds_the_same_nine_slopes(values):
    measured = values("descent/tiny_autograd_numpy")
    assert measured["gradient"] == values("descent/backprop_by_hand_numpy")["by_hand"]
    # 12 numbers that are given, 3 x 2 operations for each hidden neuron (2 products, 2 sums, ReLU: 5),
    # 2 products and 3 sums for the error, 1 product for the loss.
    assert measured["steps"] == 12 + 2 * 5 + 2 + 3 + 1


def test_tiny_autograd_agrees_with_torch_on_formulas_of_every_shape():
    number = changed("descent/tiny_autograd_numpy")["Number"]
    formulas = [
        lambda a, b, c: a * b + c,
        lambda a, b, c: a * a * b + (b * c).relu(),
        lambda a, b, c: (a * b + c).relu() * (a + b * c),
        lambda a, b, c: (lambda s: s * s + s * a + (s + b).relu())(a * b + c * c),  # shared parts
        lambda a, b, c: ((a + b).relu() + (b + c).relu()) * ((a + b).relu() + a),
    ]
    random = np.random.default_rng(1986)
    for formula in formulas:
        for point in random.uniform(-2, 2, size=(20, 3)):
            mine = [number(v) for v in point.tolist()]
            theirs = [torch.tensor(v, dtype=torch.float64, requires_grad=True) for v in point.tolist()]
            result, expected = formula(*mine), formula(*theirs)
            result.backward()
            expected.backward()
            assert result.value == pytest.approx(expected.item(), rel=1e-12)
            for m, t in zip(mine, theirs, strict=True):
                assert m.gradient == pytest.approx(0 if t.grad is None else t.grad.item(), rel=1e-12)


# Downhill


def wave_slope(x):
    return 4 * x**3 - 4 * x + 0.5


def test_each_hiker_stops_on_level_ground_and_one_is_not_at_the_lowest_point(values):
    measured = values("descent/hiker_in_fog_plot")
    levels = sorted(np.roots([4, 0, -4, 0.5]).real)  # valley, hill, valley
    assert measured["left_end"] == pytest.approx(levels[0], abs=1e-6)
    assert measured["right_end"] == pytest.approx(levels[2], abs=1e-6)
    for end, height, slope in (
        (levels[0], measured["left_height"], measured["slope_left"]),
        (levels[2], measured["right_height"], measured["slope_right"]),
    ):
        assert height == pytest.approx(end**4 - 2 * end**2 + 0.5 * end + 2, abs=1e-9)
        assert slope == pytest.approx(0, abs=1e-6)
    assert measured["left_height"] < measured["right_height"] - 0.9


def test_the_start_decides_which_valley_is_reached(values):
    hill = sorted(np.roots([4, 0, -4, 0.5]).real)[1]
    starts = np.linspace(-2, 2, 201)
    # With this rate no step is long enough to cross the hill: its side decides.
    assert values("descent/hiker_in_fog_plot")["lower_share"] == np.mean(starts < hill)


def test_the_first_steps_of_the_hikers_follow_the_slope():
    walk = changed("descent/hiker_in_fog_plot", ("plt.show()", ""))["walk"]
    for start in (-1.7, 0.3, 1.6):
        assert walk(start)[1] == pytest.approx(start - 0.02 * wave_slope(start), abs=1e-12)


def surface_after(rate, steps=100, start=(4.0, 0.0)):
    """The loss after ``steps`` of descent on the taxi rides, through the matrix of the quadratic."""
    design = np.stack([TAXI_X, np.ones(4)], axis=1)
    curvature, best = 2 * design.T @ design / 4, np.linalg.lstsq(design, TAXI_Y, rcond=None)[0]
    place = best + np.linalg.matrix_power(np.eye(2) - rate * curvature, steps) @ (start - best)
    return np.mean((design @ place - TAXI_Y) ** 2)


def test_the_losses_on_the_surface_are_those_of_the_closed_form(values):
    measured = values("descent/loss_surface_plot")
    design = np.stack([TAXI_X, np.ones(4)], axis=1)
    best, lowest = np.linalg.lstsq(design, TAXI_Y, rcond=None)[:2]
    assert [measured["best_w"], measured["best_b"]] == pytest.approx(best)
    assert measured["lowest"] == pytest.approx(lowest.item() / 4)
    assert measured["small_loss"] == pytest.approx(surface_after(0.01))
    assert measured["large_loss"] == pytest.approx(surface_after(0.055))
    assert measured["first_b"] == pytest.approx(-0.01 * np.mean(2 * (4 * TAXI_X - TAXI_Y)))


def test_the_path_goes_down_the_wall_at_once_and_then_takes_its_time(values):
    # Of the height above the lowest point, ten steps of 0.01 take more than 8 tenths, the next ninety
    # less than 1 tenth of the whole.
    measured = values("descent/loss_surface_plot")
    first, lowest = np.mean((4 * TAXI_X - TAXI_Y) ** 2), measured["lowest"]
    assert first - surface_after(0.01, steps=10) > 0.8 * (first - lowest)
    assert surface_after(0.01, steps=10) - measured["small_loss"] < 0.1 * (first - lowest)
    assert lowest < measured["large_loss"] < measured["small_loss"]


def test_with_a_rate_only_a_little_larger_the_jumps_grow():
    design = np.stack([TAXI_X, np.ones(4)], axis=1)
    limit = 2 / np.linalg.eigvalsh(2 * design.T @ design / 4)[-1]
    assert 0.055 < limit < 0.062
    assert surface_after(0.062) > 41


def test_the_larger_rate_jumps_from_wall_to_wall(values):
    path = np.array(values("descent/loss_surface_plot")["large"])
    jumps = np.diff(path[:10, 0])
    assert np.all(jumps[:-1] * jumps[1:] < 0)


def test_descent_stops_on_the_saddle_and_leaves_it_from_a_thousandth_beside_it(values):
    measured = values("descent/saddle_numpy")
    assert measured["start_height"] == 1.5**2  # of x^2 - y^2 + y^4/2, whose lines the figure shows
    assert measured["stuck_height"] == pytest.approx(0, abs=1e-12)
    assert measured["slope_stuck"] == pytest.approx(0, abs=1e-8)
    assert measured["stuck"][-1] == pytest.approx([0, 0], abs=1e-8)
    assert measured["free_height"] == pytest.approx(-0.5, abs=1e-9)  # x² − y² + y⁴/2 at (0, ±1)
    assert measured["free"][-1] == pytest.approx([0, 1], abs=1e-5)


def test_near_the_saddle_steps_are_many(values):
    # Near it x shrinks by 0.8 and y grows by 1.2 a step. Count the steps in which both are small.
    steps = np.arange(101)
    x, y = 1.5 * 0.8**steps, 0.001 * 1.2**steps
    near = np.sum(np.hypot(x, y) < 0.1)
    assert abs(values("descent/saddle_numpy")["steps_near"] - near) <= 1
    assert near > 10


def test_the_ground_falls_in_one_direction_from_the_saddle_and_rises_in_the_other():
    height = changed("descent/saddle_numpy", ("plt.show()", ""))["height"]
    assert height(0.1, 0) > 0 > height(0, 0.1)
    for x, y in ((0.3, 0.4), (-0.2, 0.9)):
        assert height(x, y) == pytest.approx(x * x - y * y + y**4 / 2, rel=1e-12)


# Random search


@every_framework
def test_the_two_networks_have_13_and_121_parameters(values, framework):
    measured = values(f"descent/random_search_vs_descent_{framework}")
    assert measured["few"] == (1 + 1) * 4 + (4 + 1) * 1
    assert measured["many"] == (8 + 1) * 12 + (12 + 1) * 1


@every_framework
def test_descent_and_the_walk_are_close_with_13_parameters(values, framework):
    measured = values(f"descent/random_search_vs_descent_{framework}")
    # If a coin decided, 4 to 17 wins of 21 would have probability 0.998. Other random numbers, other wins.
    assert 4 <= measured["few_wins"] <= 17
    guess, walk, descent = (np.median(rest) for rest in measured["few_rest"])
    assert 1 / 5 < descent / walk < 5
    assert guess > 3 * max(walk, descent)


@every_framework
def test_descent_is_far_ahead_with_121_parameters(values, framework):
    measured = values(f"descent/random_search_vs_descent_{framework}")
    assert measured["many_wins"] >= 19  # a coin would do that once in 9,000 experiments
    guess, walk, descent = measured["many_rest"]
    assert np.median(guess) > 2 * np.median(walk) > 40 * np.median(descent)
    assert max(descent[5:16]) < min(walk[5:16])  # the brackets do not overlap


@every_framework
def test_what_remains_is_a_share_of_the_first_loss(values, framework):
    measured = values(f"descent/random_search_vs_descent_{framework}")
    for rest in (measured["few_rest"], measured["many_rest"]):
        for results in rest:
            assert len(results) == 21
            assert results == sorted(results)
            assert 0 < results[0] <= results[-1]
        assert max(rest[0] + rest[1]) <= 1  # to guess or to walk never makes it worse


def test_with_13_parameters_the_settings_decide_and_with_121_they_do_not():
    slow = changed("descent/random_search_vs_descent_numpy", ("210, 0.05, 0.2", "210, 0.05, 0.1"))
    fast = changed("descent/random_search_vs_descent_numpy", ("210, 0.05, 0.2", "210, 0.02, 0.3"))
    assert slow["few_wins"] < 21 / 2 < fast["few_wins"]
    assert slow["many_wins"] >= 19
    assert fast["many_wins"] >= 19


def test_descent_takes_70_steps_which_are_charged_as_210_evaluations():
    names = changed(
        "descent/random_search_vs_descent_numpy",
        ("        p = [a - learning_rate", "        taken.append(0)\n        p = [a - learning_rate"),
        ("        new = draw(*shapes)", "        spent.append(0)\n        new = draw(*shapes)"),
        ("def compare(", "taken, spent = [], []\n\n\ndef compare("),
    )
    assert len(names["taken"]) == 2 * 70
    assert len(names["spent"]) == 2 * 210


def test_the_slopes_in_the_comparison_are_those_of_torch():
    names = changed(
        "descent/random_search_vs_descent_numpy",
        ("(loss(p) < walked).sum().item(), rest", "0, [x, y, p, slopes(p), loss(p)]"),
        ("((few, few_rest), (many, many_rest))", "()"),
    )
    for x, y, p, slopes, loss in (names["few_rest"], names["many_rest"]):
        x, y = torch.tensor(x), torch.tensor(y)
        w, b, v, c = (torch.tensor(a, requires_grad=True) for a in p)
        each = ((torch.tanh(x @ w + b) @ v + c - y) ** 2).mean(dim=(1, 2))
        each.sum().backward()
        assert np.allclose(loss.flatten(), each.detach().numpy(), rtol=1e-9)
        for mine, theirs in zip(slopes, (w, b, v, c), strict=True):
            assert np.allclose(mine, theirs.grad.numpy(), rtol=1e-6, atol=1e-9)


def test_the_brackets_catch_the_true_median_in_97_percent_of_experiments():
    # It lies outside when at most 5 of the 21 results, or at least 16, are below it.
    below = [math.comb(21, k) / 2**21 for k in range(22)]
    assert sum(below[6:16]) == pytest.approx(0.97, abs=0.005)


def test_a_random_step_goes_the_more_sideways_the_more_directions_there_are():
    # The mean share of a random step that points along a given direction is about sqrt(2 / (pi n)).
    random = np.random.default_rng(1986)
    for directions in (2, 121):
        steps = random.normal(size=(4000, directions))
        along = np.abs(steps[:, 0]) / np.linalg.norm(steps, axis=1)
        assert np.mean(along) == pytest.approx(math.sqrt(2 / math.pi / directions), rel=0.15)


# Twins


@every_framework
def test_neurons_that_start_as_twins_stay_twins(values, framework):
    measured = values(f"descent/constant_init_{framework}")
    # On this machine they are equal to the last bit. Another order of additions may part them in that
    # bit, and training makes such a gap some hundred times larger.
    assert max(measured["twin_weights"]) - min(measured["twin_weights"]) < 1e-4
    assert measured["twin_weights"][0] != 0.5  # they did move
    assert measured["zero_weights"] == [0, 0, 0]


@every_framework
def test_three_twins_do_the_work_of_one_neuron(values, framework):
    # One neuron with output weight 3 v: its own slope is that of a twin, its output's 3 times as large.
    x = np.linspace(-1, 1, 9)
    y = np.abs(x - 0.25)
    w, b, v, c = 0.5, 0.0, 0.5, 0.0
    for _ in range(300):
        h = np.tanh(w * x + b)
        d = 2 * (3 * v * h + c - y) / 9
        dz = d * v * (1 - h * h)
        w, b, v, c = w - 0.4 * np.sum(dz * x), b - 0.4 * dz.sum(), v - 0.4 * np.sum(d * h), c - 0.4 * d.sum()
    measured = values(f"descent/constant_init_{framework}")
    assert measured["twin_weights"][0] == pytest.approx(w, rel=1e-3)
    loss = np.mean((3 * v * np.tanh(w * x + b) + c - y) ** 2)
    assert measured["twin_loss"] == pytest.approx(loss, rel=1e-3)


@every_framework
def test_from_zeros_only_the_output_bias_learns(values, framework):
    y = np.abs(np.linspace(-1, 1, 9) - 0.25)
    assert values(f"descent/constant_init_{framework}")["zero_loss"] == pytest.approx(np.var(y), rel=1e-5)


@every_framework
def test_neurons_that_start_different_learn_the_v(values, framework):
    measured = values(f"descent/constant_init_{framework}")
    assert measured["other_loss"] < measured["twin_loss"] / 10 < measured["zero_loss"] / 10
    assert len(set(measured["other_weights"])) == 3


def test_the_different_start_agrees_with_autograd_in_double_precision(values):
    x = torch.linspace(-1, 1, 9, dtype=torch.float64).reshape(9, 1)
    y = torch.abs(x - 0.25)
    start = [[[0.5], [-0.5], [1.0]], [0.0] * 3, [[0.5] * 3], [0.0]]
    w, b, v, c = parameters = [torch.tensor(p, dtype=torch.float64, requires_grad=True) for p in start]
    optimizer = torch.optim.SGD(parameters, lr=0.4)
    for _ in range(300):
        optimizer.zero_grad()
        torch.mean((torch.tanh(x @ w.T + b) @ v.T + c - y) ** 2).backward()
        optimizer.step()
    loss = torch.mean((torch.tanh(x @ w.T + b) @ v.T + c - y) ** 2).item()
    measured = values("descent/constant_init_numpy")
    assert measured["other_loss"] == pytest.approx(loss, rel=1e-9)
    assert measured["other_weights"] == pytest.approx(w.flatten().tolist(), rel=1e-9)


def test_both_frameworks_draw_their_starting_weights_at_random():
    for layer in (torch.nn.Linear(3, 4), mlx.nn.Linear(3, 4)):
        assert len(set(np.array(layer.weight.tolist()).flatten())) == 12


# The forgotten zero_grad


@every_framework
def test_a_forgotten_zero_grad_gives_the_same_values_as_momentum_1(values, framework):
    measured = values(f"descent/forgotten_zero_grad_{framework}")
    assert measured["forgotten"] == measured["momentum_one"]
    assert len(measured["forgotten"]) == 101
    assert measured["forgotten"] != measured["cleared"]


@every_framework
def test_cleared_slopes_lead_to_the_best_bias(values, framework):
    # The slope is 2 (b - 3), so each step leaves 1 - 0.02 * 2 of the distance to 3.
    measured = values(f"descent/forgotten_zero_grad_{framework}")
    assert measured["cleared"] == pytest.approx([3 - 3 * 0.96**k for k in range(101)], abs=1e-4)
    assert measured["cleared_end"] == pytest.approx(2.95, abs=0.005)


@every_framework
def test_without_clearing_the_bias_swings_and_does_not_settle(values, framework):
    # b(k+1) - 2 b(k) + b(k-1) = -0.04 (b(k) - 3) is a wave with cos(omega) = 1 - 0.02 that never shrinks.
    omega = math.acos(1 - 0.04 / 2)
    wave = [3 - 3 * math.cos(omega * (k + 0.5)) / math.cos(omega / 2) for k in range(101)]
    measured = values(f"descent/forgotten_zero_grad_{framework}")
    assert measured["forgotten"] == pytest.approx(wave, abs=2e-4)
    assert (measured["lowest"], measured["highest"]) == pytest.approx((0, 6), abs=0.05)
    assert measured["lowest"] == min(measured["forgotten"][20:])
    assert measured["highest"] == max(measured["forgotten"])


def test_in_mlx_a_second_gradient_is_not_added_to_the_first():
    def loss(w):
        return (w - 3) ** 2

    w = mx.array(1.0)
    assert mx.grad(loss)(w).item() == mx.grad(loss)(w).item() == -4
    w = torch.tensor(1.0, requires_grad=True)
    for expected in (-4, -8):  # PyTorch adds
        loss(w).backward()
        assert w.grad.item() == expected


# The loop


@every_framework
def test_ten_rides_in_batches_of_four_make_three_iterations_an_epoch(values, framework):
    measured = values(f"descent/epochs_and_batches_{framework}")
    assert measured["sizes"] == [4, 4, 2] * 20
    assert measured["iterations"] == 20 * math.ceil(10 / 4)
    assert measured["seen"] == [20] * 10  # each epoch sees every ride once


@every_framework
def test_the_loss_over_all_rides_falls_from_epoch_to_epoch(values, framework):
    losses = values(f"descent/epochs_and_batches_{framework}")["losses"]
    rides = np.arange(1, 11)
    assert losses[0] == pytest.approx(np.mean((2 * rides + 3.0) ** 2))
    assert len(losses) == 21
    # The slow direction of this loss surface alone, the mean over all rides taken as a batch, leaves
    # between 0.5 and 3 after 60 iterations; batches shake it a little.
    assert 0.5 < losses[-1] < 0.01 * losses[0]


def test_an_iteration_of_the_numpy_tab_is_one_step_of_torch_on_the_batch():
    names = changed(
        "descent/epochs_and_batches_numpy",
        ("random.permutation(10)", "np.arange(10)"),
        ("learning_rate, epochs, batch_size = 0.005, 20, 4", "learning_rate, epochs, batch_size = 0.005, 3, 4"),
    )
    x = torch.arange(1.0, 11.0, dtype=torch.float64)
    w, b = (torch.zeros((), dtype=torch.float64, requires_grad=True) for _ in range(2))
    optimizer = torch.optim.SGD([w, b], lr=0.005)
    for batch in (slice(0, 4), slice(4, 8), slice(8, 10)) * 3:
        optimizer.zero_grad()
        torch.mean((w * x[batch] + b - (2 * x[batch] + 3)) ** 2).backward()
        optimizer.step()
    assert names["parameters"].tolist() == pytest.approx([w.item(), b.item()], rel=1e-12)


def test_the_validation_loss_can_climb_while_the_training_loss_falls(values):
    measured = values("descent/when_to_stop_numpy")
    names = changed("descent/when_to_stop_numpy", ("plt.show()", ""))
    training, validation = names["_training"], names["_validation"]
    assert all(after < before for before, after in pairwise(training))
    assert measured["lowest"] == min(validation) == validation[measured["best_epoch"]]
    assert measured["validation_end"] > 1.1 * measured["lowest"]
    assert measured["validation_end"] > validation[1500] > validation[600] > measured["lowest"]
    assert len(training) == measured["epochs"] + 1
    assert measured["training_end"] == training[-1]


def test_the_threshold_stops_at_the_first_epoch_below_015_and_too_early(values):
    measured = values("descent/when_to_stop_numpy")
    names = changed("descent/when_to_stop_numpy", ("plt.show()", ""))
    training, validation = names["_training"], names["_validation"]
    stop = measured["stop_threshold"]
    assert training[stop] < 0.15 <= training[stop - 1]
    assert stop < measured["best_epoch"]
    assert validation[stop] > measured["lowest"]


def test_the_validation_rule_waits_200_epochs_in_vain(values):
    measured = values("descent/when_to_stop_numpy")
    best, waited = math.inf, 0
    validation = changed("descent/when_to_stop_numpy", ("plt.show()", ""))["_validation"]
    for epoch, loss in enumerate(validation):  # the rule, written as a loop that counts
        best, waited = (loss, 0) if loss < best else (best, waited + 1)
        if waited == 200:
            break
    assert measured["stop_validation"] == epoch == measured["best_epoch"] + 200


def test_most_runs_turn_around_and_some_do_not(values):
    measured = values("descent/when_to_stop_numpy")
    losses = changed("descent/when_to_stop_numpy", ("plt.show()", ""))["_losses"]
    validation = losses[:, 1]
    assert measured["climbed"] == sum(run[-1] > 1.1 * min(run) for run in validation.T)
    # About 3 of 4 turn around; 20 runs, 4 standard errors: 0.75 +- 0.39.
    assert 8 <= measured["climbed"] < measured["runs"]


def test_the_curve_is_trained_by_the_slope_of_its_loss():
    names = changed("descent/when_to_stop_numpy", ("plt.show()", ""))
    x, y = torch.tensor(names["X"][0]), torch.tensor(names["y"][0])
    x_new, y_new = torch.tensor(names["X_new"][0]), torch.tensor(names["y_new"][0])
    w = torch.zeros((10, 1), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=0.3)
    for epoch in range(61):
        optimizer.zero_grad()
        loss = torch.mean((x @ w - y) ** 2)
        assert names["_training"][epoch] == pytest.approx(loss.item(), rel=1e-9)
        validation = torch.mean((x_new @ w - y_new) ** 2).item()
        assert names["_validation"][epoch] == pytest.approx(validation, rel=1e-9)
        loss.backward()
        optimizer.step()


def test_the_points_lie_on_a_wave_with_noise_of_04():
    names = changed("descent/when_to_stop_numpy", ("plt.show()", ""))
    for powers, y, points in (
        (names["X"], names["y"], 10), (names["X_new"], names["y_new"], 20)
    ):  # fmt: skip
        assert powers.shape == (20, points, 10)
        x = powers[:, :, 1:2]
        assert np.array_equal(powers, x ** np.arange(10))
        assert -1 <= x.min() < -0.9
        assert 0.9 < x.max() < 1
        noise = y - np.sin(3 * x)
        # 4 standard errors of a standard deviation of n numbers: 4 / sqrt(2 n)
        assert np.std(noise) == pytest.approx(0.4, rel=4 / math.sqrt(2 * noise.size))


def test_mlx_computes_nothing_until_it_is_asked(values):
    measured = values("descent/lazy_mlx")
    assert measured["megabytes_planned"] == 0
    assert measured["megabytes_computed"] == 1000 * 1000 * 4 // 10**6
    assert measured["never"] > measured["loss_only"] > measured["each_step"] == 0


def test_without_a_question_the_waiting_operations_grow_with_every_step(values):
    one_step = changed("descent/lazy_mlx", ("range(50)", "range(1)"))["never"]
    assert values("descent/lazy_mlx")["never"] == 50 * one_step
    assert values("descent/lazy_mlx")["loss_only"] < one_step


def test_the_results_are_the_same_in_all_three_loops(values):
    measured = values("descent/lazy_mlx")
    expected = 3 - 3 * (1 - 0.1 * 2) ** 50
    for name in ("w_never", "w_loss_only", "w_each_step"):
        assert measured[name] == pytest.approx(expected, rel=1e-6)
    for name in ("w_never", "w_loss_only", "w_each_step"):  # after 5 steps the factor still shows
        short = changed("descent/lazy_mlx", ("range(50)", "range(5)"))
        assert short[name] == pytest.approx(3 - 3 * 0.8**5, rel=1e-6)


# Exercises


def test_exercise_1_a_2_3_1_network_has_13_parameters(values):
    measured = values("descent/layer_sizes_numpy")
    for sizes, names in (((2, 3, 1), ("by_formula", "by_arrays")), ((2, 3, 3, 1), ("deeper", "deeper_arrays"))):
        network = torch.nn.Sequential(*(torch.nn.Linear(*pair) for pair in pairwise(sizes)))
        counted = sum(p.numel() for p in network.parameters())
        assert [measured[name] for name in names] == [counted] * 2
    assert (measured["by_formula"], measured["deeper"] - measured["by_formula"]) == (13, 12)


def test_exercise_2_one_entry_is_the_product_of_four_links(values):
    measured = values("descent/one_entry_numpy")
    y_hat, _, dw, *_ = autograd_of_the_page([3.0, 2.0], 2.0)
    assert measured["z"] == [5, 1]
    assert measured["y_hat"] == y_hat == 4
    assert measured["links"] == [2 * (4 - 2), 2, 1, 3]
    assert measured["entry"] == measured["small_step"] == dw[1, 0].item() == 24


def test_exercise_3_an_output_bias_does_not_part_the_twins_and_a_hundredth_does(values):
    measured = values("descent/break_symmetry_numpy")
    assert measured["spreads"][:2] == pytest.approx([0, 0], abs=1e-6)
    assert min(measured["spreads"][2:]) > 0.1
    assert max(measured["losses"][2:]) < min(measured["losses"][:2]) / 3
    assert measured["losses"][0] == pytest.approx(values("descent/constant_init_numpy")["twin_loss"])


@pytest.mark.parametrize(
    ("place", "hidden", "output", "bias"),
    [
        (0, [0.5, 0.5, 0.5], [0.5, 0.5, 0.5], 0.0),
        (1, [0.5, 0.5, 0.5], [0.5, 0.5, 0.5], 0.1),
        (2, [0.51, 0.5, 0.5], [0.5, 0.5, 0.5], 0.0),
        (3, [0.5, 0.5, 0.5], [0.51, 0.5, 0.5], 0.0),
    ],
)
def test_exercise_3_agrees_with_autograd(values, place, hidden, output, bias):
    x = torch.linspace(-1, 1, 9, dtype=torch.float64)[:, None]
    y = torch.abs(x - 0.25)
    start = [[hidden], [0.0] * 3, output, bias]
    w, b, v, c = parameters = [torch.tensor(p, dtype=torch.float64, requires_grad=True) for p in start]

    def loss():
        return torch.mean((torch.tanh(x @ w + b) @ v + c - y[:, 0]) ** 2)

    optimizer = torch.optim.SGD(parameters, lr=0.4)
    for _ in range(300):
        optimizer.zero_grad()
        loss().backward()
        optimizer.step()
    measured = values("descent/break_symmetry_numpy")
    # Rounding may part twins in the last digit in one program and not in the other: hence 1e-6.
    assert measured["losses"][place] == pytest.approx(loss().item(), rel=1e-6)
    assert measured["spreads"][place] == pytest.approx((w.max() - w.min()).item(), abs=1e-6)
