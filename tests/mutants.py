"""Would the tests notice a mistake? ``make mutants``: change the arithmetic of the snippets, one place at a time.

Each mutant is a snippet with one sign, operator, comparison, constant or index changed where it computes
(what only draws or prints is left alone). It is noticed when it fails, when it prints something else than the
page shows, or when a claim or the agreement between frameworks no longer holds. What survives is listed
with its line, to be explained or tested. This takes minutes and is no part of ``make test``. What a run over all
snippets finds goes into ``tests/mutants.toml``, for the page "How this book is tested".
"""

from __future__ import annotations

import argparse
import ast
import copy
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scripts import capture, runner
from scripts.book import PLOT, Book, Snippet
from scripts.capture import Job, Limits, SnippetFailed
from scripts.printed import differences
from scripts.values import Values

RESULT = Path(__file__).with_suffix(".toml")

OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.Pow: ast.Mult,
    ast.MatMult: ast.Mult,
}
COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Gt: ast.Lt,
    ast.Lt: ast.Gt,
    ast.GtE: ast.Lt,
    ast.LtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
}


@dataclass(frozen=True)
class Mutant:
    """A snippet with one place changed."""

    snippet: Snippet
    line: int
    change: str
    source: str

    def __str__(self) -> str:
        return f"{self.snippet.file}:{self.line}: {self.change}"


def mutants(snippet: Snippet) -> Iterator[Mutant]:
    """Every mutant of the snippet's arithmetic, in the order of the file."""
    count = sum(1 for _ in _places(snippet.tree))
    for number in range(count):
        tree = copy.deepcopy(snippet.tree)
        node = list(_places(tree))[number]
        before, line = ast.unparse(node), node.lineno
        _change(node)
        yield Mutant(snippet, line, f"{before} became {ast.unparse(node)}", ast.unparse(tree))


def _places(tree: ast.AST) -> Iterator[ast.expr | ast.AugAssign]:
    """The nodes that can be changed, leaving out statements that are nothing but a call: they draw or print."""
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.Expr):
            continue
        if isinstance(child, ast.BinOp | ast.AugAssign):
            if type(child.op) in OPERATORS and not _is_text(child):
                yield child
        elif isinstance(child, ast.Compare) and type(child.ops[0]) in COMPARISONS:
            yield child
        elif isinstance(child, ast.UnaryOp) and isinstance(child.op, ast.USub):
            yield child
        elif isinstance(child, ast.Constant) and type(child.value) in (int, float):
            yield child
        yield from _places(child)


def _is_text(node: ast.BinOp | ast.AugAssign) -> bool:
    return any(isinstance(part, ast.Constant) and isinstance(part.value, str) for part in ast.walk(node))


def _change(node: ast.expr | ast.AugAssign) -> None:
    if isinstance(node, ast.BinOp | ast.AugAssign):
        node.op = OPERATORS[type(node.op)]()
    elif isinstance(node, ast.Compare):
        node.ops[0] = COMPARISONS[type(node.ops[0])]()
    elif isinstance(node, ast.UnaryOp):
        node.op = ast.UAdd()
    elif isinstance(node, ast.Constant):
        assert isinstance(node.value, int | float)
        node.value = node.value + 1 if isinstance(node.value, int) else node.value * 1.5 or 0.5


def is_noticed(book: Book, mutant: Mutant) -> str:
    """By what the mutant is noticed; empty when it survives."""
    snippet = mutant.snippet
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / snippet.file).parent.mkdir(parents=True)
        (root / snippet.file).write_text(mutant.source, encoding="utf-8")
        illustrates = snippet.framework == PLOT
        job = Job(root, snippet.name, snippet.file, mutant.source, snippet.draws, illustrates, Limits(seconds=20))
        try:
            record = capture.capture(job)
        except SnippetFailed:
            return "it fails"
        if differences(runner.load(book, snippet).stdout, record.stdout):
            return "its output"
        changed = Values(root / "values")
        shutil.copytree(book.values.folder, changed.folder)
        changed.file(snippet.name).write_text(json.dumps(record.values))
        page = snippet.name.partition("/")[0].replace("-", "_")
        claims = book.root / "tests" / "claims" / f"test_{page}.py"
        tests = [str(path) for path in (claims, book.root / "tests" / "test_parity.py") if path.is_file()]
        result = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests],
            cwd=book.root,
            env=os.environ | {"BOOK_VALUES": str(changed.folder)},
            capture_output=True,
        )
        return "a claim" if result.returncode else ""


def result(places: int, tried: int, seed: int, noticed: Counter[str], survivors: list[Mutant]) -> str:
    """The outcome of a run as TOML: of ``places`` possible mutants ``tried`` were drawn with ``seed``.

    The commit is the last one that changed what was tried. Reasons that the file has for the same survivors stay.
    """
    asked = ["git", "log", "-1", "--format=%h", "--", "snippets", "tests/claims"]
    commit = subprocess.run(asked, capture_output=True, text=True).stdout.strip()
    lines = ["# Written by `make mutants`.", f"date = {date.today()}", f'commit = "{commit}"']
    lines += [f"places = {places}", f"tried = {tried}", f"seed = {seed}"]
    lines += ["", "[noticed]", *(f"{json.dumps(by)} = {count}" for by, count in sorted(noticed.items()))]
    lines += ["", "[survivors] # each with the reason why it does no harm, which somebody has to write"]
    known = tomllib.loads(RESULT.read_text(encoding="utf-8"))["survivors"] if RESULT.is_file() else {}
    for survivor in map(str, survivors):
        lines.append(" = ".join(json.dumps(words, ensure_ascii=False) for words in (survivor, known.get(survivor, ""))))
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("names", nargs="*", help="snippets, as names or globs (default: all)")
    parser.add_argument("--count", type=int, default=120, help="how many mutants, drawn at random (0: all)")
    parser.add_argument("--seed", type=int, default=1986)
    options = parser.parse_args()

    book = Book(Path.cwd())
    runner.run(book)
    chosen = runner.select(book.snippets(), options.names)
    everything = found = [mutant for snippet in chosen for mutant in mutants(snippet)]
    if options.count:
        found = random.Random(options.seed).sample(found, min(options.count, len(found)))
    capture.preload(runner.modules_to_preload(chosen))
    survivors = []
    noticed: Counter[str] = Counter()
    for number, mutant in enumerate(found, 1):
        noticed_by = is_noticed(book, mutant)
        print(f"[{number}/{len(found)}] {noticed_by or 'SURVIVES':10}  {mutant}", flush=True)
        if noticed_by:
            noticed[noticed_by] += 1
        else:
            survivors.append(mutant)
    print(f"\n{len(found)} mutants, {len(found) - len(survivors)} noticed, {len(survivors)} survived:")
    for mutant in survivors:
        print(f"  {mutant}")
    if not options.names:
        RESULT.write_text(result(len(everything), len(found), options.seed, noticed, survivors), encoding="utf-8")


if __name__ == "__main__":
    main()
