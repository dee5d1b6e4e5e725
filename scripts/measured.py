"""Numbers in prose: ``[[loss/archery_trials_numpy:frozen_share:.1%]]`` becomes what that snippet measured.

``find`` and ``show`` are pure; the Markdown extension below them works with MkDocs and with Zensical.
Where the values come from: ``.cache/values``, written by the engine before the site is built.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor

from scripts.values import Numbers, Values

PATTERN = r"\[\[([^\n]+?)\]\](?!\])"

_REFERENCE = re.compile(r"(?P<snippet>[\w-]+/\w+):(?P<name>[A-Za-z]\w*)(?:\[(?P<index>-?\d+)\])?(?::(?P<format>.+))?")
_POWER = re.compile(r"(?P<factor>-?[\d.]+)e(?P<exponent>[+-]\d+)")


class UnknownNumber(ValueError):
    """A reference in prose that names nothing which was measured, or cannot be formatted."""


@dataclass(frozen=True)
class Reference:
    """What stands between the brackets."""

    snippet: str
    name: str
    index: int | None
    format: str


def parse(text: str) -> Reference:
    """Read ``snippet:name``, ``snippet:name:format`` or ``snippet:name[index]:format``."""
    match = _REFERENCE.fullmatch(text)
    if not match:
        raise UnknownNumber(f"[[{text}]] should read [[page/topic_framework:name:format]]")
    index = None if match["index"] is None else int(match["index"])
    return Reference(match["snippet"], match["name"], index, match["format"] or "")


def look_up(text: str, values: Numbers) -> str:
    """The measured value, formatted. Raises UnknownNumber."""
    reference = parse(text)
    measured = values.get(reference.snippet)
    if measured is None:
        raise UnknownNumber(f"[[{text}]]: no snippet is called {reference.snippet}")
    if reference.name not in measured:
        names = ", ".join(measured) or "nothing"
        raise UnknownNumber(f"[[{text}]]: {reference.snippet} measures no {reference.name}, only {names}")
    value = measured[reference.name]
    try:
        return format(value if reference.index is None else value[reference.index], reference.format)
    except (ValueError, TypeError, IndexError) as error:
        raise UnknownNumber(f"[[{text}]]: {error}") from error


def _fill(element: Element, text: str) -> None:
    """Write a number as a reader expects it: a real minus, and 1.3 x 10^-17 in place of 1.3e-17."""
    match = _POWER.fullmatch(text)
    if match:
        element.text = f"{match['factor']} × 10".replace("-", "−")
        SubElement(element, "sup").text = str(int(match["exponent"])).replace("-", "−")
    else:
        element.text = re.sub(r"^-(?=[\d.])", "−", text)


class _Processor(InlineProcessor):
    def __init__(self, md: Markdown, folder: Path) -> None:
        super().__init__(PATTERN, md)
        self.folder = folder

    # The result's type in the base class does not name Element, which Markdown itself returns.
    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        reference = parse(m[1])
        where = f"{reference.name} in snippets/{reference.snippet}.py"
        element = Element("data", {"class": "measured", "value": m[1], "title": f"Measured: {where}"})
        _fill(element, look_up(m[1], values_of(self.folder)))
        return element, m.start(0), m.end(0)


def values_of(folder: Path) -> Values:
    """What the snippets measured, as the engine wrote it. Raises UnknownNumber when it did not run."""
    if not folder.is_dir():
        raise UnknownNumber(f"{folder} is missing: run the snippets first")
    return Values(folder)


class MeasuredExtension(Extension):
    """The extension; its option ``values`` is the folder that the engine writes."""

    def __init__(self, **options: Any) -> None:
        self.config = {"values": [".cache/values", "folder with the values of each snippet"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        # After code spans (190), before links (170 and less), which use brackets too.
        md.inlinePatterns.register(_Processor(md, Path(self.getConfig("values"))), "measured", 175)


def makeExtension(**options: Any) -> MeasuredExtension:
    return MeasuredExtension(**options)
