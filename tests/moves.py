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

    @functools.cached_property
    def cases(self) -> list[Case]:
        with quiet(), contextlib.redirect_stdout(io.StringIO()):
            program = runpy.run_path(str(ROOT / "snippets" / f"{self.snippet}.py"))
        return list(self.cases_of(program))


FIGURES: dict[str, Moved] = {}


def figure(name: str, page: str, snippet: str) -> Callable[..., Any]:
    """Registers a generator of cases; it is given the names of the snippet that has been run."""

    def register(cases_of: Callable[[dict[str, Any]], Iterator[Case]]) -> None:
        FIGURES[name] = Moved(name, page, snippet, cases_of)

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


@figure("archer", "chapter/loss/", "loss/frozen_plot")
def archer(program):
    starts = [(0.3, 0.2), (-0.3, -0.2), (1, 1), (-1, 0.5), (-1, 0.55), (0.6, -0.3), (0.65, -0.3), (-1, -1), (0.95, 0)]
    for w, b in starts:  # of which two are on the border of the dead half, and two a step of the grid above it
        for rate in (0.01, 0.05, 0.4, 0.8, 0.9, 1):
            for steps in (0, 1, 7, 100, 200):
                _, heights, losses = program["practice"](w, b, learning_rate=rate, steps=steps)
                settings = {"w": w, "b": b, "rate": rate, "steps": steps}
                yield settings, {"first": heights[0], "last": heights[-1], "loss": losses[-1]}


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
