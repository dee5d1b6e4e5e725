"""Answers that are checked on the page: ``/// check | name`` with what decides about them, a measured value.

    /// check | polygon-129
        right: perfect-circles/fewest_sides_numpy:fewest
        unit: sides
        hints:
          128: That polygon still misses a little more than 0.01 %.
    ///

``right`` names a value as a number in prose does (with the format in which the page shows it), or compares two
(``a < b``, for a yes or a no). With ``choices`` (text -> number, yes, no or the name of a measured value) the right one
is the nearest to it, or the ``largest`` or ``smallest`` of them. No right answer is ever typed. ``scripts.forms`` makes
the box that asks.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from scripts import contents, measured
from scripts.book import Book, Place
from scripts.values import Numbers

OPTIONS = ("right", "scale", "within", "unit", "ask", "choices", "hints")

_OPENS = re.compile(r"^\s*/{3,}\s*check\s*(?:\|\s*(?P<name>.*?)\s*)?$")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_COMPARED = re.compile(r"(?P<one>\S+)\s*(?P<sign>[<>])\s*(?P<other>\S+)")


class WrongCheck(ValueError):
    """A check that cannot decide about an answer; the message says why."""


@dataclass(frozen=True)
class Check:
    """What a page needs to judge an answer."""

    name: str
    right: float
    """The number, in the unit in which it is answered; of several choices the place of the right one, from 0."""
    shown: str
    """The right answer as the page writes it."""
    within: float = 0.0
    unit: str = ""
    ask: str = "Your answer"
    choices: list[str] = field(default_factory=list)
    hints: dict[str, str] = field(default_factory=dict)
    """Number, or place of a choice -> what to say to it."""


def resolve(name: str, options: Mapping[str, Any], values: Numbers) -> Check:
    """Decide what is right. ``values``: snippet -> name -> value. Raises WrongCheck."""
    if not _NAME.fullmatch(name or ""):
        raise WrongCheck("a check needs a name of its own in small letters: /// check | polygon-sides")
    if unknown := set(options) - set(OPTIONS):
        raise WrongCheck(f"check {name}: no option is called {', '.join(sorted(map(str, unknown)))}")
    if "right" not in options:
        raise WrongCheck(f"check {name}: it needs right, the measured value that decides")
    try:
        return _resolve(name, dict(options), values)
    except (measured.UnknownNumber, TypeError, ValueError) as error:
        raise WrongCheck(f"check {name}: {error}") from error


def _resolve(name: str, options: dict[str, Any], values: Numbers) -> Check:
    scale, within = float(options.get("scale", 1)), float(options.get("within", 0))
    hints = {str(said): _filled(str(hint), values) for said, hint in (options.get("hints") or {}).items()}
    ask, unit = str(options.get("ask", "Your answer")), str(options.get("unit", ""))
    if "choices" not in options:
        for said in hints:
            float(said)
        right = scale * _value(str(options["right"]), values)
        if not math.isfinite(right):
            raise ValueError(f"{options['right']} is {right}")
        shown = measured.look_up(str(options["right"]), values) if scale == 1 else f"{right:.4g}"
        return Check(name, right, shown, within, unit, ask, hints=hints)

    choices = options["choices"]
    if not isinstance(choices, dict) or len(choices) < 2:
        raise ValueError("choices are at least two lines of the form   text: number")
    texts = [
        {True: "Yes", False: "No"}.get(text, str(text)) if isinstance(text, bool) else str(text) for text in choices
    ]
    if lost := set(hints) - set(texts):
        raise ValueError(f"a hint is for {', '.join(sorted(lost))}, which is no choice")
    numbers = [_value(choice, values) if isinstance(choice, str) else float(choice) for choice in choices.values()]
    right = _right_choice(str(options["right"]), numbers, scale, within, values)
    places = {str(texts.index(said)): hint for said, hint in hints.items()}
    return Check(name, right, texts[right], 0.0, unit, ask, texts, places)


def _right_choice(right: str, numbers: list[float], scale: float, within: float, values: Numbers) -> int:
    if right in {"largest", "smallest"}:
        best = max(numbers) if right == "largest" else min(numbers)
        distances = [abs(number - best) for number in numbers]
    else:
        wanted = scale * _value(right, values)
        distances = [abs(number - wanted) for number in numbers]
        if within and min(distances) > within:
            raise ValueError(f"{right} is {wanted:.4g}, and no choice is within {within:g} of it")
    order = sorted(range(len(numbers)), key=distances.__getitem__)
    if distances[order[0]] == distances[order[1]]:
        raise ValueError(f"two choices are equally right, {numbers[order[0]]:g} and {numbers[order[1]]:g}")
    return order[0]


def _value(text: str, values: Numbers) -> float:
    """A measured number, or 1 or 0 for a comparison of two."""
    if match := _COMPARED.fullmatch(text):
        one, other = _value(match["one"], values), _value(match["other"], values)
        if one == other:
            raise ValueError(f"{match['one']} and {match['other']} are equal")
        return float((one < other) == (match["sign"] == "<"))
    try:
        return float(text)
    except ValueError:
        reference = text.rpartition(":")[0] if text.count(":") > 1 else text
        return float(measured.look_up(f"{reference}:.17g", values))


def _filled(text: str, values: Numbers) -> str:
    return re.sub(measured.PATTERN, lambda match: measured.look_up(match[1], values), text)


def find(book: Book) -> Iterator[tuple[Place, str, dict[str, Any]]]:
    """Every check in the pages: where, its name, its options. Raises WrongCheck for options that are no YAML."""
    import yaml

    for path in book.pages():
        page, lines = path.relative_to(book.root).as_posix(), path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, 1):
            if match := _OPENS.match(line):
                block: list[str] = []
                for option in lines[number:]:
                    if option.strip() and not option.startswith("    "):
                        break
                    block.append(option)
                place = Place(page, number, match["name"] or "")
                try:
                    options = contents.of_yaml("\n".join(block)) or {}
                except yaml.YAMLError as error:
                    raise WrongCheck(f"{place}: {' '.join(str(error).split())}") from None
                yield place, place.target, options if isinstance(options, dict) else {"right": options}


def problems(book: Book, values: Numbers) -> list[str]:
    """What is wrong with the checks of the book, a line each."""
    found, seen = [], dict[str, Place]()
    try:
        for place, name, options in find(book):
            if name in seen:
                found.append(f"{place}: another check is called {name}, at {seen[name]}")
            seen[name] = place
            try:
                resolve(name, options, values)
            except WrongCheck as error:
                found.append(f"{place}: {error}")
    except WrongCheck as error:
        found.append(str(error))
    return found


def progress(book: Book) -> str:
    """A Markdown table of the pages with checks, for the page that shows what a reader has answered."""
    by_page: dict[str, list[str]] = {}
    for place, name, _ in find(book):
        by_page.setdefault(place.page, []).append(name)
    rows = ["| Page | Your answers |", "|---|---|"]
    for entry in contents.entries(book):
        if names := by_page.get(f"docs/{entry.page}"):
            told = f'<span data-progress="{" ".join(names)}">{len(names)} to answer</span>'
            rows.append(f"| [{entry.title}](/{entry.page}) | {told} |")
    return "\n".join(rows) + "\n" if by_page else ""
