"""The picture that a link to a page shows where it is shared: the page's title, and a circle that is none."""

from __future__ import annotations

import io
import textwrap
from importlib import import_module
from pathlib import Path
from typing import Any

from scripts import contents, fonts, keys
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
    fonts.write_drawn(book)
    drawn_with = [keys.digest(Path(file).read_bytes()) for file in (__file__, *book.fonts)]
    site = contents.name(book)
    for number, entry in enumerate(contents.entries(book)):
        target = book.cache / FOLDER / name(entry.page)
        stamp = target.with_suffix(".key")
        key = keys.digest(repr((drawn_with, site, number, entry.title, entry.description)).encode())
        if target.is_file() and stamp.is_file() and stamp.read_text() == key:
            continue
        write_atomically(target, draw(site, entry.title, entry.description, _FEWEST + number, book.fonts))
        write_atomically(stamp, key.encode())


def draw(site: str, title: str, description: str, corners: int, fonts: tuple[str, ...] = ()) -> bytes:
    """A PNG, the same each time for the same words; ``fonts`` are the regular and the bold one, else Matplotlib's."""
    import_module("IPython")  # Matplotlib looks at it, and fails if a lab that runs beside has imported half of it
    import numpy as np
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

    figure = Figure(figsize=(SIZE[0] / 100, SIZE[1] / 100), dpi=100, facecolor="#0c2238")
    FigureCanvasAgg(figure)
    plane = figure.add_axes((0.62, 0.0, 0.5, 1.0), aspect="equal")
    plane.axis("off")
    turn = np.linspace(0, 2 * np.pi, 361)
    plane.plot(np.cos(turn), np.sin(turn), "--", color="#9aa3ae", linewidth=2)
    corner = np.linspace(0, 2 * np.pi, corners + 1) + np.pi / 2
    plane.plot(np.cos(corner), np.sin(corner), "o-", color="#ffa15e", linewidth=5, markersize=9)
    plane.set(xlim=(-1.1, 1.1), ylim=(-1.1, 1.1))
    regular, bold = (
        [FontProperties(fname=font) for font in fonts]
        if fonts
        else [FontProperties(family="DejaVu Sans", weight=weight) for weight in ("normal", "bold")]
    )
    put: dict[str, Any] = {"transform": figure.transFigure, "va": "top", "parse_math": False}
    put_bold, put_plain = {"fontproperties": bold, **put}, {"fontproperties": regular, **put}
    figure.text(0.06, 0.88, site, color="#ffa15e", fontsize=24, **put_bold)
    lines = textwrap.wrap(title, 20)
    size = 46 if len(lines) < 3 else 36
    figure.text(0.06, 0.74, "\n".join(lines), color="white", fontsize=size, linespacing=1.1, **put_bold)
    words = textwrap.fill(description, 44, max_lines=3, placeholder=" …")
    figure.text(0.06, 0.3, words, color="#cdd5de", fontsize=22, linespacing=1.35, **put_plain)
    data = io.BytesIO()
    figure.savefig(data, format="png", metadata={"Software": None})
    return data.getvalue()
