"""The key of a snippet or lab: everything that its result depends on. Prose is no part of it."""

from __future__ import annotations

import hashlib
import importlib.metadata
import platform
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from scripts.book import Book, Lab, Program, Snippet

ENGINE = Path(__file__).parent
PACKAGES = {"sklearn": "scikit-learn"}
"""Module -> the package that brings it, where it has another name; to look for it would take a second."""
_CAPTURE = ("capture.py", "child.py", "guard.py", "landlock.py")
STYLE = ENGINE / "book.mplstyle"
_DRAWING = ("figures.py", STYLE.name)
_LABS = ("labs.py", "figures.py", "notebooks.py", STYLE.name)
_USED_BY_LABS = ("numpy", "matplotlib", "torch", "mlx", "sklearn", "ipykernel", "matplotlib_inline")


def parts(program: Program, reads: Iterable[str] = ()) -> dict[str, str]:
    """What the result of ``program`` depends on, as name -> version or digest.

    ``reads`` are the files of the book that its last run read, as paths below the root. Which files
    these are can only change with the source or with one of them, and either changes the key.
    """
    found = {
        "source": digest(program.source.encode()),
        "Python": f"{platform.python_version()} on {sys.platform} {platform.machine()}",
        **(_parts_of_lab(program) if isinstance(program, Lab) else _parts_of_snippet(program)),
    }
    for file in reads:
        path = program.root / file
        found[file] = digest(path.read_bytes()) if path.is_file() else "missing"
    return found


def _parts_of_snippet(snippet: Snippet) -> dict[str, str]:
    found = {"capture": _loaded(ENGINE, *_CAPTURE)}
    if snippet.draws:
        found["figure style"] = _loaded(ENGINE, *_DRAWING)
        found |= _fonts(Book(snippet.root))
    return found | {name: version(name) for name in versions_of(snippet.imports)}


def _parts_of_lab(lab: Lab) -> dict[str, str]:
    found = {"execution of labs": _loaded(ENGINE, *_LABS)} | _fonts(Book(lab.root))
    return found | {name: version(name) for name in _USED_BY_LABS}


def _fonts(book: Book) -> dict[str, str]:
    return {"fonts of figures": digest(b"".join(Path(font).read_bytes() for font in book.fonts))} if book.fonts else {}


def key(parts: dict[str, str]) -> str:
    """One digest of all parts."""
    return digest(repr(sorted(parts.items())).encode())


def changed(old: dict[str, str], new: dict[str, str]) -> list[str]:
    """What differs between the parts of two keys, in words."""
    words = []
    for name in sorted(old.keys() | new.keys()):
        before, after = old.get(name), new.get(name)
        if before == after:
            continue
        if before is None or after is None:
            words.append(f"{name} is {'used now' if before is None else 'used no longer'}")
        elif len(before) == len(after) == 64:  # digests say nothing to a reader
            words.append(f"{name} changed")
        else:
            words.append(f"{name} changed from {before} to {after}")
    return words


def engine_digest() -> str:
    """One digest of all modules of the engine, and of its style of figures, as they are now."""
    return _digest_of(ENGINE, *sorted(path.name for path in ENGINE.glob("*.py")), STYLE.name)


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def versions_of(imports: tuple[str, ...]) -> list[str]:
    """The installed packages among the imported modules, by the name of their top-level module."""
    tops = sorted({name.partition(".")[0] for name in imports})
    return [top for top in tops if top not in sys.stdlib_module_names and version(top)]


@cache
def version(module: str) -> str:
    """The version of the package that brings the module; empty when no package does."""
    try:
        return importlib.metadata.version(PACKAGES.get(module, module))
    except importlib.metadata.PackageNotFoundError:
        packages = _packages_of_modules().get(module, [])
        return importlib.metadata.version(packages[0]) if packages else ""


@cache
def _packages_of_modules() -> dict[str, list[str]]:
    return dict(importlib.metadata.packages_distributions())


def _digest_of(engine: Path, *names: str) -> str:
    return digest(b"\0".join((engine / name).read_bytes() for name in names))


_loaded = cache(_digest_of)
"""Of what this process works with: a server starts again when its engine becomes another."""
