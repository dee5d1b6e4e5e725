"""A book that is prepared is not looked into again, unless anything at all of it is another by now."""

from __future__ import annotations

import shutil
import sys

import pytest

from scripts import keys, prepare, unchanged
from scripts.book import Book, BookError
from tests.tiny import TinyBook

READS = """from pathlib import Path

start = int(Path("helpers/start.txt").read_text())"""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    tiny = TinyBook.copy_to(tmp_path_factory.mktemp("tiny") / "book")
    tiny.write("snippets/tiny/reads_numpy.py", f'"""It reads a file"""\n\n{READS}\n')
    tiny.append("docs/chapter/tiny.md", '\n--8<-- "tiny/reads.md"\n')
    tiny.write("helpers/start.txt", "21")
    tiny.write("tests/claims/test_tiny.py", "def test_one(values):\n    pass\n")
    prepare.prepare(Book(tiny.root), report=lambda _: None)
    return tiny


@pytest.fixture
def tiny(prepared, tmp_path):
    shutil.copytree(prepared.root, tmp_path / "book")
    return TinyBook(tmp_path / "book")


def unchanged_now(tiny):
    book = Book(tiny.root)
    return unchanged.since_last_time(book, unchanged.inputs(book))


def test_a_copy_with_other_times_is_unchanged_and_nothing_is_looked_into(tiny, monkeypatch):
    assert unchanged_now(tiny)
    monkeypatch.setattr(Book, "problems", lambda _: pytest.fail("it was looked into"))
    summary = prepare.prepare(Book(tiny.root))
    assert (summary.snippets, summary.run, summary.kept) == (3, 0, 3)


@pytest.mark.parametrize(
    "file",
    [
        "docs/index.md",
        "docs/chapter/new.md",
        "snippets/tiny/sum_numpy.py",
        "snippets/tiny/_helper.py",
        "snippets/agreement.toml",
        "helpers/start.txt",
        "tests/claims/test_tiny.py",
        "tests/mutants.toml",
        "moves/load.js",
        "mkdocs.yml",
        ".cache/values/tiny/sum_numpy.json",
        ".cache/embeds/tiny/sum.md",
        ".cache/embeds/plain/tiny/sum.md",
        ".cache/embeds/agreement/tiny/sum.md",
        ".cache/embeds/glossary.md",
        ".cache/records/tiny/sum_numpy.json",
        ".cache/records/tiny/sum_numpy.zlib",
        ".cache/notebooks/snippets/tiny/sum_numpy.ipynb",
        ".cache/assets/math.woff2",
        ".cache/prepared.json",
    ],
)
def test_a_changed_or_damaged_file_is_noticed(tiny, file):
    path = tiny.root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes((path.read_bytes() if path.exists() else b"") + b" x")
    assert not unchanged_now(tiny)


@pytest.mark.parametrize(
    "file", ["docs/index.md", "helpers/start.txt", ".cache/embeds/tiny/sum.md", ".cache/prepared.json"]
)
def test_a_missing_file_is_noticed(tiny, file):
    (tiny.root / file).unlink()
    assert not unchanged_now(tiny)


def test_another_engine_is_noticed(tiny, monkeypatch, tmp_path):
    shutil.copytree(keys.ENGINE, tmp_path / "engine")
    monkeypatch.setattr(keys, "ENGINE", tmp_path / "engine")
    assert unchanged_now(tiny)
    (tmp_path / "engine" / keys.STYLE.name).write_text("lines.linewidth: 3\n")
    assert not unchanged_now(tiny)


def test_another_version_of_any_package_is_noticed(tiny, monkeypatch, tmp_path):
    (tmp_path / "installed").mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path / "installed")])
    assert unchanged_now(tiny)
    (tmp_path / "installed" / "jupytext-99.0.dist-info").mkdir()
    assert not unchanged_now(tiny)


def test_what_changes_while_it_is_prepared_counts_as_changed(tiny, monkeypatch):
    tiny.append("docs/index.md", "\nA word.\n")
    write = prepare.write_tooltips

    def slowly(book):
        tiny.append("docs/index.md", "\nAnother word.\n")
        write(book)

    monkeypatch.setattr(prepare, "write_tooltips", slowly)
    prepare.prepare(Book(tiny.root), report=lambda _: None)
    assert not unchanged_now(tiny)


def test_what_has_failed_or_was_prepared_in_part_is_not_unchanged(tiny):
    tiny.append("docs/index.md", "\n[[tiny/sum_numpy:nothing]]\n")
    with pytest.raises(BookError, match="measures no nothing"):
        prepare.prepare(Book(tiny.root), report=lambda _: None)
    assert not unchanged_now(tiny)
    prepare.prepare(Book(tiny.root), ["tiny/*"], report=lambda _: None)
    assert not unchanged_now(tiny)
