"""Processes that end together with all that they have started, wherever that has moved.

On Linux somebody stands above a program: whatever the program leaves behind, in a session of its own or with its parent
gone, becomes a child of that process, which ends it. Above the snippets this is the server from which they are forked
(``settled``), above the kernel of a lab a supervisor, for which this module runs as a program. Elsewhere only the
process group ends. Only the standard library is imported here: the module is loaded in every child.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
from collections.abc import Collection
from pathlib import Path

_SUPERVISES = sys.platform == "linux"
_PDEATHSIG, _CHILD_SUBREAPER = 1, 36
_SIGNALS = {signal.SIGTERM, signal.SIGCHLD}


def command(program: list[str]) -> list[str]:
    """The command that runs the program below a supervisor, which ends with this process."""
    above = [sys.executable, "-I", "-S", str(Path(__file__)), str(os.getpid())] if _SUPERVISES else []
    return above + program


def end(pid: int) -> None:
    """Have a supervisor end itself and everything below it; without supervisors, end the process group."""
    try:
        os.kill(pid, signal.SIGTERM) if _SUPERVISES else kill_group(pid)
    except ProcessLookupError:
        pass


def kill_group(pid: int) -> None:
    """End the process and all of its group, if there still is one."""
    for kill in (os.killpg, os.kill):
        try:
            kill(pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            pass


def adopt() -> None:
    """From now on, what descendants of this process leave behind becomes its child (Linux)."""
    if _SUPERVISES:
        _prctl(_CHILD_SUBREAPER, 1)


def lead() -> None:
    """Lead a session of its own, that ends with the parent; what this process has started stays below it (Linux)."""
    os.setsid()
    adopt()
    if _SUPERVISES:
        _prctl(_PDEATHSIG, signal.SIGKILL)


def end_children(parent: int, but: Collection[int] = ()) -> None:
    """Kill the children of a process that adopts, except some, and whatever becomes its child by that (Linux).

    The parent waits for those that have ended.
    """
    while found := set(children(parent)) - set(but):
        for pid in found:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        time.sleep(0.001)


def children(parent: int) -> list[int]:
    """Process ids of the children of a process with one thread; those that nobody has waited for included (Linux)."""
    try:
        return [int(pid) for pid in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]
    except OSError:  # it is gone, or the system does not tell
        return [int(process) for process in filter(str.isdigit, os.listdir("/proc")) if _parent(process) == parent]


def supervise() -> None:
    """Go on in a child that leads a session of its own; on Linux this process stays above it as its supervisor.

    The supervisor ends as the child did, after everything that the child has left behind. At SIGTERM, or when its own
    parent dies, it ends the child as well.
    """
    if os.getpgrp() != os.getpid():
        os.setsid()
    if not _SUPERVISES:
        return
    adopt()
    _prctl(_PDEATHSIG, signal.SIGTERM)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    supervisor = os.getpid()
    child = os.fork()
    if child:
        status = _watch(child)
        end_descendants()
        _exit_as(status)
    _prctl(_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != supervisor:
        os._exit(1)
    os.setsid()
    signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _watch(child: int) -> int:
    """Wait until the child has ended, or SIGTERM comes; gives its status."""
    while signal.sigwait(_SIGNALS) == signal.SIGCHLD:
        while ended := os.waitpid(-1, os.WNOHANG):
            if ended[0] == child:
                return ended[1]
            if not ended[0]:
                break
    return int(signal.SIGTERM)


def end_descendants() -> None:
    """Kill this process's children until there are none: what they have started becomes a child of this process."""
    try:
        while True:
            if not os.waitpid(-1, os.WNOHANG)[0]:
                for pid in children(os.getpid()):
                    os.kill(pid, signal.SIGKILL)
                os.waitpid(-1, 0)
    except ChildProcessError:
        pass


def _parent(process: str) -> int:
    try:
        text = Path("/proc", process, "stat").read_text(errors="replace")
    except OSError:  # it ended meanwhile
        return 0
    return int(text.rpartition(")")[2].split()[1])


def _exit_as(status: int) -> None:
    """End as a process with this status ended."""
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        if number not in (signal.SIGKILL, signal.SIGSTOP):
            signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
        os.kill(os.getpid(), number)
    os._exit(os.WEXITSTATUS(status))


def _prctl(option: int, value: int) -> None:
    ctypes.CDLL(None).prctl(option, value)


if __name__ == "__main__":
    supervise()
    if _SUPERVISES and os.path.exists(f"/proc/{sys.argv[1]}"):
        os.execv(sys.argv[2], sys.argv[2:])
