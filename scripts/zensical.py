"""Build the site with Zensical, MkDocs' successor, which runs no hooks.

It gets a folder of its own, in which the pages of the labs stand among the others as if someone had written them.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from scripts import labpage, links, publish
from scripts.book import Book, BookError

COMMAND = Path(sys.executable).with_name("zensical")


def build(book: Book) -> None:
    """Put the site in the place of the one that stands. The engine has run before. Raises BookError."""
    folder = stage(book)
    result = subprocess.run([COMMAND, "build"], cwd=folder)
    if result.returncode:
        raise BookError([f"zensical ended with exit code {result.returncode}; what stood before still stands"])
    links.make_relative(folder / "site")
    publish.copy_files(book, folder / "site")
    publish.finish(book, folder / "site")
    publish.replace(book.root / "site", folder / "site")


def stage(book: Book) -> Path:
    """The folder that Zensical builds: the pages as they are, the labs as pages, the rest by reference."""
    folder = book.cache / "zensical"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(book.root / "docs", folder / "docs")
    for lab in book.labs():
        shutil.copyfile(labpage.path(book, lab), folder / "docs" / f"{lab.name}.md")
        (folder / "docs" / f"{lab.name}.py").unlink()
    shutil.copy(book.root / "mkdocs.yml", folder)
    (folder / ".cache").mkdir()
    for name in ("snippets", "theme", ".cache/embeds", ".cache/values"):
        if (book.root / name).exists():
            (folder / name).symlink_to(book.root / name)
    return folder
