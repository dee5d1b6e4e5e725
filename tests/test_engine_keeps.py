"""What runs again after a change, what does not, and what is kept."""

from __future__ import annotations

import re
import shutil

import pytest

from scripts import keys, runner
from scripts.book import Book
from scripts.store import Store
from tests.tiny import TinyBook

HELPED = '''"""A helper doubles

Nothing to see.
"""

from pathlib import Path

import doubling

start = int(Path(__file__).with_name("start.txt").read_text())
print(doubling.twice(start))
#> 42
'''


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A tiny book with a snippet that uses a helper and a data file, built once."""
    tiny = TinyBook.copy_to(tmp_path_factory.mktemp("tiny") / "book")
    tiny.write("snippets/tiny/helped_numpy.py", HELPED)
    tiny.write("snippets/tiny/_unused.py", "")
    tiny.write("snippets/tiny/start.txt", "21")
    tiny.write("helpers/doubling.py", "def twice(x):\n    return 2 * x\n")
    tiny.replace(
        "snippets/tiny/helped_numpy.py",
        "import doubling\n",
        "import sys\nsys.path.append('helpers')\nimport doubling\n",
    )
    tiny.append("docs/chapter/tiny.md", '\n--8<-- "tiny/helped.md"\n')
    result = tiny.build()
    assert result.returncode == 0, result.stdout
    return tiny


@pytest.fixture
def tiny(built, tmp_path):
    shutil.copytree(built.root, tmp_path / "book")
    return TinyBook(tmp_path / "book")


def ran(tiny):
    """Names of the snippets that a build ran."""
    result = tiny.build()
    assert result.returncode == 0, result.stdout
    return set(re.findall(r"\[\s*\d+/\d+\] (\S+)", result.stdout))


def stale(tiny):
    """Name -> why, for every snippet that would run."""
    book = Book(tiny.root)
    found = {s.name: runner.why_stale(s, Store(book.cache)) for s in book.snippets()}
    return {name: why for name, why in found.items() if why}


def test_nothing_changed_nothing_runs(tiny):
    assert ran(tiny) == set()


def test_a_word_of_prose_runs_nothing(tiny):
    tiny.append("docs/chapter/tiny.md", "\nA word more.\n")
    assert ran(tiny) == set()
    assert "A word more." in tiny.read("site/chapter/tiny/index.html")


def test_a_changed_snippet_runs_alone_and_prose_quotes_its_new_number(tiny):
    tiny.replace("snippets/tiny/sum_numpy.py", "[1, 2, 3]", "[1, 2, 4]")
    assert stale(tiny) == {"tiny/sum_numpy": ["source changed"]}
    assert ran(tiny) == {"tiny/sum_numpy"}
    assert ">7.0</data>" in tiny.read("site/index.html")
    assert ">4</data>" in tiny.read("site/chapter/tiny/index.html")


def test_a_changed_helper_runs_what_imports_it(tiny):
    tiny.replace("helpers/doubling.py", "2 * x", "3 * x")
    assert stale(tiny) == {"tiny/helped_numpy": ["helpers/doubling.py changed"]}
    assert ran(tiny) == {"tiny/helped_numpy"}


def test_a_changed_data_file_runs_what_reads_it(tiny):
    tiny.write("snippets/tiny/start.txt", "20")
    assert stale(tiny) == {"tiny/helped_numpy": ["snippets/tiny/start.txt changed"]}


def test_the_figure_style_runs_what_draws(tiny, monkeypatch, tmp_path):
    shutil.copytree(keys.ENGINE, tmp_path / "engine")
    style = tmp_path / "engine" / keys.STYLE.name
    style.write_text(style.read_text() + "\nlines.linewidth: 3\n")
    monkeypatch.setattr(keys, "ENGINE", tmp_path / "engine")
    assert stale(tiny) == {"tiny/line_plot": ["figure style changed"]}


def test_another_version_of_a_package_runs_what_imports_it(tiny, monkeypatch):
    real = keys.version
    monkeypatch.setattr(keys, "version", lambda name: "0.1" if name == "matplotlib" else real(name))
    assert stale(tiny) == {"tiny/line_plot": [f"matplotlib changed from {real('matplotlib')} to 0.1"]}


def test_the_capture_code_runs_everything(tiny, monkeypatch, tmp_path):
    shutil.copytree(keys.ENGINE, tmp_path / "engine")
    (tmp_path / "engine" / "capture.py").write_text("# other")
    monkeypatch.setattr(keys, "ENGINE", tmp_path / "engine")
    assert set(stale(tiny)) == {"tiny/helped_numpy", "tiny/line_plot", "tiny/sum_numpy"}


def test_a_snippet_that_is_gone_leaves_nothing(tiny):
    (tiny.root / "snippets/tiny/line_plot.py").unlink()
    tiny.replace("docs/chapter/tiny.md", '--8<-- "tiny/line_plot.md"\n', "")
    assert ran(tiny) == set()
    left = [file for folder in ("records", "embeds", "values") for file in tiny.files(f".cache/{folder}")]
    assert [file for file in left if "line_plot" in file] == []


def test_a_failure_is_not_kept(tiny):
    tiny.replace("snippets/tiny/sum_numpy.py", "print(total)", "print(totals)")
    assert tiny.build().returncode != 0
    assert stale(tiny) == {"tiny/sum_numpy": ["source changed"]}


def test_a_ledger_that_cannot_be_read_means_stale(tiny):
    tiny.write(".cache/records/tiny/sum_numpy.json", "{")
    assert stale(tiny) == {"tiny/sum_numpy": ["it has no kept result"]}


def test_values_that_are_gone_are_written_again_without_running(tiny):
    values = tiny.files(".cache/values")
    shutil.rmtree(tiny.root / ".cache/values")
    assert ran(tiny) == set()
    assert tiny.files(".cache/values") == values


def test_the_command_line_runs_lists_explains_and_cleans(tiny):
    assert "kept" in tiny.engine("list").stdout
    assert "tiny/sum_numpy: not stale" in tiny.engine("why-stale", "tiny/sum_numpy").stdout
    tiny.append("snippets/tiny/sum_numpy.py", "# a remark\n")
    assert "tiny/sum_numpy: source changed" in tiny.engine("why-stale", "tiny/sum_*").stdout
    assert "1 snippets: 1 run, 0 kept" in tiny.engine("run", "snippets/tiny/sum_numpy.py").stdout
    assert "3 snippets: 0 run, 3 kept" in tiny.engine("run").stdout
    assert "1 snippets: 1 run, 0 kept" in tiny.engine("run", "--force", "tiny/sum_numpy").stdout
    assert "3 snippets: 3 run, 0 kept" in tiny.engine("run", "--force").stdout
    unknown = tiny.engine("run", "tiny/nothing")
    assert unknown.returncode == 1
    assert unknown.stdout == 'no snippet is called "tiny/nothing"\n'
    assert tiny.engine("clean").returncode == 0
    assert not (tiny.root / ".cache").exists()
