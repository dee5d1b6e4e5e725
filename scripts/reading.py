"""Where a reader is in the book, and how long a page takes: a line below the page's heading.

The time counts what is read from top to bottom in one tab: 200 words of prose a minute, as for a text that is
studied, 12 seconds a formula on a line of its own, 12 seconds a figure, and 3 seconds a line of a program. What is
folded is left out, and so is the work on exercises and on figures to move; of a lab, which is nothing but work,
only the place is told. Times are rounded to 5 minutes.

The engine writes the lines before the site is built; the Markdown extension puts each below the heading that it belongs
to, for MkDocs and for Zensical.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from scripts import contents
from scripts.book import PLOT, Book
from scripts.store import read_json, write_if_changed

WORDS_PER_MINUTE = 200
FORMULA, FIGURE, LINE = 12.0, 12.0, 3.0
"""Seconds."""

TOLD = {"chapter": "Page {} of {} of the chapter", "labs": "Lab {} of {}", "sidebars": "Sidebar {} of {}", "essays": ""}
"""Folder of the pages that have such a line -> how it tells the place."""

_FOLDED = re.compile(r"^(?P<bar>/{3,}) details \|.*?^(?P=bar)\s*$", re.DOTALL | re.MULTILINE)
_INCLUDE = re.compile(r'^\s*--8<-- "(?P<target>[^":]+\.md)"\s*$', re.MULTILINE)
_FORMULA = re.compile(r"^\s*\$\$.+?\$\$", re.DOTALL | re.MULTILINE)
_FENCE = re.compile(r"^(?P<fence>`{3,})[^\n]*\n(?P<code>.*?)^(?P=fence)", re.DOTALL | re.MULTILINE)
_LEFT_OUT = re.compile(r"^\s*/{3,}.*$|^    [\w\"].*$|\[\[|\]\]|\]\([^)]*\)|\{[^}\n]*\}", re.MULTILINE)


def write(book: Book) -> None:
    """Put the line of each page into ``.cache/embeds/reading.json``: heading -> words."""
    write_if_changed(book.embeds / "reading.json", json.dumps(lines(book), ensure_ascii=False, indent=1))


def lines(book: Book) -> dict[str, str]:
    """Heading of a page -> the line below it."""
    entries = contents.entries(book)
    found = {}
    for folder, words in TOLD.items():
        group = [entry for entry in entries if entry.page.startswith(f"{folder}/")]
        for number, entry in enumerate(group, 1):
            told = [words.format(number, len(group))]
            if folder != "labs":
                told.append(f"about {5 * max(1, round(seconds(book, entry.text) / 300))} minutes to read")
            found[entry.title] = ", ".join(part for part in told if part).capitalize()
    return found


def seconds(book: Book, text: str) -> float:
    """How long reading this page takes, from its Markdown."""
    text = _FOLDED.sub("", text)
    programs = [_program(book, match["target"]) for match in _INCLUDE.finditer(text)]
    programs += [match["code"] for match in _FENCE.finditer(text)]
    figures: int = sum(target.endswith(f"_{PLOT}.md") for target in _INCLUDE.findall(text))
    prose = _LEFT_OUT.sub("", _FORMULA.sub("", _FENCE.sub("", _INCLUDE.sub("", text))))
    words = len(re.findall(r"\w[\w'’.-]*", prose))
    formulas = len(_FORMULA.findall(text))
    lines = sum(program.count("\n") for program in programs)
    return words * 60 / WORDS_PER_MINUTE + formulas * FORMULA + figures * FIGURE + lines * LINE


def _program(book: Book, target: str) -> str:
    """The program in the first tab of what a page includes; empty for an illustration, whose program is folded."""
    fragment = book.embeds / "plain" / target
    if target.endswith(f"_{PLOT}.md") or not fragment.is_file():
        return ""
    first = _FENCE.search(fragment.read_text(encoding="utf-8"))
    return first["code"] if first else ""


class _BelowHeading(Treeprocessor):
    def __init__(self, md: Markdown, file: Path) -> None:
        super().__init__(md)
        self.file = file

    def run(self, root: Element) -> None:
        told: dict[str, Any] = read_json(self.file)
        for place, heading in self._headings(root):
            if words := told.get("".join(heading.itertext()).strip()):
                line = Element("p", {"class": "reading", "data-search-exclude": ""})
                line.text = words
                root.insert(place + 1, line)

    @staticmethod
    def _headings(root: Element) -> Iterator[tuple[int, Element]]:
        yield from [(place, child) for place, child in enumerate(root) if child.tag == "h1"][:1]


class ReadingExtension(Extension):
    """The extension; its option ``lines`` is the file that the engine writes."""

    def __init__(self, **options: Any) -> None:
        self.config = {"lines": [".cache/embeds/reading.json", "JSON file: heading -> line"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_BelowHeading(md, Path(self.getConfig("lines"))), "reading", 8)  # before "toc" (5)


def makeExtension(**options: Any) -> ReadingExtension:
    return ReadingExtension(**options)
