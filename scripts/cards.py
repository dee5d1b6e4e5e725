"""The picture that a link to a page shows where it is shared: the page's title, and a circle that is none."""

from __future__ import annotations

import io
import textwrap
from pathlib import Path
from typing import Any

from scripts import contents, keys
from scripts.book import Book
from scripts.store import write_atomically

FOLDER = "assets/cards"
SIZE = (1200, 630)
"""Pixels, as the sites that show such pictures want them."""

_FEWEST = 3


def files(book: Book) -> dict[str, Path]:
    """Path below the site -> file; empty for a book without an address, to which no such link leads."""
    if contents.address(book) == "/":
        return {}
    return {
        f"{FOLDER}/{name(page)}": book.cache / FOLDER / name(page)
        for page in (entry.page for entry in contents.entries(book))
    }


def name(page: str) -> str:
    """The file of a page's card, from the page's path below ``docs``; theme/main.html makes it from the address."""
    address = page.removesuffix(".md").removesuffix("index").strip("/")
    return (address or "index").replace("/", "-") + ".png"


def write(book: Book) -> None:
    """Draw the cards that are missing or have changed. The polygon has one corner more on each page."""
    if not files(book):
        return
    engine, site = keys.digest(Path(__file__).read_bytes()), contents.name(book)
    for number, entry in enumerate(contents.entries(book)):
        target = book.cache / FOLDER / name(entry.page)
        stamp = target.with_suffix(".key")
        key = keys.digest(repr((engine, site, number, entry.title, entry.description)).encode())
        if target.is_file() and stamp.is_file() and stamp.read_text() == key:
            continue
        write_atomically(target, draw(site, entry.title, entry.description, _FEWEST + number))
        write_atomically(stamp, key.encode())


def draw(site: str, title: str, description: str, corners: int) -> bytes:
    """A PNG, the same each time for the same words."""
    import numpy as np
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(SIZE[0] / 100, SIZE[1] / 100), dpi=100, facecolor="#0c2238")
    FigureCanvasAgg(figure)
    plane = figure.add_axes((0.62, 0.0, 0.5, 1.0), aspect="equal")
    plane.axis("off")
    turn = np.linspace(0, 2 * np.pi, 361)
    plane.plot(np.cos(turn), np.sin(turn), "--", color="#9aa3ae", linewidth=2)
    corner = np.linspace(0, 2 * np.pi, corners + 1) + np.pi / 2
    plane.plot(np.cos(corner), np.sin(corner), "o-", color="#ffa15e", linewidth=5, markersize=9)
    plane.set(xlim=(-1.1, 1.1), ylim=(-1.1, 1.1))
    put: dict[str, Any] = {"transform": figure.transFigure, "va": "top", "family": "DejaVu Sans", "parse_math": False}
    figure.text(0.06, 0.88, site, color="#ffa15e", fontsize=22, weight="bold", **put)
    figure.text(
        0.06, 0.72, textwrap.fill(title, 20), color="white", fontsize=44, weight="bold", linespacing=1.15, **put
    )
    figure.text(0.06, 0.3, textwrap.fill(description, 50)[:240], color="#cdd5de", fontsize=19, linespacing=1.4, **put)
    data = io.BytesIO()
    figure.savefig(data, format="png", metadata={"Software": None})
    return data.getvalue()
