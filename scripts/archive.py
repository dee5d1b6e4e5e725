"""All programs of the book in one zip that a reader downloads, unpacks and runs."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

from scripts import notebooks
from scripts.book import Book
from scripts.store import Store, write_atomically

NAME = "no-perfect-circles"
"""The zip's name, and the only folder in it."""

TARGET = f"downloads/{NAME}.zip"
"""Where the zip is: below the site, and below the engine's cache."""

FIRST_DATE = 315_532_800
"""The first moment that a zip can name, 1980-01-01, in seconds since 1970."""

AS_THEY_ARE = ("requirements.txt", "LICENSE", "LICENSE-prose")

README = """\
NO PERFECT CIRCLES
The foundations of neural networks, in NumPy, PyTorch and MLX.

You need Python 3.11 or newer. Open a terminal in this folder and type:

macOS and Linux
    python3 -m venv .venv
    source .venv/bin/activate
    python -m pip install -r requirements.txt
    python snippets/index/first_numpy.py

Windows
    py -m venv .venv
    .venv\\Scripts\\activate
    python -m pip install -r requirements.txt
    python snippets/index/first_numpy.py

The last line runs a program. Every other one runs in the same way, from any
folder. When a program draws, a window opens. Close it, and the program ends.

On Linux, pip fetches a PyTorch for graphics cards, several gigabytes that no
program here needs. To take the small one, type this before the line that
has requirements.txt in it:
    python -m pip install torch==2.13.0 --index-url https://download.pytorch.org/whl/cpu

On Linux, MLX needs a C++ compiler (g++) for one program, compile_mlx.py.
On Windows, MLX is not installed: programs whose names end in _mlx.py do not
run, and a lab stops where it comes to MLX.

To work in the notebooks:
    python -m pip install notebook
    jupyter notebook

What is in this folder
    snippets/         the programs, in a folder for each page
    notebooks/        the same programs as notebooks
    labs/             the labs, as programs and as notebooks
    requirements.txt  what the programs need
    LICENSE           for programs: the MIT license
    LICENSE-prose     for text and figures: CC BY 4.0

What a line that begins with #> says is what the line above it prints. A
number may differ in its last digit from one computer to the next.
"""


def path(book: Book) -> Path:
    """Where the zip of the book is kept."""
    return book.cache / TARGET


def write(book: Book, date: str | None) -> None:
    """Bring the zip up to date. ``date``, in seconds since 1970, is what its files say of their age."""
    data = zipped(contents(book), int(date or FIRST_DATE))
    if not path(book).is_file() or path(book).read_bytes() != data:
        write_atomically(path(book), data)


def contents(book: Book) -> dict[str, bytes]:
    """What is in the zip: path below its folder -> content."""
    found = {"README.txt": README.encode()}
    found |= {name: (book.root / name).read_bytes() for name in AS_THEY_ARE if (book.root / name).is_file()}
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


def zipped(files: dict[str, bytes], date: int) -> bytes:
    """The zip with these files in its folder; the same files and date give the same bytes."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{NAME}/{name}", time.gmtime(max(date, FIRST_DATE))[:6])
            entry.create_system = 3  # Unix, wherever it is made
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return data.getvalue()
