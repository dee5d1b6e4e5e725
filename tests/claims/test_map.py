"""What the page "Map" claims. The reference is a training run of its own, in PyTorch with float64."""

from __future__ import annotations

import functools
import math

import numpy as np
import pytest
import torch

FRAMEWORKS = ["numpy", "torch", "mlx"]
every_framework = pytest.mark.parametrize("framework", FRAMEWORKS)
TIMES = [-math.pi + 2 * math.pi * moment / 20 for moment in range(21)]
close = pytest.approx


def predict(parameters, x, activation=torch.tanh):
    w1, b1, w2, b2 = parameters
    x = torch.tensor(x, dtype=torch.float64)
    return activation(x[:, None] * w1 + b1) @ w2 + b2


@functools.cache
def train(learning_rate=0.1, activation=torch.tanh, steps=500):
    """All losses, the one after the last step too, and what was learned. Autograd finds the gradient."""
    random = np.random.default_rng(1986)
    sizes = [8, 8, 8, 1]  # w1, b1, w2, b2
    parameters = [torch.tensor(random.uniform(-1, 1, size), requires_grad=True) for size in sizes]
    truth = torch.tensor([math.sin(time) for time in TIMES], dtype=torch.float64)
    losses = []
    for _ in range(steps + 1):
        loss = ((predict(parameters, TIMES, activation) - truth) ** 2).mean()
        losses.append(loss.item())
        gradient = torch.autograd.grad(loss, parameters)
        if len(losses) == 1:
            first_gradient = gradient
        if len(losses) <= steps:
            parameters = [
                (p - learning_rate * g).detach().requires_grad_() for p, g in zip(parameters, gradient, strict=True)
            ]
    return losses, [p.detach() for p in parameters], first_gradient


def straight(z):
    return z


# The whole loop


@every_framework
def test_each_of_the_500_losses_is_that_of_plain_gradient_descent(values, framework):
    loop = values(f"map/whole_loop_{framework}")
    assert len(loop["losses"]) == loop["steps"] == 500
    assert loop["losses"] == close(train()[0][:500], rel=2e-5, abs=1e-6)  # float32 against float64
    assert loop["learning_rate"] == close(0.1)


@pytest.mark.parametrize("framework", ["torch", "mlx"])
def test_the_frameworks_agree_on_all_500_losses(values, framework):
    reference = values("map/whole_loop_numpy")["losses"]
    assert values(f"map/whole_loop_{framework}")["losses"] == close(reference, rel=1e-5, abs=1e-6)


@every_framework
def test_the_examples_are_21_moments_of_one_swing_of_a_tone(values, framework):
    loop = values(f"map/whole_loop_{framework}")
    assert [x for (x,) in loop["x"]] == close(TIMES, abs=1e-6)
    assert [y for (y,) in loop["y"]] == close([math.sin(time) for time in TIMES], abs=1e-6)


@every_framework
def test_about_a_hundredth_of_the_loss_is_left_after_500_steps(values, framework):
    losses = values(f"map/whole_loop_{framework}")["losses"]
    assert 0.005 < losses[-1] / losses[0] < 0.02  # what a reader would call about a hundredth


@every_framework
def test_after_100_steps_most_of_the_work_is_done(values, framework):
    losses = values(f"map/whole_loop_{framework}")["losses"]
    assert losses[0] - losses[99] > 0.9 * (losses[0] - losses[-1])


@every_framework
def test_the_loss_falls_in_every_step(values, framework):
    losses = values(f"map/whole_loop_{framework}")["losses"]
    assert all(later < earlier for earlier, later in zip(losses, losses[1:], strict=False))
    assert values(f"map/whole_loop_{framework}")["rises"] == 0


def test_with_a_larger_learning_rate_the_loss_goes_up_at_times_and_with_a_much_larger_one_it_grows():
    losses = train(learning_rate=0.2)[0]
    assert any(later > earlier for earlier, later in zip(losses, losses[1:], strict=False))
    assert losses[-1] < losses[0]
    too_large = train(learning_rate=1.0, steps=200)[0]
    assert not too_large[-1] < 1000 * too_large[0]  # not a number counts too


@every_framework
def test_the_network_has_25_parameters(values, framework):
    assert values(f"map/whole_loop_{framework}")["count"] == 8 + 8 + 8 + 1


# What it learned, and what it did not


def test_it_follows_the_tone_between_the_examples_and_loses_it_outside(values):
    wave = values("map/wave_plot")
    losses, learned, _ = train()
    assert wave["last_loss"] == close(losses[500], rel=1e-9)
    times = np.linspace(-2, 2, 161) * math.pi
    gaps = np.abs(predict(learned, times).numpy() - np.sin(times))
    assert wave["inside_gap"] == close(gaps[40:121].max(), rel=1e-9)
    assert wave["outside_gap"] == close(max(gaps[:40].max(), gaps[121:].max()), rel=1e-9)
    assert wave["inside_gap"] < 0.25
    assert wave["outside_gap"] > 1  # the tone swings from -1 to 1: always saying 0 is never more than 1 away


def test_between_the_moments_of_the_figure_nothing_is_hidden():
    times = np.linspace(-1, 1, 4001) * math.pi
    gaps = np.abs(predict(train()[1], times).numpy() - np.sin(times))
    assert gaps.max() < 0.205  # rounds to the 0.20 of the page


# Exercises


def test_without_the_step_all_500_losses_are_the_same_although_there_are_slopes(values):
    idle = values("map/no_update_numpy")
    assert len(idle["losses"]) == 500
    assert set(idle["losses"]) == {idle["losses"][0]}
    assert idle["losses"][0] == values("map/whole_loop_numpy")["losses"][0]
    steepest = max(slope.abs().max().item() for slope in train()[2])
    assert idle["largest_slope"] == close(steepest, rel=1e-9)
    assert steepest > 0.1


def test_without_the_step_every_slope_is_that_of_autograd(values):
    expected = torch.cat(train()[2]).tolist()
    assert len(expected) == 25
    assert values("map/no_update_numpy")["slopes"] == close(expected, rel=1e-9)


def test_without_an_activation_it_learns_the_best_straight_line_and_no_more(values):
    line = values("map/no_activation_numpy")
    assert line["losses"] == close(train(activation=straight)[0][:500], rel=1e-6)
    truth = [math.sin(time) for time in TIMES]
    slope = sum(x * y for x, y in zip(TIMES, truth, strict=True)) / sum(x * x for x in TIMES)  # the mean of x is 0
    best = sum((slope * x - y) ** 2 for x, y in zip(TIMES, truth, strict=True)) / len(TIMES)
    assert line["line_loss"] == close(best, rel=1e-9)
    assert line["line"] == close([slope, 0], abs=1e-9)
    assert line["losses"][-1] == close(best, rel=1e-6)
    assert all(loss >= best * (1 - 1e-9) for loss in line["losses"])
