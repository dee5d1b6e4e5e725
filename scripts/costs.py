"""What the engine costs, as the last ``make bench`` measured it: for the page "Write another book with the engine"."""

from __future__ import annotations

import statistics
import tomllib
from typing import Any

from scripts.book import Book

BENCH = "tests/bench.toml"

ROWS = {
    "cold": ("Cold: time against the floor", ".2f", 1.3),
    "processor": ("Cold: processor time against the floor", ".2f", 1.3),
    "growth": ("Time per program against the smallest book", ".2f", 1.1),
    "unchanged": ("Nothing changed, seconds", ".1f", 1.0),
    "edit": ("Programs run after one edit", ".0f", 1.0),
    "memory": ("Peak memory of the engine's process, MB", ".0f", None),
}
"""What is measured (``tests/bench.py``) -> how the page says it, its format, and what it should be at most."""


def table(book: Book) -> str:
    """What the page includes; a sentence that nothing was measured when there is no file."""
    file = book.root / BENCH
    if not file.is_file():
        return "It has not been measured yet.\n"
    last = tomllib.loads(file.read_text(encoding="utf-8"))
    sizes, rounds = last["sizes"], len(last["sizes"][0]["cold"])
    said = (
        f"Measured on {last['date']} at commit `{last['commit']}`, on {last['cores']} cores, while {last['load']:.1f}"
        f" processes wanted to run on average. {_rounds(rounds)}"
    )
    head = ["Programs in the book", *(f"{size['programs']:,}" for size in sizes), "Aim"]
    lines = [_line(head), "|---|" + "---:|" * (len(head) - 1)]
    for name, (words, form, aim) in ROWS.items():
        cells = [_cell(size[name], form) for size in sizes]
        lines.append(_line([words, *cells, "the same for all" if aim is None else f"at most {aim:g}"]))
    return "\n".join([said, "", *lines]) + "\n"


def _rounds(count: int) -> str:
    if count == 1:
        return "Each number was measured once."
    return f"Each number is the median of {count} rounds, with the range where there is one."


def _cell(measured: list[Any], form: str) -> str:
    """The median, and the range unless it is none when printed."""
    middle, least, most = (format(of(measured), form) for of in (statistics.median, min, max))
    return middle if least == most else f"{middle} ({least} to {most})"


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
