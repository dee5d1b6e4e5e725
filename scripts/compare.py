"""What two runs of a snippet showed differently, and by how much: what they printed, measured and drew.

``make audit`` asks it of two runs with the same libraries, ``make latest`` of two sets of libraries.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple
from xml.etree import ElementTree

from scripts import lines, printed, svg
from scripts.agreement import Rule, unequal
from scripts.book import Snippet
from scripts.capture import Record

FIGURE = 0.5
"""Points that a line or a word of a figure may move: less than a pixel of the page."""

FIGURE_NAME = "the figure"

_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?")
_NAMES = ("id", "href", "clip-path", "{http://www.w3.org/1999/xlink}href")
"""Attributes that hold made-up names; Matplotlib draws new ones for each version."""

_REFERENCE = re.compile(r"url\([^)]*\)")

_NOT_DRAWN = ("metadata", "style")


@dataclass(frozen=True)
class Move:
    """One thing that a second run showed differently."""

    what: str
    """``print``, the name of a measured value, or ``the figure``."""
    line: int
    """The line of the program that it comes from."""
    words: str
    size: float
    """How far, in units of what is allowed; infinite for what is no number."""

    @property
    def beyond(self) -> bool:
        """Whether it moved further than allowed."""
        return self.size > 1


def moves(snippet: Snippet, old: Record, new: Record, rules: dict[str, Rule]) -> list[Move]:
    """All that moved, the largest move first. ``rules`` are those of ``agreement.rules``."""
    found = [*_printed(snippet, old.stdout, new.stdout), *_measured(snippet, old.values, new.values, rules)]
    found += _drawn(snippet, old.figure, new.figure)
    return sorted(found, key=lambda move: -move.size)


def _printed(snippet: Snippet, old: str, new: str) -> Iterator[Move]:
    for change in printed.changes(old, new):
        yield Move("print", lines.of_print(snippet, old, change.line), change.words, change.size)


def _measured(snippet: Snippet, old: dict[str, Any], new: dict[str, Any], rules: dict[str, Rule]) -> Iterator[Move]:
    topic = snippet.fragment.removesuffix(".md")
    for name in sorted(old.keys() | new.keys()):
        line = lines.of_name(snippet, name)
        if name not in new or name not in old:
            yield Move(name, line, "is measured no longer" if name in old else "is measured now", math.inf)
            continue
        rule = rules.get(f"{topic}:{name}") or rules.get(topic) or rules["default"]
        # Where frameworks differ on purpose, each of them still has to repeat itself.
        if moved := _largest(old[name], new[name], rules["default"] if rule.differs else rule):
            yield Move(name, line, *moved)


def _largest(old: Any, new: Any, rule: Rule) -> tuple[str, float] | None:
    """The largest move of a number, in words and in units of what is allowed; None when all are the same."""
    pairs = list(unequal(old, new))
    if not pairs:
        return None
    before, after = max(pairs, key=lambda pair: _size(pair[0], pair[1], rule))
    if math.isinf(size := _size(before, after, rule)):
        return f"{_short(old)} became {_short(new)}", size
    others = f", and {len(pairs) - 1} more numbers moved" if len(pairs) > 1 else ""
    allowed = rule.absolute + rule.relative * abs(before)
    return f"{before:.6g} became {after:.6g} (by {abs(after - before):.1e}, allowed: {allowed:.1e}){others}", size


def _size(before: float, after: float, rule: Rule) -> float:
    allowed = rule.absolute + rule.relative * abs(before)
    return abs(after - before) / allowed if allowed and math.isfinite(before) else math.inf


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _drawn(snippet: Snippet, old: str | None, new: str | None) -> Iterator[Move]:
    line = lines.of_figure(snippet)
    if (old is None) != (new is None):
        yield Move(FIGURE_NAME, line, "is drawn now" if old is None else "is drawn no longer", math.inf)
    elif old is not None and new is not None and old != new:
        if moved := _how_drawn(old, new):
            yield Move(FIGURE_NAME, line, *moved)


def _how_drawn(old: str, new: str) -> tuple[str, float] | None:
    """The largest move in a drawing; None when only made-up names changed."""
    before, after = list(_parts(old)), list(_parts(new))
    both = list(zip(before, after, strict=False))
    if words := [word for a, b in both for word in printed.differences_in_line(a.words, b.words)]:
        return f"its words changed: {words[0]}", math.inf
    if others := sum(a.kind != b.kind for a, b in both) + abs(len(before) - len(after)):
        return f"it is drawn in other parts: {others} of {len(before)} differ", math.inf
    pairs = (pair for a, b in both for pair in zip(a.numbers, b.numbers, strict=True))
    moved = max((abs(a - b) for a, b in pairs), default=0.0)
    return (f"moved by up to {moved:.2g} points (allowed: {FIGURE:g})", moved / FIGURE) if moved else None


class _Part(NamedTuple):
    """An element of a drawing."""

    kind: str
    """What it is, without the numbers that say where: color and line width are a part of it."""
    numbers: list[float]
    words: str


def _parts(text: str) -> Iterator[_Part]:
    root = ElementTree.fromstring(text)
    hidden = {child for element in root.iter() if element.tag.endswith(_NOT_DRAWN) for child in element.iter()}
    for element in root.iter():
        if element not in hidden:
            where = " ".join(value for name, value in sorted(element.items()) if name in svg.NUMERIC)
            look = " ".join(value for name, value in sorted(element.items()) if name not in {*svg.NUMERIC, *_NAMES})
            kind = " ".join((element.tag, _NUMBER.sub("#", where), _REFERENCE.sub("", look)))
            yield _Part(kind, [float(n) for n in _NUMBER.findall(where)], (element.text or "").strip())
