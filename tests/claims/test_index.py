"""What the home page claims."""

import numpy as np
import pytest
import torch

FRAMEWORKS = ("numpy", "torch", "mlx")
CIRCLE = "index/no_perfect_circle_plot"


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_each_step_leaves_60_percent_of_what_w_lacks_and_80_percent_of_what_b_lacks(values, framework):
    measured = values(f"index/first_{framework}")
    # The inputs have mean 0 and mean square 2, so the loss is 2 (w - 2)² + (b - 1)², with slopes
    # 4 (w - 2) and 2 (b - 1). A step at rate 0.1 leaves 1 - 0.4 of the one gap and 1 - 0.2 of the other.
    step = np.arange(30)
    losses = 2 * (2 * 0.6**step) ** 2 + (0.8**step) ** 2
    # Near w = 2, float32 keeps w to about 1e-7, so gaps of 1e-3 and losses of 1e-6 to four digits.
    np.testing.assert_allclose(measured["losses"], losses, rtol=1e-3)
    assert measured["w"] == pytest.approx(2 - 2 * 0.6**30, abs=1e-6)
    assert measured["b"] == pytest.approx(1 - 0.8**30, abs=1e-6)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_rule_is_y_equals_2x_plus_1(values, framework):
    measured = values(f"index/first_{framework}")
    assert measured["y"] == [2 * x + 1 for x in measured["x"]]
    assert round(measured["w"]) == 2
    assert round(measured["b"]) == 1


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_w_is_found_sooner_than_b(values, framework):
    measured = values(f"index/first_{framework}")
    assert abs(measured["w"] - 2) < abs(measured["b"] - 1) / 100


def test_all_30_losses_agree_in_the_three_tabs(values):
    numpy, torch_, mlx = (values(f"index/first_{framework}")["losses"] for framework in FRAMEWORKS)
    assert len(numpy) == len(torch_) == len(mlx) == 30
    np.testing.assert_allclose(torch_, numpy, rtol=1e-3)
    np.testing.assert_allclose(mlx, numpy, rtol=1e-3)


def test_the_borders_of_3_6_and_24_neurons_have_at_most_two_corners_a_neuron(values):
    measured = values(CIRCLE)
    assert measured["neurons"] == [3, 6, 24]
    assert measured["corners"][:2] == [6, 12]
    assert 24 < measured["corners"][2] <= 48


def test_no_polygon_with_that_many_corners_could_be_better_and_these_are_nearly_as_good(values):
    # The area between the unit circle and a regular polygon around its center, as a share of the circle's,
    # for the best size of the polygon. Learned from 300 points a step, it may be up to three times that;
    # the last network has ten times more corners to place, and gets a wider margin.
    angle = np.linspace(0, 2 * np.pi, 48_000, endpoint=False)
    measured = values(CIRCLE)
    for corners, missed, margin in zip(measured["corners"], measured["missed"], (1.5, 3, 20), strict=True):
        turn = 2 * np.pi / corners
        shape = 1 / np.cos((angle % turn) - turn / 2)
        best = min(np.abs((size * shape) ** 2 - 1).mean() for size in np.linspace(0.8, 1, 401))
        assert best < missed < margin * best


def test_the_networks_learn_what_pytorch_learns_from_the_same_points(values):
    # The whole training again, with PyTorch's gradients and a plain loss in place of the formulas, and with
    # the area counted on a grid in place of along rays.
    measured = values(CIRCLE)
    rng = np.random.default_rng(measured["seed"])
    axis = np.arange(-1.5, 1.5, 0.005) + 0.0025
    grid = torch.tensor(np.stack(np.meshgrid(axis, axis), axis=-1).reshape(-1, 2))
    truth = grid.square().sum(1) < 1
    for neurons, missed in zip(measured["neurons"], measured["missed"], strict=True):
        w = torch.tensor(rng.normal(size=(2, neurons)), requires_grad=True)
        b = torch.zeros(neurons, dtype=torch.float64, requires_grad=True)
        v = torch.full((neurons,), -1.0, dtype=torch.float64, requires_grad=True)
        c = torch.ones((), dtype=torch.float64, requires_grad=True)
        for step in range(600):
            point = torch.tensor(rng.uniform(-1.5, 1.5, size=(300, 2)))
            inside = (point.norm(dim=1) < 1).double()
            score = torch.relu(point @ w + b) @ v + c
            loss = torch.nn.functional.binary_cross_entropy_with_logits(score, inside)
            slopes = torch.autograd.grad(loss, (w, b, v, c))
            with torch.no_grad():
                for parameter, slope in zip((w, b, v, c), slopes, strict=True):
                    parameter -= 3 * (600 - step) / 600 * slope
        with torch.no_grad():
            wrong = ((torch.relu(grid @ w + b) @ v + c > 0) != truth).sum() / truth.sum()
        # The grid has 125,000 points inside the circle, the snippet 240 rays in steps of 0.002.
        assert missed == pytest.approx(wrong.item(), abs=4e-4)
    for name, learned in (("w", w), ("b", b), ("v", v), ("c", c)):
        np.testing.assert_allclose(measured[name], learned.detach().numpy(), rtol=1e-6, atol=1e-8)
