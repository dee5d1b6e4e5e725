"""What the sidebar "Object orientation made easy" claims. Expected values are counted or computed by hand."""

from __future__ import annotations

import ast
from pathlib import Path

import mlx.core as mx
import numpy as np
import pytest
import torch
from mlx import nn as mlx_nn

FRAMEWORKS = ["numpy", "torch", "mlx"]
every_framework = pytest.mark.parametrize("framework", FRAMEWORKS)
close = pytest.approx
SNIPPETS = Path("snippets/objects")
RIDES = [(2, 3), (3, 2), (0, 2)]


def fare(ride, leak=0.0):
    """The 2-2-1 network of the page on descent, written out."""
    x1, x2 = ride
    h1, h2 = (z if z > 0 else leak * z for z in (2 * x1 - x2 + 1, x1 - 2 * x2 + 2))
    return -h1 + 2 * h2 + 7


# An object keeps things together


def test_a_second_name_makes_no_object_and_a_twin_keeps_its_numbers(values):
    first = values("objects/first_object_numpy")
    assert first["x"] == [2, 3]
    assert first["z_before"] == [2 * 2 - 3 + 1, 2 - 2 * 3 + 2]
    assert first["z_layer"] == [2 * 2 - 3 + 10, -2]  # changed, under another name
    assert first["z_twin"] == first["z_before"]
    assert (first["one_object"], first["two_objects"], first["one_class"]) == (True, True, True)


def test_changing_a_class_changes_all_its_instances_at_once():
    class Plan:
        def size(self):
            return 1

    first, second = Plan(), Plan()
    Plan.size = lambda self: 2
    assert (first.size(), second.size()) == (2, 2)


# What all layers have in common


def test_a_subclass_has_the_methods_that_it_does_not_write(values):
    hierarchy = values("objects/hierarchy_numpy")
    assert (hierarchy["z"], hierarchy["h"]) == ([2, -2], [2, 0])
    assert hierarchy["linear_count"] == 2 * 2 + 2
    assert hierarchy["relu_count"] == 0  # inherited
    assert hierarchy["is_layer"]
    assert hierarchy["refused"] is True


def test_sequential_takes_a_plain_function_as_well_as_a_layer(values):
    rides = values("objects/polymorphism_numpy")
    assert rides["y_hat"] == [fare(ride) for ride in RIDES] == [5, 4, 7]
    assert rides["y_hat_function"] == rides["y_hat"]


def test_the_class_diagram_shows_what_each_class_writes_itself(values):
    boxes = [box.split("\n") for box in values("objects/class_diagram_plot")["drawn"]]
    assert boxes == [
        ["Layer", "", "", "__call__()", "forward()", "count()"],
        ["Linear", "", "weight", "bias", "", "__init__()", "forward()", "count()"],
        ["ReLU", "", "", "forward()"],
        ["Sequential", "", "layers", "", "__init__()", "forward()", "count()"],
    ]


def methods(path):
    """(class, method) -> its source, of one snippet; and class -> its bases."""
    tree = ast.parse(path.read_text())
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    written = {(c.name, m.name): ast.unparse(m) for c in classes for m in c.body if isinstance(m, ast.FunctionDef)}
    return written, {c.name: [base.id for base in c.bases] for c in classes}


def test_the_hierarchy_is_the_same_in_every_numpy_program():
    plan, bases = methods(SNIPPETS / "class_diagram_plot.py")
    grows = {("hooks_numpy", ("Layer", "__call__")), ("first_object_numpy", "Linear")}
    compared = 0
    for path in SNIPPETS.glob("*_numpy.py"):
        found, inherits = methods(path)
        for name, source in found.items():
            if name in plan and (path.stem, name) not in grows:
                assert source == plan[name], (path.stem, name)
                compared += 1
        for name, parents in inherits.items():
            assert name not in bases or (path.stem, name) in grows or parents == bases[name], (path.stem, name)
    assert compared > 50


# A refactoring, a recursion


def test_the_classes_give_exactly_what_the_function_gave_before(values):
    both = values("objects/refactoring_numpy")
    assert both["agree"] == both["rides"] == 1000


def test_the_refactored_network_is_the_one_of_the_page_on_descent():
    program = (SNIPPETS / "refactoring_numpy.py").read_text()
    names = {}
    exec(compile(program, "refactoring_numpy.py", "exec"), names)
    expected = [fare(ride) for ride in names["x"]]
    assert names["_before"].ravel() == close(expected)
    assert names["_after"].ravel() == close(expected)


@every_framework
def test_a_network_of_networks_counts_itself_however_deep(values, framework):
    counted = values(f"objects/recursion_{framework}")
    assert counted["in_block"] == 2 * 2 + 2
    assert counted["in_network"] == 2 * (2 * 2 + 2) + 2 * 1 + 1
    assert counted["in_wrapped"] == counted["in_network"]


def test_an_mlx_module_is_a_dictionary_of_its_attributes():
    layer = mlx_nn.Linear(2, 3)
    assert isinstance(layer, dict)
    assert layer["bias"] is layer.bias


# Encapsulation, overloading, singleton


def test_a_bias_of_the_wrong_shape_passes_in_silence_and_a_property_stops_it(values):
    guarded = values("objects/encapsulation_numpy")
    right = [[2 * a - b + 1, a - 2 * b + 2] for a, b in RIDES[:2]]
    broadcast = [[2 * a - b + c, a - 2 * b + c] for (a, b), c in zip(RIDES, (1, 2), strict=False)]
    assert guarded["z_plain"] == broadcast != right
    assert guarded["z_guarded"] == right
    assert guarded["wrong_sums"] == 2


def test_frameworks_guard_the_bias_only_in_part():
    layer = torch.nn.Linear(2, 2)
    with pytest.raises(TypeError, match="cannot assign"):
        layer.bias = torch.zeros(2, 1)
    layer.bias = torch.nn.Parameter(torch.zeros(2, 1))  # the wrong shape passes
    assert layer(torch.zeros(2, 2)).shape == (2, 2)
    in_mlx = mlx_nn.Linear(2, 2)
    in_mlx.bias = mx.zeros((2, 1))
    assert in_mlx(mx.zeros((2, 2))).shape == (2, 2)


def test_the_type_of_the_argument_chooses_the_function(values):
    rules = values("objects/overload_numpy")
    assert rules["of_linear"] == 2 * 2
    assert rules["of_relu"] == 0
    assert rules["of_network"] == 2 * 2 + 2 * 1


def test_the_second_def_replaces_the_first():
    names = {}
    exec("def area(side): return side * side\ndef area(width, height): return width * height", names)
    assert names["area"](2, 3) == 6
    with pytest.raises(TypeError, match="height"):
        names["area"](2)


def test_with_a_shared_generator_a_draw_elsewhere_changes_your_start(values):
    one = values("objects/singleton_numpy")
    assert one["is_one"]
    stream = np.random.default_rng(one["seed"]).uniform(size=3)
    assert one["shared_start"] == close((2 * stream[:2] - 1).tolist())
    assert one["shared_moved"] == close((2 * stream[1:] - 1).tolist())  # all numbers move up by one
    own = np.random.default_rng(one["seed"] + 1).uniform(-1, 1, 2).tolist()
    assert one["own_start"] == one["own_moved"] == own
    assert (one["shared_stays"], one["own_stays"]) == (False, True)


# Who calls whom


@every_framework
def test_the_layer_calls_your_function_once_for_each_ride(values, framework):
    hooks = values(f"objects/hooks_{framework}")
    assert hooks["y_hat"] == close([fare(ride) for ride in RIDES])
    zeros = [(2 * a - b + 1 <= 0) + (a - 2 * b + 2 <= 0) for a, b in RIDES]
    assert hooks["zero_shares"] == close([z / 2 for z in zeros])
    assert hooks["calls"] == len(zeros) == 3


def test_hooks_of_torch_live_in_call_and_not_in_forward():
    calls, layer = [], torch.nn.ReLU()
    layer.register_forward_hook(lambda *call: calls.append(call))
    layer.forward(torch.zeros(1))
    assert not calls
    layer(torch.zeros(1))
    assert len(calls) == 1
    assert not [name for name in dir(mlx_nn.Module) if "hook" in name and not name.startswith("__")]


# The same classes on nn.Module


@every_framework
def test_the_three_frameworks_agree_with_your_classes_and_with_theirs(values, framework):
    network = values(f"objects/module_{framework}")
    expected = [fare(ride) for ride in RIDES]
    assert network["y_hat"] == close(expected)
    assert network["count"] == 2 * 2 + 2 + 2 * 1 + 1
    if framework != "numpy":
        assert network["y_hat_ready"] == close(expected)


def test_a_module_without_forward_says_so():
    class Bare(torch.nn.Module):
        pass

    with pytest.raises(NotImplementedError, match="forward"):
        Bare()(torch.zeros(1))
    with pytest.raises(TypeError, match="not callable"):
        mlx_nn.Module()(mx.zeros(1))


def test_forgetting_super_init_is_an_error_in_torch_at_once_and_in_mlx_later():
    class InTorch(torch.nn.Module):
        def __init__(self):
            self.layer = torch.nn.Linear(1, 1)

    class InMLX(mlx_nn.Module):
        def __init__(self):
            self.layer = mlx_nn.Linear(1, 1)

    with pytest.raises(AttributeError, match="__init__"):
        InTorch()
    assert list(InMLX().parameters()) == ["layer"]
    with pytest.raises(AttributeError):
        InMLX().freeze()


# Exercises


def test_a_new_kind_of_layer_is_one_new_class(values):
    leaky = values("objects/leaky_numpy")
    assert leaky["y_hat_relu"] == [fare(ride) for ride in RIDES]
    assert leaky["y_hat_leaky"] == close([fare(ride, leak=0.1) for ride in RIDES])
    assert leaky["y_hat_leaky"][0] == close(4.6)


@every_framework
def test_a_layer_in_two_places_is_one_object(values, framework):
    twice = values(f"objects/one_layer_twice_{framework}")
    assert twice["last_bias"] == [10, 1]
    assert twice["counted"] == [6 if framework == "torch" else 12, 12]


def test_torch_does_not_look_into_a_plain_list_and_mlx_does(values):
    parameters = 2 * 3 + 3 + 3 * 1 + 1
    assert values("objects/hidden_list_torch")["in_list"] == 0
    assert values("objects/hidden_list_torch")["in_module_list"] == parameters
    assert values("objects/hidden_list_mlx")["in_list"] == parameters


def test_an_optimizer_of_torch_complains_about_an_empty_list():
    with pytest.raises(ValueError, match="empty parameter list"):
        torch.optim.SGD([], lr=0.1)
