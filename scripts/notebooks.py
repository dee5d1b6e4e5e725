"""Every snippet and lab as a notebook that a reader downloads, generated from the file by jupytext."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from scripts import keys
from scripts.book import Book, Lab, Snippet
from scripts.store import write_if_changed


def load() -> None:
    """Import the libraries that write notebooks, which takes half a second, before they are needed."""
    import_module("jupytext")
    import_module("nbformat")


def path(book: Book, file: str) -> Path:
    """Where the notebook of a snippet or lab is kept; ``file`` is its path from the root of the book."""
    return (book.cache / "notebooks" / file).with_suffix(".ipynb")


def write(book: Book, file: str, text: str) -> None:
    write_if_changed(path(book, file), text)


def of_snippet(snippet: Snippet, code: str, description: str) -> str:
    """Title, description and what to install, then the program: ``code`` is what the page shows of it."""
    import nbformat

    words = [f"# {snippet.title}", description, f"Needs `pip install {' '.join(requirements(snippet.imports))}`."]
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": "\n\n".join(words)},
        {"cell_type": "code", "metadata": {}, "source": code, "outputs": [], "execution_count": None},
    ]
    return _json(nbformat.from_dict({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}))


def of_lab(lab: Lab) -> str:
    """The lab as it is, its solutions folded; ``source`` in its metadata says which text it was made from."""
    import jupytext

    notebook = jupytext.reads(lab.source, fmt="py:percent")
    for cell in notebook.cells:
        if "solution" in cell.metadata:
            cell.metadata["jupyter"] = {"source_hidden": True}
    return _json(notebook, source=keys.digest(lab.source.encode()))


def requirements(imports: tuple[str, ...]) -> list[str]:
    """What pip has to install for these imports, with the versions that made the book."""
    versions = {keys.PACKAGES.get(name, name): keys.version(name) for name in keys.versions_of(imports)}
    return [f"{package}=={version.partition('+')[0]}" for package, version in versions.items()]


def _json(notebook: Any, **metadata: str) -> str:
    import jupytext

    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook.metadata = {"kernelspec": kernel, **metadata}
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"cell-{number}"  # the library's are drawn at random
    return str(jupytext.writes(notebook, fmt="ipynb")) + "\n"
