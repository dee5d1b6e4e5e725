"""A tiny real book that a test may change and build as a reader's machine would."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from scripts import capture
from scripts.book import Book, BookError
from scripts.capture import Job, Limits
from scripts.prepare import prepare
from tests.conftest import ROOT

PATIENCE = 60
"""Seconds that a busy machine may take."""


_SAME_IN_EVERY_BOOK = (".cache/assets/math.woff2", ".cache/assets/math.key")
"""What takes a second to make, and was made for the real book."""


@dataclass
class TinyBook:
    """A copy of ``tests/tinybook`` in ``root``."""

    root: Path
    mark: str = field(default_factory=lambda: uuid.uuid4().hex)
    """In the environment of every process that a build starts, so that none is overlooked."""

    @classmethod
    def copy_to(cls, root: Path) -> TinyBook:
        shutil.copytree(ROOT / "tests" / "tinybook", root)
        config = root / "mkdocs.yml"
        config.write_text(config.read_text().replace("HOOKS", str(ROOT / "scripts" / "hooks.py")))
        for part in _SAME_IN_EVERY_BOOK:
            if (ROOT / part).is_file():
                (root / part).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / part, root / part)
        return cls(root)

    def write(self, file: str, text: str) -> None:
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def append(self, file: str, text: str) -> None:
        self.write(file, self.read(file) + text)

    def replace(self, file: str, old: str, new: str) -> None:
        assert old in self.read(file)
        self.write(file, self.read(file).replace(old, new))

    def read(self, file: str) -> str:
        return (self.root / file).read_text()

    # The results' stdout is all that was said, in order.

    def build(self) -> subprocess.CompletedProcess[str]:
        return self._python("-m", "mkdocs", "build")

    def engine(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self._python("-m", "scripts", *arguments)

    def run(self, module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self._python("-m", module, *arguments)

    def refusal(self, **limits: float) -> str:
        """What the engine has against the book. It runs in this process, which is twice as fast as a build."""
        with pytest.raises(BookError) as refused:
            prepare(Book(self.root), limits=Limits(**limits), report=lambda _: None)
        return str(refused.value)

    def processes(self) -> list[str]:
        """Process ids of what its builds have started and is still there (Linux)."""
        found = []
        for path in Path("/proc").glob("[0-9]*/environ"):
            try:
                if self.mark.encode() in path.read_bytes() and "State:\tZ" not in path.with_name("status").read_text():
                    found.append(path.parent.name)
            except OSError:  # it ended meanwhile, or is not ours
                continue
        return found

    def assert_no_processes(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while self.processes() and time.monotonic() < deadline:
            time.sleep(0.05)
        assert self.processes() == []

    def files(self, folder: str) -> dict[str, bytes]:
        """Every file below a folder, by path: to see that nothing in it has changed."""
        top = self.root / folder
        return {str(p.relative_to(top)): p.read_bytes() for p in sorted(top.rglob("*")) if p.is_file()}

    def start(self, *arguments: str, **options: Any) -> subprocess.Popen[str]:
        """Python in the book's folder, with these arguments; what it says comes through ``stdout``."""
        environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "TINY_BOOK": self.mark}
        said = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
        return subprocess.Popen([sys.executable, *arguments], cwd=self.root, env=environment, **(said | options))

    def _python(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        with self.start(*arguments) as process:
            said, _ = process.communicate(timeout=120)
        return subprocess.CompletedProcess(arguments, process.returncode, said)


def warm_up() -> None:
    """Start this process's forkserver with what the snippets of tiny books import."""
    capture.preload(["numpy", "matplotlib.pyplot", "scripts.figures"])
    capture.capture(Job(ROOT, "warm", "warm.py", "pass", draws=False, illustrates=False))


def snippet(body: str, title: str = "It goes wrong") -> str:
    """The text of a snippet; its body begins in line 6."""
    return f'"""{title}\n\nNothing to see.\n"""\n\n{body}\n'
