"""What the sidebar on function transformations claims. Expected values come from calculus or from another framework."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys

import mlx.core as mx
import numpy as np
import pytest
import torch
from mlx import nn

FRAMEWORKS = ["numpy", "torch", "mlx"]
every_framework = pytest.mark.parametrize("framework", FRAMEWORKS)
torch_and_mlx = pytest.mark.parametrize("framework", ["torch", "mlx"])
close = pytest.approx


# A function goes in, a function comes out


@every_framework
def test_grad_of_grad_of_grad_is_the_third_derivative(values, framework):
    functions = values(f"transformations/functions_{framework}")
    x = functions["x"]
    assert x == 2
    assert functions["slopes"] == close([x**3, 3 * x**2, 6 * x, 6], rel=1e-6)
    assert (functions["value"], functions["slope"]) == close((8, 12), rel=1e-6)


def test_mlx_gives_the_value_first_and_torch_func_the_gradient():
    assert [v.item() for v in mx.value_and_grad(lambda x: x**3)(mx.array(2.0))] == close([8, 12])
    assert [v.item() for v in torch.func.grad_and_value(lambda x: x**3)(torch.tensor(2.0))] == close([12, 8])


def test_nested_differences_fail_and_nested_grad_does_not(values):
    nested = values("transformations/nested_plot")
    x = torch.linspace(-3, 3, 61, dtype=torch.float64)
    function = torch.tanh
    for truth in nested["exact"]:
        function = torch.func.grad(function)
        assert truth == close(torch.func.vmap(function)(x).tolist(), abs=1e-12)
    assert max(nested["grad_errors"]) < 1e-5  # rounding of float32
    first, second, third = nested["difference_errors"]
    # The error of the difference is h² / 6 times the third derivative, at most 2, plus rounding of about 1e-16 / h.
    assert first < 2e-6**2 / 3 + 1e-9
    assert second < 0.01
    assert third == nested["noise"]
    assert third > 1  # of about eps / h**3 = 1.1e-16 / 8e-18
    assert third < 100


# Which slopes


@every_framework
def test_a_dictionary_goes_in_and_a_dictionary_comes_out(values, framework):
    parameters = values(f"transformations/parameters_{framework}")
    kilometers, dollars = [1, 2, 3, 4], [5, 7, 9, 11]
    assert (parameters["x"], parameters["y"]) == (kilometers, dollars)
    errors = [x - y for x, y in zip(kilometers, dollars, strict=True)]  # w = 1, b = 0
    assert parameters["value"] == close(statistics.fmean(e**2 for e in errors))
    slope = statistics.fmean(2 * e * x for e, x in zip(errors, kilometers, strict=True))
    assert parameters["w_slope"] == close(slope)
    assert parameters["b_slope"] == close(2 * statistics.fmean(errors))
    assert parameters["names"] == ["w", "b"]


@every_framework
def test_one_run_in_place_of_two_for_each_parameter(values, framework):
    runs = values(f"transformations/parameters_{framework}")["runs"]
    assert runs == (1 + 2 * 2 if framework == "numpy" else 1)


def test_argnums_chooses_another_argument():
    def product(a, b):
        return a * b

    assert mx.grad(product)(mx.array(2.0), mx.array(3.0)).item() == 3
    assert mx.grad(product, argnums=1)(mx.array(2.0), mx.array(3.0)).item() == 2
    assert torch.func.grad(product)(torch.tensor(2.0), torch.tensor(3.0)).item() == 3
    assert torch.func.grad(product, argnums=1)(torch.tensor(2.0), torch.tensor(3.0)).item() == 2


@torch_and_mlx
def test_value_and_grad_of_a_model_is_its_gradient(values, framework):
    model = values(f"transformations/model_{framework}")
    h = np.tanh([[0, 0], [1, -1]])  # two examples, two hidden units
    y_hat = h @ [0.5, 0.25]
    assert model["value"] == close(np.mean((y_hat - 1) ** 2))
    assert model["slope"] == close(np.mean(2 * (y_hat - 1)))
    assert len(model["entries"]) == 4
    assert model["entries"][-1].endswith("2.bias")
    assert model["left"] == 2


# vmap


@every_framework
def test_vmap_makes_a_table_of_all_pairs(values, framework):
    vmap = values(f"transformations/vmap_{framework}")
    taxis, customers = [[0, 0], [6, 8]], [[3, 4], [6, 0], [0, 8]]
    assert (vmap["taxis"], vmap["customers"]) == (taxis, customers)
    table = np.linalg.norm(np.array(taxis)[:, None] - np.array(customers)[None], axis=2)
    assert np.array(vmap["table"]) == close(table)
    assert vmap["row"] == close(table[0].tolist())


@every_framework
def test_vmap_runs_the_function_once_and_a_loop_runs_it_for_each(values, framework):
    vmap = values(f"transformations/vmap_{framework}")
    assert (vmap["runs_row"], vmap["runs_table"]) == ((3, 6) if framework == "numpy" else (1, 1))


def test_a_mapped_function_must_not_look_at_the_numbers():
    def size(x):
        return x if x > 0 else -x

    with pytest.raises(ValueError, match="eval"):
        mx.vmap(size)(mx.array([1.0, -2.0]))
    with pytest.raises(RuntimeError, match="control flow"):
        torch.func.vmap(size)(torch.tensor([1.0, -2.0]))
    assert mx.vmap(lambda x: mx.where(x > 0, x, -x))(mx.array([1.0, -2.0])).tolist() == [1, 2]


# grad and vmap together


@torch_and_mlx
def test_vmap_of_grad_works_and_grad_of_vmap_is_refused(values, framework):
    order = values(f"transformations/order_{framework}")
    assert order["x"] == [1, 2, 3]
    assert order["slopes"] == [2, 4, 6]
    assert order["refused"] is True
    assert order["of_sum"] == [2, 4, 6]


@every_framework
def test_the_mean_of_the_slopes_is_the_slope_of_the_mean(values, framework):
    rides = values(f"transformations/per_example_{framework}")
    slopes = [2 * (2 * x - y) * x for x, y in zip(rides["x"], rides["y"], strict=True)]
    assert rides["w"] == 2
    assert rides["slopes"] == close(slopes)
    assert rides["mean"] == close(statistics.fmean(slopes))
    assert rides["of_mean"] == close(statistics.fmean(slopes))
    assert rides["without"] == close(statistics.fmean(slopes[:-1]))
    assert rides["mean"] < 0 < rides["without"]  # the mistake turns the sign


def test_one_wrong_fare_pulls_harder_than_all_the_others_together(values):
    pull = values("transformations/pull_plot")
    slopes = [2 * (2 * x - y) * x for x, y in zip(pull["x"], pull["y"], strict=True)]
    assert pull["slopes"] == close(slopes)
    assert pull["deepest"] == close(slopes[5]) == close(min(slopes))
    assert pull["others"] == close(sum(map(abs, slopes)) - abs(slopes[5]))
    assert pull["times"] == close(abs(slopes[5]) / pull["others"])
    assert pull["times"] > 10


# Curvature

X = [1.0, 2.0, 3.0, 4.0]
HESSIAN = np.array([[2 * statistics.fmean(x * x for x in X), 2 * statistics.fmean(X)], [2 * statistics.fmean(X), 2]])


@every_framework
def test_hessian_times_vector_is_grad_of_grad_and_mapped_over_the_identity_it_is_the_table(values, framework):
    curvature = values(f"transformations/curvature_{framework}")
    assert curvature["x"] == X
    assert curvature["one"] == close((HESSIAN @ curvature["v"]).tolist(), rel=1e-6)
    assert np.array(curvature["table"]) == close(HESSIAN, rel=1e-6)
    assert [curvature["by_weight"], curvature["both"]] == close(HESSIAN[0].tolist(), rel=1e-6)
    assert [curvature["both_again"], curvature["by_bias"]] == close(HESSIAN[1].tolist(), rel=1e-6)
    largest = np.linalg.norm(HESSIAN, 2)
    assert curvature["largest"] == close(largest, rel=1e-6)
    assert curvature["rate"] == close(2 / largest, rel=1e-6)


# compile


def test_compiled_several_operations_become_one_and_python_runs_once_a_shape(values):
    compiled = values("transformations/compile_mlx")
    assert compiled["plain_operations"] > 1
    assert compiled["compiled_operations"] == 1
    assert compiled["runs_at"] == [1, 1, 1, 2]
    assert compiled["gap"] < 1e-6


COUNT_RUNS = """
import mlx.core as mx
runs = []
compiled = mx.compile(lambda x: runs.append(1) or mx.exp(x) + 1)
x = mx.ones(3) * 2
for _ in range(3):
    mx.eval(compiled(x))
print(len(runs), compiled(x)[0].item())
"""


def test_without_a_compiler_mlx_on_a_cpu_leaves_the_function_as_it_is(tmp_path):
    def run(path):
        environment = {**os.environ, "PATH": path, "TMPDIR": str(tmp_path)}
        command = [sys.executable, "-c", COUNT_RUNS]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.split()

    needs_compiler = not mx.is_available(mx.gpu)  # on a GPU, MLX brings what it needs
    runs, result = run(str(tmp_path))
    assert runs == ("3" if needs_compiler else "1")
    runs_with, result_with = run(os.environ["PATH"])
    assert runs_with == ("1" if shutil.which("g++") or not needs_compiler else "3")
    assert float(result) == close(float(result_with), rel=1e-6)


def test_in_mlx_a_print_in_a_compiled_function_runs_once_and_a_global_is_frozen(values, capsys):
    pure = values("transformations/pure_mlx")
    assert pure["rate"] == 0.5
    assert (pure["once"], pure["again"]) == close((8 - 0.1 * 8, 8 - 0.1 * 8))
    assert pure["stale"] == close(8 - 0.1 * 8)  # still 0.1
    assert pure["fresh"] == close(8 - 0.5 * 8)
    assert (pure["runs_compiled"], pure["runs"]) == (1, 2)

    def step(w):
        print("Python is here")
        return w @ w

    w = mx.eye(2) * 2
    compiled = mx.compile(step)
    for _ in range(4):
        mx.eval(compiled(w))
    assert capsys.readouterr().out.count("Python is here") == 1


def test_torch_compile_notices_a_changed_global(values):
    guards = values("transformations/guards_torch")
    assert guards["again"] == close(8 - 0.1 * 8)
    assert guards["runs_compiled"] == 3
    assert guards["later"] == guards["fresh"] == close(8 - 0.5 * 8)
    assert guards["runs"] == 5  # three, one more, and one that is not compiled


# Lazy evaluation, unified memory


def test_what_is_not_asked_for_is_not_computed_and_errors_come_late(values):
    unasked = values("transformations/unasked_mlx")
    assert unasked["number"] == 1000
    assert unasked["waiting_cheap"] == 0
    assert unasked["waiting_costly"] > 0
    assert unasked["steps"] == ["planned", "no error yet", "error"]
    assert unasked["error_is_late"] is True


def test_wrong_shapes_are_found_at_once():
    with pytest.raises(ValueError, match="matmul"):
        mx.zeros((2, 3)) @ mx.zeros((2, 3))


def test_in_mlx_the_operation_has_a_device_and_in_torch_the_tensor_has(values):
    assert values("transformations/memory_mlx")["array_has_device"] is False
    assert values("transformations/memory_torch")["array_has_device"] is True
    for framework in ("mlx", "torch"):
        memory = values(f"transformations/memory_{framework}")
        assert memory["total"] == 1 + 2 + 3
        assert memory["shared"] == memory["a"][0] == memory["view"][0] == 10


def test_grad_knows_nothing_of_a_change_behind_its_back():
    def change(x):
        view = np.array(x, copy=False)
        view *= 3
        return x.sum()

    value, slope = mx.value_and_grad(change)(mx.array([2.0]))
    assert (value.item(), slope.item()) == (6, 1)  # the slope of what was computed is 3


# Exercises


@every_framework
def test_exercise_1_a_repeated_step_is_a_step(values, framework):
    own = values(f"transformations/own_{framework}")
    assert own["one_step"] == close(0.6)
    assert own["w"] == close(3 - 3 * 0.8**50, rel=1e-6)
    assert own["hundred"] == close(3 - 3 * 0.8**100, rel=1e-6)


@torch_and_mlx
def test_exercise_2_power_iteration_finds_the_largest_curvature(values, framework):
    power = values(f"transformations/power_{framework}")
    v, expected = np.array([0.0, 1.0]), []
    for _ in range(20):
        v = HESSIAN @ v
        expected.append(np.linalg.norm(v))
        v = v / expected[-1]
    assert power["estimates"] == close(expected, rel=1e-6)
    assert power["estimates"][-1] == close(np.linalg.norm(HESSIAN, 2), rel=1e-6)
    assert abs(np.dot(power["v"], v)) == close(1, rel=1e-6)


def test_exercise_3_a_rate_as_argument_or_as_state_is_used(values):
    step = values("transformations/pure_step_mlx")
    assert step["by_argument"] == close([8 - 0.1 * 8, 8 - 0.5 * 8])
    assert step["by_state"] == close([8 - 0.1 * 8, 8 - 0.5 * 8])
    assert step["calls"] == 2


@torch_and_mlx
def test_exercise_4_the_snippet_has_the_shapes(values, framework):
    shapes = values(f"transformations/shapes_{framework}")
    assert (shapes["one"], shapes["each"], shapes["mean"]) == ([3], [5, 3], [3])


def test_exercise_4_the_shapes():
    def loss(w, x, y):
        return ((w * x).sum() - y) ** 2

    w, x, y = mx.ones(3), mx.ones((5, 3)), mx.ones(5)
    assert mx.grad(loss)(w, x[0], y[0]).shape == (3,)
    each = mx.vmap(mx.grad(loss), in_axes=(None, 0, 0))(w, x, y)
    assert each.shape == (5, 3)
    assert each.mean(axis=0).shape == (3,)
    model = nn.Linear(3, 1)
    assert nn.value_and_grad(model, lambda x: model(x).sum())(x)[1]["weight"].shape == model.weight.shape
