"""One snippet in a process of its own: run it, and send to ``capture`` what it printed, drew and measured.

Only the standard library is imported here: the module is loaded in every child.
"""

from __future__ import annotations

import numbers
import os
import resource
import signal
import sys
import time
import traceback
import types
from itertools import takewhile
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from typing import Any

from scripts import processes
from scripts.capture import Job, Limits, Record, SnippetFailed
from scripts.guard import Guard, Refused

MOST_NUMBERS = 10_000
"""An array with more numbers is not kept among the measured values."""


def main(job: Job, temporary: str, stdout: Connection, stderr: Connection, result: Connection) -> None:
    """Run the snippet, whose own folder for temporary files is ``temporary``, and send a Record or SnippetFailed."""
    processes.lead()
    _let_the_server_see_the_end_of_the_engine()
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
        outcome = _run(job, temporary)
        sys.stdout.flush()
    except BaseException as error:
        outcome = _failure(job, error)
    result.send(outcome)
    result.close()
    os._exit(0)  # threads or exit handlers that the snippet left behind do not matter any more


def _let_the_server_see_the_end_of_the_engine() -> None:
    """Close the pipe that tells the server of its last client's end: a child of it counts as a client, too."""
    server: Any = forkserver._forkserver
    if server._forkserver_alive_fd is not None:
        os.close(server._forkserver_alive_fd)


def _set_limits(limits: Limits) -> None:
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.alarm(int(limits.seconds) + 5)  # should the parent be gone


def _run(job: Job, temporary: str) -> Record:
    path = job.root / job.file
    code = compile(job.source, str(path), "exec", dont_inherit=True)
    if job.draws:
        from scripts import figures

        figures.prepare(job.name, job.fonts)
    os.chdir(job.root)
    sys.argv = [job.file]
    sys.path.insert(0, str(path.parent))
    sys.dont_write_bytecode = True
    module = types.ModuleType("__main__")
    module.__file__ = str(path)
    del sys.modules["__main__"]  # so that it comes last: what the program loads comes after it
    sys.modules["__main__"] = module
    guard = Guard(job.root, str(path), temporary)
    guard.begin()

    before = time.process_time()
    try:
        exec(code, module.__dict__)
    finally:
        if guard.refused:  # the program, or a library, may have caught it
            raise guard.refused
    seconds = time.process_time() - before

    # Not by comparing with all names: even to look at those makes a copy of each page of memory that they stand in.
    for name in list(takewhile(lambda name: name != "__main__", reversed(sys.modules))):
        guard.note(getattr(sys.modules[name], "__file__", None))
    return Record(
        figure=_figure(job) if job.draws else None,
        values=_values(module),
        reads={file: digest for file, digest in sorted(guard.reads.items()) if file != job.file},
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
    if isinstance(value, bool):
        return value
    for kind in (int, float, str):
        if isinstance(value, kind):  # one of NumPy's is a float, too, but the engine would have to import NumPy for it
            return kind(value)
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


def _failure(job: Job, error: BaseException) -> SnippetFailed:
    path = str(job.root / job.file)
    if isinstance(error, Refused):
        return SnippetFailed(job.file, str(error), error.line)
    if isinstance(error, SyntaxError) and error.filename == path:
        line = error.lineno
    else:
        own = [f.lineno for f in traceback.extract_tb(error.__traceback__) if f.filename == path]
        line = own[-1] if own else None
    message = "".join(traceback.format_exception_only(error)).strip().splitlines()[-1]
    return SnippetFailed(job.file, message, line, traceback.format_exc())
