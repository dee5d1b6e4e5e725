"""A tiny real book that a test may change and build as a reader's machine would."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import uuid
from dataclasses import dataclass, field
from pathlib import Path

from tests.conftest import ROOT


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

    def files(self, folder: str) -> dict[str, bytes]:
        """Every file below a folder, by path: to see that nothing in it has changed."""
        top = self.root / folder
        return {str(p.relative_to(top)): p.read_bytes() for p in sorted(top.rglob("*")) if p.is_file()}

    def _python(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "TINY_BOOK": self.mark}
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.root,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=120,
        )
