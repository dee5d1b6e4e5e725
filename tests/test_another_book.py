"""The page "Write another book with the engine": its book in ten lines works, and it names all that there is."""

from __future__ import annotations

import argparse
import dataclasses
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts import __main__ as command_line
from scripts.book import TABLES
from scripts.capture import Limits, Record
from scripts.child import MOST_NUMBERS
from scripts.store import Ledger
from tests.conftest import ROOT
from tests.tiny import PATIENCE

PAGE = (ROOT / "docs" / "reference" / "engine.md").read_text(encoding="utf-8")
EXAMPLE = re.search(r"^## A book in ten lines\n(.*?)^## ", PAGE, re.DOTALL | re.MULTILINE)[1].replace(
    ";--8<--", "--8<--"
)
_STEP = re.compile(r"(?:`(?P<file>[\w./]+)`:\n\n)?^```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)


def steps():
    """What a reader does, in the order of the page: (file to write, its text), or (None, commands to type)."""
    return [(None if step["kind"] == "sh" else step["file"], step["text"]) for step in _STEP.finditer(EXAMPLE)]


@pytest.fixture(scope="module")
def followed(tmp_path_factory):
    """The folder of the book, made as the page says; ``by-<number>`` is the site after each command that built one.

    The environment is that of the tests: what the page installs is installed already.
    """
    folder = tmp_path_factory.mktemp("empty")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "PYTHONPATH": str(ROOT)}
    for number, (file, text) in enumerate(steps()):
        if file:
            (folder / file).write_text(text, encoding="utf-8")
            continue
        done = subprocess.run(
            ["bash", "-euc", text],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=4 * PATIENCE,
        )
        assert done.returncode == 0, done.stdout
        (folder / f"said-{number}").write_text(done.stdout)
        if (folder / "site").is_dir():
            (folder / "site").rename(folder / f"by-{number}")
    return folder


@pytest.fixture(scope="module")
def pages(followed):
    """The one page of the book by each generator."""
    return [
        LexborHTMLParser((site / "index.html").read_text(encoding="utf-8")) for site in sorted(followed.glob("by-*"))
    ]


def text_of(page, what):
    return [" ".join(one.text().split()) for one in page.css(f"article {what}")]


def test_the_book_has_ten_lines():
    files = dict(step for step in steps() if step[0])
    written = files["snippets/dice/throws_numpy.py"] + files["docs/index.md"]
    assert len([line for line in written.splitlines() if line.strip()]) == 10


def test_it_becomes_a_site_with_both_generators(pages):
    assert len(pages) == 2
    for page in pages:
        (output,) = text_of(page, ".output code")
        throws, mean = text_of(page, "data.measured")
        assert throws == "10,000"
        assert output == f"mean: {mean}"
        assert 6.9 < float(mean) < 7.1
        assert "import numpy as np" in text_of(page, ".highlight code")[0]
    ours, theirs = (" ".join(text_of(page, ":is(h1, p, label, code)")) for page in pages)
    assert ours == theirs


def test_only_the_first_build_runs_the_program(followed):
    *_, by_mkdocs, by_zensical = (path.read_text() for path in sorted(followed.glob("said-*")))
    assert "[1/1] dice/throws_numpy" in by_mkdocs
    assert "dice/throws_numpy" not in by_zensical


def test_its_downloads_are_its_own(followed):
    for site in followed.glob("by-*"):
        assert (site / "downloads" / "dice.zip").is_file()
        assert (site / "snippets" / "dice" / "throws_numpy.ipynb").is_file()
    said = [path for path in followed.glob("by-*/**/*.*") if b"perfect" in path.read_bytes().lower().replace(b" ", b"")]
    assert [path.name for path in said if path.suffix in {".md", ".html", ".ipynb", ".txt"}] == []


def test_the_environment_is_made_by_a_target_of_make():
    assert re.search(r"^\.venv/installed:", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert "make -C no-perfect-circles .venv/installed" in PAGE


def test_the_page_names_every_command_and_option():
    parser = command_line._parser()
    (commands,) = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    for name, command in commands.choices.items():
        assert f"\n| `{name}" in PAGE
        for option in (option for action in command._actions for option in action.option_strings):
            assert option == "-h" or f"{option}" in PAGE, (name, option)


def test_the_page_names_every_field_that_is_kept():
    for kept in (Ledger, Record):
        for field in dataclasses.fields(kept):
            assert re.search(rf"^\| .*`{field.name}`.* \| ", PAGE, re.MULTILINE), field.name


def test_the_page_has_the_limits_that_hold():
    assert f"| {Limits.seconds:g} s by the clock |" in PAGE
    assert f"| {Limits.output:,} bytes |" in PAGE
    assert f"| {Limits.memory / 2**30:g} GiB of " in PAGE
    assert f"with {MOST_NUMBERS:,} numbers at most" in PAGE
    named = PAGE.replace("FRAMEWORK.md", "numpy.md")
    assert [
        table for table in TABLES if f"`{table}`" not in named and not table.endswith(("_torch.md", "_mlx.md"))
    ] == []
