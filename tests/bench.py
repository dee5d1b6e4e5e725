"""What the engine costs, and how that grows with the book: ``make bench``.

Books of several sizes (``tests.bigbook``) are made, run cold, run with nothing changed, and run after one edit. The
floor of a cold run is every import once, then the programs' own work spread over the cores. Every ratio is taken within
one round, so that a machine whose speed drifts does not decide. Beside the ratio of times stands that of processor
times, which other work on the machine hardly moves.

These are measurements, not tests: nothing fails. What they give goes into ``tests/bench.toml``, for the page "Write
another book with the engine".
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scripts import runner
from scripts.book import Book
from scripts.store import Store
from tests import bigbook

RESULT = Path(__file__).with_suffix(".toml")
SIZES = (250, 500, 1000)

WATCH = """
import ctypes, json, os, subprocess, sys, time
if sys.platform == "linux":
    ctypes.CDLL(None).prctl(36, 1)  # what the command leaves behind, such as the server of snippets, comes to us
start = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=2)
_, status, used = os.wait4(process.pid, 0)
seconds, memory, processor = time.perf_counter() - start, used.ru_maxrss, used.ru_utime + used.ru_stime
try:
    while True:
        used = os.wait3(0)[2]
        processor += used.ru_utime + used.ru_stime
except ChildProcessError:
    print(json.dumps([os.waitstatus_to_exitcode(status), seconds, processor, memory]))
"""
"""A program that runs its arguments as a command: exit code, seconds, seconds of processor time, peak memory of the
command's own process."""

QUANTITIES = ("cold", "processor", "growth", "unchanged", "edit", "memory")
"""What a round measures at each size: the cold run's time and processor time, as ratios to the floor; its time per
program as ratio to that of the smallest book; seconds with nothing changed; programs run after one edit; peak memory
of the engine's process in a cold run, MB."""

Measured = dict[str, float]


@dataclass(frozen=True)
class Cost:
    """Of one command, with everything that it started."""

    seconds: float
    processor: float
    """Seconds of processor time."""
    memory: int
    """Peak resident memory of the command's own process, in bytes."""
    said: str


def cost(*command: str) -> Cost:
    """Run Python with these arguments, below a process of its own that waits for all of it.

    Raises CalledProcessError.
    """
    with tempfile.TemporaryFile("w+") as said:
        watch = [sys.executable, "-c", WATCH, sys.executable, *command]
        done = subprocess.run(watch, stdout=subprocess.PIPE, stderr=said, text=True, check=True)
        said.seek(0)
        text = said.read()
    code, seconds, processor, memory = json.loads(done.stdout)
    if code:
        raise subprocess.CalledProcessError(code, command, text)
    return Cost(seconds, processor, memory * (1 if sys.platform == "darwin" else 1024), text)


def measure(book: Book) -> Measured:
    """One round for a book that has never been run; of ``growth`` it knows only the seconds per program."""
    command = ("-m", "scripts", "--root", str(book.root), "run")
    imports = cost("-c", f"import {', '.join(runner.modules_to_preload(book.snippets()))}")
    cold = cost(*command)
    work = [ledger.seconds for s in book.snippets() if (ledger := Store(book.cache).ledger(s.name))]
    unchanged = cost(*command)
    edited = book.snippets()[len(work) // 2].path
    edited.write_text(edited.read_text() + "\nchanged = 1\n")
    return {
        "cold": cold.seconds / (imports.seconds + max(sum(work) / runner.cores(), max(work))),
        "processor": cold.processor / (imports.processor + sum(work)),
        "growth": cold.seconds / len(work),
        "unchanged": unchanged.seconds,
        "edit": float(cost(*command).said.count("] ")),
        "memory": cold.memory / 1e6,
    }


def rounds(folder: Path, sizes: list[int], count: int) -> dict[int, list[Measured]]:
    """Size of a book -> what each round measured."""
    found: dict[int, list[Measured]] = defaultdict(list)
    for number in range(1, count + 1):
        smallest = 0.0
        for size in sizes:
            # Each in a folder of its own: after many files are removed, ext4 is slow to make others for minutes.
            measured = measure(bigbook.write(folder / f"{number}-{size}", size))
            smallest = smallest or measured["growth"]
            measured["growth"] /= smallest
            found[size].append(measured)
            print(f"round {number}, {size} programs: {_words(measured)}", flush=True)
    return found


def _words(measured: Measured) -> str:
    return ", ".join(f"{name} {measured[name]:.2f}" for name in QUANTITIES)


def result(found: dict[int, list[Measured]], load: float) -> str:
    """The outcome as TOML; ``load`` is how many processes wanted a core, on average."""
    asked = ["git", "log", "-1", "--format=%h"]
    commit = subprocess.run(asked, capture_output=True, text=True).stdout.strip()
    lines = ["# Written by `make bench`.", f"date = {date.today()}", f'commit = "{commit}"']
    lines += [f"cores = {runner.cores()}", f"load = {load:.1f}"]
    for size, measured in found.items():
        lines += ["", "[[sizes]]", f"programs = {size}"]
        lines += [f"{name} = [{', '.join(f'{m[name]:.2f}' for m in measured)}]" for name in QUANTITIES]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=list(SIZES), help="programs of each book, smallest first")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    loads = [os.getloadavg()[0]]
    with tempfile.TemporaryDirectory() as folder:
        found = rounds(Path(folder), options.sizes, options.rounds)
    loads.append(os.getloadavg()[2])
    for size, measured in found.items():
        middle = {name: statistics.median(m[name] for m in measured) for name in QUANTITIES}
        print(f"{size} programs, median of {options.rounds}: {_words(middle)}")
    if tuple(options.sizes) == SIZES:
        RESULT.write_text(result(found, statistics.mean(loads)), encoding="utf-8")


if __name__ == "__main__":
    main()
