"""What a snippet reads of the book, and what it must not do: change files, or ask the network.

Python tells of both before they happen (audit events). That is for good messages and for every system;
``landlock`` stands behind it for what Python does not see. It guards against mistakes, not against malice.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import sys
import tempfile
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts import landlock

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES: dict[str, list[tuple[int, int | None]]] = {
    "os.chmod": [(0, 2)],
    "os.chown": [(0, 3)],
    "os.link": [(1, 3)],
    "os.mkdir": [(0, 2)],
    "os.remove": [(0, 1)],
    "os.rename": [(0, 2), (1, 3)],
    "os.rmdir": [(0, 1)],
    "os.symlink": [(1, 2)],
    "os.truncate": [(0, None)],
    "os.utime": [(0, 3)],
}
"""Event -> where in its arguments the paths stand that it changes, and the folder that each is relative to."""
_FOLLOWS_LINKS = {"open", "os.chmod", "os.chown", "os.truncate", "os.utime"}
_NAMES_HOST = {"socket.getaddrinfo", "socket.gethostbyaddr", "socket.gethostbyname"}
_HAS_ADDRESS = {"socket.connect", "socket.sendmsg", "socket.sendto"}


class Refused(PermissionError):
    """A snippet did what a program of the book must not do, at ``line`` of its file when that is known."""

    line: int | None = None


class Guard:
    """Watches this process from ``begin`` on, for the program in the file ``program``."""

    def __init__(self, root: Path, program: str, temporary: str) -> None:
        self.root, self.program = root, program
        self.writable = tuple(os.path.realpath(folder) for folder in (temporary, "/dev"))
        self.reads: dict[str, str] = {}
        """Path below the root -> digest of the file when it was first read."""
        self.refused: Refused | None = None
        """The first refusal; the program may have caught it."""

    def begin(self) -> None:
        tempfile.tempdir = os.environ["TMPDIR"] = self.writable[0]
        os.environ.pop("TORCHINDUCTOR_CACHE_DIR", None)  # PyTorch's import has set it to a folder beside ours
        process: Any = multiprocessing.current_process()
        process._config.pop("tempdir", None)  # the folder of its parent
        landlock.confine(self.writable)
        sys.addaudithook(self._hear)

    def note(self, file: str | None) -> None:
        """The program reads this file, which counts if it is one of the book."""
        if (name := below(self.root, file)) and name not in self.reads:
            self.reads[name] = ""  # reading it is an event, too
            self.reads[name] = hashlib.sha256((self.root / name).read_bytes()).hexdigest()

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            if (flags or 0) & _WRITES:
                self._judge_change(event, path)
            elif isinstance(path, str):
                self.note(path)
        elif event in _CHANGES:
            for at, folder in _CHANGES[event]:
                self._judge_change(event, arguments[at], -1 if folder is None else arguments[folder])
        elif event in _NAMES_HOST and arguments[0]:
            self._refuse(f"it asks the network for {arguments[0]}")
        elif event in _HAS_ADDRESS and isinstance(arguments[1], tuple):  # that of a Unix socket is text
            self._refuse(f"it asks the network for {arguments[1][0]}")

    def _judge_change(self, event: str, path: Any, folder: int = -1) -> None:
        if isinstance(path, int):  # a file that is open already
            return
        place = os.path.abspath(os.path.join(_folder(folder), os.fsdecode(path)))
        parent, name = os.path.split(place)
        place = os.path.realpath(place) if event in _FOLLOWS_LINKS else os.path.join(os.path.realpath(parent), name)
        if not any(_within(place, folder) for folder in self.writable):
            root = os.path.realpath(self.root)
            self._refuse(f"it changes {os.path.relpath(place, root) if _within(place, root) else place}")

    def _refuse(self, what: str) -> None:
        refused = Refused(f"{what}; a program of the book uses no network, and changes no file but temporary ones")
        refused.line = next((f.f_lineno for f in _frames() if f.f_code.co_filename == self.program), None)
        self.refused = self.refused or refused
        raise refused


def below(root: Path, file: str | None) -> str | None:
    """The path below the root, if it is a file of the book and no part of the engine or the tools."""
    if not file:
        return None
    path = os.path.relpath(os.path.join(root, file), root)
    first = path.partition(os.sep)[0]
    hidden = first.startswith(".") or first in {"scripts", "site"} or "__pycache__" in path
    return None if hidden or not os.path.isfile(os.path.join(root, path)) else path


def _within(place: str, folder: str) -> bool:
    return place == folder or place.startswith(folder + os.sep)


def _folder(descriptor: int) -> str:
    """The folder that a path is relative to."""
    return os.getcwd() if descriptor < 0 else os.path.realpath(f"/dev/fd/{descriptor}")


def _frames() -> Iterator[types.FrameType]:
    frame: types.FrameType | None = sys._getframe()
    while frame:
        yield frame
        frame = frame.f_back
