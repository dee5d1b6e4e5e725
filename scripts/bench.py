"""What the engine costs, as ratios: ``make bench``.

- *Cold*: running every snippet, against the floor: every import once, then the snippets' own work
  spread over the cores.
- *Nothing changed*: ``mkdocs build``, against the same build with the engine switched off.

Each pair is taken in one go, in turn, so that a machine whose speed drifts does not decide; the medians
are printed. These are measurements, not tests: nothing fails.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from scripts import runner
from scripts.book import Book
from scripts.store import Store

ROUNDS = 5


def main() -> None:
    book = Book(Path.cwd())
    cold(book)
    warm(book)


def cold(book: Book, rounds: int = 3) -> None:
    modules = runner.modules_to_preload(book.snippets())
    imports = f"import {', '.join(modules)}"
    folders = sorted({f"{snippet.path.parent.name}/*" for snippet in book.snippets()})  # no labs
    ratios, times = [], []
    for _ in range(rounds):
        importing = _seconds(sys.executable, "-c", imports)
        shutil.rmtree(book.cache / "records", ignore_errors=True)
        running = _seconds(sys.executable, "-m", "scripts", "run", *folders)
        work = _work(book)
        floor = importing + max(sum(work) / runner.cores(), max(work))
        ratios.append(running / floor)
        times.append((running, importing, sum(work)))
    running, importing, working = (statistics.median(column) for column in zip(*times, strict=True))
    print(f"cold: {len(work)} snippets on {runner.cores()} cores in {running:.1f} s")
    print(f"  imports once {importing:.1f} s, the snippets' own work {working:.1f} s of processor time")
    print(f"  ratio to the floor: {statistics.median(ratios):.2f}  ({_range(ratios)})")


def warm(book: Book, rounds: int = ROUNDS) -> None:
    build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(book.cache / "bench")]
    _seconds(*build)
    ratios = []
    for _ in range(rounds):
        without = _seconds(*build, BOOK_ENGINE="off")
        with_engine = _seconds(*build)
        ratios.append(with_engine / without)
    shutil.rmtree(book.cache / "bench")
    print(f"nothing changed: mkdocs build in {with_engine:.1f} s")
    print(f"  ratio to the build with the engine off: {statistics.median(ratios):.2f}  ({_range(ratios)})")


def _work(book: Book) -> list[float]:
    ledgers = [Store(book.cache).ledger(snippet.name) for snippet in book.snippets()]
    return [ledger.seconds for ledger in ledgers if ledger]


def _range(ratios: list[float]) -> str:
    return f"{min(ratios):.2f} to {max(ratios):.2f} in {len(ratios)} rounds"


def _seconds(*command: str, **environment: str) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, env=os.environ | environment, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
