"""The generator of big books, and the page's table of what they cost."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from scripts import costs, runner
from scripts.book import Book
from scripts.prepare import prepare
from tests import bench, bigbook


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A big book of 8 programs, built once, with what was said."""
    book = bigbook.write(tmp_path_factory.mktemp("big") / "book", 8)
    said = []
    prepare(book, report=said.append)
    return book, said


def test_a_quarter_is_of_each_kind(small):
    book, said = small
    assert Counter(snippet.framework for snippet in book.snippets()) == dict.fromkeys(bigbook.PROGRAMS, 2)
    assert len({snippet.source for snippet in book.snippets()}) == 8
    assert said[-1].startswith("8 snippets: 8 run, 0 kept")


def test_every_program_fits_the_line(small):
    book, _ = small
    for snippet in book.snippets():
        shown = runner.load(book, snippet)
        if snippet.framework == "plot":
            assert "<svg" in shown.figure
        else:
            assert shown.stdout == "w 2.00, b 1.00\n"


def test_one_edit_is_one_run(small):
    book, _ = small
    changed = book.snippets()[5]
    changed.path.write_text(changed.source + "\nchanged = 1\n")
    said = []
    prepare(book, report=said.append)
    assert [line.split()[1] for line in said if line.startswith("[")] == [changed.name]


@pytest.mark.parametrize("count", [1, 2, 21, 250])
def test_a_book_may_be_of_any_size(count, tmp_path):
    book = bigbook.write(tmp_path / "book", count)
    assert len(book.snippets()) == count
    assert book.problems() == []


def test_what_a_command_costs_is_measured_with_what_it_starts():
    burn = "sum(i for i in range(2_000_000))"
    alone = bench.cost("-c", burn)
    both = bench.cost("-c", f"import subprocess, sys; {burn}; subprocess.run([sys.executable, '-c', '{burn}'])")
    assert both.processor > alone.processor > 0
    assert alone.memory > 1e6
    assert bench.cost("-c", "print('said')").said == "said\n"


def test_the_table_says_what_was_measured(tmp_path):
    assert "not been measured" in costs.table(Book(tmp_path))
    found = {
        250: [dict.fromkeys(bench.QUANTITIES, 1.0), dict.fromkeys(bench.QUANTITIES, 1.25)],
        1000: [dict.fromkeys(bench.QUANTITIES, 2.0), dict.fromkeys(bench.QUANTITIES, 2.0)],
    }
    (tmp_path / "tests").mkdir()
    (tmp_path / costs.BENCH).write_text(bench.result(found, 1.5))
    text = costs.table(Book(tmp_path))
    assert "| Programs in the book | 250 | 1,000 | Aim |" in text
    assert "| 1.12 (1.00 to 1.25) | 2.00 | at most 1.3 |" in text
    assert len(re.findall(r"^\| ", text, re.MULTILINE)) == 1 + len(bench.QUANTITIES)
    assert "median of 2 rounds" in text
    assert list(costs.ROWS) == list(bench.QUANTITIES)
