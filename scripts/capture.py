"""Run one snippet in a process of its own and say what it printed, drew and measured.

``capture`` is called by the runner. It starts a child through a forkserver that has already imported
what the snippets need (``preload``), so that a snippet pays for its own work only. What the child does is in
``child``. Only the standard library is imported here: the module is loaded in every child.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import tempfile
import threading
import time
import types
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import forkserver
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from scripts import processes

METHOD = "forkserver" if sys.platform == "linux" else "spawn"
"""How a child starts. Forking is unsafe where Metal is loaded (macOS), so there each child imports anew."""

ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1"
)
"""The number of threads changes sums in the fourth decimal, and parallel snippets would fight over cores."""

_context: Any = multiprocessing.get_context(METHOD)
_lock = threading.Lock()
_running: set[int] = set()


@dataclass(frozen=True)
class Limits:
    """What one snippet may use."""

    seconds: float = 60.0
    """Wall-clock time."""
    output: int = 100_000
    """Bytes printed."""
    memory: int = 8 * 2**30
    """Bytes of address space (Linux)."""


@dataclass(frozen=True)
class Job:
    """Which file to run, and how."""

    root: Path
    """The folder that the snippet runs in: the root of the book."""
    name: str
    file: str
    """Path of the program below ``root``."""
    source: str
    """What runs: the text of the file when the job was made, whatever has become of the file."""
    draws: bool
    illustrates: bool
    """Whether the snippet is an illustration, which must draw a figure."""
    limits: Limits = field(default_factory=Limits)
    fonts: tuple[str, ...] = ()
    """The files of the fonts that the words of its figure are measured with."""


@dataclass
class Record:
    """What one run of a snippet or a lab showed."""

    stdout: str = ""
    stderr: str = ""
    figure: str | None = None
    """The figure as Matplotlib's SVG text."""
    notebook: str = ""
    """Of a lab: the executed notebook as JSON; it holds all that the lab showed."""
    values: dict[str, Any] = field(default_factory=dict)
    """Module-level names bound to numbers, bools, strings, or (nested) lists of them."""
    reads: dict[str, str] = field(default_factory=dict)
    """Files of the book that the snippet imported or read: path below the root -> digest of what it read."""
    seconds: float = 0.0
    """Processor time of the snippet's own work, in seconds; imports that were preloaded not included. Of a lab, which
    has a kernel of its own, the time that passed."""
    memory: int = 0
    """Peak resident memory of the process, in bytes."""


class SnippetFailed(Exception):
    """A snippet did not run to its end. ``line`` is where in its file, when that is known."""

    def __init__(self, file: str, message: str, line: int | None = None, details: str = "") -> None:
        super().__init__(f"{file}:{line}: {message}" if line else f"{file}: {message}")
        self.file, self.message, self.line, self.details = file, message, line, details

    def __reduce__(self) -> tuple[Any, ...]:
        return (SnippetFailed, (self.file, self.message, self.line, self.details))


def preload(modules: list[str]) -> None:
    """Have the forkserver import ``modules`` before the first child starts.

    A forkserver that runs already keeps what it has; children then import the rest themselves.
    """
    _context.set_forkserver_preload(["scripts.loading", "scripts.child", *modules, "scripts.settled"])


def start() -> None:
    """Have the forkserver begin with its imports, while this process has other things to do."""
    if METHOD == "forkserver":
        with _lock, _one_thread(), _no_main_module():
            forkserver.ensure_running()


def capture(job: Job) -> Record:
    """Run a snippet. Raises SnippetFailed; the child, and whatever it has started, is gone in any case."""
    with tempfile.TemporaryDirectory(prefix="book-", ignore_cleanup_errors=True) as temporary:
        return _capture(job, temporary)


def _capture(job: Job, temporary: str) -> Record:
    from scripts import child

    stdout, stdout_end = _context.Pipe(duplex=False)
    stderr, stderr_end = _context.Pipe(duplex=False)
    result, result_end = _context.Pipe(duplex=False)
    process = _context.Process(target=child.main, args=(job, temporary, stdout_end, stderr_end, result_end))
    with _lock, _one_thread(), _no_main_module():
        process.start()
        pid = process.pid
        assert pid is not None
        _running.add(pid)
    for end in (stdout_end, stderr_end, result_end):
        end.close()
    try:
        outcome, printed = _listen(job, process.sentinel, stdout, stderr, result)
    finally:
        if not wait([process.sentinel], timeout=0):
            processes.kill_group(pid)
            wait([process.sentinel])
        with _lock:  # joining polls every child of this process, which must not happen twice at once
            process.join()
            _running.discard(pid)
        _end_orphans()
        for pipe in (stdout, stderr, result):
            pipe.close()
    if outcome is None:
        raise SnippetFailed(job.file, _how_it_died(process.exitcode), details=printed[1])
    if isinstance(outcome, SnippetFailed):
        raise outcome
    outcome.stdout, outcome.stderr = printed
    return outcome


def kill_running() -> None:
    """End every snippet that this process is running; for a runner that is interrupted."""
    for pid in list(_running):
        processes.kill_group(pid)


def _end_orphans() -> None:
    """End what snippets have left behind: the server's children that are none of the running ones.

    What a running snippet has started is below that snippet.
    """
    server: Any = forkserver._forkserver
    if METHOD == "forkserver":
        with _lock:  # no snippet starts meanwhile
            processes.end_children(server._forkserver_pid, but=_running)


def _listen(
    job: Job, end: int, stdout: Connection, stderr: Connection, result: Connection
) -> tuple[Record | SnippetFailed | None, tuple[str, str]]:
    """Collect what the child prints until it sends its outcome, ends (``end`` is ready then), or breaks a limit.

    The outcome is None when the child died without sending one.
    """
    deadline = time.monotonic() + job.limits.seconds
    texts = {stdout: bytearray(), stderr: bytearray()}
    open_pipes = {stdout, stderr, result}
    ends = {end}
    outcome: Record | SnippetFailed | None = None
    while open_pipes:
        # Once the outcome is here, only what is already in the pipes still counts.
        patience = 0.0 if outcome else max(0.0, deadline - time.monotonic())
        ready = wait([*open_pipes, *ends], timeout=patience)
        if not ready:
            if outcome is None:
                message = f"still running after {job.limits.seconds:g} s, its time limit"
                outcome = SnippetFailed(job.file, message)
            break
        for pipe in ready:
            if not isinstance(pipe, Connection):
                ends.clear()
                _end_orphans()  # they may hold the pipes open
            elif pipe is result:
                try:
                    outcome = pipe.recv()
                except EOFError:
                    pass
                open_pipes.discard(pipe)
            elif chunk := os.read(pipe.fileno(), 65536):
                texts[pipe] += chunk
                if len(texts[pipe]) > job.limits.output:
                    message = f"printed more than {job.limits.output:,} bytes, its limit"
                    return SnippetFailed(job.file, message), ("", "")
            else:
                open_pipes.discard(pipe)
    printed = tuple(bytes(text).decode("utf-8", "replace") for text in texts.values())
    return outcome, (printed[0], printed[1])


def _how_it_died(exitcode: int | None) -> str:
    if exitcode is not None and exitcode < 0:
        number = -exitcode
        name = signal.Signals(number).name if number in set(signal.Signals) else f"signal {number}"
        return f"killed by {name}"
    return f"its process ended with exit code {exitcode} before the program did"


@contextmanager
def _one_thread() -> Iterator[None]:
    """What starts within has one thread a process; the environment of this process is restored."""
    before = {name: os.environ.get(name) for name in ONE_THREAD}
    os.environ.update(ONE_THREAD)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextmanager
def _no_main_module() -> Iterator[None]:
    """Keep the child from importing this process's main program (``mkdocs``, 0.2 s a child) once more."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = types.ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
