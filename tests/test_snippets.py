"""Every snippet prints what its file says, is formatted, and keeps the rules for snippets."""

from __future__ import annotations

import ast
import functools
import inspect
import re
import sys

import pytest
from pytest_examples import CodeExample, EvalExample, find_examples, run_code

from scripts import figures
from scripts.printed import differences
from tests.conftest import BOOK, ROOT, SNIPPETS

every_snippet = pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda snippet: snippet.name)

MOST_LINES = 40
MOST_COLUMNS = 79

NOT_CODE = re.compile(r"#>|# --8<--")
"""Lines that hold what a program prints, or mark a section that a page shows."""


class SnippetExample(CodeExample):
    """A whole file. Not ``in_py_file``: its lint would want one blank line between functions."""

    def in_py_file(self):
        return False


class TolerantEvalExample(EvalExample):
    """Accepts, and leaves as it is, a printed number that moved by one unit of its last digit."""

    output = ""
    """What the last run printed, in the order of time (the comments stand in the order of the file)."""

    def run_print_check(self, example, **options):
        printed, values = self._run(example, "check", None, False, None)
        if moved := self._moved(example, printed):
            pytest.fail(f"{example.path.relative_to(ROOT)}: " + "; ".join(moved), pytrace=False)
        return values

    def run_print_update(self, example, **options):
        printed, values = self._run(example, "update", None, False, None)
        if self._moved(example, printed):
            example.source = printed.updated_print_statements(example)
            self._mark_for_update(example)
        return values

    def _moved(self, example, printed):
        self.output = "\n".join(str(statement) for statement in printed.print_statements())
        # Where two prints take turns, pytest-examples wants the lines of each one together.
        printed.print_statements().sort(key=lambda statement: statement.line_no)
        updated = printed.updated_print_statements(example)
        return differences(expected_lines(example.source), expected_lines(updated)) if updated else []


@pytest.fixture
def eval_example(tmp_path, request, _examples_to_update, monkeypatch):
    # On Python 3.11 it raises an error of its own, which would end the whole session.
    monkeypatch.setattr(run_code, "create_example_traceback", lambda *_: None)
    # At each print it looks for the line that prints, with the source of every caller: most of the time of a test.
    monkeypatch.setattr(inspect, "stack", functools.partial(inspect.stack, context=0))
    example = TolerantEvalExample(tmp_path=tmp_path, pytest_request=request)
    example.set_config(line_length=MOST_COLUMNS, quotes="double", target_version="py310")
    yield example
    if request.config.getoption("update_examples"):
        _examples_to_update.extend(example.to_update)


@pytest.fixture
def as_main(monkeypatch):
    """What a snippet changes in this process is undone: examples run in one process, one after the other."""
    import matplotlib as mpl
    import matplotlib.pyplot as plt
    import mlx.core as mx
    import torch

    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
    monkeypatch.chdir(ROOT)
    dtype, device = torch.get_default_dtype(), mx.default_device()
    with mpl.rc_context():
        figures.prepare(salt="test")
        monkeypatch.setattr(plt, "show", lambda: plt.close("all"))  # the engine has drawn it, for the record
        yield
    torch.set_default_dtype(dtype)
    mx.set_default_device(device)
    plt.close("all")
    figures.shown.clear()


def expected_lines(source):
    """The lines that the ``#>`` comments of a file promise, in the order of the file."""
    lines = (line.strip() for line in source.splitlines())
    return "\n".join(line[2:].strip() for line in lines if line.startswith("#>"))


@every_snippet
def test_the_page_shows_what_the_comments_of_the_snippet_say(snippet, record, request):
    """Its run for the page is the run that is checked; it runs again only where that does not settle the matter."""
    printed = record(snippet.name).stdout
    if request.config.getoption("update_examples") or differences(expected_lines(snippet.source), printed):
        run_again(snippet, printed, request)


def run_again(snippet, printed, request):
    """By pytest-examples, which knows the line that printed: to write the comments, and where prints take turns."""
    request.getfixturevalue("as_main")
    eval_example = request.getfixturevalue("eval_example")
    example = SnippetExample.create(snippet.source, path=snippet.path)
    if eval_example.update_examples:
        eval_example.run_print_update(example)
        eval_example.format(example)
    else:
        eval_example.run_print_check(example)
    moved = differences(eval_example.output, printed)
    assert not moved, f"the page shows something else than {snippet.file} prints here: {'; '.join(moved)}"


@every_snippet
def test_a_snippet_is_short(snippet):
    lines = snippet.source.splitlines()
    docstring = snippet.tree.body[0]
    code = [line for line in lines[docstring.end_lineno :] if line.strip() and not NOT_CODE.search(line)]
    assert len(code) <= MOST_LINES
    assert max(len(line) for line in lines) <= MOST_COLUMNS


@every_snippet
def test_a_snippet_stands_alone_and_seeds_itself(snippet):
    assert not [name for name in snippet.imports if name.startswith(("scripts", "snippets", "tests"))]
    names = {node.id for node in ast.walk(snippet.tree) if isinstance(node, ast.Name)}
    attributes = {node.attr for node in ast.walk(snippet.tree) if isinstance(node, ast.Attribute)}
    if attributes & {"random", "default_rng", "manual_seed", "rand", "randn"}:
        assert "seed" in names, "it draws at random: give it a module-level name `seed`, and use it"


@every_snippet
def test_nothing_that_a_snippet_writes_to_stderr_is_hidden(snippet, record):
    assert record(snippet.name).stderr == ""


def test_every_program_in_a_page_runs_and_prints_what_it_says(eval_example, as_main):
    # "Another book" is followed to the letter by its own test.
    pages = [str(path) for path in [*BOOK.pages(), ROOT / "README.md"] if path.name != "engine.md"]
    for example in find_examples(*pages):
        if "--8<--" not in example.source:  # a section of a snippet, which is tested as a whole
            eval_example.run_print_check(example)
