"""What the book consists of: its snippets, its labs, its pages, and which page shows which snippet."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from scripts.values import Values

FRAMEWORKS = {"numpy": "NumPy", "torch": "PyTorch", "mlx": "MLX"}
"""Suffix of a snippet's file name -> label of its tab, in the order of the tabs."""

PLOT = "plot"
"""Suffix of an illustration: its figure leads and its code is folded."""

TABLES = (
    *("agreement.md", "progress.md", "tested.md", "mutants.md", "bench.md"),
    *(f"{kind}_{name}.md" for kind in ("install", "only") for name in FRAMEWORKS),
)
"""What a page may include besides snippets: made from the results of them all, all pages, and what tools wrote."""

_INCLUDE = re.compile(r'^\s*--8<--\s+"(?P<target>[^":]+)(?::[^"]*)?"\s*$')
_NUMBER = re.compile(r"\[\[(?P<text>[^\n]+?)\]\](?!\])")
_QUOTED = re.compile(r"\{(?P<name>[A-Za-z]\w*)(?P<indices>(?:\[-?\d+\])*)(?::(?P<format>[^{}]*))?\}")
_FENCE = re.compile(r"^\s*(?P<fence>`{3,}|~{3,})")
_CODE_SPAN = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")


class BookError(Exception):
    """What is wrong with the book: one problem a line, each beginning with the place to mend it."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems

    def __reduce__(self) -> tuple[Any, ...]:
        return (BookError, (self.problems,))


@dataclass(frozen=True)
class Snippet:
    """A program of the book, for example ``snippets/loss/archery_torch.py``."""

    root: Path
    name: str
    """Folder and stem, for example ``loss/archery_torch``."""

    @property
    def file(self) -> str:
        """Path from the root of the book, as a reader types it."""
        return f"snippets/{self.name}.py"

    @property
    def path(self) -> Path:
        return self.root / self.file

    @property
    def framework(self) -> str:
        """The last part of the name: a key of ``FRAMEWORKS``, ``PLOT``, or something wrong."""
        return self.name.rpartition("_")[2]

    @property
    def fragment(self) -> str:
        """What a page includes to show this snippet, for example ``loss/archery.md``."""
        return (self.name if self.framework == PLOT else self.name.rpartition("_")[0]) + ".md"

    @cached_property
    def source(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @property
    def tree(self) -> ast.Module:
        """The parsed source. Raises SyntaxError."""
        return _parsed(self.source, self.file)

    @property
    def title(self) -> str:
        """The first line of the docstring; empty when there is none."""
        return _docstring(self.source, self.file).partition("\n")[0].strip()

    @property
    def description(self) -> str:
        """The rest of the docstring: what to look at; the alternative text of the figure."""
        return " ".join(_docstring(self.source, self.file).partition("\n")[2].split())

    def describe(self, values: dict[str, Any]) -> str:
        """The description with the measured ``values`` in it (``{frozen_share:.1%}``, ``{losses[-1]:.2f}``).

        Raises ValueError for a name that is not measured, or a format that does not fit it.
        """

        def fill(quoted: re.Match[str]) -> str:
            value = values[quoted["name"]]
            for index in re.findall(r"-?\d+", quoted["indices"]):
                value = value[int(index)]
            return format(value, quoted["format"] or "")

        try:
            filled = _QUOTED.sub(fill, self.description)
            if brace := re.search(r"\{.{,20}|.{,20}\}", filled):
                raise ValueError(f"it cannot read {brace[0]!r}")
            return filled
        except KeyError as error:
            raise ValueError(f"the docstring quotes {error}, which the program does not measure") from error
        except (IndexError, ValueError, TypeError, AttributeError) as error:
            raise ValueError(f"the docstring cannot be filled in: {error}") from error

    @property
    def imports(self) -> tuple[str, ...]:
        """Full names of the modules that the file imports, sorted."""
        return _imports(self.source, self.file)

    @property
    def draws(self) -> bool:
        return self.framework == PLOT or any(name.partition(".")[0] == "matplotlib" for name in self.imports)


@dataclass(frozen=True)
class Lab:
    """A notebook of the book, written as a program in ``# %%`` cells: ``docs/labs/handwritten-digits.py``."""

    root: Path
    name: str
    """Folder and stem, for example ``labs/handwritten-digits``."""

    @property
    def file(self) -> str:
        """Path from the root of the book."""
        return f"docs/{self.name}.py"

    @property
    def path(self) -> Path:
        return self.root / self.file

    @property
    def stem(self) -> str:
        return self.path.stem

    @cached_property
    def source(self) -> str:
        return self.path.read_text(encoding="utf-8")


Program = Snippet | Lab
"""What the engine runs."""


@dataclass(frozen=True)
class Place:
    """A line of a page that refers to something."""

    page: str
    """Path from the root of the book."""
    line: int
    target: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


@dataclass(frozen=True)
class Book:
    """A book in the folder ``root``: ``docs/``, ``snippets/`` and what the engine keeps in ``.cache/``."""

    root: Path

    @property
    def cache(self) -> Path:
        return self.root / ".cache"

    @property
    def embeds(self) -> Path:
        return self.cache / "embeds"

    @property
    def fonts_folder(self) -> Path:
        return self.cache / "fonts"

    @property
    def fonts(self) -> tuple[str, ...]:
        """The files of the fonts that words in figures are measured with; none: Matplotlib's own."""
        return tuple(sorted(str(path) for path in self.fonts_folder.glob("*.ttf")))

    @property
    def values(self) -> Values:
        """What its snippets measured when they last ran."""
        return Values(self.cache / "values")

    def snippets(self) -> list[Snippet]:
        """Every snippet, sorted by name; a file whose name begins with ``_`` is a helper, not a snippet."""
        folder = self.root / "snippets"
        pages = sorted(entry.name for entry in os.scandir(folder) if entry.is_dir()) if folder.is_dir() else []
        return [
            Snippet(self.root, f"{page}/{name.removesuffix('.py')}")
            for page in pages
            for name in sorted(os.listdir(folder / page))
            if name.endswith(".py") and not name.startswith("_")
        ]

    def pages(self) -> list[Path]:
        return sorted((self.root / "docs").rglob("*.md"))

    def labs(self) -> list[Lab]:
        """Every lab, sorted by name."""
        return [Lab(self.root, f"labs/{path.stem}") for path in sorted((self.root / "docs" / "labs").glob("*.py"))]

    def programs(self) -> list[Program]:
        return [*self.snippets(), *self.labs()]

    def includes(self) -> list[Place]:
        """Every ``--8<-- "..."`` in the pages."""
        return [Place(page, number, target) for page, text in self._texts() for number, target in includes_in(text)]

    def numbers(self) -> list[Place]:
        """Every ``[[...]]`` in the prose of the pages, code left out."""
        return [Place(page, number, quoted) for page, text in self._texts() for number, quoted in _numbers_in(text)]

    def places_of(self, program: Program) -> list[Place]:
        """The places in the pages that include the snippet, whole or a named section of its file.

        A lab is a page itself.
        """
        if isinstance(program, Lab):
            return [Place(program.file, 1, program.name)]
        targets = {program.fragment, f"{program.name}.py"}
        return [place for place in self.includes() if place.target in targets]

    def problems(self) -> list[str]:
        """What is wrong with the book before anything has run."""
        snippets, includes = self.snippets(), self.includes()
        known = {s.fragment for s in snippets} | {f"{s.name}.py" for s in snippets} | set(TABLES)
        included = {place.target for place in includes}
        found = [
            f'{place}: nothing is called "{place.target}"; {_nearest(place.target, known)}'
            for place in includes
            if place.target not in known
        ]
        for snippet in snippets:
            if snippet.framework not in {*FRAMEWORKS, PLOT}:
                endings = ", ".join(f"_{name}" for name in (*FRAMEWORKS, PLOT))
                found.append(f"{snippet.file}: the name must end in one of {endings}")
            elif not included & {snippet.fragment, f"{snippet.name}.py"}:
                found.append(
                    f"{snippet.file}: no page includes it;"
                    f' write --8<-- "{snippet.fragment}" on a line of its own in a page'
                )
            try:
                if not snippet.title:
                    found.append(f"{snippet.file}:1: it has no docstring; its first line is the title")
                elif snippet.draws and not snippet.description:
                    found.append(
                        f"{snippet.file}:1: the docstring describes no figure;"
                        " below the title say what is to be seen, for readers who cannot see it"
                    )
            except SyntaxError as error:
                shown = "".join(f" (included by {place})" for place in self.places_of(snippet))
                found.append(f"{snippet.file}:{error.lineno}: SyntaxError: {error.msg}{shown}")
        return found

    def _texts(self) -> Iterator[tuple[str, str]]:
        """The path from the root of the book, and the text, of every page."""
        for path in self.pages():
            yield path.relative_to(self.root).as_posix(), path.read_text(encoding="utf-8")


# Each step of the engine asks the book for its snippets and pages anew; what they say changes with their text alone.


@lru_cache(maxsize=256)
def includes_in(page: str) -> tuple[tuple[int, str], ...]:
    """(line number, target) of every ``--8<-- "..."`` in the text of a page."""
    found = ((number, _INCLUDE.match(line)) for number, line, _ in _lines(page))
    return tuple((number, match["target"]) for number, match in found if match)


@lru_cache(maxsize=256)
def _numbers_in(page: str) -> tuple[tuple[int, str], ...]:
    prose = ((number, _CODE_SPAN.sub("", line)) for number, line, is_code in _lines(page) if not is_code)
    return tuple((number, match["text"]) for number, line in prose for match in _NUMBER.finditer(line))


def _lines(page: str) -> Iterator[tuple[int, str, bool]]:
    """(line number, text, whether it stands in a code block) for every line of a page."""
    fence = ""
    for number, line in enumerate(page.splitlines(), 1):
        match = _FENCE.match(line)
        if fence:
            yield number, line, True
            if match and match["fence"].startswith(fence):
                fence = ""
        else:
            fence = match["fence"] if match else ""
            yield number, line, bool(fence)


@lru_cache(maxsize=8)  # a tree is a hundred times as large as its text
def _parsed(source: str, file: str) -> ast.Module:
    return ast.parse(source, filename=file)


@lru_cache(maxsize=4096)
def _docstring(source: str, file: str) -> str:
    return ast.get_docstring(_parsed(source, file)) or ""


@lru_cache(maxsize=4096)
def _imports(source: str, file: str) -> tuple[str, ...]:
    names: set[str] = set()
    for node in _statements(_parsed(source, file).body):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names.add(node.module)
    return tuple(sorted(names))


def _statements(block: list[Any]) -> Iterator[ast.AST]:
    """Those of a block of code and of the blocks in it; imports are nowhere else, and to walk through expressions as
    well takes ten times as long."""
    for node in block:
        yield node
        for name in ("body", "orelse", "handlers", "finalbody", "cases"):
            yield from _statements(getattr(node, name, []))


def _nearest(target: str, known: set[str]) -> str:
    import difflib

    close = difflib.get_close_matches(target, sorted(known), n=1, cutoff=0.5)
    return f'did you mean "{close[0]}"?' if close else "add the snippet or remove the line"
