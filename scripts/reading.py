"""Where a reader is in the book, and how long a page takes: a line below the page's heading, and the time beside links.

The time counts what is read from top to bottom in one tab: 200 words of prose a minute, as for a text that is
studied, 12 seconds a formula on a line of its own, 12 seconds a figure, and 3 seconds a line of a program. What is
folded is left out, and so is the work on exercises and on figures to move; of a lab, which is nothing but work,
only the place is told. Times are rounded to 5 minutes.

The engine writes the lines before the site is built; the Markdown extension puts each below the heading that it belongs
to, for MkDocs and for Zensical. On the first page, the terms of a list in a ``div.contents`` that are links to pages
get the time, too.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement

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
    """Put what is told of the pages into ``.cache/embeds/reading.json``."""
    write_if_changed(book.embeds / "reading.json", json.dumps(told(book), ensure_ascii=False, indent=1))


def told(book: Book) -> dict[str, dict[str, str]]:
    """``lines``: heading of a page -> the line below it. ``times``: the page, below ``docs`` -> its time."""
    entries = contents.entries(book)
    lines, times = {}, {}
    for folder, words in TOLD.items():
        group = [entry for entry in entries if entry.page.startswith(f"{folder}/")]
        for number, entry in enumerate(group, 1):
            line = [words.format(number, len(group))]
            if folder != "labs":
                minutes = 5 * max(1, round(seconds(book, entry.text) / 300))
                line.append(f"about {minutes} minutes to read")
                times[entry.page] = f"{minutes} min"
            lines[entry.title] = ", ".join(part for part in line if part).capitalize()
    return {"lines": lines, "times": times}


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


class _Reading(Treeprocessor):
    def __init__(self, md: Markdown, file: Path) -> None:
        super().__init__(md)
        self.file = file

    def run(self, root: Element) -> None:
        told: dict[str, Any] = read_json(self.file)
        if told:
            _below_heading(root, told["lines"])
            _beside_links(root, told["times"])


def _below_heading(root: Element, lines: dict[str, str]) -> None:
    headings = [(place, child) for place, child in enumerate(root) if child.tag == "h1"]
    for place, heading in headings[:1]:
        if words := lines.get("".join(heading.itertext()).strip()):
            line = Element("p", {"class": "reading", "data-search-exclude": ""})
            line.text = words
            root.insert(place + 1, line)


def _beside_links(root: Element, times: dict[str, str]) -> None:
    for part in root.iter("div"):
        if "contents" in part.get("class", "").split():
            for term in part.iter("dt"):
                pages = [link.get("href", "") for link in term.iter("a")]
                if words := next((times[page] for page in pages if page in times), ""):
                    SubElement(term, "span", {"class": "reading-time"}).text = words


class ReadingExtension(Extension):
    """The extension; its option ``lines`` is the file that the engine writes."""

    def __init__(self, **options: Any) -> None:
        self.config = {"lines": [".cache/embeds/reading.json", "JSON file: what is told of the pages"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Reading(md, Path(self.getConfig("lines"))), "reading", 8)  # before "toc" (5)


def makeExtension(**options: Any) -> ReadingExtension:
    return ReadingExtension(**options)
