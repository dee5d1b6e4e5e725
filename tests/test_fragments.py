"""When fragments are written: as soon as a topic's programs have run, and only when something is different."""

from __future__ import annotations

import json

import pytest

from scripts.book import Book
from scripts.capture import Record
from scripts.fragments import Fragments
from scripts.store import Ledger, Store

NAMES = ("dice/throws_numpy", "dice/throws_torch", "dice/throws_plot")


@pytest.fixture
def book(tmp_path):
    (tmp_path / "snippets" / "dice").mkdir(parents=True)
    for name in NAMES:
        (tmp_path / "snippets" / f"{name}.py").write_text(f'"""Title of {name}\n\nNothing to see.\n"""\n')
    return Book(tmp_path)


def keep(book, name, mean, key="the key"):
    """Keep a record as a run does; gives what the run tells of it."""
    record = Record(stdout=f"{mean}\n", values={"mean": mean, "seed": 7})
    Store(book.cache).save(name, Ledger.of(record, key, {}, []), record)
    return next(snippet for snippet in book.snippets() if snippet.name == name), record


def load(book):
    store = Store(book.cache)
    return lambda snippet: store.load(snippet.name, store.ledger(snippet.name).key)


def fragment(book, folder=""):
    file = book.embeds / folder / "dice" / "throws.md"
    return file.read_text() if file.is_file() else None


def test_a_fragment_waits_for_the_last_of_its_programs(book):
    fragments = Fragments(book)
    fragments.write_early(*keep(book, NAMES[0], 3.5), load(book))
    assert fragment(book) is None
    fragments.write_early(*keep(book, NAMES[2], 3.5), load(book))
    assert fragment(book) is None
    fragments.write_early(*keep(book, NAMES[1], 3.25), lambda _: pytest.fail("it was at hand"))
    assert "\n3.5\n" in fragment(book)
    assert "\n3.25\n" in fragment(book)
    assert "seed 7" in fragment(book)
    assert "| `mean` | 3.5 | 3.25 |" in fragment(book, "agreement")
    assert not fragments.records, "the numbers of a whole book do not fit into memory"


def test_a_program_that_ran_alone_stands_beside_its_kept_twin(book):
    keep(book, NAMES[0], 3.5)
    fragments = Fragments(book)
    fragments.write_early(*keep(book, NAMES[1], 3.25), load(book))
    assert "\n3.5\n" in fragment(book)
    assert "\n3.25\n" in fragment(book)


def test_a_program_that_has_come_meanwhile_waits_for_the_next_time(book):
    fragments = Fragments(book)
    (book.root / "snippets" / "dice" / "late_numpy.py").write_text('"""Late"""\n')
    fragments.write_early(*keep(book, "dice/late_numpy", 3.5), load(book))
    fragments.write(load(book))
    assert not (book.embeds / "dice" / "late.md").exists()
    Fragments(book).write(load(book))
    assert "\n3.5\n" in (book.embeds / "dice" / "late.md").read_text()


def test_what_is_up_to_date_is_neither_loaded_nor_written(book):
    for name in NAMES:
        keep(book, name, 3.5)
    Fragments(book).write(load(book))
    before = {file: file.stat().st_mtime_ns for file in book.cache.rglob("*") if file.is_file()}
    Fragments(book).write(lambda _: pytest.fail("nothing is different"))
    assert before == {file: file.stat().st_mtime_ns for file in book.cache.rglob("*") if file.is_file()}


def test_a_rule_that_changes_changes_the_table(book):
    for name, mean in zip(NAMES, (3.5, 3.25, 3.0), strict=True):
        keep(book, name, mean)
    Fragments(book).write(load(book))
    assert "| 0 |" in (book.embeds / "agreement.md").read_text()
    (book.root / "snippets" / "agreement.toml").write_text('["dice/throws"]\nabsolute = 0.5\nreason = "it rolls"\n')
    Fragments(book).write(load(book))
    text = (book.embeds / "agreement.md").read_text()
    assert "| 0.5 |" in text
    assert "`mean`: it rolls." in text


def test_what_belongs_to_no_program_any_more_is_removed(book):
    for name in NAMES:
        keep(book, name, 3.5)
    Fragments(book).write(load(book))
    assert "plot" in " ".join(json.loads((book.embeds / "stamps.json").read_text()))
    for name in NAMES[:2]:
        (book.root / "snippets" / f"{name}.py").unlink()
    Fragments(book).write(load(book))
    assert [fragment(book, folder) for folder in ("", "plain", "agreement")] == [None, None, None]
    assert sorted(book.values) == [NAMES[2]]
    assert (book.embeds / "agreement.md").read_text() == "\n"
