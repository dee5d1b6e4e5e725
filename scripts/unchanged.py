"""Whether anything changed since everything was prepared: by the contents of all that is read and all that is written.

Times of files decide nothing: a checkout, a copy or a careful editor changes them, or does not. To read and digest it
all takes a tenth of a second, to look at what is in it takes twenty times as long.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts import keys
from scripts.book import Book
from scripts.store import Store, read_json, write_atomically

READ = (
    *("docs", "snippets", "moves", "mkdocs.yml", "requirements.txt"),
    *("tests/claims", "tests/mutants.toml", "tests/bench.toml"),
)
"""What preparation reads of the book, besides the files that programs read: those are in the ledgers."""

WRITTEN = ("embeds", "values", "records", "notebooks", "pages", "assets", "fonts")
"""What preparation writes, below ``.cache``."""

_NOT_READ = {"node_modules", "__pycache__"}


def inputs(book: Book) -> str:
    """One digest of the book, the engine, and the versions of Python and of every installed package."""
    found = [contents(book.root, READ), contents(keys.ENGINE, [""]), *_installed()]
    return keys.digest("\n".join([platform.python_version(), platform.machine(), *found]).encode())


def since_last_time(book: Book, read: str) -> bool:
    """Whether everything stands as ``remember`` found it, so that to prepare it again would change nothing. ``read`` is
    the digest of the ``inputs`` as they are now."""
    last = read_json(_file(book))
    return (
        last.get("inputs") == read
        and last.get("outputs") == contents(book.cache, WRITTEN)
        and all(_digest(book.root / file) == digest for file, digest in last["reads"].items())
    )


def remember(book: Book, read: str) -> None:
    """Note that everything is prepared from inputs whose digest was ``read`` before: they may have changed since."""
    store = Store(book.cache)
    ledgers = [ledger for program in book.programs() if (ledger := store.ledger(program.name))]
    reads = {file: ledger.parts[file] for ledger in ledgers for file in ledger.reads}
    entry = {"inputs": read, "outputs": contents(book.cache, WRITTEN), "reads": reads}
    write_atomically(_file(book), json.dumps(entry, indent=1).encode())


def _file(book: Book) -> Path:
    return book.cache / "prepared.json"


def contents(top: Path, places: Iterable[str]) -> str:
    """One digest of every file in these places below ``top``, of its path and of what is in it."""
    files = [file for place in places for file in _files(str(top / place))]
    return keys.digest(repr([(file.removeprefix(str(top)), _digest(file)) for file in files]).encode())


def _files(place: str) -> Iterator[str]:
    if os.path.isfile(place):
        yield place
    for folder, folders, names in os.walk(place):
        folders[:] = sorted(set(folders) - _NOT_READ)
        yield from (os.path.join(folder, name) for name in sorted(names))


def _digest(file: str | Path) -> str:
    try:
        with open(file, "rb") as opened:
            return keys.digest(opened.read())
    except OSError:
        return "missing"


def _installed() -> list[str]:
    """The folders that say which version of a package is installed, wherever Python looks for packages."""
    folders = [folder for folder in dict.fromkeys(sys.path) if os.path.isdir(folder)]
    return sorted(
        name for folder in folders for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info"))
    )
