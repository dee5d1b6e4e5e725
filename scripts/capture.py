"""Run one snippet in a process of its own and say what it printed, drew and measured.

``capture`` is called by the runner. It starts a child through a forkserver that has already imported
what the snippets need (``preload``), so that a snippet pays for its own work only. Only the standard
library is imported here: the module is loaded in every child.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import numbers
import os
import resource
import signal
import sys
import threading
import time
import traceback
import types
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

METHOD = "forkserver" if sys.platform == "linux" else "spawn"
"""How a child starts. Forking is unsafe where Metal is loaded (macOS), so there each child imports anew."""

ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1"
)
"""The number of threads changes sums in the fourth decimal, and parallel snippets would fight over cores."""

MOST_NUMBERS = 10_000
"""An array with more numbers is not kept among the measured values."""

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
    draws: bool
    illustrates: bool
    """Whether the snippet is an illustration, which must draw a figure."""
    limits: Limits = field(default_factory=Limits)


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
    reads: list[str] = field(default_factory=list)
    """Files of the book that the snippet imported or read, as paths below the root."""
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
    _context.set_forkserver_preload(["scripts.capture", *modules])


def capture(job: Job) -> Record:
    """Run a snippet. Raises SnippetFailed; the child and its process group are gone in any case."""
    stdout, stdout_end = _context.Pipe(duplex=False)
    stderr, stderr_end = _context.Pipe(duplex=False)
    result, result_end = _context.Pipe(duplex=False)
    process = _context.Process(target=_child, args=(job, stdout_end, stderr_end, result_end))
    with _lock, _one_thread(), _no_main_module():
        process.start()
    pid = process.pid
    assert pid is not None
    _running.add(pid)
    for end in (stdout_end, stderr_end, result_end):
        end.close()
    try:
        outcome, printed = _listen(job, stdout, stderr, result)
    finally:
        kill_group(pid)
        _running.discard(pid)
        with _lock:  # joining polls every child of this process, which must not happen twice at once
            process.join()
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
        kill_group(pid)


def _listen(
    job: Job, stdout: Connection, stderr: Connection, result: Connection
) -> tuple[Record | SnippetFailed | None, tuple[str, str]]:
    """Collect what the child prints until it sends its outcome, ends, or breaks a limit.

    The outcome is None when the child died without sending one.
    """
    deadline = time.monotonic() + job.limits.seconds
    texts = {stdout: bytearray(), stderr: bytearray()}
    open_pipes = {stdout, stderr, result}
    outcome: Record | SnippetFailed | None = None
    while open_pipes:
        # Once the outcome is here, only what is already in the pipes still counts.
        patience = 0.0 if outcome else max(0.0, deadline - time.monotonic())
        ready = wait(list(open_pipes), timeout=patience)
        if not ready:
            if outcome is None:
                message = f"still running after {job.limits.seconds:g} s, its time limit"
                outcome = SnippetFailed(job.file, message)
            break
        for pipe in ready:
            assert isinstance(pipe, Connection)
            if pipe is result:
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


def kill_group(pid: int) -> None:
    """End the process and all of its group, if there still is one."""
    for kill in (os.killpg, os.kill):
        try:
            kill(pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            pass


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


# From here on: in the child.


def _child(job: Job, stdout: Connection, stderr: Connection, result: Connection) -> None:
    os.setsid()  # a process group of its own, so that whatever it starts ends with it
    os.dup2(stdout.fileno(), 1)
    os.dup2(stderr.fileno(), 2)
    stdout.close()
    stderr.close()
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False, buffering=1)
    sys.stdin = open(os.devnull, encoding="utf-8")
    _set_limits(job.limits)
    outcome: Record | SnippetFailed
    try:
        outcome = _run(job)
        sys.stdout.flush()
    except BaseException as error:
        outcome = _failure(job, error)
    result.send(outcome)
    result.close()
    os._exit(0)  # threads or exit handlers that the snippet left behind do not matter any more


def _set_limits(limits: Limits) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG: end with the forkserver
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.alarm(int(limits.seconds) + 5)  # should the parent be gone


def _run(job: Job) -> Record:
    path = job.root / job.file
    code = compile(path.read_bytes(), str(path), "exec", dont_inherit=True)
    if job.draws:
        from scripts import figures

        figures.prepare(salt=job.name)
    os.chdir(job.root)
    sys.argv = [job.file]
    sys.path.insert(0, str(path.parent))
    sys.dont_write_bytecode = True
    module = sys.modules["__main__"] = types.ModuleType("__main__")
    module.__file__ = str(path)
    loaded = set(sys.modules)
    opened = _files_opened(job.root)

    before = time.process_time()
    exec(code, module.__dict__)
    seconds = time.process_time() - before

    reads = {_below(job.root, getattr(sys.modules[n], "__file__", None)) for n in set(sys.modules) - loaded}
    return Record(
        figure=_figure(job) if job.draws else None,
        values=_values(module),
        reads=sorted(file for file in reads | opened if file and file != job.file),
        seconds=seconds,
        memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024),
    )


def _figure(job: Job) -> str | None:
    from scripts import figures

    if figures.unshown():
        raise RuntimeError("a figure is drawn but never shown: end in plt.show()")
    if len(figures.shown) > 1:
        raise RuntimeError(f"it shows {len(figures.shown)} figures; a snippet shows one, or none")
    if job.illustrates and not figures.shown:
        raise RuntimeError("an illustration (..._plot.py) must draw a figure and end in plt.show()")
    return figures.shown[0] if figures.shown else None


def _values(module: types.ModuleType) -> dict[str, Any]:
    public = {name: value for name, value in vars(module).items() if not name.startswith("_")}
    found = {name: _plain(value) for name, value in public.items()}
    return {name: value for name, value in found.items() if value is not None}


def _plain(value: Any) -> Any:
    """The value as a plain number, bool, string or list of them; None when it is none of these."""
    if isinstance(value, bool | str | int | float):
        return value
    if isinstance(value, numbers.Number) or hasattr(value, "tolist"):  # NumPy, PyTorch, MLX
        count = getattr(value, "size", 1)
        count = value.numel() if hasattr(value, "numel") else count
        if isinstance(value, type) or not isinstance(count, int) or count > MOST_NUMBERS:
            return None
        try:
            return _plain(value.tolist()) if hasattr(value, "tolist") else None
        except Exception:  # MLX computes an array when it is asked for it; the program did not ask, and it may fail
            return None
    if isinstance(value, list | tuple):
        items = [_plain(item) for item in value[: MOST_NUMBERS + 1]]
        return None if len(items) > MOST_NUMBERS or any(item is None for item in items) else items
    return None


def _files_opened(root: Path) -> set[str]:
    """A set that from now on collects the files of the book which this process opens for reading."""
    opened: set[str] = set()

    def hook(event: str, args: tuple[Any, ...]) -> None:
        if event == "open" and isinstance(args[0], str) and not (args[2] or 0) & (os.O_WRONLY | os.O_RDWR):
            if file := _below(root, args[0]):
                opened.add(file)

    sys.addaudithook(hook)
    return opened


def _below(root: Path, file: str | None) -> str | None:
    """The path below the root, if it is a file of the book and no part of the engine or the tools."""
    if not file:
        return None
    path = os.path.relpath(os.path.join(root, file), root)
    first = path.partition(os.sep)[0]
    hidden = first.startswith(".") or first in {"scripts", "site"} or "__pycache__" in path
    return None if hidden or not os.path.isfile(os.path.join(root, path)) else path


def _failure(job: Job, error: BaseException) -> SnippetFailed:
    path = str(job.root / job.file)
    if isinstance(error, SyntaxError) and error.filename == path:
        line = error.lineno
    else:
        own = [f.lineno for f in traceback.extract_tb(error.__traceback__) if f.filename == path]
        line = own[-1] if own else None
    message = "".join(traceback.format_exception_only(error)).strip().splitlines()[-1]
    return SnippetFailed(job.file, message, line, traceback.format_exc())
