"""The lab "Be the optimizer": its blanks, and the gradient against PyTorch's."""

import numpy as np
import pytest
import torch

from tests.labs import lab


@pytest.fixture(scope="module")
def run():
    return lab("be-the-optimizer")


@pytest.mark.parametrize(
    ("key", "body", "hint"),
    [
        ("loss", "return (predict(w, b) - y) ** 2", "One number for each ride"),
        ("loss", "return ((predict(w, b) - y) ** 2).sum()", "the sum over the rides"),
        ("loss", "return np.mean(predict(w, b) - y)", "Otherwise they cancel"),
        ("loss", "return np.mean(predict(w, b) - y) ** 2", "Square first"),
        ("loss", "return np.mean(abs(predict(w, b) - y))", "drops the signs"),
        ("gradient", "return np.mean(e * x), np.mean(e)", "Where is the 2?"),
        ("gradient", "return np.mean(2 * e), np.mean(2 * e)", "Where is the distance"),
        ("gradient", "return np.mean(2 * e), np.mean(2 * e * x)", "w comes first"),
        ("gradient", "return -np.mean(2 * e * x), -np.mean(2 * e)", "The sign is turned"),
        ("gradient", "return np.sum(2 * e * x), np.sum(2 * e)", "This is the sum"),
        ("gradient", "return 2 * e * x, 2 * e", "Take the mean over the rides"),
        ("gradient", "return np.mean(2 * e * x)", "it returned no numbers"),
    ],
)
def test_a_typical_mistake_gets_its_hint(run, key, body, hint):
    said = run.judge(key, body)
    assert said.startswith(f"Not yet: {key}, tried with w = 1.0 and b = 8.0\n")
    assert hint in said


@pytest.mark.parametrize(
    ("key", "body"),
    [
        ("loss", "return sum((w * x + b - y) ** 2) / len(x)"),
        ("loss", "errors = predict(w, b) - y\nreturn (errors @ errors) / 12"),
        ("gradient", "return 2 * np.mean(e * x), 2 * np.mean(e)"),
        ("gradient", "return np.array([2 * e @ x, 2 * e.sum()]) / len(x)"),
    ],
)
def test_another_right_way_is_right(run, key, body):
    assert run.judge(key, body).startswith(f"Right: {key} ")


def test_the_gradient_is_that_of_pytorch(run):
    x, y = torch.tensor(run.values["x"]), torch.tensor(run.values["y"])
    for place in [(1.0, 8.0), (0.0, 0.0), (-2.0, 30.0)]:
        w, b = (torch.tensor(v, dtype=torch.float64, requires_grad=True) for v in place)
        loss = torch.nn.functional.mse_loss(w * x + b, y)
        slopes = [slope.item() for slope in torch.autograd.grad(loss, [w, b])]
        assert run.values["loss"](*place) == pytest.approx(loss.item())
        assert run.values["gradient"](*place) == pytest.approx(slopes)


def test_the_rest_of_the_lab_uses_the_solutions(run):
    loop, best = ([run.values[f"{name}_{end}"] for name in "wb"] for end in ("loop", "best"))
    assert np.allclose(loop, best, atol=1e-3)
