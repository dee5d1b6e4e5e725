"""The pages as plain Markdown, and ``llms.txt``, which lists them: for readers who use tools."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from scripts import contents, measured
from scripts.book import Book
from scripts.store import write_if_changed

_INCLUDE = re.compile(r'^\s*--8<--\s+"(?P<target>[^":]+)(?::(?P<section>[^"]*))?"\s*$')
_OPENS = re.compile(r"^\s*/{3,}\s*(?P<kind>[\w-]+)\s*(?:\|\s*(?P<words>.*?))?\s*$")
_NOISE = re.compile(r"^\s*/{3,}\s*$|^\{:.*\}\s*$|^<!--.*-->\s*$|^<div.*>\s*$|^</div>\s*$")
_ESCAPED = re.compile(r"^(\s*);(?=;*--8<--)")
_SECTION = r"^\s*# --8<-- \[start:{0}\]\n(.*?)^\s*# --8<-- \[end:{0}\]$"


def write(book: Book, site: Path) -> None:
    """Put each page as Markdown into the built ``site``, and ``llms.txt``."""
    address = contents.address(book)
    entries, values = contents.entries(book), book.values
    for entry in entries:
        text = f"# {entry.title}\n\n{entry.text}" if entry.page.startswith("labs/") else plain(book, entry.text, values)
        write_if_changed(site / entry.page, text)
    listed = [f"- [{entry.title}]({address}{entry.page}): {entry.description}" for entry in entries]
    if not entries:
        return
    home = entries[0]
    lines = [f"# {home.title}", "", f"> {home.description}", "", "## Pages", "", *listed]
    write_if_changed(site / "llms.txt", "\n".join(lines) + "\n")


def plain(book: Book, text: str, values: Mapping[str, Any]) -> str:
    """The page with its programs, what they printed, and its numbers filled in; boxes become bold words."""

    def shown(number: re.Match[str]) -> str:
        try:
            return measured.look_up(number[1], values)
        except measured.UnknownNumber:  # a list in a program on the page
            return number[0]

    filled = re.sub(measured.PATTERN, shown, text)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(_lines(book, filled))).strip() + "\n"


def _lines(book: Book, text: str) -> Iterator[str]:
    options = False
    for line in text.splitlines():
        if options and line.startswith("    ") and line.strip():
            continue
        options = False
        if match := _OPENS.match(line):
            options = True
            if match["words"] and match["kind"] not in {"check", "html"}:
                yield f"**{match['words']}**\n"
        elif match := _INCLUDE.match(line):
            yield _included(book, match["target"], match["section"])
        elif not _NOISE.match(line):
            yield _ESCAPED.sub(r"\1", line)


def _included(book: Book, target: str, section: str | None) -> str:
    if target.endswith(".py"):
        source = (book.root / "snippets" / target).read_text(encoding="utf-8")
        found = re.search(_SECTION.format(re.escape(section)), source, re.DOTALL | re.MULTILINE) if section else None
        return (found[1] if found else source).rstrip()
    fragment = book.embeds / "plain" / target
    return (fragment if fragment.is_file() else book.embeds / target).read_text(encoding="utf-8")
