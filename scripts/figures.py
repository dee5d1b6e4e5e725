"""A Matplotlib backend that keeps what a snippet shows, and the look that ``book.mplstyle`` gives.

A snippet ends in ``plt.show()``, as a reader writes it; there the figures that are open are saved as
SVG text into ``shown``. The look comes with the import of this module, once for all programs that are forked later.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.backends.backend_svg import FigureCanvasSVG as FigureCanvas
from matplotlib.backends.backend_svg import FigureManagerSVG as FigureManager

__all__ = ["FigureCanvas", "FigureManager", "prepare", "show", "shown", "unshown"]

shown: list[str] = []
"""The figures of this process so far, each the text of one SVG document."""


def prepare(salt: str, fonts: Iterable[str] = ()) -> None:
    """Have this process keep what it shows; ``salt`` makes the ids in its SVG repeatable."""
    mpl.rcParams["svg.hashsalt"] = salt
    measure_with(fonts)
    plt.switch_backend(f"module://{__name__}")


def measure_with(fonts: Iterable[str]) -> None:
    """Lay words out as wide as these fonts (files) make them; signs that they lack come from Matplotlib's own."""
    for file in fonts:
        font_manager.fontManager.addfont(file)
        name = font_manager.fontManager.ttflist[-1].name
        if name not in mpl.rcParams["font.family"]:
            mpl.rcParams["font.family"] = [name, *mpl.rcParams["font.family"]]


def show(*_: Any, **__: Any) -> None:
    """Save the open figures and close them.

    Raises RuntimeError when none is open, or when an axis has numbers on it and no name.
    """
    if not plt.get_fignums():
        raise RuntimeError("plt.show() is called, but no figure is open")
    for number in plt.get_fignums():
        figure = plt.figure(number)
        text = io.StringIO()
        figure.savefig(text, format="svg", metadata={"Date": None})
        if unnamed := [name for place, axes in enumerate(figure.axes, 1) for name in _unnamed(axes, place)]:
            raise RuntimeError(f"numbers without a name on {', '.join(unnamed)}: use set_xlabel, set_ylabel")
        shown.append(text.getvalue())
    plt.close("all")


def _unnamed(axes: Axes, place: int) -> list[str]:
    """The axes of a panel that have numbers on them but no name, once the figure has been drawn."""
    figure = axes.get_figure(root=True)
    names = {"x": figure.get_supxlabel(), "y": figure.get_supylabel()} if figure else {}
    return [
        f"the {name} axis of panel {place}"
        for name, axis in (("x", axes.xaxis), ("y", axes.yaxis))
        if axes.axison and not axis.get_label_text() and not names.get(name) and _has_numbers(axis)
    ]


def _has_numbers(axis: Axis) -> bool:
    labels = [tick.get_text() for tick in axis.get_ticklabels() if tick.get_visible()]
    return any(re.fullmatch(r"[-−]?[\d.,]+%?", label) for label in labels)


def unshown() -> int:
    """How many figures were drawn and never shown."""
    return len(plt.get_fignums())


mpl.rc_file(Path(__file__).with_name("book.mplstyle"))
