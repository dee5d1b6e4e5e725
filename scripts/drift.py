"""What would change with the newest versions? ``make latest`` runs every snippet with them and reports what moved.

The second environment is a folder of its own, and so are its results (``.cache/latest``): nothing of the book's is
touched. ``report.html`` there is one file, with the pictures; ``summary.md`` is for the page of a CI run. Numbers that
move are what the report is for: the exit code is 1 only when a snippet failed to run at all.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from scripts import agreement, compare, keys, rerun, runner, svg
from scripts.book import Book, BookError, Snippet
from scripts.capture import Record
from scripts.compare import FIGURE_NAME, Move
from scripts.embed import PACKAGES
from scripts.rerun import Outcome
from scripts.store import Store, write_atomically

FOLDER = "latest"
"""Below the book's cache: the results of the second environment, and the report."""

MOST_LINES = 50
"""So many moves are listed in the summary; the report has them all."""


@dataclass(frozen=True)
class Drift:
    """What other versions did to a snippet."""

    snippet: Snippet
    moves: list[Move]
    """The largest first."""
    failure: str = ""
    figures: tuple[str, str] | None = None
    """The picture before and after, as SVG for a page, when it changed by more than allowed."""

    @property
    def size(self) -> float:
        """Of the largest move, in units of what is allowed; infinite for a failure."""
        return math.inf if self.failure else max((move.size for move in self.moves), default=0.0)


@dataclass(frozen=True)
class Report:
    """What other versions did to a book."""

    versions: list[tuple[str, str, str]]
    """Package, versions of the book, versions tried."""
    drifts: list[Drift]
    """Every snippet, the largest move first."""

    @property
    def failed(self) -> list[Drift]:
        return [drift for drift in self.drifts if drift.failure]

    @property
    def beyond(self) -> list[Drift]:
        return [drift for drift in self.drifts if drift.size > 1 and not drift.failure]

    @property
    def within(self) -> list[Drift]:
        return [drift for drift in self.drifts if 0 < drift.size <= 1]

    @property
    def same(self) -> list[Drift]:
        return [drift for drift in self.drifts if drift.size == 0]

    @property
    def counts(self) -> str:
        return (
            f"{len(self.drifts)} snippets: {len(self.same)} the same, {len(self.within)} moved within tolerance,"
            f" {len(self.beyond)} beyond, {len(self.failed)} failed"
        )


def compared(book: Book, snippets: list[Snippet], other: Outcome) -> Report:
    """The kept results of the snippets against those of another environment."""
    rules = agreement.rules(book)
    drifts = []
    for snippet in snippets:
        if failure := other.failures.get(snippet.name):
            drifts.append(Drift(snippet, [], str(failure)))
            continue
        old, new = runner.load(book, snippet), other.records[snippet.name]
        moves = compare.moves(snippet, old, new, rules)
        drifts.append(Drift(snippet, moves, figures=_figures(snippet, old, new, moves)))
    ledgers = {snippet.name: Store(book.cache).ledger(snippet.name) for snippet in snippets}
    parts = [ledger.parts for ledger in ledgers.values() if ledger]
    return Report(_versions(parts, list(other.parts.values())), sorted(drifts, key=lambda d: (-d.size, d.snippet.name)))


def _figures(snippet: Snippet, old: Record, new: Record, moves: list[Move]) -> tuple[str, str] | None:
    if old.figure is None or new.figure is None or not any(m.what == FIGURE_NAME and m.beyond for m in moves):
        return None
    prefix = re.sub(r"\W+", "-", snippet.name)
    before = svg.for_page(old.figure, prefix=f"{prefix}-before", title=snippet.title, description="as in the book")
    after = svg.for_page(new.figure, prefix=f"{prefix}-after", title=snippet.title, description="with other versions")
    return before, after


def _versions(before: list[dict[str, str]], after: list[dict[str, str]]) -> list[tuple[str, str, str]]:
    """Package -> its versions in the parts of the results; more than one only when results are out of date."""

    def of(parts: list[dict[str, str]]) -> dict[str, str]:
        found: dict[str, set[str]] = defaultdict(set)
        for own in parts:
            for name in own.keys() & {*PACKAGES, "Python"}:
                found[name].add(own[name].partition(" ")[0])
        return {name: ", ".join(sorted(versions)) for name, versions in found.items()}

    old, new = of(before), of(after)
    return [(PACKAGES.get(n, n), old.get(n, "–"), new.get(n, "–")) for n in sorted(old.keys() | new.keys())]


def as_html(report: Report) -> str:
    """One file with everything in it, readable in a light and in a dark theme."""
    environment = Environment(
        loader=FileSystemLoader(keys.ENGINE), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("drift.html").render(report=report)


def as_markdown(report: Report) -> str:
    """The summary for a CI run: versions, counts, what failed, and the largest moves."""
    lines = ["## The book with other versions", "", report.counts, "", "| Package | Book | Tried |", "|---|---|---|"]
    lines += [f"| {name} | {old} | {new} |" for name, old, new in report.versions]
    lines += ["", *(f"- `{drift.failure}`" for drift in report.failed)]
    moves = [f"- `{d.snippet.file}:{m.line}: {m.what}: {m.words}`" for d in report.beyond for m in d.moves if m.beyond]
    lines += moves[:MOST_LINES]
    if len(moves) > MOST_LINES:
        lines.append(f"- and {len(moves) - MOST_LINES} more in the report")
    return "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m scripts.drift", description=__doc__)
    parser.add_argument("python", help="the Python of the other environment")
    parser.add_argument("names", nargs="*", help="snippets, as names or globs (default: all)")
    options = parser.parse_args()
    book = Book(Path.cwd())
    folder = book.cache / FOLDER
    try:
        chosen = runner.select(book.snippets(), options.names)
        runner.run(book, [snippet.name for snippet in chosen])
        report = compared(book, chosen, rerun.run(book, chosen, folder, python=options.python))
    except BookError as error:
        print(error, file=sys.stderr)
        return 1
    write_atomically(folder / "report.html", as_html(report).encode())
    write_atomically(folder / "summary.md", as_markdown(report).encode())
    print(f"{as_markdown(report)}\nThe pictures are in {folder / 'report.html'}")
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
