"""All programs of the book in one zip that a reader downloads, unpacks and runs."""

from __future__ import annotations

import io
import re
import time
import zipfile
from pathlib import Path

from scripts import contents, notebooks
from scripts.book import Book
from scripts.store import Store, write_atomically

FIRST_DATE = 315_532_800
"""The first moment that a zip can name, 1980-01-01, in seconds since 1970."""

AS_THEY_ARE = ("requirements.txt", "LICENSE", "LICENSE-prose")

README = "snippets/README.txt"
"""What the book tells those who unpack the zip; there it stands above all folders."""


def name(book: Book) -> str:
    """The zip's name, and the only folder in it: that of the book, as an address has it."""
    return re.sub(r"[^a-z0-9]+", "-", contents.name(book).lower()).strip("-") or "book"


def target(book: Book) -> str:
    """Where the zip is: below the site, and below the engine's cache."""
    return f"downloads/{name(book)}.zip"


def path(book: Book) -> Path:
    """Where the zip of the book is kept."""
    return book.cache / target(book)


def write(book: Book, date: str | None) -> None:
    """Bring the zip up to date. ``date``, in seconds since 1970, is what its files say of their age."""
    data = zipped(name(book), held(book), int(date or FIRST_DATE))
    if not path(book).is_file() or path(book).read_bytes() != data:
        write_atomically(path(book), data)


def held(book: Book) -> dict[str, bytes]:
    """What is in the zip: path below its folder -> content."""
    beside = {file: file for file in AS_THEY_ARE} | {"README.txt": README}
    found = {there: (book.root / file).read_bytes() for there, file in beside.items() if (book.root / file).is_file()}
    store = Store(book.cache)
    for snippet in book.snippets():
        found[snippet.file] = snippet.path.read_bytes()
        found[f"notebooks/{snippet.name}.ipynb"] = notebooks.path(book, snippet.file).read_bytes()
        if ledger := store.ledger(snippet.name):
            found |= {file: (book.root / file).read_bytes() for file in ledger.reads}
    for lab in book.labs():
        found[f"{lab.name}.py"] = lab.path.read_bytes()
        found[f"{lab.name}.ipynb"] = notebooks.path(book, lab.file).read_bytes()
    return found


def zipped(folder: str, files: dict[str, bytes], date: int) -> bytes:
    """The zip with these files in its ``folder``; the same files and date give the same bytes."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for file, content in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{folder}/{file}", time.gmtime(max(date, FIRST_DATE))[:6])
            entry.create_system = 3  # Unix, wherever it is made
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return data.getvalue()
