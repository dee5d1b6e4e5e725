"""Keep the drawings of a page from whoever reads it for its words: a search index needs their titles, not their lines.

The lines are more than half of the book, and reading them took half of the time that its site took to build.
"""

from __future__ import annotations

import re

_LINES = re.compile(
    r"(<svg\b[^>]*>(?:<title\b[^>]*>[^<]*</title><desc\b[^>]*>[^<]*</desc>)?)(.*?)(?=</svg>)", re.DOTALL
)
_MARK = re.compile(r"<!--drawing:(\d+)-->")


def take_out(html: str) -> tuple[str, list[str]]:
    """The page with a mark in place of what each drawing consists of, its title and description left; and all that."""
    lines: list[str] = []

    def mark(drawing: re.Match[str]) -> str:
        lines.append(drawing[2])
        return f"{drawing[1]}<!--drawing:{len(lines) - 1}-->"

    return _LINES.sub(mark, html), lines


def put_back(html: str, lines: list[str]) -> str:
    """Undo ``take_out``, also when other things have been put around the page meanwhile."""
    return _MARK.sub(lambda mark: lines[int(mark[1])], html)
