"""What each page of the built site is made from, as digests: so that `make serve` renders a page when one changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from scripts import contents, keys, labpage, unchanged
from scripts.book import Book, includes_in

_SECTION = re.compile(r"(?<=\.py):.*$")
_MENTIONED = re.compile(r"[\w-]+/\w+")
_QUOTED = re.compile(r"\[\[([\w-]+/\w+):")


@dataclass(frozen=True)
class Ingredients:
    """Two are equal when the sites made from them would be."""

    everywhere: str
    """Of what every page shows or depends on: settings, theme, navigation, glossary, files beside the pages."""
    pages: dict[str, str]
    """Path of a page below ``docs`` -> of what is on it: text, programs, results, quoted numbers."""


def of(book: Book) -> Ingredients:
    """Of the book as it has been prepared."""
    texts = {path.relative_to(book.root / "docs").as_posix(): path for path in book.pages()}
    texts |= {f"{lab.name}.md": labpage.path(book, lab) for lab in book.labs()}
    return Ingredients(_everywhere(book, list(texts)), {page: _page(book, path) for page, path in texts.items()})


def _everywhere(book: Book, pages: list[str]) -> str:
    titles = [(entry.page, entry.title, entry.description) for entry in contents.entries(book)]
    beside = [path for path in (book.root / "docs").rglob("*") if path.is_file() and path.suffix not in {".md", ".py"}]
    places = ["mkdocs.yml", "theme", book.embeds / "glossary.md", *sorted(beside)]
    files = unchanged.contents(book.root, map(str, places))
    return keys.digest(repr([keys.engine_digest(), files, titles, sorted(pages)]).encode())


def _page(book: Book, path: Path) -> str:
    """Every program that the page's own text mentions counts, as a number or an answer of it may be quoted there."""
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    included = [_included(book, target) for _, target in includes_in(text)]
    names = {*_mentioned(text), *(name for part in included for name in _QUOTED.findall(part))}
    measured = unchanged.contents(book.values.folder, [f"{name}.json" for name in sorted(names)])
    return keys.digest("\0".join([text, *included, measured]).encode())


@lru_cache(maxsize=256)
def _mentioned(text: str) -> frozenset[str]:
    return frozenset(_MENTIONED.findall(text))


def _included(book: Book, target: str) -> str:
    for folder in (book.embeds, book.root / "snippets"):
        file = folder / _SECTION.sub("", target)
        if file.is_file():
            return file.read_text(encoding="utf-8")
    return ""
