"""Where programs run: in threads of this process or, with BOOK_SCHEDULER, on the workers of a Dask scheduler.

joblib hands the tasks out in both cases. A worker needs the same book at the same path, this engine and the same
versions of whatever the programs import: else their results would be other results. That is asked before anything runs.
"""

from __future__ import annotations

import multiprocessing
import os
import platform
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Protocol, TypeVar

from scripts import keys
from scripts.book import Book, BookError

ADDRESS = "BOOK_SCHEDULER"
"""The environment variable that holds the scheduler's address, such as ``tcp://farm:8786``."""

PATIENCE = 30
"""Seconds to wait for the scheduler, and for its first worker."""


def is_remote() -> bool:
    """Whether programs run on the workers of a scheduler."""
    return bool(os.environ.get(ADDRESS))


class Task(Protocol):
    @property
    def book(self) -> Book: ...
    @property
    def parts(self) -> dict[str, str]: ...


T = TypeVar("T", bound=Task)
R = TypeVar("R")


def run(do: Callable[[T], R], tasks: Sequence[T], workers: int) -> Iterator[tuple[T, R]]:
    """Do every task, as many at a time as there are ``workers`` here or threads on the farm; in the order of ending.

    A task whose worker dies is done by another one. Raises BookError when there is no farm, or it is not fit.
    """
    import joblib

    address = os.environ.get(ADDRESS)
    expected = needs(tasks) if address else {}
    with ExitStack() as stack:
        if address:
            stack.enter_context(_farm(address, tasks[0].book.root, expected))
        backend: dict[str, Any] = {} if address else {"backend": "threading", "n_jobs": workers}
        pool = joblib.Parallel(return_as="generator_unordered", batch_size=1, **backend)
        calls = (joblib.delayed(do_numbered)(do, number, task, expected) for number, task in enumerate(tasks))
        for number, result in pool(calls):
            yield tasks[number], result


def do_numbered(do: Callable[[T], R], number: int, task: T, expected: dict[str, str]) -> tuple[int, R]:
    """Do a task here; raises BookError when this is a worker that came late and is not fit."""
    if expected and (problems := unfit(task.book.root, expected)):
        raise BookError([f"{ADDRESS}: a worker on {platform.node()} {problem}" for problem in problems])
    return number, do(task)


@contextmanager
def _farm(address: str, root: Path, expected: dict[str, str]) -> Iterator[None]:
    """joblib's tasks go to the workers of this scheduler."""
    try:
        import joblib
        from distributed import Client
        from distributed.scheduler import KilledWorker
    except ImportError:
        raise BookError([f"{ADDRESS} is set, but Dask is not installed: pip install -e '.[dask]'"]) from None
    try:
        client: Any = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise BookError([f"{ADDRESS}: no Dask scheduler answers at {address}: {error}"]) from None
    with client:
        _refuse_unfit(client, address, root, expected)
        try:
            with joblib.parallel_config(backend="dask", client=client, wait_for_workers_timeout=PATIENCE):
                yield
        except KilledWorker as error:
            raise BookError([f"{ADDRESS}: the workers of {address} died, one after the other: {error}"]) from None


def _refuse_unfit(client: Any, address: str, root: Path, expected: dict[str, str]) -> None:
    """Raises BookError when there are no workers, or one of them would make other results."""
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        raise BookError([f"{ADDRESS}: the scheduler at {address} has no workers"]) from None
    answers = client.run(unfit, root, expected, on_error="return")
    problems = [f"{ADDRESS}: the worker {worker} {why}" for worker, found in answers.items() for why in _words(found)]
    if problems:
        raise BookError(sorted(problems))


def _words(found: list[str] | Exception) -> list[str]:
    return [f"has another engine, or none: {found!r}"] if isinstance(found, Exception) else found


def needs(tasks: Sequence[Task]) -> dict[str, str]:
    """What a worker must have for these tasks: name of a module -> version."""
    installed = {name for task in tasks for name in task.parts if keys.version(name) == task.parts[name]}
    return {name: keys.version(name) for name in sorted(installed)} | _here()


def unfit(root: Path, expected: dict[str, str]) -> list[str]:
    """On a worker: why it would make other results; empty when it would not."""
    if multiprocessing.current_process().daemon:
        return ["may start no processes: start it with --no-nanny"]
    if not (root / "snippets").is_dir():
        return [f"has no book in {root}: it needs the same folder at the same path"]
    have = {name: keys.version(name) for name in expected} | _here()
    return [
        f"has {name} {have[name] or '(none)'}, not {version}"
        for name, version in expected.items()
        if have[name] != version
    ]


def _here() -> dict[str, str]:
    return {
        "Python": f"{platform.python_version()} on {sys.platform} {platform.machine()}",
        "engine": keys.engine_digest()[:12],
    }
