"""The lab "A network from nothing": its blanks, and what it says, against facts from outside."""

import itertools
import math

import numpy as np
import pytest
import torch

from tests.labs import lab, number_after, quiet


@pytest.fixture(scope="module")
def run():
    return lab("network-from-nothing")


@pytest.fixture(scope="module")
def made(run):
    """The names of the lab after it has run."""
    return run.values


BACKWARD = """\
dH = dZ @ V
back = {bend}
return {dW}, {db}, {dV}, dZ.sum(axis=0)"""
RIGHT = {"bend": "dH * (H > 0)", "dW": "back.T @ X", "db": "back.sum(axis=0)", "dV": "dZ.T @ H"}


def backward(**steps):
    return BACKWARD.format(**RIGHT | steps)


ONES = "np.eye(Z.shape[1])[y]"


@pytest.mark.parametrize(
    ("key", "body", "hint"),
    [
        ("log_loss", "return np.logaddexp(0, z) - t * z", "One loss for each example"),
        ("log_loss", "return np.sum(np.logaddexp(0, z) - t * z)", "This is the sum"),
        ("log_loss", "return np.mean(np.logaddexp(0, z) + t * z)", "Check the sign"),
        ("log_loss", "return np.mean(np.logaddexp(0, z))", "as if every t were 0"),
        ("log_loss", "return np.mean(np.log(1 + np.exp(z)) - t * z)", "exp(1000) overflows"),
        ("log_loss", "p = sigmoid(z)\nreturn np.mean(-t * np.log(p) - (1 - t) * np.log(1 - p))", "rounded to 1"),
        ("hidden_layer", "return X @ W.T + b", "where is the bend?"),
        ("hidden_layer", "return np.maximum(X @ W.T, 0)", "Where is the bias?"),
        ("hidden_layer", "return np.maximum(X @ W.T, 0) + b", "The bend comes last"),
        ("hidden_layer", "return np.maximum(X @ W + b, 0)", "A row of W belongs to a unit"),
        ("hidden_layer", "return np.max(X @ W.T + b, 0)", "You want np.maximum"),
        ("hidden_layer", "return np.maximum(W @ X.T + b, 0)", "it stopped with ValueError"),
        ("backward", backward(bend="dH"), "Step 4 is missing"),
        ("backward", backward(bend="dH * H"), "the slope of ReLU, 1 or 0"),
        ("backward", backward(bend="dH * (dH > 0)"), "whether the unit is on"),
        ("backward", backward(dV="H.T @ dZ"), "This is the transpose"),
        ("backward", backward(db="back.mean(axis=0)"), "1/n is in dZ already"),
        ("backward", backward(dW="X.T @ back"), "dW:       shape (2, 3)"),
        ("backward", "return dZ.T @ H, dZ.sum(axis=0)", "it returned 2 values instead of 4"),
        ("slopes_of_logits", f"return softmax(Z) - {ONES}", "a share of 1/n"),
        ("slopes_of_logits", f"return ({ONES} - softmax(Z)) / len(y)", "The sign is turned"),
        ("slopes_of_logits", f"return (Z - {ONES}) / len(y)", "Make probabilities"),
        ("slopes_of_logits", "return softmax(Z) / len(y)", "Subtract 1 at the true class"),
        (
            "slopes_of_logits",
            f"raised = np.exp(Z)\nreturn (raised / raised.sum(axis=1, keepdims=True) - {ONES}) / len(y)",
            "Use softmax from above",
        ),
    ],
)
def test_a_typical_mistake_gets_its_hint(run, key, body, hint):
    said = run.judge(key, body)
    assert said.startswith(f"Not yet: {key}, tried with ")
    assert hint in said


@pytest.mark.parametrize(
    ("key", "body"),
    [
        ("log_loss", "return np.mean(np.maximum(z, 0) - t * z + np.log1p(np.exp(-np.abs(z))))"),
        ("hidden_layer", "Z = X @ W.T + b\nreturn Z * (Z > 0)"),
        ("backward", backward(bend="np.where(H > 0, dH, 0)", dW="np.einsum('nh,ni->hi', back, X)")),
        ("slopes_of_logits", "P = softmax(Z)\nP[np.arange(len(y)), y] -= 1\nreturn P / len(y)"),
    ],
)
def test_another_right_way_is_right(run, key, body):
    assert run.judge(key, body).startswith(f"Right: {key} ")


# The losses and slopes, against PyTorch's.


def test_the_log_loss_is_that_of_pytorch(made):
    rng = np.random.default_rng(0)
    z, t = rng.normal(0, 5, size=(50, 1)), rng.integers(0, 2, size=(50, 1)).astype(float)
    expected = torch.nn.functional.binary_cross_entropy_with_logits(torch.tensor(z), torch.tensor(t))
    assert made["log_loss"](z, t) == pytest.approx(expected.item(), rel=1e-12)


@pytest.mark.parametrize(("h", "k"), [(1, 1), (3, 1), (24, 3), (7, 5)])
def test_the_backward_pass_is_that_of_pytorch_and_of_central_differences(made, h, k):
    rng = np.random.default_rng(h)
    parameters = made["draw_parameters"](h, k, rng)
    parameters[1][:] = rng.normal(size=h)
    X, y = rng.normal(size=(20, 2)), rng.integers(0, k, size=20)
    by_hand = made["backward"](parameters, X, made["slopes_of_logits"](made["forward"](parameters, X), y))
    W, b, V, c = (torch.tensor(array, requires_grad=True) for array in parameters)
    logits = torch.relu(torch.tensor(X) @ W.T + b) @ V.T + c
    slopes = torch.autograd.grad(torch.nn.functional.cross_entropy(logits, torch.tensor(y)), [W, b, V, c])
    by_trial = made["slopes_by_trial"](
        lambda moved: made["cross_entropy"](made["forward"](moved, X), y), [array.copy() for array in parameters]
    )
    for mine, autograd, trial in zip(by_hand, slopes, by_trial, strict=True):
        assert mine == pytest.approx(autograd.numpy(), abs=1e-12)
        assert mine == pytest.approx(trial, abs=1e-8)


def test_all_slopes_on_the_lawn_agree_with_central_differences(made):
    assert made["gap"] < 1e-8
    z = made["forward"](made["small"], made["X"])
    W, b, V, c = (torch.tensor(array, requires_grad=True) for array in made["small"])
    logits = torch.relu(torch.tensor(made["X"]) @ W.T + b) @ V.T + c
    loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, torch.tensor(made["t"]))
    assert made["log_loss"](z, made["t"]) == pytest.approx(loss.item(), rel=1e-12)
    dZ = (made["sigmoid"](z) - made["t"]) / len(made["t"])
    by_hand = made["backward"](made["small"], made["X"], dZ)
    for mine, slope in zip(by_hand, torch.autograd.grad(loss, [W, b, V, c]), strict=True):
        assert mine == pytest.approx(slope.numpy(), abs=1e-12)


def test_knowing_nothing_costs_log_3(made):
    assert made["cross_entropy"](np.zeros((200, 3)), made["y"]) == pytest.approx(math.log(3))


# One neuron, and three by hand.


@pytest.mark.parametrize("seed", range(5))
def test_one_neuron_is_hardly_better_than_always_dry(made, seed):
    rng = np.random.default_rng(seed)
    X, t = made["walk"](200, rng)
    X_new, t_new = made["walk"](5000, rng)
    W, b = np.zeros((1, 2)), np.zeros(1)
    for step in range(500):
        dZ = (made["sigmoid"](X @ W.T + b) - t) / len(t)
        W, b = W - 0.3 * dZ.T @ X, b - 0.3 * dZ.sum(axis=0)
    # 0.02 is three standard errors of a share of 5,000 places.
    assert made["right"](X_new @ W.T + b, t_new) < np.mean(t_new == 0) + 0.02


def test_no_straight_line_does_much_better(made):
    """The best of all lines in a fine grid: it may cut off a corner of the lawn, and no more."""
    X, t = made["X_new"], made["t_new"][:, 0]
    best = 0
    for angle in np.linspace(0, 2 * np.pi, 72, endpoint=False):
        reach = X @ [np.cos(angle), np.sin(angle)]
        best = max(best, *(np.mean((reach > border) == t) for border in np.linspace(-6, 6, 61)))
    assert best < np.mean(t == 0) + 0.02


def test_the_border_set_by_hand_has_three_long_and_three_short_sides(made):
    angle = np.linspace(0, 2 * np.pi, 3601)[:-1]
    ray = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    step = np.arange(0, 6, 0.002)[:, None, None]
    z = 1 - np.maximum(step * (ray @ made["W_hand"].T) + made["b_hand"], 0).sum(axis=2)
    assert (np.diff(z > 0, axis=0).sum(axis=0) == 1).all(), "a closed border, once in each direction"
    reach = 0.002 * (z > 0).sum(axis=0)
    on = (reach[:, None] * ray) @ made["W_hand"].T + made["b_hand"] > 0
    sides = [key for key, _ in itertools.groupby(map(tuple, on))]
    assert len(sides) - (sides[0] == sides[-1]) == 6
    assert {sum(side) for side in sides} == {1, 2}
    place = reach[:, None] * ray
    long = [np.ptp(place[on.sum(axis=1) == 1][:, 1]), np.ptp(place[on.sum(axis=1) == 2][:, 1])]
    assert long[0] > 0
    length = {n: np.hypot(*np.diff(place, axis=0).T)[on.sum(axis=1)[1:] == n].sum() for n in (1, 2)}
    assert length[1] > 2 * length[2]


def test_the_network_set_by_hand_beats_one_neuron(made):
    assert made["right"](made["z_hand"], made["t_new"]) > made["right"](made["z_new"], made["t_new"]) + 0.15


# Two units and more.


def closes(made, parameters):
    """Whether the network says dry in all directions far away, and wet somewhere on the lawn."""
    angle = np.linspace(0, 2 * np.pi, 720)
    far = 1000 * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return bool((made["forward"](parameters, far) < 0).all() and (made["forward"](parameters, made["grid"]) > 0).any())


def test_two_units_do_not_close_the_border_and_three_do(made):
    assert [closes(made, made["trained"][h]) for h in (2, 3, 6, 24)] == [False, True, True, True]


def test_with_two_units_wet_ground_reaches_to_infinity(made):
    """The direction of the proof, constructed: z never falls along it, whatever the weights."""
    rng = np.random.default_rng(0)
    wet = 0
    for trial in range(300):
        parameters = made["draw_parameters"](2, 1, rng)
        parameters = [array + rng.normal(size=array.shape) for array in parameters]
        W, b, V, c = parameters
        wishes = V[0][:, None] * W  # the direction d has to satisfy wishes @ d >= 0
        angles = np.linspace(0, 2 * np.pi, 720)
        directions = np.stack([np.cos(angles), np.sin(angles)], axis=1)
        good = directions[(wishes @ directions.T >= 0).all(axis=0)]
        assert len(good)
        z = made["forward"](parameters, made["grid"])[:, 0]
        if z.max() <= 0:
            continue
        wet += 1
        start = made["grid"][z.argmax()]
        walked = made["forward"](parameters, start + np.array([0, 1, 10, 100, 10_000])[:, None] * good[0])[:, 0]
        assert (np.diff(walked) >= -1e-9).all()
        assert walked[-1] > 0
    assert wet > 100


def test_more_units_lower_the_training_loss_and_soon_stop_paying_on_new_places(made):
    """In the lab and on four other lawns; 0.02 is more than four standard errors of a share near 95 % of 5,000."""
    last = [made["histories"][h][-1] for h in (2, 3, 6, 24)]
    assert last == sorted(last, reverse=True)
    gains = []
    for seed in range(4):
        rng = np.random.default_rng(seed)
        X, t = made["walk"](200, rng)
        X_new, t_new = made["walk"](5000, rng)
        ends = {}
        for h in (6, 24):
            parameters, losses = made["train"](made["draw_parameters"](h, 1, rng), X, t)
            ends[h] = losses[-1], made["right"](made["forward"](parameters, X_new), t_new)
        assert ends[24][0] < ends[6][0]
        gains.append(ends[24][1] - ends[6][1])
    assert abs(np.mean(gains)) < 0.02


# Three answers.


def test_wet_and_dry_are_hardly_ever_taken_for_each_other(made):
    taken = np.array([[np.sum(made["answer"][made["y_new"] == k] == s) for s in range(3)] for k in range(3)])
    mistakes = taken.sum() - taken.trace()
    assert mistakes > 100
    assert taken[0, 2] + taken[2, 0] < 0.02 * mistakes


def test_the_three_class_network_is_good(made):
    share = np.mean(made["answer"] == made["y_new"])
    assert 0.85 < share < 0.95


# The tasks.


def test_task_2_twins_stay_twins_and_draw_a_line(run):
    with run.after("Task 2") as (made, printed):
        W, b, V, c = made["twins"]
        assert np.ptp(W, axis=0) == pytest.approx([0, 0], abs=1e-12)
        # One unit of weight (w1, w2) and one output: wherever z changes its sign, it is on one straight line.
        one = W[:1], b[:1], V.sum(axis=1, keepdims=True), c
        assert made["forward"](made["twins"], made["grid"]) == pytest.approx(made["forward"](one, made["grid"]))
        assert number_after("right on new places:", printed) / 100 < np.mean(made["t_new"] == 0) + 0.02


def test_task_3_tanh_gives_a_border_without_corners_and_right_slopes(run):
    with run.after("Task 3") as (made, printed):
        assert "agree: True" in printed
        assert closes(made, made["smooth"])
        assert made["right"](made["forward"](made["smooth"], made["X_new"]), made["t_new"]) > 0.92
        assert "np.tanh" in run.programs("Task 3")[0]


def test_the_lab_uses_numpy_only(run):
    code = "\n".join(cell.source for cell in run.cells if cell.cell_type == "code")
    assert "torch" not in code and "mlx" not in code and "sklearn" not in code
    with quiet():
        assert run.values["np"] is np
