"""A Matplotlib backend that keeps what a snippet shows.

A snippet ends in ``plt.show()``, as a reader writes it; there the figures that are open are saved as
SVG text into ``shown``, in the look that ``book.mplstyle`` gives.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
from matplotlib.backends.backend_svg import FigureCanvasSVG as FigureCanvas
from matplotlib.backends.backend_svg import FigureManagerSVG as FigureManager

__all__ = ["FigureCanvas", "FigureManager", "prepare", "show", "shown", "unshown"]

shown: list[str] = []
"""The figures of this process so far, each the text of one SVG document."""


def prepare(salt: str) -> None:
    """Give this process the book's style; ``salt`` makes the ids in its SVG repeatable."""
    mpl.rc_file(Path(__file__).with_name("book.mplstyle"))
    mpl.rcParams["svg.hashsalt"] = salt
    plt.switch_backend(f"module://{__name__}")


def show(*_: Any, **__: Any) -> None:
    """Save the open figures and close them. Raises RuntimeError when none is open."""
    if not plt.get_fignums():
        raise RuntimeError("plt.show() is called, but no figure is open")
    for number in plt.get_fignums():
        text = io.StringIO()
        plt.figure(number).savefig(text, format="svg", metadata={"Date": None})
        shown.append(text.getvalue())
    plt.close("all")


def unshown() -> int:
    """How many figures were drawn and never shown."""
    return len(plt.get_fignums())
