"""What the page "Activations" claims. Expected values come from closed forms or from computing it in another way."""

from __future__ import annotations

import functools
import itertools
import math
import re
from pathlib import Path

import numpy as np
import pytest
import torch

SNIPPETS = Path(__file__).parents[2] / "snippets" / "activations"
FRAMEWORKS = ["numpy", "torch", "mlx"]
every_framework = pytest.mark.parametrize("framework", FRAMEWORKS)
close = pytest.approx

CORNERS = [[0, 0], [0, 1], [1, 0], [1, 1]]
XOR = [0, 1, 1, 0]


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def softmax(z):
    return [math.exp(a) / sum(math.exp(b) for b in z) for a in z]


# Linear on linear stays linear


@functools.cache
def stack(seed):
    """The ten layers, drawn as the snippet draws them, and 100 inputs."""
    generator = np.random.default_rng(seed)
    layers = []
    for _ in range(10):
        W = generator.uniform(-1 / 8**0.5, 1 / 8**0.5, size=(8, 8))
        layers.append((torch.tensor(W), torch.tensor(generator.uniform(-1 / 8**0.5, 1 / 8**0.5, size=8))))
    return layers, torch.tensor(generator.normal(size=(100, 8)))


def through(layers, x, activation):
    for W, b in layers[:-1]:
        x = activation(torch.nn.functional.linear(x, W, b))
    return torch.nn.functional.linear(x, *layers[-1])


def test_ten_linear_layers_of_720_parameters_are_one_of_72(values):
    measured = values("activations/collapse_numpy")
    assert (measured["layers"], measured["size"], measured["seed"]) == (10, 8, 1986)
    assert measured["deep_parameters"] == 10 * (8 * 8 + 8)
    assert measured["one_parameters"] == 8 * 8 + 8
    assert measured["gap"] < 1e-15
    layers, x = stack(1986)
    one = (torch.tensor(measured[name], dtype=x.dtype) for name in ("one_W", "one_b"))
    assert torch.allclose(through(layers, x, lambda z: z), torch.nn.functional.linear(x, *one), rtol=0, atol=1e-15)


def test_with_relu_no_single_layer_comes_near(values):
    measured = values("activations/collapse_numpy")
    layers, x = stack(1986)
    expected = []
    for activation in (lambda z: z, torch.relu):
        y = through(layers, x, activation)
        inputs = torch.cat([x, torch.ones(100, 1, dtype=x.dtype)], dim=1)
        left = y - inputs @ torch.linalg.pinv(inputs) @ y
        expected.append((left.norm() / (y - y.mean(dim=0)).norm()).item())
    assert measured["unexplained"] == close(expected, abs=1e-9)
    assert measured["unexplained"][0] < 1e-9
    assert measured["unexplained"][1] > 0.3


# Four points that no line separates


def test_opposite_corners_of_a_linear_function_have_the_same_sum_so_no_line_solves_xor(values):
    lines = np.random.default_rng(1).normal(size=(1000, 3))
    at = np.array([[*corner, 1] for corner in CORNERS]) @ lines.T
    assert at[0] + at[3] == close(at[1] + at[2])
    assert ((at > 0).T == np.array(XOR)).all(axis=1).sum() == 0
    measured = values("activations/xor_boundary_plot")
    assert measured["tries"] == 10_000
    assert measured["best_right"] == measured["line_right"] == 3


def test_the_best_linear_function_on_xor_answers_one_half_and_has_mse_one_quarter():
    inputs = np.array([[*corner, 1.0] for corner in CORNERS])
    answers = inputs @ np.linalg.lstsq(inputs, np.array(XOR, dtype=float))[0]
    assert answers == close([0.5] * 4)
    assert np.mean((answers - XOR) ** 2) == close(1 / 4)


def test_two_relu_units_solve_xor_with_9_parameters_and_3_places(values):
    measured = values("activations/xor_by_hand_numpy")
    roof = [max(a + b, 0) - 2 * max(a + b - 1, 0) for a, b in CORNERS]
    assert [row[0] for row in measured["y_hat"]] == roof == XOR
    assert measured["hidden"] == [[max(a + b, 0), max(a + b - 1, 0)] for a, b in CORNERS]
    assert measured["parameters"] == 2 * 2 + 2 + 2 + 1
    assert measured["hidden_places"] == 3


@functools.cache
def xor_networks(units, activation, steps, seeds, rate=0.1):
    """Networks with these seeds, trained at once by autograd: losses at each step, last hidden values and answers."""
    flat = torch.tensor(np.stack([np.random.default_rng(seed).uniform(-1, 1, 4 * units + 1) for seed in seeds]))
    first = flat[:, : 3 * units].reshape(len(seeds), units, 3) / 2**0.5
    second = flat[:, 3 * units :] / units**0.5
    W1, b1 = first[:, :, :2].clone(), first[:, :, 2].clone()
    W2, b2 = second[:, :units].clone(), second[:, units:].clone()
    parameters = [p.requires_grad_() for p in (W1, b1, W2, b2)]
    x, y = torch.tensor(CORNERS, dtype=torch.float64), torch.tensor(XOR, dtype=torch.float64)

    def forward():
        hidden = activation(torch.einsum("ci,nui->ncu", x, W1) + b1[:, None])
        return hidden, torch.einsum("ncu,nu->nc", hidden, W2) + b2

    losses = []
    for _ in range(steps):
        each = ((forward()[1] - y) ** 2).mean(dim=1)
        losses.append(each.tolist())
        gradients = torch.autograd.grad(each.sum(), parameters)
        with torch.no_grad():
            for parameter, gradient in zip(parameters, gradients, strict=True):
                parameter -= rate * gradient
    with torch.no_grad():
        hidden, answers = forward()
    return losses, hidden, answers


@functools.cache
def the_network():
    losses, _, answers = xor_networks(8, torch.relu, 500, (1986,))
    return [loss for (loss,) in losses], answers[0].tolist()


@every_framework
def test_a_network_of_8_relu_units_learns_xor_with_the_same_500_losses(values, framework):
    measured = values(f"activations/xor_{framework}")
    losses, answers = the_network()
    assert measured["losses"] == close(losses, abs=1e-6)
    assert len(measured["losses"]) == measured["steps"] == 500
    assert measured["answers"] == close(answers, abs=1e-5)
    assert measured["answers"] == close(XOR, abs=1e-3)
    assert measured["learned"] is True
    assert measured["first_loss"] == measured["losses"][0]
    assert measured["middle_loss"] == measured["losses"][100]
    assert measured["last_loss"] == measured["losses"][-1] < 1e-6


def test_the_boundary_shown_is_that_of_the_network(values):
    plot = values("activations/xor_boundary_plot")
    W1, b1, W2, b2 = (np.array(plot[name]) for name in ("W1", "b1", "W2", "b2"))
    answers = np.maximum(np.array(CORNERS) @ W1.T + b1, 0) @ W2.T + b2
    assert answers.flatten() == close(the_network()[1], abs=1e-6)
    assert plot["network_right"] == 4
    assert plot["seed"] == 1986


# Five activations

ZOO = {
    "ReLU": (lambda z: max(0, z), lambda z: 1 if z > 0 else 0),
    "LeakyReLU": (lambda z: z if z > 0 else 0.01 * z, lambda z: 1 if z > 0 else 0.01),
    "sigmoid": (sigmoid, lambda z: math.exp(-z) / (1 + math.exp(-z)) ** 2),
    "tanh": (math.tanh, lambda z: 1 / math.cosh(z) ** 2),
}


@every_framework
def test_formula_and_framework_agree_on_four_activations_and_their_derivatives(values, framework):
    measured = values(f"activations/activation_zoo_{framework}")
    z = np.linspace(-6, 6, 120).tolist()
    assert measured["z"] == close(z, abs=1e-6)
    assert 0 not in measured["z"]
    for position, (function, slope) in enumerate(ZOO.values()):
        assert measured["values"][position] == close([function(a) for a in z], abs=1e-6)
        assert measured["slopes"][position] == close([slope(a) for a in z], abs=1e-6)
    assert max(measured["gaps"]) < 1e-6


@every_framework
def test_what_comes_out_lies_in_the_range(values, framework):
    relu, leaky, s, tanh = values(f"activations/activation_zoo_{framework}")["values"]
    assert min(relu) == 0
    assert min(leaky) < 0 < max(leaky)
    assert 0 < min(s) < max(s) < 1
    assert -1 < min(tanh) < 0 < max(tanh) < 1


def test_at_0_relu_has_slope_0_in_both_leaky_relu_0_01_in_torch_and_1_in_mlx(values):
    at_0 = {framework: values(f"activations/activation_zoo_{framework}")["slope_at_0"] for framework in FRAMEWORKS}
    assert at_0["torch"] == close([0, 0.01, 0.25, 1], abs=1e-7)
    assert at_0["mlx"] == close([0, 1, 0.25, 1], abs=1e-7)


def test_a_central_difference_lands_in_the_middle_of_a_kink(values):
    measured = values("activations/activation_zoo_numpy")
    assert measured["slope_at_0"] == close([(0 + 1) / 2, (0.01 + 1) / 2, 0.25, 1], abs=1e-6)
    assert measured["h"] == 1e-6


def test_tanh_is_the_sigmoid_in_another_size():
    for z in np.linspace(-6, 6, 120):
        assert 2 * sigmoid(2 * z) - 1 == close(math.tanh(z))


def test_the_curves_are_those_of_the_formulas(values):
    plot = values("activations/activation_shapes_plot")
    z = [(position - 80) / 20 for position in range(161)]
    assert plot["z"] == close(z)
    assert plot["leak"] == 0.1
    assert plot["relu"] == close([max(0, a) for a in z])
    assert plot["step"] == close([float(position > 80) for position in range(161)])
    assert plot["leaky"] == close([max(a, 0.1 * a) for a in z])
    assert plot["leaky_step"] == close([1 if position > 80 else 0.1 for position in range(161)])
    for name, slope, function in (("sigmoid", "hill", ZOO["sigmoid"]), ("tanh", "high_hill", ZOO["tanh"])):
        assert plot[name] == close([function[0](a) for a in z])
        assert plot[slope] == close([function[1](a) for a in z])
    assert (plot["sigmoid_peak"], plot["tanh_peak"]) == close((1 / 4, 1))


@every_framework
def test_a_prelu_learns_the_slope_of_its_leak(values, framework):
    measured = values(f"activations/prelu_{framework}")
    z = np.linspace(-2, 2, 40)
    square = np.mean(np.minimum(z, 0) ** 2)
    factor = 1 - 2 * 0.1 * square  # what one step does to the distance between the two slopes
    distances = [(0.25 - 0.4) * factor**step for step in range(51)]
    assert measured["losses"] == close([distance**2 * square for distance in distances[:50]], abs=1e-7)
    assert measured["first_slope"] == 0.25
    assert measured["last_slope"] == close(0.4 + distances[50], abs=1e-6)
    assert measured["parameters"] == 1


# Dead units


@functools.cache
def haste(leak):
    """The story of dead_units, by autograd: before, after the haste, and later."""
    generator = np.random.default_rng(1986)
    x = torch.tensor(generator.normal(size=(200, 2)))
    y = x[:, 0] * x[:, 1]
    W1 = torch.tensor(generator.uniform(-1, 1, size=(32, 2)) / 2**0.5)
    b1 = torch.tensor(generator.uniform(-1, 1, size=32) / 2**0.5)
    W2 = torch.tensor(generator.uniform(-1, 1, size=(1, 32)) / 32**0.5)
    b2 = torch.zeros(1, dtype=x.dtype)
    parameters = [p.requires_grad_() for p in (W1, b1, W2, b2)]

    def steps(count, rate):
        for _ in range(count):
            hidden = torch.nn.functional.leaky_relu(x @ W1.T + b1, leak)
            loss = (((hidden @ W2.T + b2)[:, 0] - y) ** 2).mean()
            gradients = torch.autograd.grad(loss, parameters)
            with torch.no_grad():
                for parameter, gradient in zip(parameters, gradients, strict=True):
                    parameter -= rate * gradient
        return (x @ W1.T + b1 <= 0).detach(), [p.detach().clone() for p in parameters]

    start, hurt, later = steps(0, 0.0), steps(20, 0.5), steps(500, 0.05)
    off = hurt[0].all(dim=0)
    moved = (hurt[1][0] != later[1][0]).any(dim=1) | (hurt[1][1] != later[1][1])
    return start[0], int(off.sum()), int((moved & off).sum())


def test_half_of_the_outputs_are_zero_and_no_unit_is_dead(values):
    measured = values("activations/dead_units_numpy")
    start = haste(0)[0]
    assert measured["zeros_before"] == close(start.double().mean().item())
    # half, by the symmetry of the starts; 4 standard errors, if each of 32 units were off or on: 4 * 0.5 / 32**0.5
    assert abs(measured["zeros_before"] - 0.5) < 0.36
    assert measured["off_before"] == int(start.all(dim=0).sum()) == 0
    assert (measured["units"], measured["inputs"]) == (32, 200)


def test_haste_kills_units_and_no_dead_unit_moves_again_but_leaky_ones_do(values):
    measured = values("activations/dead_units_numpy")
    assert measured["off"] == [haste(0)[1], haste(0.01)[1]]
    assert measured["moved"] == [haste(0)[2], haste(0.01)[2]]
    assert measured["off"][0] > 32 / 4
    assert measured["moved"] == [0, measured["off"][1]]
    assert measured["hasty_rate"] == 10 * measured["patient_rate"] == 0.5
    assert (measured["hasty_steps"], measured["patient_steps"]) == (20, 500)


def test_a_unit_may_be_off_for_some_inputs_for_none_or_for_all(values):
    measured = values("activations/dead_unit_plot")
    x = [(position - 10) / 10 for position in range(21)]
    lines = [(1, 0.25), (0.5, 1), (1, -1.5)]
    assert measured["x"] == close(x)
    assert measured["zero_shares"] == close([sum(w * a + b <= 0 for a in x) / 21 for w, b in lines])
    assert measured["zero_shares"] == close([8 / 21, 0, 1])


# How often does XOR succeed?

NETWORKS = [(2, torch.relu), (4, torch.relu), (8, torch.relu), (4, torch.tanh)]


@functools.cache
def hundred(number):
    units, activation = NETWORKS[number]
    losses, hidden, answers = xor_networks(units, activation, 1000, tuple(range(1986, 2086)))
    solved = ((answers > 0.5) == torch.tensor(XOR, dtype=torch.bool)).all(dim=1)
    dead = (hidden == 0).all(dim=1).any(dim=1)
    return solved, dead, ((answers - torch.tensor(XOR)) ** 2).mean(dim=1), torch.tensor(losses), answers


@pytest.mark.parametrize("number", range(4))
def test_the_counts_of_100_starts_are_those_of_autograd(values, number):
    measured = values("activations/xor_seeds_numpy")
    solved, dead, losses, _, _ = hundred(number)
    assert measured["solved"][number] == int(solved.sum())
    assert measured["dead_in_failed"][number] == int((dead & ~solved).sum())
    assert measured["dead_in_solved"][number] == int((dead & solved).sum())
    assert measured["failed_losses"][number] == close(losses[~solved].tolist(), abs=1e-6)


def test_more_units_solve_xor_more_often_and_tanh_beats_relu(values):
    relu_2, relu_4, relu_8, tanh_4 = values("activations/xor_seeds_numpy")["solved"]
    # 4 standard errors of a difference of two shares of 100 are at most 4 * sqrt(2 * 0.25 / 100) = 28 starts
    assert relu_2 + 28 < relu_4
    # near 1 they are smaller: with shares of 0.7 and 0.97, 4 * sqrt((0.7 * 0.3 + 0.97 * 0.03) / 100) = 20
    assert relu_4 + 20 < relu_8
    assert relu_4 + 20 < tanh_4


def test_a_dead_unit_is_fatal_to_2_units_and_not_to_8(values):
    measured = values("activations/xor_seeds_numpy")
    assert measured["dead_in_solved"][0] == 0 < measured["dead_in_failed"][0]
    assert measured["dead_in_solved"][2] > 100 / 2  # most of the 100 have one, and solve it
    assert measured["dead_in_failed"][3] == measured["dead_in_solved"][3] == 0  # tanh is 0 only at 0


@pytest.mark.parametrize("number", range(3))
def test_every_relu_network_that_fails_stands_still_at_a_quarter_a_sixth_or_an_eighth(values, number):
    failed = values("activations/xor_seeds_numpy")["failed_losses"][number]
    assert failed
    for loss in failed:
        assert min(abs(loss - still) for still in (1 / 4, 1 / 6, 1 / 8)) < 1e-3
    solved, _, _, losses, _ = hundred(number)
    assert (losses[900] - losses[999])[~solved].abs().max() < 1e-3


@pytest.mark.parametrize("number", range(3))
def test_the_loss_says_how_many_corners_a_failed_network_got_right(number):
    solved, _, losses, _, answers = hundred(number)
    for loss, answer in zip(losses[~solved], answers[~solved], strict=True):
        right = [abs(a - b) < 0.1 for a, b in zip(answer.tolist(), XOR, strict=True)]
        rest = [b for b, is_right in zip(XOR, right, strict=True) if not is_right]
        assert loss.item() == close({0: 1 / 4, 1: 1 / 6, 2: 1 / 8}[sum(right)], abs=1e-3)
        wrong = [a for a, is_right in zip(answer.tolist(), right, strict=True) if not is_right]
        assert wrong == close([sum(rest) / len(rest)] * len(rest), abs=0.05)  # the mean of the others


# Softmax


@every_framework
def test_softmax_needs_the_maximum_subtracted(values, framework):
    measured = values(f"activations/softmax_sigmoid_{framework}")
    assert (measured["low"], measured["high"]) == ([2, 1, 0], [1000, 999, 998])
    assert measured["exp_overflows"] is True
    assert measured["naive_is_nan"] is True
    assert measured["p"] == close(softmax([2, 1, 0]), abs=1e-6)
    assert measured["shift_gap"] < 1e-6


def test_e_to_the_1000_has_435_digits_and_float64_ends_at_309():
    assert math.floor(1000 / math.log(10)) + 1 == 435
    assert len(str(int(np.finfo(np.float64).max))) == 309
    assert np.isfinite(np.exp(np.float32(88)))
    with np.errstate(over="ignore"):
        assert np.isinf(np.exp(np.float32(89)))


@every_framework
def test_softmax_of_one_logit_is_1_and_of_two_the_sigmoid(values, framework):
    measured = values(f"activations/softmax_sigmoid_{framework}")
    z = [float(a) for a in range(-5, 6)]
    assert measured["z"] == close(z, abs=1e-6)
    assert measured["one"] == [1] * 11
    assert measured["two"] == close([sigmoid(a) for a in z], abs=1e-6)
    assert measured["two_gap"] < 1e-6


@every_framework
def test_the_slopes_of_softmax_are_its_differences(values, framework):
    measured, h = values(f"activations/softmax_sigmoid_{framework}")["jacobian"], 1e-5
    for j in range(3):
        up, down = [2.0, 1.0, 0.0], [2.0, 1.0, 0.0]
        up[j] += h
        down[j] -= h
        column = [(a - b) / (2 * h) for a, b in zip(softmax(up), softmax(down), strict=True)]
        assert [row[j] for row in measured] == close(column, abs=1e-6)
    assert [sum(row) for row in measured] == close([0] * 3, abs=1e-6)


def test_scaled_up_softmax_becomes_the_arg_max(values):
    plot = values("activations/soft_argmax_plot")
    assert plot["logits"] == [1, 0.8, 0.2]
    for name, scale in (("first", 1), ("second", 5), ("third", 50)):
        assert plot[name] == close(softmax([scale * z for z in (1, 0.8, 0.2)]))
    assert plot["third"] == close([1, 0, 0], abs=1e-3)
    assert plot["scales"] == [1, 5, 50]


# Which activation where


@functools.cache
def waves():
    """The five trainings of wrong_output, with Adam written out."""
    x = torch.linspace(-3, 3, 31)[:, None]
    y = 1.5 * torch.sin(x)
    outputs = [lambda z: z, torch.tanh, torch.relu, torch.sigmoid, lambda z: torch.softmax(z, dim=1)]
    losses = []
    for output in outputs:
        torch.manual_seed(1986)
        layers = torch.nn.Linear(1, 16), torch.nn.Linear(16, 1)
        parameters = [p for layer in layers for p in layer.parameters()]
        means, squares = ([torch.zeros_like(p) for p in parameters] for _ in range(2))

        def loss(layers=layers, output=output):
            return ((output(layers[1](torch.tanh(layers[0](x)))) - y) ** 2).mean()

        for step in range(1, 71):
            gradients = torch.autograd.grad(loss(), parameters)
            with torch.no_grad():
                for p, g, m, s in zip(parameters, gradients, means, squares, strict=True):
                    m.mul_(0.9).add_(0.1 * g)
                    s.mul_(0.999).add_(0.001 * g * g)
                    p -= 0.1 * (m / (1 - 0.9**step)) / ((s / (1 - 0.999**step)).sqrt() + 1e-8)
        losses.append(loss().item())
    return losses


def test_a_wrong_output_activation_raises_no_error_it_only_learns_badly(values):
    measured = values("activations/wrong_output_torch")
    assert measured["losses"] == close(waves(), rel=0.02, abs=1e-3)
    right, *wrong = measured["losses"]
    assert right < 0.05 < min(wrong)
    assert measured["finished"] == 5


def test_the_range_of_the_output_is_a_wall(values):
    measured = values("activations/wrong_output_torch")
    ranges = [(-math.inf, math.inf), (-1, 1), (0, math.inf), (0, 1), (1, 1)]
    y = 1.5 * np.sin(np.linspace(-3, 3, 31))
    assert np.array(measured["y"]).flatten() == close(y, abs=1e-6)
    for (low, high), loss, lowest, highest in zip(
        ranges, measured["losses"], measured["lowest"], measured["highest"], strict=True
    ):
        assert low <= lowest <= highest <= high
        wall = np.mean((np.clip(y, low, high) - y) ** 2)
        assert loss >= wall - 1e-6  # no prediction within the range does better
    assert measured["losses"][4] == close(np.mean((1 - y) ** 2), rel=1e-5)


# WarGames, as an experiment

ROWS = ["abc", "def", "ghi", "adg", "beh", "cfi", "aei", "ceg"]


def full(stones):
    return any(set(row) <= set(stones) for row in ROWS)


@functools.cache
def worth(me, you):
    """Minimax on sorted strings of squares a to i, independent of the snippets."""
    if full(you):
        return -1
    free = set("abcdefghi") - set(me + you)
    return max((-worth(you, "".join(sorted(me + s))) for s in free), default=0)


def test_tic_tac_toe_has_5478_positions_and_the_value_0(values):
    measured = values("activations/tictactoe_minimax_numpy")
    arising = 0
    for board in itertools.product("XO ", repeat=9):
        crosses, circles = ("".join(s for s, mark in zip("abcdefghi", board, strict=True) if mark == m) for m in "XO")
        in_turn = len(crosses) - len(circles) in (0, 1)
        # who has a row has moved last, and the other has none
        over_in_time = not (full(crosses) and len(crosses) == len(circles))
        over_in_time &= not (full(circles) and len(crosses) > len(circles))
        arising += in_turn and over_in_time
    assert measured["positions"] == arising == 5478
    assert measured["game_value"] == worth("", "") == 0


def test_opposite_wins_and_same_side_loses_as_in_xor(values):
    measured = values("activations/tictactoe_minimax_numpy")
    assert measured["quartet"] == [worth("a", "hi"), worth("c", "hi"), worth("a", "gh"), worth("c", "gh")]
    assert measured["quartet"] == [1, -1, -1, 1]


def test_the_boards_of_both_diagonals_add_up_to_the_same(values):
    measured = values("activations/tictactoe_minimax_numpy")
    boards = np.array(measured["boards"])
    assert boards.tolist() == [
        [1, 0, 0, 0, 0, 0, 0, -1, -1],
        [0, 0, 1, 0, 0, 0, 0, -1, -1],
        [1, 0, 0, 0, 0, 0, -1, -1, 0],
        [0, 0, 1, 0, 0, 0, -1, -1, 0],
    ]
    assert (boards[0] + boards[3] == boards[1] + boards[2]).all()
    assert measured["sums_equal"] is True


def games(policy, me, you, mine, perfect):
    """The results of all games, by rules of their own: 1 won, 0 drawn, -1 lost. A policy is called with (me, you)."""
    if full(you):
        return [-1 if mine else 1]
    free = sorted(set("abcdefghi") - set(me + you))
    if mine and free:
        free = [policy(me, you)]
    elif perfect:
        best = worth(me, you)
        free = [s for s in free if -worth(you, "".join(sorted(me + s))) == best]
    after = ["".join(sorted(me + s)) for s in free]
    return [r for m in after for r in games(policy, you, m, not mine, perfect)] if free else [0]


@functools.cache
def trained(kind, seed):
    """The policy of a snippet, from another seed if you like, as a function of two sorted strings of squares."""
    source = (SNIPPETS / f"tictactoe_{kind}_plot.py").read_text(encoding="utf-8")
    training, drawing, _ = source.partition("plt.hist")
    assert drawing
    training, count = re.subn(r"(?<=\n)seed(.*?) = 1986", rf"seed\1 = {seed}", training)
    assert count == 1
    names: dict = {}
    exec(compile(training, "<snippet>", "exec"), names)
    squares = {letter: number for number, letter in enumerate("abcdefghi")}

    def policy(me, you):
        stones = tuple(frozenset(squares[s] for s in side) for side in (me, you))
        return "abcdefghi"[names["_policy"][stones]]

    return policy


def shares(results):
    return [results.count(k) / len(results) for k in (1, 0, -1)]


def test_a_linear_policy_loses_to_perfect_play(values):
    measured = values("activations/tictactoe_linear_plot")
    expected = [shares(games(trained("linear", 1986), "", "", mine, perfect=True)) for mine in (True, False)]
    assert [measured[name] for name in ("won", "drawn", "lost")] == close(np.array(expected).T, abs=1e-9)
    assert measured["won"] == [0, 0]
    assert min(measured["lost"]) > 0.8
    assert 0.6 < measured["agreement"] < 0.8
    assert measured["positions"] == 4520


def test_a_network_with_128_units_never_loses_whatever_the_reply(values):
    measured = values("activations/tictactoe_network_plot")
    expected = [shares(games(trained("network", 1986), "", "", mine, perfect=False)) for mine in (True, False)]
    assert [measured[name] for name in ("won", "drawn", "lost")] == close(np.array(expected).T, abs=1e-9)
    assert measured["lost"] == [0, 0]
    assert min(measured["won"]) > 0.5
    assert measured["agreement"] == 1
    assert measured["units"] == 128
    assert measured["positions"] == 4520


def test_network_and_perfect_play_always_draw():
    for mine in (True, False):
        assert set(games(trained("network", 1986), "", "", mine, perfect=True)) == {0}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_outcome_does_not_hang_on_one_seed(seed):
    for mine in (True, False):
        assert -1 not in games(trained("network", seed), "", "", mine, perfect=False)
        won, _, lost = shares(games(trained("linear", seed), "", "", mine, perfect=True))
        assert won == 0
        assert lost > 0.8


# Exercises


def test_exercise_1_the_sigmoid_is_steepest_at_0_with_slope_one_quarter(values):
    measured = values("activations/sigmoid_slope_numpy")
    assert measured["steepest"] == close(1 / 4, abs=1e-8)
    assert measured["steepest_at"] == close(0, abs=1e-9)
    assert measured["value_there"] == close(1 / 2)
    assert measured["tail"] == close(sigmoid(8) * (1 - sigmoid(8)), rel=1e-6)
    assert measured["h"] == 1e-4
    for s in np.linspace(0, 1, 101):
        assert s * (1 - s) == close(1 / 4 - (s - 1 / 2) ** 2)


def test_exercise_2_equal_differences_of_two_logits_make_equal_probabilities(values):
    measured = values("activations/two_logits_numpy")
    assert [z1 - z0 for z0, z1 in measured["pairs"]] == [3] * 4
    assert measured["probabilities"] == close([1 / (1 + math.exp(-3))] * 4)
    assert measured["sigmoids"] == close([1 / (1 + math.exp(-3))] * 4)


def test_exercise_3_all_four_units_are_dead_and_the_network_answers_the_mean(values):
    measured = values("activations/xor_repair_numpy")
    _, hidden, _ = xor_networks(4, torch.relu, 0, (1987,))
    assert measured["dead"] == int((hidden == 0).all(dim=1).sum()) == 4
    losses, _, answers = xor_networks(4, torch.relu, 1000, (1987,))
    assert measured["stuck_loss"] == close(losses[-1][0], abs=1e-6)
    assert measured["stuck_loss"] == close(1 / 4, abs=1e-6)
    assert measured["stuck_answers"] == close(answers[0].tolist(), abs=1e-6)
    assert measured["stuck_answers"] == close([1 / 2] * 4, abs=1e-6)


def test_exercise_3_three_changes_repair_it_and_a_leak_does_not(values):
    measured = values("activations/xor_repair_numpy")
    for name, units, activation, seed in (
        ("wider_loss", 8, torch.relu, 1987),
        ("tanh_loss", 4, torch.tanh, 1987),
        ("restart_loss", 4, torch.relu, 1989),
    ):
        losses, _, answers = xor_networks(units, activation, 1000, (seed,))
        assert measured[name] == close(losses[-1][0], abs=1e-6)
        assert answers[0].tolist() == close(XOR, abs=0.01)
    losses, hidden, _ = xor_networks(4, torch.nn.functional.leaky_relu, 1000, (1987,))
    assert measured["leaky_loss"] == close(losses[-1][0], abs=1e-6)
    assert measured["leaky_loss"] == close(1 / 4, abs=1e-3)
    assert (hidden < 0).all()  # no unit bends where the data is
