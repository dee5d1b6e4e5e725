"""Let a search find each term of the glossary, where a generator sees nothing but sections from A to C."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import Any

from scripts import glossary
from scripts.book import Book
from scripts.store import write_atomically

INDEXES = {"search/search_index.json": "docs", "search.json": "items"}
"""Where a generator keeps what its search knows, MkDocs and Zensical -> the name of the list in there."""

PAGE = "reference/glossary/"


def write(book: Book, site: Path) -> None:
    """Put an entry for each term in place of those of the glossary's sections; a book without one is left alone."""
    source = book.root / "docs" / (PAGE.rstrip("/") + ".md")
    for place, name in INDEXES.items():
        file = site / place
        if file.is_file() and source.is_file():
            index = json.loads(file.read_text(encoding="utf-8"))
            index[name] = with_terms(index[name], glossary.terms(source.read_text(encoding="utf-8")))
            write_atomically(file, json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode())


def with_terms(entries: list[dict[str, Any]], terms: dict[str, str]) -> list[dict[str, Any]]:
    """The entries of an index with one for each term (term -> definition), like those of the sections they replace."""
    section = next((entry for entry in entries if entry["location"].startswith(f"{PAGE}#")), None)
    if section is None:
        return entries
    kept = [entry for entry in entries if not entry["location"].startswith(f"{PAGE}#")]
    return kept + [
        section | {"location": f"{PAGE}#{glossary.anchor(term)}", "title": html.escape(term), "text": html.escape(text)}
        for term, text in terms.items()
    ]
