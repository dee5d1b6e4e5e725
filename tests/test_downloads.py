"""The zip of all programs runs on a machine that has never seen this repository.

The real thing, with pip and every program, takes minutes and over a gigabyte: ``make downloads`` asks for it. Every
other run borrows from this environment, by links, just the packages that pip would install from requirements.txt.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import distribution

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from scripts import archive, notebooks, runner
from scripts.book import Book
from scripts.capture import ONE_THREAD
from scripts.embed import PACKAGES
from scripts.printed import differences
from tests.conftest import BOOK, ROOT, SNIPPETS
from tests.tiny import TinyBook

LABS = BOOK.labs()

READS = '''"""A program reads a file

Nothing to see.
"""

from pathlib import Path

print(Path(__file__).with_name("start.txt").read_text())
#> 42
'''


class Reader:
    """Somebody who has unpacked the zip in ``home`` and made an environment beside it."""

    def __init__(self, home, zip_file, *venv_options):
        with zipfile.ZipFile(zip_file) as unpacked:
            unpacked.extractall(home)
        self.folder = home / archive.name(BOOK)
        self.venv = home / "venv"
        self.elsewhere = home / "elsewhere"
        self.elsewhere.mkdir()
        subprocess.run([sys.executable, "-m", "venv", *venv_options, self.venv], check=True)

    def python(self, *arguments):
        """What Python prints in the reader's environment, in a folder that has nothing to do with the book."""
        return self._run([self.venv / "bin" / "python", *arguments], cwd=self.elsewhere)

    def type(self, line):
        """What a line of a page prints in the folder that was unpacked, the environment activated."""
        return self._run(line, cwd=self.folder, shell=True)

    def _run(self, command, **where):
        ours = {*ONE_THREAD, "NO_MKDOCS_2_WARNING", "SOURCE_DATE_EPOCH", "VIRTUAL_ENV"}
        environment = {k: v for k, v in os.environ.items() if k not in ours and not k.startswith("PYTHON")}
        environment["PATH"] = f"{self.venv / 'bin'}{os.pathsep}{environment['PATH']}"
        environment["MPLBACKEND"] = "Agg"  # a reader has a window to close
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=600, **where)
        assert done.returncode == 0, f"{command}: {done.stderr}"
        return done.stdout

    def run(self, file):
        return self.python(self.folder / file)


def pip_would_install(requirements):
    """The installed packages that a requirements file names, and those that they need in turn."""
    lines = [line for line in requirements.read_text().splitlines() if line and not line.startswith("#")]
    todo, found = [(Requirement(line), {""}) for line in lines], {}
    while todo:
        asked, extras = todo.pop()
        if asked.marker and not any(asked.marker.evaluate({"extra": extra}) for extra in extras):
            continue
        key = canonicalize_name(asked.name), frozenset(asked.extras)
        if key not in found:
            found[key] = distribution(asked.name)
            todo += [(Requirement(line), {"", *asked.extras}) for line in found[key].requires or []]
    return {name: package for (name, _), package in found.items()}


@pytest.fixture(scope="module")
def reader(site, tmp_path_factory):
    reader = Reader(tmp_path_factory.mktemp("reader"), site / archive.target(BOOK), "--without-pip")
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    libraries = reader.venv / "lib" / version / "site-packages"
    for package in pip_would_install(reader.folder / "requirements.txt").values():
        for top in {file.parts[0] for file in package.files} - {"..", "__pycache__"}:
            if not (libraries / top).exists():
                (libraries / top).symlink_to(package.locate_file(top))
    return reader


def test_the_reader_has_nothing_of_the_repository_and_nothing_that_requirements_do_not_name(reader):
    look = "import importlib.util as u, sys; print([name for name in sys.argv[1:] if u.find_spec(name)])"
    assert reader.python("-c", look, "scripts", "mkdocs", "pytest", "IPython") == "[]\n"


def test_requirements_cover_every_import(reader):
    labs = [ast.parse(lab.path.read_text(encoding="utf-8")) for lab in LABS]
    nodes = [node for lab in labs for node in ast.walk(lab)]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
    names |= {name for snippet in SNIPPETS for name in snippet.imports}
    look = "import importlib.util as u, sys; print([name for name in sys.argv[1:] if not u.find_spec(name)])"
    assert reader.python("-c", look, *sorted({name.partition(".")[0] for name in names})) == "[]\n"


@pytest.mark.parametrize("package", PACKAGES)
def test_a_program_of_each_kind_prints_what_the_page_shows(package, reader, record):
    users = [s for s in SNIPPETS if any(name.partition(".")[0] == package for name in s.imports)]
    snippet = min(users, key=lambda snippet: len(snippet.source))
    assert differences(record(snippet.name).stdout, reader.run(snippet.file)) == []


def test_the_line_of_a_page_is_typed_in_the_folder_that_was_unpacked(reader, record):
    assert reader.type("python snippets/index/first_numpy.py") == record("index/first_numpy").stdout


def test_the_zip_holds_every_program_and_notebook_as_it_is(site):
    with zipfile.ZipFile(site / archive.target(BOOK)) as unpacked:
        found = {name: unpacked.read(name) for name in unpacked.namelist()}
    expected = {snippet.file: snippet.path for snippet in SNIPPETS}
    expected |= {f"notebooks/{s.name}.ipynb": notebooks.path(BOOK, s.file) for s in SNIPPETS}
    expected |= {f"{lab.name}.py": lab.path for lab in LABS}
    expected |= {f"{lab.name}.ipynb": notebooks.path(BOOK, lab.file) for lab in LABS}
    expected |= {name: ROOT / name for name in archive.AS_THEY_ARE}
    readme = found.pop(f"{archive.name(BOOK)}/README.txt").decode()
    assert found == {f"{archive.name(BOOK)}/{name}": file.read_bytes() for name, file in expected.items()}
    for file in re.findall(r"snippets/\S+\.py|LICENSE\S*|requirements\.txt", readme):
        assert f"{archive.name(BOOK)}/{file}" in found


def test_a_file_that_a_program_reads_is_in_the_zip(tmp_path):
    tiny = TinyBook.copy_to(tmp_path / "book")
    tiny.write("snippets/tiny/reads_numpy.py", READS)
    tiny.write("snippets/tiny/start.txt", "42")
    tiny.append("docs/chapter/tiny.md", '\n--8<-- "tiny/reads.md"\n')
    result = tiny.engine("run")
    assert result.returncode == 0, result.stdout
    assert archive.held(Book(tiny.root))["snippets/tiny/start.txt"] == b"42"


def test_the_same_files_give_the_same_zip():
    made = archive.zipped("book", {"a": b"1", "b/c": b"2"}, 1_700_000_000)
    assert made == archive.zipped("book", {"b/c": b"2", "a": b"1"}, 1_700_000_000)
    assert made != archive.zipped("book", {"a": b"1", "b/c": b"2"}, 0)


def test_every_file_in_the_zip_has_the_date_asked_for_and_can_be_read(tmp_path):
    for date, shown in [(0, (1980, 1, 1, 0, 0, 0)), (1_700_000_000, (2023, 11, 14, 22, 13, 20))]:
        file = tmp_path / f"{date}.zip"
        file.write_bytes(archive.zipped("book", {"a": b"1"}, date))
        with zipfile.ZipFile(file) as unpacked:
            (entry,) = unpacked.infolist()
        assert entry.date_time == shown
        assert entry.external_attr >> 16 == 0o100644


@pytest.mark.download
def test_every_program_runs_after_pip_install(site, record, tmp_path):
    start = time.monotonic()

    def report(words):
        print(f"[{time.monotonic() - start:4.0f} s] {words}", flush=True)

    reader = Reader(tmp_path, site / archive.target(BOOK))
    reader.python("-m", "pip", "install", "--quiet", "-r", reader.folder / "requirements.txt")
    size = sum(file.lstat().st_size for file in reader.venv.rglob("*"))
    report(f"installed, {size / 1e9:.2f} GB: {' '.join(reader.python('-m', 'pip', 'freeze').split())}")

    def try_out(file):
        try:
            return reader.type(f"python {file}")
        except (AssertionError, subprocess.TimeoutExpired) as failed:
            return f"FAILED {failed}"

    files = [snippet.file for snippet in SNIPPETS] + [f"{lab.name}.py" for lab in LABS]
    with ThreadPoolExecutor(runner.cores()) as pool:
        printed = dict(zip(files, pool.map(try_out, files), strict=True))
    shutil.rmtree(reader.venv)
    report(f"{len(SNIPPETS)} snippets and {len(LABS)} labs run")
    moved = {s.file: differences(record(s.name).stdout, printed[s.file]) for s in SNIPPETS}
    moved |= {file: [text] for file, text in printed.items() if text.startswith("FAILED")}
    assert {file: lines for file, lines in moved.items() if lines} == {}
    assert all(printed[file] for file in files if file.startswith("labs/"))
