"""What is claimed of a snippet, and which tests hold it: read from pages and from ``tests/claims``; nothing is run."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from scripts.book import FRAMEWORKS, Book

_BOX = re.compile(r"^/{3,} admonition[^\n]*\n    type: shown\n(?P<rows>.*?)^/{3,}$", re.MULTILINE | re.DOTALL)
_ROW = re.compile(r"^\|(?P<claim>.+)\|(?P<proof>(?:[^|\\]|\\.)+)\|\s*$", re.MULTILINE)
_ANCHOR = re.compile(r"\]\(#([\w-]+)\)")

ANY = "\0"
"""In a text: a placeholder of which nothing says what it stands for. In the name of a snippet it is one word."""


def shown(page: str) -> dict[str, list[str]]:
    """Anchor -> the claims that it proves, as the boxes "Shown on this page" of the ``page`` (Markdown) say."""
    found: dict[str, list[str]] = defaultdict(list)
    for box in _BOX.finditer(page):
        for row in _ROW.finditer(box["rows"]):
            for anchor in _ANCHOR.findall(row["proof"]):
                found[anchor].append(row["claim"].strip().replace("\\|", "|"))
    return dict(found)


@dataclass(frozen=True)
class Held:
    """A test that uses what a program measured."""

    file: str
    """Path from the root of the book."""
    test: str


def tests(book: Book) -> dict[str, list[Held]]:
    """Name of a snippet or lab -> the tests that use what it measured, in the order of their file."""
    names = {snippet.name for snippet in book.snippets()}
    found: dict[str, list[Held]] = defaultdict(list)
    for file in sorted((book.root / "tests" / "claims").glob("test_*.py")):
        own = _tests_in(file.read_text(encoding="utf-8"))
        place = file.relative_to(book.root).as_posix()
        for lab in book.labs():
            if file.stem in (f"test_labs_{lab.stem.replace('-', '_')}", "test_labs_in_common"):
                found[lab.name] += [Held(place, test) for test in own]
        short = {name.partition("/")[2]: name for name in names if _tests_of(name) == file.stem}
        for test, texts in own.items():
            for name in sorted(_named(texts, names, short)):
                found[name].append(Held(place, test))
    return dict(found)


def _named(texts: frozenset[str], names: set[str], short: dict[str, str]) -> set[str]:
    """Those of the snippets ``names`` that the texts name; ``short`` has those that go by their topic alone."""
    found = set(texts & names) | {short[text] for text in texts & short.keys()}
    for text in (text for text in texts if ANY in text and "_" in text):
        pattern = re.compile(re.escape(text).replace(ANY, "[a-z0-9]+"))
        found |= {name for name in names if pattern.fullmatch(name)}
        found |= {name for topic, name in short.items() if pattern.fullmatch(topic)}
    return found


def _tests_of(name: str) -> str:
    """The file of tests in which a snippet is called by its topic alone."""
    return f"test_{name.partition('/')[0].replace('-', '_')}"


@lru_cache(maxsize=64)
def _tests_in(source: str) -> dict[str, frozenset[str]]:
    """Name of a test -> the texts in it, and in what it uses, that may name a snippet."""
    module = _Module(ast.parse(source))
    return {name: module.texts(name) for name in module.nodes if name.startswith("test_")}


class _Module:
    """The top level of a file of tests."""

    def __init__(self, tree: ast.Module) -> None:
        self.nodes: dict[str, ast.AST] = {}
        for node in tree.body:
            if isinstance(node, ast.FunctionDef):
                self.nodes[node.name] = node
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                self.nodes[node.targets[0].id] = node.value
        parts = {name: list(ast.walk(node)) for name, node in self.nodes.items()}
        self.uses = {name: _names(parts[name]) & self.nodes.keys() for name in self.nodes}
        self.own = {name: frozenset(_texts(parts[name], self._choices(node))) for name, node in self.nodes.items()}

    def texts(self, name: str) -> frozenset[str]:
        """The texts in a function and in the functions, fixtures and names that it uses."""
        seen, todo = {name}, [name]
        while todo:
            todo += (more := self.uses[todo.pop()] - seen)
            seen |= more
        return frozenset().union(*(self.own[used] for used in seen))

    def _choices(self, node: ast.AST) -> dict[str, list[str]]:
        """Argument of a test -> the words that its ``parametrize`` gives it."""
        found = {"framework": list(FRAMEWORKS), "f": list(FRAMEWORKS)}
        for decorator in getattr(node, "decorator_list", []):
            call = self.nodes.get(decorator.id) if isinstance(decorator, ast.Name) else decorator
            if isinstance(call, ast.Call) and len(call.args) > 1 and isinstance(call.args[0], ast.Constant):
                given = self.nodes.get(call.args[1].id) if isinstance(call.args[1], ast.Name) else call.args[1]
                words = [part.value for part in ast.walk(given) if isinstance(part, ast.Constant)] if given else []
                found[str(call.args[0].value)] = [word for word in words if isinstance(word, str)]
        return {argument: words for argument, words in found.items() if words}


def _names(parts: list[ast.AST]) -> set[str]:
    """The names and arguments (fixtures, for a test) that a piece of source uses."""
    return {
        part.id if isinstance(part, ast.Name) else part.arg for part in parts if isinstance(part, ast.Name | ast.arg)
    }


def _texts(parts: list[ast.AST], choices: dict[str, list[str]]) -> Iterator[str]:
    """Its texts, those with placeholders once for each of their choices."""
    for part in parts:
        if isinstance(part, ast.JoinedStr):
            pieces = [_piece(value, choices) for value in part.values]
            yield from ("".join(words).removesuffix(".py") for words in product(*pieces))
        elif isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value.removesuffix(".py")


def _piece(part: ast.expr, choices: dict[str, list[str]]) -> list[str]:
    if isinstance(part, ast.Constant):
        return [str(part.value)]
    placeholder = ast.unparse(part.value) if isinstance(part, ast.FormattedValue) else ""
    return choices.get(placeholder, [ANY])
