"""How long an author waits: from saving an edited PyTorch snippet under `make serve` until its page shows the output.

The book is a copy in a temporary folder, so that the author's own files stay as they are. Alone:
``python -m tests.bench_serve``; ``make bench`` measures the other costs first.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.book import Book
from tests import host

EDITED = "loss/archery_torch"
"""The snippet that is edited: one on a long page."""

PATIENCE = 300
"""Seconds until the server answers, or an edit shows, before this gives up."""

_NOT_COPIED = shutil.ignore_patterns(
    ".venv", "site", "site.next", ".git", "latest", "zensical", "downloads", "__pycache__"
)


def main() -> None:
    serve(Book(Path.cwd()))


def serve(book: Book, edits: int = 10) -> None:
    """Print the median of the waiting times of so many edits. Raises TimeoutError when one never shows."""
    (place,) = (place for snippet in book.snippets() if snippet.name == EDITED for place in book.places_of(snippet))
    page = place.page.removeprefix("docs/").removesuffix(".md")
    with TemporaryDirectory() as folder, _served(book, Path(folder) / "book") as address:
        times = list(_edits(Path(folder) / "book" / f"snippets/{EDITED}.py", f"{address}/{page}/", edits))
    print(f"make serve: an edit of {EDITED} shows after {statistics.median(times):.2f} s (median of {edits} edits)")
    print(f"  {min(times):.2f} to {max(times):.2f} s, the server's looking for changes included")


def _edits(file: Path, page: str, edits: int) -> Iterator[float]:
    text = file.read_text(encoding="utf-8")
    _wait(page, "<h1")
    for number in range(edits):
        said = f"edit {number} of {edits}"
        file.write_text(f'{text}\nprint("{said}")\n', encoding="utf-8")
        yield _wait(page, said)
        time.sleep(0.5 + number / 10)  # the author thinks, and no edit meets the server's clock where the last one did


def _wait(page: str, words: str) -> float:
    """Seconds until the page has these words."""
    start = time.monotonic()
    while time.monotonic() - start < PATIENCE:
        try:
            with urllib.request.urlopen(page, timeout=PATIENCE) as answer:
                if words in answer.read().decode():
                    return time.monotonic() - start
        except (urllib.error.URLError, ConnectionError):  # it does not serve yet
            pass
        time.sleep(0.1)  # the server answers when it has built, however long it is asked before
    raise TimeoutError(f"{page} does not show {words!r} after {PATIENCE} s")


@contextmanager
def _served(book: Book, copy: Path) -> Iterator[str]:
    """The address of a server of a copy of the book."""
    shutil.copytree(book.root, copy, symlinks=True, ignore=_NOT_COPIED)
    address = f"127.0.0.1:{host.free_port()}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--livereload", "-a", address]
    environment = os.environ | {"PYTHONPATH": str(copy)}
    with subprocess.Popen(command, cwd=copy, env=environment, stderr=subprocess.DEVNULL) as server:
        try:
            yield f"http://{address}"
        finally:
            server.terminate()


if __name__ == "__main__":
    main()
