"""The engine's command line: ``python -m scripts --help``. It needs no site generator."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from scripts import runner, zensical
from scripts.book import Book, BookError
from scripts.capture import Limits
from scripts.prepare import alone, prepare
from scripts.store import Store


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    options = _parser().parse_args(arguments)
    book = Book(options.root.resolve())
    try:
        options.command(book, options)
    except BookError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("interrupted; what had finished is kept", file=sys.stderr)
        return 130
    return 0


def _run(book: Book, options: argparse.Namespace) -> None:
    summary = prepare(
        book, options.names, force=options.force, limits=Limits(seconds=options.seconds), report=_to_terminal
    )
    if not summary.run:
        _to_terminal(str(summary))


def _list(book: Book, options: argparse.Namespace) -> None:
    store = Store(book.cache)
    for program in runner.select(book.programs(), options.names):
        ledger = store.ledger(program.name)
        state = "stale" if runner.why_stale(program, store) else "kept"
        cost = f"{ledger.seconds:6.2f} s {ledger.memory / 2**20:6.0f} MB" if ledger else " " * 18
        places = ", ".join(str(place) for place in book.places_of(program)) or "no page"
        print(f"{state:5} {cost}  {program.name}  ({places})")


def _why_stale(book: Book, options: argparse.Namespace) -> None:
    store = Store(book.cache)
    for program in runner.select(book.programs(), options.names):
        reasons = runner.why_stale(program, store)
        print(f"{program.name}: {'; '.join(reasons) if reasons else 'not stale'}")


def _clean(book: Book, options: argparse.Namespace) -> None:
    shutil.rmtree(book.cache, ignore_errors=True)


def _zensical(book: Book, options: argparse.Namespace) -> None:
    with alone(book, _to_terminal):
        prepare(book, report=_to_terminal)
        zensical.build(book)


def _to_terminal(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scripts", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="folder of the book (default: this one)")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    names = "names such as loss/archery_torch or labs/handwritten-digits, globs such as 'loss/*', or files"

    run = commands.add_parser("run", help="run what is stale and write what the pages include")
    run.add_argument("names", nargs="*", help=f"only these: {names}")
    run.add_argument("--force", action="store_true", help="run also what is not stale")
    run.add_argument(
        "--seconds", type=float, default=Limits.seconds, help="time limit of a snippet, or a cell of a lab"
    )
    run.set_defaults(command=_run)

    listing = commands.add_parser("list", help="every snippet and lab: kept or stale, its cost, the page that shows it")
    listing.add_argument("names", nargs="*", help=names)
    listing.set_defaults(command=_list)

    why = commands.add_parser("why-stale", help="say what changed since the kept result was made")
    why.add_argument("names", nargs="+", help=names)
    why.set_defaults(command=_why_stale)

    clean = commands.add_parser("clean", help="remove every kept result")
    clean.set_defaults(command=_clean)

    other = commands.add_parser("zensical", help="build the site with Zensical instead of MkDocs")
    other.set_defaults(command=_zensical)
    return parser


if __name__ == "__main__":
    sys.exit(main())
