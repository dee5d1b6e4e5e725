"""For a reader of one framework only: what to install, and which programs have no twin in another framework."""

from __future__ import annotations

import re
import shlex
from collections import defaultdict
from collections.abc import Iterator

from scripts import contents
from scripts.book import FRAMEWORKS, Book, Snippet

PACKAGES = {"sklearn": "scikit-learn"}
"""Name of an import -> name of its package, where they differ."""

INSTALL = {framework: f"install_{framework}.md" for framework in FRAMEWORKS}
ALONE = {framework: f"only_{framework}.md" for framework in FRAMEWORKS}
"""Framework -> what its page includes."""


def fragments(book: Book) -> dict[str, str]:
    """What the pages of the frameworks include: name -> Markdown."""
    installs = {INSTALL[framework]: install(book, framework) for framework in FRAMEWORKS}
    return installs | {ALONE[framework]: alone(book, framework) for framework in FRAMEWORKS}


def install(book: Book, framework: str) -> str:
    """The line that installs what this framework's programs import, and Matplotlib; one a system where they differ.

    The versions are those of requirements.txt.
    """
    imported = {name.partition(".")[0] for snippet in _of(book, framework) for name in snippet.imports}
    wanted = {PACKAGES.get(name, name) for name in imported} | {framework, "matplotlib"}
    pins = [(requirement, system) for package, requirement, system in _pins(book) if package in wanted]
    lines = []
    for only in sorted({system for _, system in pins if system}, reverse=True) or [""]:
        fitting = [requirement for requirement, system in pins if system in {"", only}]
        lines += [f"# {_SYSTEMS[only]}"] if only else []
        lines.append(f"python -m pip install {shlex.join(fitting)}")
    return "\n".join(["```text", *lines, "```", ""])


_SYSTEMS = {"linux": "Linux", "darwin": "macOS"}
_PIN = re.compile(
    r'^(?P<requirement>(?P<package>[\w-]+)[\w\[\],]*==[\w.]+)(?:; sys_platform == "(?P<system>\w+)")?$', re.MULTILINE
)


def _pins(book: Book) -> Iterator[tuple[str, str, str]]:
    """Package, its pinned requirement, and the system that it is for (empty: all of them)."""
    file = book.root / "requirements.txt"
    for match in _PIN.finditer(file.read_text(encoding="utf-8") if file.is_file() else ""):
        yield match["package"], match["requirement"], match["system"] or ""


def alone(book: Book, framework: str) -> str:
    """Lists of the programs that lack a twin in one of the other frameworks, in the order of the pages."""
    twins: dict[str, set[str]] = defaultdict(set)
    for snippet in book.snippets():
        twins[snippet.fragment].add(snippet.framework)
    pages = {entry.page: entry.title for entry in contents.entries(book)}
    first = {place.target: place.page.removeprefix("docs/") for place in reversed(book.includes())}
    rows = defaultdict(list)
    for snippet in _of(book, framework):
        also = [FRAMEWORKS[name] for name in FRAMEWORKS if name in twins[snippet.fragment] - {framework}]
        if len(also) < len(FRAMEWORKS) - 1:
            page = first.get(snippet.fragment) or first[f"{snippet.name}.py"]
            anchor = snippet.fragment.removesuffix(".md").rpartition("/")[2]
            with_twin = f" (also\N{NO-BREAK SPACE}{also[0]})" if also else ""
            rows[page].append(f"[{_plain(snippet.title)}](/{page}#{anchor}){with_twin}")
    shown = [
        "\n".join([f"**[{title}](/{page})**", "", *(f"- {row}" for row in rows[page])])
        for page, title in pages.items()
        if page in rows
    ]
    return "\n\n".join(shown) + "\n"


def _of(book: Book, framework: str) -> list[Snippet]:
    return [snippet for snippet in book.snippets() if snippet.framework == framework]


def _plain(title: str) -> str:
    return re.sub(r"([\\`*_\[\]|<>])", r"\\\1", title)
