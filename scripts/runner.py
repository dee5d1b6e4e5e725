"""Decide which snippets and labs are stale, run those in parallel, keep what they showed."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TypeVar

from scripts import capture, farm, fonts, keys, labs, notebooks
from scripts.book import PLOT, Book, BookError, Lab, Program, Snippet
from scripts.capture import Job, Limits, Record, SnippetFailed
from scripts.store import Ledger, Store

Report = Callable[[str], None]
P = TypeVar("P", bound=Program)

SLOW_IMPORTS = {
    r"torch\.optim|from torch import .*\boptim\b": "torch._dynamo",  # the first optimizer step takes about 2 s for it
    r"torch\.func|from torch import .*\bfunc\b": "torch._dynamo",  # and so does the first function transformation
    r"torch\.compile": "torch._dynamo",
    "matplotlib": "scripts.figures",
}
"""Pattern found in a snippet's source -> what to import, besides what the snippet imports, before it starts."""


@dataclass(frozen=True)
class Task:
    """One program to run, with all that a process elsewhere needs to know."""

    book: Book
    program: Program
    parts: dict[str, str]
    """What its result depends on, as far as that is known before it runs."""
    limits: Limits
    modules: list[str]
    """What to import before the first program starts."""


@dataclass(frozen=True)
class Summary:
    snippets: int
    labs: int
    run: int
    kept: int
    seconds: float

    def __str__(self) -> str:
        labs = f" and {self.labs} labs" if self.labs else ""
        return f"{self.snippets} snippets{labs}: {self.run} run, {self.kept} kept, {self.seconds:.1f} s"


def select(programs: list[P], patterns: Iterable[str]) -> list[P]:
    """The snippets and labs whose name (``loss/archery_torch``) or file matches one of the patterns; all for none.

    Raises BookError for a pattern that matches nothing.
    """
    patterns = [re.sub(r"^(\./)?((snippets|docs)/)?|\.py$", "", pattern) for pattern in patterns]
    unmatched = [p for p in patterns if not any(fnmatchcase(program.name, p) for program in programs)]
    if unmatched:
        raise BookError([f'no snippet is called "{pattern}"' for pattern in unmatched])
    return [program for program in programs if not patterns or any(fnmatchcase(program.name, p) for p in patterns)]


def why_stale(program: Program, store: Store) -> list[str]:
    """Why the snippet or lab would run; empty when its kept result still holds."""
    ledger = store.ledger(program.name)
    if ledger is None:
        return ["it has no kept result"]
    parts = keys.parts(program, ledger.reads)
    return [] if ledger.key == keys.key(parts) else keys.changed(ledger.parts, parts)


def run(
    book: Book,
    patterns: Iterable[str] = (),
    *,
    force: bool = False,
    limits: Limits = Limits(),
    workers: int | None = None,
    report: Report = print,
    kept: Callable[[Program, Record], None] = lambda program, record: None,
) -> Summary:
    """Run what is stale among the snippets and labs that match ``patterns`` (all when there are none).

    Each program whose record has been kept is given to ``kept`` with it at once, while others still run. Raises
    BookError, with a line for each one that failed; the others are kept all the same.
    """
    start = time.monotonic()
    fonts.write_drawn(book)
    store = Store(book.cache)
    everything = book.programs()
    chosen = select(everything, patterns)
    stale = [program for program in chosen if force or why_stale(program, store)]
    problems = _run_all(book, stale, store, limits, workers or cores(), report, kept) if stale else []
    store.prune({program.name for program in everything})
    count = sum(isinstance(program, Lab) for program in chosen)
    run, fresh = len(stale) - len(problems), len(chosen) - len(stale)
    summary = Summary(len(chosen) - count, count, run, fresh, time.monotonic() - start)
    if stale:
        report(str(summary))
    if problems:
        raise BookError(problems)
    return summary


def load(book: Book, program: Program) -> Record:
    """The kept record of a snippet or lab. Raises BookError when it has to be run first."""
    store = Store(book.cache)
    ledger = store.ledger(program.name)
    record = store.load(program.name, ledger.key) if ledger else None
    if ledger is None or record is None:
        raise BookError([f"{program.file}: its kept result is missing or damaged; run it again"])
    if ledger.parts["source"] != keys.digest(program.source.encode()):
        raise BookError([f"{program.file}: it changed after it ran; run it again"])
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


def _run_all(
    book: Book,
    stale: list[Program],
    store: Store,
    limits: Limits,
    workers: int,
    report: Report,
    kept: Callable[[Program, Record], None],
) -> list[str]:
    modules = modules_to_preload(program for program in stale if isinstance(program, Snippet))
    if modules and not farm.is_remote():
        capture.preload(modules)
        capture.start()
        notebooks.load()  # a core is idle until all imports are done there
    tasks = [Task(book, program, keys.parts(program), limits, modules) for program in _longest_first(stale, store)]
    problems = []
    try:
        for count, (task, outcome) in enumerate(farm.run(attempt, tasks, workers), 1):
            progress = f"[{count:{len(str(len(stale)))}}/{len(stale)}] {task.program.name}"
            if isinstance(outcome, Record):
                report(f"{progress}  {outcome.seconds:.2f} s")
                problems += _keep(store, task, outcome)
                kept(task.program, outcome)
            else:
                report(f"{progress}  FAILED")
                problems.append(outcome)
    finally:
        capture.kill_running()
        labs.kill_running()
    return sorted(problems)


def _longest_first(stale: list[Program], store: Store) -> list[Program]:
    """Those that took longest the last time first, so that no core waits for a late long one."""
    ledgers = {program.name: store.ledger(program.name) for program in stale}

    def seconds(program: Program) -> float:
        ledger = ledgers[program.name]
        return ledger.seconds if ledger else float(isinstance(program, Lab))

    return sorted(stale, key=seconds, reverse=True)


def attempt(task: Task) -> Record | str:
    """Run the program; gives what it showed, or what is wrong with it."""
    capture.preload(task.modules)
    fonts.write_drawn(task.book)  # this may be another machine
    if isinstance(task.program, Lab):
        return labs.execute(task.program, task.limits)
    return _attempt_snippet(task.book, task.program, task.limits)


def _attempt_snippet(book: Book, snippet: Snippet, limits: Limits) -> Record | str:
    illustrates = snippet.framework == PLOT
    job = Job(book.root, snippet.name, snippet.file, snippet.source, snippet.draws, illustrates, limits, book.fonts)
    try:
        record = capture.capture(job)
        if record.figure:
            snippet.describe(record.values)
        return record
    except SnippetFailed as failure:
        return _explain(book, snippet, failure)
    except OSError as error:
        return _explain(book, snippet, SnippetFailed(snippet.file, f"it cannot be started: {error.strerror or error}"))
    except ValueError as error:
        return _explain(book, snippet, SnippetFailed(snippet.file, str(error), line=1))


def _keep(store: Store, task: Task, record: Record) -> list[str]:
    """Keep the record under what its run has read. Files that are different by now are told, not kept under."""
    name, reads = task.program.name, sorted(record.reads)
    parts = task.parts | record.reads
    store.save(name, Ledger.of(record, keys.key(parts), parts, reads), record)
    now = keys.parts(task.program, reads)
    return [f"{task.program.file}: it read another {file}; build again" for file in reads if now[file] != parts[file]]


def _explain(book: Book, snippet: Snippet, failure: SnippetFailed) -> str:
    places = ", ".join(str(place) for place in book.places_of(snippet))
    return f"{failure} (included by {places})" if places else str(failure)
