"""Run snippets once more, in another way or with other libraries, and keep what they show in a place of its own.

``run`` starts ``python -m scripts.rerun`` as a process of its own, because much of what it varies is fixed when Python
starts. That needs nothing but the standard library and what the snippets import, so that the environment of a
reader will do. The kept results of the book are not touched.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from scripts import capture, keys, runner
from scripts.book import PLOT, Book, BookError, Snippet
from scripts.capture import Job, Limits, Record, SnippetFailed
from scripts.store import Ledger, Store, read_json, write_atomically

FAILED = "failed.json"
"""Name of a snippet that failed -> what is wrong, and its line (or null)."""

PLAIN = {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C", "PYTHONUTF8": "1"}


@dataclass(frozen=True)
class Way:
    """How snippets are run."""

    environment: dict[str, str] = field(default_factory=dict)
    """What differs in it from ``PLAIN``."""
    threads: int = 1
    order: int | None = None
    """The seed of the order; None: by name."""
    folder: Path | None = None
    """The working folder; None: the book's."""


@dataclass(frozen=True)
class Outcome:
    """What a rerun showed, by the name of the snippet. Each one is in one of the two."""

    records: dict[str, Record]
    failures: dict[str, SnippetFailed]
    parts: dict[str, dict[str, str]]
    """What each record depends on (``keys.parts``): the versions of the libraries, among others."""


def run(book: Book, snippets: list[Snippet], into: Path, way: Way = Way(), python: str = sys.executable) -> Outcome:
    """Run the snippets with another Python or in another way; keep what they show below the folder ``into``.

    Raises BookError when that Python cannot do it at all.
    """
    command = [python, "-m", "scripts.rerun", book.root, into, "--threads", way.threads]
    command += ["--order", way.order] if way.order is not None else []
    ours = {"PYTHONPATH": str(keys.ENGINE.parent), "PYTHONDONTWRITEBYTECODE": "1"}
    names = "\n".join(snippet.name for snippet in snippets)
    done = subprocess.run(
        [str(word) for word in command],
        cwd=way.folder or book.root,
        env=os.environ | PLAIN | way.environment | ours,
        input=names,
        text=True,
    )
    if done.returncode:
        raise BookError([f"{python}: the snippets cannot be run again: exit code {done.returncode}"])
    return _outcome(snippets, into)


def _outcome(snippets: list[Snippet], into: Path) -> Outcome:
    store, failed = Store(into), read_json(into / FAILED)
    failures = {s.name: SnippetFailed(s.file, *failed[s.name]) for s in snippets if s.name in failed}
    ledgers = {s.name: store.ledger(s.name) for s in snippets if s.name not in failures}
    parts = {name: ledger.parts for name, ledger in ledgers.items() if ledger}
    found = {name: store.load(name, ledger.key) for name, ledger in ledgers.items() if ledger}
    return Outcome({name: record for name, record in found.items() if record}, failures, parts)


# From here on: in the process that runs them.


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m scripts.rerun", description=__doc__)
    parser.add_argument("root", type=Path, help="folder of the book")
    parser.add_argument("into", type=Path, help="folder of the results")
    parser.add_argument("--threads", type=int, default=1, help="threads of each snippet")
    parser.add_argument("--order", type=int, help="seed of the order")
    options = parser.parse_args()
    book = Book(options.root)
    snippets = runner.select(book.snippets(), sys.stdin.read().split())
    if options.order is not None:
        random.Random(options.order).shuffle(snippets)
    _run_all(snippets, book.fonts, options.into, options.threads)


def _run_all(snippets: list[Snippet], fonts: tuple[str, ...], into: Path, threads: int) -> None:
    capture.ONE_THREAD.update(dict.fromkeys(capture.ONE_THREAD, str(threads)))  # before the first child starts
    capture.preload(runner.modules_to_preload(snippets))
    store, failed = Store(into), {}
    with ThreadPoolExecutor(max(1, runner.cores() // threads)) as pool:
        for snippet, outcome in zip(snippets, pool.map(partial(_attempt, fonts), snippets), strict=True):
            if isinstance(outcome, SnippetFailed):
                failed[snippet.name] = (outcome.message, outcome.line)
            else:
                parts = keys.parts(snippet, [])
                store.save(snippet.name, Ledger.of(outcome, keys.key(parts), parts, []), outcome)
    write_atomically(into / FAILED, json.dumps(failed).encode())


def _attempt(fonts: tuple[str, ...], snippet: Snippet) -> Record | SnippetFailed:
    """Run it where this process is, whatever folder that is."""
    limits = Limits(seconds=300)  # two threads on one core may take long
    try:
        illustrates = snippet.framework == PLOT
        return capture.capture(
            Job(Path.cwd(), snippet.name, str(snippet.path), snippet.source, snippet.draws, illustrates, limits, fonts)
        )
    except SnippetFailed as failure:
        return failure


if __name__ == "__main__":
    main()
