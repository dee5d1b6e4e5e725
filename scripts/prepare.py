"""Everything that has to happen before a site generator reads the pages. Knows no generator."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial

from filelock import FileLock, Timeout

from scripts import (
    cards,
    checks,
    costs,
    fonts,
    frameworks,
    glossary,
    keys,
    labpage,
    measured,
    moves,
    notebooks,
    provenance,
    reading,
    runner,
    unchanged,
)
from scripts.book import Book, BookError, Program
from scripts.capture import Limits, Record
from scripts.fragments import Fragments
from scripts.runner import Report, Summary
from scripts.store import told, write_if_changed
from scripts.values import Numbers


def prepare(
    book: Book,
    names: Iterable[str] = (),
    *,
    force: bool = False,
    edited: bool = False,
    limits: Limits = Limits(),
    report: Report = print,
) -> Summary:
    """Check the book, run what is stale (all, with ``force``), write what the pages include.

    With ``names`` (or globs) only these snippets and labs run, and only they are checked. Raises BookError. Who knows
    that something was ``edited`` saves the look for that, and leaves the note for the next look to a later one.
    Nothing of the site is touched, so that after an error the one that was built before still stands.
    """
    names = list(names)
    with alone(book, report):
        return _prepare(book, names, force=force, edited=edited, limits=limits, report=report)


@contextmanager
def alone(book: Book, report: Report = print) -> Iterator[None]:
    """Two builds of a book at once take turns. The system frees the lock of a process that dies.

    A build that holds the lock may take it again.
    """
    file = book.cache / "lock"
    with told(file):
        book.cache.mkdir(parents=True, exist_ok=True)
        lock = FileLock(file, is_singleton=True)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            report("Another build of this book is running; waiting for it to end")
            lock.acquire()
    try:
        yield
    finally:
        lock.release()


def _prepare(book: Book, names: list[str], *, force: bool, edited: bool, limits: Limits, report: Report) -> Summary:
    start = time.monotonic()
    read = "" if edited else unchanged.inputs(book)
    if not (names or force or edited) and unchanged.since_last_time(book, read):
        snippets, labs = len(book.snippets()), len(book.labs())
        return Summary(snippets, labs, run=0, kept=snippets + labs, seconds=time.monotonic() - start)
    if not names and (problems := book.problems()):
        raise BookError(problems)
    with ThreadPoolExecutor(1) as beside:  # a core is idle while the first program waits for its imports
        assets = beside.submit(write_assets, book)
        shown = Fragments(book)
        early = partial(shown.write_early, load=partial(runner.load, book))
        summary = runner.run(book, names, force=force, limits=limits, report=report, kept=early)
    assets.result()
    load = partial(_load, book, limits=limits, report=report)
    shown.write(load)
    labpage.write(book, load)
    write_tested(book)
    write_tooltips(book)
    write_notebooks(book)
    if not names:
        check_numbers(book, dict(book.values) if edited else book.values)  # a server remembers them all anyway
        write_if_changed(book.embeds / "progress.md", checks.progress(book))
        for name, text in frameworks.fragments(book).items():
            write_if_changed(book.embeds / name, text)
        reading.write(book)
        if not edited:
            unchanged.remember(book, read)
    return summary


def write_assets(book: Book) -> None:
    """What pages need besides, and no program has to run for."""
    fonts.write(book)
    moves.bundle(book)
    cards.write(book)


def write_tested(book: Book) -> None:
    """What the page includes that says how each program was run, what it proves and which tests hold it."""
    write_if_changed(book.embeds / "tested.md", provenance.table(provenance.pages(book)))
    write_if_changed(book.embeds / "mutants.md", provenance.mutants(book))
    write_if_changed(book.embeds / "bench.md", costs.table(book))


def write_tooltips(book: Book) -> None:
    page = book.root / "docs" / "reference" / "glossary.md"
    text = page.read_text(encoding="utf-8") if page.is_file() else ""
    write_if_changed(book.embeds / "glossary.md", glossary.tooltips(text))


def write_notebooks(book: Book) -> None:
    """The labs as notebooks; those of the snippets are written with their fragments."""
    for lab in book.labs():
        written = notebooks.path(book, lab.file)
        if not written.is_file() or keys.digest(lab.source.encode()) not in written.read_text(encoding="utf-8"):
            notebooks.write(book, lab.file, notebooks.of_lab(lab))


def check_numbers(book: Book, values: Numbers) -> None:
    """Raises BookError for every number in prose, and every answer to check, that names nothing measured."""
    problems = []
    for place in book.numbers():
        try:
            measured.look_up(place.target, values)
        except measured.UnknownNumber as error:
            problems.append(f"{place}: {error}")
    problems += checks.problems(book, values)
    if problems:
        raise BookError(problems)


def _load(book: Book, program: Program, *, limits: Limits, report: Report) -> Record:
    """The kept record; a damaged one is made anew."""
    try:
        return runner.load(book, program)
    except BookError:
        runner.run(book, [program.name], force=True, limits=limits, report=report)
        return runner.load(book, program)
