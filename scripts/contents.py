"""The table of contents: every page in the order of the navigation, with its title and description."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from scripts.book import Book

_FRONT = re.compile(r"\A---\n(?P<text>.*?)\n---\n", re.DOTALL)
_HEADING = re.compile(r"^# (?P<words>.+?)(?: \{.*)?$", re.MULTILINE)
_LAB_HEADING = re.compile(r"^# # (?P<words>.+)$", re.MULTILINE)
_PARAGRAPH = re.compile(r"^# (?!#)(?P<words>[A-Z].+(?:\n# (?!#).+)*)", re.MULTILINE)


@dataclass(frozen=True)
class Entry:
    """A page; ``page`` is its path below ``docs``, of a lab the one that its page has there."""

    page: str
    title: str
    description: str
    text: str
    """Its source: Markdown, or the program of a lab."""


def address(book: Book) -> str:
    """The site's address, with a slash at its end; only that slash when mkdocs.yml names none."""
    return str(_config(book).get("site_url") or "").rstrip("/") + "/"


def name(book: Book) -> str:
    """The site's name."""
    return str(_config(book).get("site_name") or "Book")


def entries(book: Book) -> list[Entry]:
    """The pages that mkdocs.yml names, in its order, or all by name when it has no ``nav``.

    Those that are missing are the generator's to tell.
    """
    labs = {f"{lab.name}.md": lab for lab in book.labs()}
    everything = [path.relative_to(book.root / "docs").as_posix() for path in book.pages()] + list(labs)
    in_order = sorted(everything, key=lambda page: (page != "index.md", page))
    found = []
    for page in list(_pages(_config(book).get("nav"))) or in_order:
        file = book.root / "docs" / page
        if page in labs:
            found.append(of_lab(page, labs[page].source))
        elif file.is_file():
            found.append(_of_page(page, file.read_text(encoding="utf-8")))
    return found


def _config(book: Book) -> dict[str, Any]:
    return of_yaml((book.root / "mkdocs.yml").read_text(encoding="utf-8")) or {}


@lru_cache(maxsize=2048)
def of_yaml(text: str) -> Any:
    """What the YAML says; read once for the same text, so leave it as it is. Raises yaml.YAMLError."""
    import yaml

    return yaml.load(
        text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )  # the one in C takes a tenth of the time


def _pages(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    for part in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from _pages(part)


def _of_page(page: str, text: str) -> Entry:
    front = _FRONT.match(text)
    about = (of_yaml(front["text"]) or {}) if front else {}
    heading = _HEADING.search(text)
    title = about.get("title") or (heading["words"] if heading else page)
    return Entry(page, str(title), str(about.get("description", "")), text[front.end() :] if front else text)


def of_lab(page: str, text: str) -> Entry:
    """A lab's title and, as its description, how it begins."""
    heading, paragraph = _LAB_HEADING.search(text), _PARAGRAPH.search(text)
    words = " ".join(paragraph["words"].replace("\n#", " ").split()) if paragraph else ""
    first = re.match(r".{0,200}[.?!](?= |$)", words)
    return Entry(page, heading["words"] if heading else page, first[0] if first else "", text)
