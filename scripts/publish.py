"""The folder of the built site: what it holds besides pages, and how a new one takes the old one's place."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from scripts import archive, cards, contents, fonts, moves, notebooks, plain, policy, search, styles, whole
from scripts.book import Book


def files(book: Book) -> dict[str, Path]:
    """What the site holds besides its pages and docs/assets: path below the site -> file to copy."""
    found = {}
    for snippet in book.snippets():
        found[snippet.file] = snippet.path
        notebook = notebooks.path(book, snippet.file)
        found[str(Path(snippet.file).with_suffix(".ipynb"))] = notebook
    for lab in book.labs():
        found[f"{lab.name}/{lab.stem}.py"] = lab.path
        found[f"{lab.name}/{lab.stem}.ipynb"] = notebooks.path(book, lab.file)
    found[archive.target(book)] = archive.path(book)
    return found | fonts.files(book) | moves.files(book) | cards.files(book)


def write_archive(book: Book) -> None:
    """Bring the one of these files up to date that preparation leaves alone: only a site needs it."""
    archive.write(book, os.environ.get("SOURCE_DATE_EPOCH") or date_of(book))


def copy_files(book: Book, site: Path) -> None:
    """Put these files into a site; those that are there and the same stay."""
    write_archive(book)
    for place, file in files(book).items():
        target = site / place
        if not target.is_file() or target.read_bytes() != file.read_bytes():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)


def finish(book: Book, site: Path) -> None:
    """Write what can only be made from the pages as they were built, or what a generator would take for a page."""
    plain.write(book, site)
    search.write(book, site)
    write_search_of_files(site)
    whole.write(book, site)
    styles.join(site, urlsplit(contents.address(book)).path)
    (site / policy.TARGET).write_text(policy.headers(site), encoding="utf-8")


def write_search_of_files(site: Path) -> None:
    """The search's index as a script, which is how MkDocs' theme takes it when the site is opened as a file."""
    index = site / "search" / "search_index.json"
    if index.is_file():
        index.with_suffix(".js").write_text(f"var __index = {index.read_text(encoding='utf-8')}", encoding="utf-8")


def date_of(book: Book) -> str | None:
    """When the book was last changed, in seconds since 1970: the date that goes into the site, so that
    building the same book later gives the same bytes. None outside a git checkout.
    """
    asked = ["git", "log", "-1", "--format=%ct"]
    try:
        answer = subprocess.run(asked, cwd=book.root, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return answer.stdout.strip() or None


def replace(old: Path, new: Path) -> None:
    """Let the folder ``new`` take the place of ``old``, which may not exist."""
    if not old.exists():
        new.rename(old)
    elif _exchange(old, new):
        shutil.rmtree(new)
    else:
        retired = old.with_name(old.name + ".old")
        shutil.rmtree(retired, ignore_errors=True)
        old.rename(retired)
        new.rename(old)
        shutil.rmtree(retired, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places at once, so that even a build that is killed leaves a site; False where the system
    has no means to."""
    flags = {"linux": ("renameat2", -100, 2), "darwin": ("renameatx_np", -2, 2)}
    name, here, swap = flags.get(sys.platform, ("", 0, 0))
    call = getattr(ctypes.CDLL(None), name, None) if name else None
    return call is not None and call(here, bytes(one), here, bytes(other), swap) == 0


def discard(unfinished: Path | None) -> None:
    """Remove a site whose build did not come to its end."""
    if unfinished:
        shutil.rmtree(unfinished, ignore_errors=True)
