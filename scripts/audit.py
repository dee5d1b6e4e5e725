"""Does a page say what a machine happens to do? ``make audit`` runs every snippet twice more, each time differently.

Other hash seed, order, working folder, locale, time zone and number of threads: what then moves by more than its
tolerance (one unit of the last printed digit; for measured values the rule in ``snippets/agreement.toml``; half a point
of a figure) is named with its line, and with the circumstance that moves it. Ends with exit code 1 when something does.
"""

from __future__ import annotations

import argparse
import locale
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts import agreement, compare, rerun, runner
from scripts.book import Book, BookError, Snippet
from scripts.capture import Record
from scripts.rerun import Outcome, Way

COMMA_LOCALES = ("de_DE.UTF-8", "fr_FR.UTF-8", "nl_NL.UTF-8", "es_ES.UTF-8")
"""Where a decimal point is a comma, those that a machine may have. Without any, one that knows no UTF-8."""

FROM_RUN_TO_RUN = "nothing: it differs from run to run. Is it random without a seed?"


def ways(folder: Path) -> list[dict[str, Way]]:
    """The circumstances of each round, by name; ``folder`` exists and is empty."""
    bare = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    return [
        {
            "the order of hashes": Way({"PYTHONHASHSEED": "1986"}),
            "the time zone": Way({"TZ": "Pacific/Chatham"}),
            "the locale": Way(bare | {"LC_ALL": comma_locale() or "C"}),
            "the number of threads": Way(threads=2),
            "the working folder": Way(folder=folder),
            "the order of the snippets": Way(order=1986),
        },
        {
            "the order of hashes": Way({"PYTHONHASHSEED": "7"}),
            "the time zone": Way({"TZ": "America/St_Johns"}),
            "the locale": Way(bare | {"LC_ALL": "C"}),
            "the number of threads": Way(threads=3),
            "the working folder": Way(folder=folder.parent),
            "the order of the snippets": Way(order=7),
        },
    ]


def comma_locale() -> str | None:
    """A locale of this machine that writes numbers with a comma."""
    before = locale.setlocale(locale.LC_NUMERIC)
    try:
        for name in COMMA_LOCALES:
            try:
                locale.setlocale(locale.LC_NUMERIC, name)
                return name
            except locale.Error:
                continue
        return None
    finally:
        locale.setlocale(locale.LC_NUMERIC, before)


def together(circumstances: dict[str, Way]) -> Way:
    """All of them at once."""
    found = Way()
    for way in circumstances.values():
        found = Way(
            found.environment | way.environment,
            max(found.threads, way.threads),
            way.order if way.order is not None else found.order,
            way.folder or found.folder,
        )
    return found


def problems(book: Book, snippets: list[Snippet]) -> list[str]:
    """What moves, a line each: the place in a snippet, how it moves, and with what. They have been run before."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (empty := folder / "elsewhere" / "empty").mkdir(parents=True)
        kept = {snippet.name: runner.load(book, snippet) for snippet in snippets}
        found: list[str] = []
        for number, circumstances in enumerate(ways(empty), 1):
            round_folder = folder / str(number)
            after = rerun.run(book, snippets, round_folder / "all", together(circumstances))
            moved = _moved(book, snippets, kept, after)
            snippets = [snippet for snippet in snippets if snippet.name not in moved]
            causes = _causes(book, moved, circumstances, round_folder) if moved else {}
            found += [f"{place} (moves with {causes[name]})" for name, places in moved.items() for place in places]
        return sorted(found)


def _moved(book: Book, snippets: list[Snippet], before: dict[str, Record], after: Outcome) -> dict[str, list[str]]:
    """Name of a snippet -> what moved in it, a line each, for those in which something did."""
    rules = agreement.rules(book)
    found = {}
    for snippet in snippets:
        if failure := after.failures.get(snippet.name):
            found[snippet.name] = [f"{failure}"]
        else:
            moves = compare.moves(snippet, before[snippet.name], after.records[snippet.name], rules)
            found[snippet.name] = [f"{snippet.file}:{m.line}: {m.what}: {m.words}" for m in moves if m.beyond]
    return {name: places for name, places in found.items() if places}


def _causes(book: Book, names: Iterable[str], circumstances: dict[str, Way], folder: Path) -> dict[str, str]:
    """Name of a snippet that moved -> the circumstances that move it alone.

    Each is tried by itself, against a run in which none differs from ``rerun.PLAIN``.
    """
    movers = runner.select(book.snippets(), names)
    plain = rerun.run(book, movers, folder / "plain")
    tries = {FROM_RUN_TO_RUN: Way()} | circumstances
    found: dict[str, list[str]] = {snippet.name: [] for snippet in movers}
    for number, (name, way) in enumerate(tries.items()):
        again = rerun.run(book, movers, folder / str(number), way)
        able = [snippet for snippet in movers if snippet.name in plain.records]
        for mover in _moved(book, able, plain.records, again):
            found[mover].append(name)
    return {name: _words(causes) for name, causes in found.items()}


def _words(causes: list[str]) -> str:
    if FROM_RUN_TO_RUN in causes:
        return FROM_RUN_TO_RUN
    return " and ".join(causes) or "several of them at once"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m scripts.audit", description=__doc__)
    parser.add_argument("names", nargs="*", help="snippets, as names or globs (default: all)")
    options = parser.parse_args()
    book = Book(Path.cwd())
    start = time.monotonic()
    try:
        chosen = runner.select(book.snippets(), options.names)
        runner.run(book, [snippet.name for snippet in chosen])
        found = problems(book, chosen)
    except BookError as error:
        print(error, file=sys.stderr)
        return 1
    for problem in found:
        print(problem)
    count = len({problem.partition(":")[0] for problem in found})
    print(
        f"{len(chosen)} snippets, each run twice more: {len(chosen) - count} the same, {count} moved"
        f" ({time.monotonic() - start:.0f} s; locale {comma_locale() or 'C'})"
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
