"""Where in a program something comes from: the line that prints, that first names a value, that shows the figure."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from scripts.book import Snippet
from scripts.printed import differences_in_line


def of_print(snippet: Snippet, printed: str, number: int) -> int:
    """The line of the ``print`` that wrote line ``number`` (from 0) of the text ``printed``.

    The comments ``#>`` below each print tell it. Without them it is the only print, or the one with that number.
    """
    prints = list(_calls(snippet.tree, "print"))
    if not prints:
        return 1
    text = printed.strip("\n").split("\n")[number]
    for call in prints:
        if any(not differences_in_line(expected, text) for expected in _expected(snippet, call)):
            return call.lineno
    return prints[min(number, len(prints) - 1)].lineno


def of_name(snippet: Snippet, name: str) -> int:
    """The line that first binds the module-level name."""
    bound = (
        node.lineno
        for node in ast.walk(snippet.tree)
        if (isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id == name)
        or (isinstance(node, ast.alias) and (node.asname or node.name) == name)
    )
    return min(bound, default=1)


def of_figure(snippet: Snippet) -> int:
    """The line of ``plt.show()``."""
    return next((call.lineno for call in _calls(snippet.tree, "show")), 1)


def _calls(tree: ast.Module, name: str) -> Iterator[ast.Call]:
    """The calls of a function or method of that name, in the order of the file."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    own = (c for c in calls if name in (getattr(c.func, "id", ""), getattr(c.func, "attr", "")))
    yield from sorted(own, key=lambda call: call.lineno)


def _expected(snippet: Snippet, call: ast.Call) -> Iterator[str]:
    """What the comments below a print say that it prints."""
    for line in snippet.source.splitlines()[call.end_lineno :]:
        if not line.strip().startswith("#>"):
            return
        yield line.strip()[2:].strip()
