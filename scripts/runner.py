"""Decide which snippets are stale, run those in parallel, keep what they showed."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from scripts import capture, keys
from scripts.book import PLOT, Book, BookError, Snippet
from scripts.capture import Job, Limits, Record, SnippetFailed
from scripts.store import Ledger, Store

Report = Callable[[str], None]

SLOW_IMPORTS = {
    r"torch\.optim|from torch import .*\boptim\b": "torch._dynamo",  # the first optimizer step takes about 2 s for it
    r"torch\.func|from torch import .*\bfunc\b": "torch._dynamo",  # and so does the first function transformation
    r"torch\.compile": "torch._dynamo",
    "matplotlib": "scripts.figures",
}
"""Pattern found in a snippet's source -> what to import, besides what the snippet imports, before it starts."""


@dataclass(frozen=True)
class Summary:
    run: int
    kept: int
    seconds: float

    def __str__(self) -> str:
        return f"{self.run + self.kept} snippets: {self.run} run, {self.kept} kept, {self.seconds:.1f} s"


def select(snippets: list[Snippet], patterns: Iterable[str]) -> list[Snippet]:
    """The snippets whose name (``loss/archery_torch``) or file matches one of the patterns; all for none.

    Raises BookError for a pattern that matches nothing.
    """
    patterns = [p.removeprefix("./").removeprefix("snippets/").removesuffix(".py") for p in patterns]
    unmatched = [p for p in patterns if not any(fnmatchcase(s.name, p) for s in snippets)]
    if unmatched:
        raise BookError([f'no snippet is called "{pattern}"' for pattern in unmatched])
    return [s for s in snippets if not patterns or any(fnmatchcase(s.name, p) for p in patterns)]


def why_stale(snippet: Snippet, store: Store) -> list[str]:
    """Why the snippet would run; empty when its kept result still holds."""
    ledger = store.ledger(snippet.name)
    if ledger is None:
        return ["it has no kept result"]
    parts = keys.parts(snippet, ledger.reads)
    return [] if ledger.key == keys.key(parts) else keys.changed(ledger.parts, parts)


def run(
    book: Book,
    patterns: Iterable[str] = (),
    *,
    force: bool = False,
    limits: Limits = Limits(),
    workers: int | None = None,
    report: Report = print,
) -> Summary:
    """Run what is stale among the snippets that match ``patterns`` (all when there are none).

    Raises BookError, with a line for each snippet that failed; the others are kept all the same.
    """
    start = time.monotonic()
    store = Store(book.cache)
    everything = book.snippets()
    chosen = select(everything, patterns)
    stale = [s for s in chosen if force or why_stale(s, store)]
    problems = _run_all(book, stale, store, limits, workers or cores(), report) if stale else []
    store.prune({snippet.name for snippet in everything})
    summary = Summary(len(stale) - len(problems), len(chosen) - len(stale), time.monotonic() - start)
    if stale:
        report(str(summary))
    if problems:
        raise BookError(problems)
    return summary


def load(book: Book, snippet: Snippet) -> Record:
    """The kept record of a snippet. Raises BookError when it has to be run first."""
    store = Store(book.cache)
    ledger = store.ledger(snippet.name)
    record = store.load(snippet.name, ledger.key) if ledger else None
    if record is None:
        raise BookError([f"{snippet.file}: its kept result is missing or damaged; run it again"])
    return record


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def modules_to_preload(snippets: Iterable[Snippet]) -> list[str]:
    """What the snippets import from installed packages, and what those imports put off until later."""
    found: set[str] = set()
    for snippet in snippets:
        packages = set(keys.versions_of(snippet.imports))
        found |= {name for name in snippet.imports if name.partition(".")[0] in packages}
        found |= {module for hint, module in SLOW_IMPORTS.items() if re.search(hint, snippet.source)}
    return sorted(found)


def _run_all(book: Book, stale: list[Snippet], store: Store, limits: Limits, workers: int, report: Report) -> list[str]:
    import joblib

    capture.preload(modules_to_preload(stale))
    tasks = (joblib.delayed(_attempt)(book, snippet, limits) for snippet in _longest_first(stale, store))
    pool = joblib.Parallel(n_jobs=workers, backend="threading", return_as="generator_unordered", batch_size=1)
    problems = []
    try:
        for count, (snippet, outcome) in enumerate(pool(tasks), 1):
            progress = f"[{count:{len(str(len(stale)))}}/{len(stale)}] {snippet.name}"
            if isinstance(outcome, SnippetFailed):
                report(f"{progress}  FAILED")
                problems.append(_explain(book, snippet, outcome))
            else:
                report(f"{progress}  {outcome.seconds:.2f} s")
                _keep(store, snippet, outcome)
    finally:
        capture.kill_running()
    return sorted(problems)


def _longest_first(stale: list[Snippet], store: Store) -> Iterator[Snippet]:
    """Those that took longest the last time first, so that no core waits for a late long one."""
    ledgers = {snippet.name: store.ledger(snippet.name) for snippet in stale}
    yield from sorted(stale, key=lambda s: -(ledger.seconds if (ledger := ledgers[s.name]) else 0.0))


def _attempt(book: Book, snippet: Snippet, limits: Limits) -> tuple[Snippet, Record | SnippetFailed]:
    job = Job(book.root, snippet.name, snippet.file, snippet.draws, snippet.framework == PLOT, limits)
    try:
        record = capture.capture(job)
        if record.figure:
            snippet.describe(record.values)
        return snippet, record
    except SnippetFailed as failure:
        return snippet, failure
    except ValueError as error:
        return snippet, SnippetFailed(snippet.file, str(error), line=1)


def _keep(store: Store, snippet: Snippet, record: Record) -> None:
    parts = keys.parts(snippet, record.reads)
    ledger = Ledger(keys.key(parts), parts, record.reads, record.seconds, record.memory)
    store.save(snippet.name, ledger, record)


def _explain(book: Book, snippet: Snippet, failure: SnippetFailed) -> str:
    places = ", ".join(str(place) for place in book.places_of(snippet))
    return f"{failure} (included by {places})" if places else str(failure)
