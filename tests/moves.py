"""What each figure to move has to show: the numbers of its snippet, for settings on a grid."""

from __future__ import annotations

import contextlib
import functools
import io
import math
import runpy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from tests.conftest import ROOT
from tests.labs import quiet

Case = tuple[dict[str, Any], dict[str, float]]
"""Settings of the controls, and the readings that they have to give."""


@dataclass(frozen=True)
class Moved:
    """A figure to move, the page that it is on, and its cases by what its snippet computes."""

    name: str
    page: str
    snippet: str
    cases_of: Callable[[dict[str, Any]], Iterator[Case]]
    smallest: float
    """A number of this size may be anything."""

    def close(self, found: float, wanted: float) -> bool:
        """Two languages add in other orders and have other sines."""
        return math.isclose(found, wanted, rel_tol=1e-9, abs_tol=self.smallest)

    @functools.cached_property
    def cases(self) -> list[Case]:
        return list(self.cases_of(run(self.snippet)))


def run(snippet: str) -> dict[str, Any]:
    """The names of a snippet that has been run."""
    with quiet(), contextlib.redirect_stdout(io.StringIO()):
        return runpy.run_path(str(ROOT / "snippets" / f"{snippet}.py"))


FIGURES: dict[str, Moved] = {}


def figure(name: str, page: str, snippet: str, smallest: float = 1e-12) -> Callable[..., Any]:
    """Registers a generator of cases; it is given the names of the snippet that has been run."""

    def register(cases_of: Callable[[dict[str, Any]], Iterator[Case]]) -> None:
        FIGURES[name] = Moved(name, page, snippet, cases_of, smallest)

    return register


@figure("polygon", "chapter/perfect-circles/", "perfect-circles/polygon_circle_numpy")
def polygon(program):
    for n, shortfall, gap in zip(program["sides"], program["shortfalls"], program["gaps"], strict=True):
        yield {"n": n}, {"shortfall": shortfall, "gap": gap}


@figure("hiker", "chapter/descent/", "descent/hiker_in_fog_plot")
def hiker(program):
    for start in (-1.7, -0.4, 0.1, 0.9, 1.6):
        for rate in (0.001, 0.02, 0.1, 0.2):
            program["walk"].__globals__["learning_rate"] = rate
            for steps in (0, 1, 30, 200):
                end = program["walk"](start, steps)[-1]
                yield {"start": start, "rate": rate, "steps": steps}, {"end": end, "height": program["height"](end)}


@figure("hiker-momentum", "chapter/optimizers/", "optimizers/hiker_momentum_plot")
def hiker_momentum(program):
    for start in (-1.7, 0.1, 1.6):
        for rate in (0.002, 0.02, 0.05):
            for momentum in (0, 0.5, 0.9, 0.95):
                for steps in (1, 40, 200):
                    end = program["walk"](start, rate, momentum, steps)[-1]
                    settings = {"start": start, "rate": rate, "momentum": momentum, "steps": steps}
                    yield settings, {"end": end, "height": program["height"](end)}


@figure("secant", "chapter/perfect-circles/", "perfect-circles/secant_numpy")
def secant(program):
    for h, slope in zip((1, 0.5, 0.1), run("perfect-circles/secant_lines_plot")["slopes"], strict=True):
        yield {"x": 1, "h": h, "kind": "forward"}, {"secant": slope, "tangent": 3, "error": slope - 3}
    for kind in ("forward", "central"):
        for k, slope in zip(program["zeros"], program[kind].tolist(), strict=True):
            yield {"x": 1, "h": float(f"1e-{k}"), "kind": kind}, {"secant": slope, "error": slope - program["slope"]}
        for x in (-1, -0.5, -0.25, 0, 0.35, 0.9):
            for h in (1, 0.75, 0.3, 0.02, 1e-8, 1e-15):
                yield {"x": x, "h": h, "kind": kind}, {"secant": program[f"{kind}_difference"](x, h)}


@figure("archer", "chapter/loss/", "loss/frozen_plot")
def archer(program):
    starts = [(0.3, 0.2), (-0.3, -0.2), (1, 1), (-1, 0.5), (-1, 0.55), (0.6, -0.3), (0.65, -0.3), (-1, -1), (0.95, 0)]
    for w, b in starts:  # of which two are on the border of the dead half, and two a step of the grid above it
        for rate in (0.01, 0.05, 0.4, 0.8, 0.9, 1):
            for steps in (0, 1, 7, 100, 200):
                _, heights, losses = program["practice"](w, b, learning_rate=rate, steps=steps)
                settings = {"w": w, "b": b, "rate": rate, "steps": steps}
                yield settings, {"first": heights[0], "last": heights[-1], "loss": losses[-1]}


@figure("neuron", "chapter/activations/", "activations/activation_shapes_plot")
def neuron(program):
    for activation in program["activations"]:
        for w, b in ((1, -1), (1, 0), (-2.4, 0.7), (0.3, 4), (3, -3.9), (0, 1.5), (-3, 0)):
            for x in (-4, -0.8, 0, 1.5):
                for leak in (0.1, 0, 0.37) if activation == "LeakyReLU" else (0.1,):
                    program["neuron"].__globals__["leak"] = leak
                    output, slope = (float(found) for found in program["neuron"](activation, x, w, b))
                    settings = {"activation": activation, "x": x, "w": w, "b": b, "leak": leak}
                    yield settings, {"output": output, "slope": slope} | ({"boundary": -b / w} if w else {})


@figure("depth", "chapter/gradients/", "gradients/depth_and_gain_numpy", smallest=0)
def depth(program):
    for activation in program["activations"]:
        # Not tanh with more: through 30 layers it magnifies rounding as it magnifies the gradient.
        for gain in (0.1, 0.577, 1, 1.414, 2, 3) if activation == "tanh" else (0.2, 0.577, 1, 1.414, 3, 12):
            for layers in (1, 2, 11, 30):
                norms = program["gradient_norms"](activation, gain, layers)
                settings = {"activation": activation, "gain": gain, "depth": layers}
                factor = (norms[0] / norms[-1]) ** (1 / max(layers - 1, 1))
                yield settings, {"first": norms[0], "last": norms[-1], "factor": factor}


@figure("race", "chapter/optimizers/", "optimizers/ravine_race_plot")
def race(program):
    for condition in (1, 5, 50, 100):
        for rate in (0.001, 0.015, 0.03, 0.2):
            for beta in (0, 0.5, 0.9, 0.99):
                for steps in (0, 1, 60, 200):
                    settings = {"condition": condition, "rate": rate, "beta": beta, "steps": steps}
                    paths = {rule: program["path"](rule, condition, rate, beta, steps) for rule in program["rules"]}
                    away = {rule: [math.hypot(*point) for point in path] for rule, path in paths.items()}
                    yield settings, {rule: far[-1] for rule, far in away.items() if max(far) < 1e6}  # else: diverged


@figure("hiker-steps", "chapter/hyperparameters/", "hyperparameters/steps_plot")
def hiker_steps(program):
    for start in (-2.2, -0.5, 0.15, 2.2):
        program["walk"].__globals__["start"] = start
        for rate in (0.001, 0.02, 0.08, 0.1):  # with larger ones the walk never settles, and no two languages agree
            for steps in (0, 1, 30, 200):
                end = program["walk"](rate, steps)[-1]
                yield {"start": start, "rate": rate, "steps": steps}, {"end": end, "height": program["loss"](end)}
