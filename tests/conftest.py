"""What the tests share: the book, its records, and the site built from them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from scripts.capture import ONE_THREAD

# Before NumPy or PyTorch is loaded: the snippets run with one thread here as they do for the site.
os.environ |= ONE_THREAD | {"NO_MKDOCS_2_WARNING": "1"}

import pytest
from filelock import FileLock
from xdist.scheduler import LoadScopeScheduling

from scripts import runner
from scripts.book import Book
from scripts.values import Values
from tests import browser, host

ROOT = Path(__file__).parent.parent
BOOK = Book(ROOT)
SNIPPETS = BOOK.snippets()


SLOW_FIRST = (
    "test_repeatable",
    "labs",
    "test_engine_survives",
    "test_labs",
    "test_moves",
    "test_site",
    "test_engine_faults",
    "test_access",
    "test_generators",
    "test_checks",
    "test_snippets",
    "test_notebooks",
    "test_audit",
    "test_engine_keeps",
    "test_serve",
    "test_farm",
    "test_downloads",
)
"""The workers share the groups of tests: who begins with the long ones ends first. Those that need
the built site come after the first worker has built it. A third worker on two cores is for
those that wait, for clocks and for browsers."""


def group(file):
    """What one worker does: a file of tests; and all that runs the labs, which run once in a process."""
    stem = Path(file).stem
    return "labs" if stem.startswith("test_labs_") else stem


class Groups(LoadScopeScheduling):
    def _split_scope(self, nodeid):
        return group(nodeid.partition("::")[0])


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return Groups(config, log)


def pytest_collection_modifyitems(items):
    order = {name: place for place, name in enumerate(SLOW_FIRST)}
    items.sort(key=lambda item: order.get(group(item.path), len(order)))


def turn_of(commit: str, share: int) -> int:
    """Which of ``share`` parts of a long test has its turn at this commit: each one at every ``share``-th."""
    return int(commit, 16) % share


def head() -> str:
    """The commit that is checked out; zero outside a git checkout."""
    asked = ["git", "rev-parse", "HEAD"]
    answer = subprocess.run(asked, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
    return answer.stdout.strip() or "0"


@pytest.fixture(scope="session")
def book():
    """The book, with every snippet run: the records that the tests check are what the pages show.

    In a process of its own: in this one a test may have started the server of snippets for its own small needs.
    """
    subprocess.run([sys.executable, "-m", "scripts", "run"], cwd=ROOT, check=True)
    return BOOK


@pytest.fixture(scope="session")
def all_values(request):
    """Name of a snippet -> its measured values by name. BOOK_VALUES names another folder (see tests.mutants)."""
    if other := os.environ.get("BOOK_VALUES"):
        return Values(Path(other))
    return request.getfixturevalue("book").values


@pytest.fixture(scope="session")
def values(all_values):
    """A function: name of a snippet -> its measured values by name."""
    return all_values.__getitem__


@pytest.fixture(scope="session")
def record(book):
    """A function: name of a snippet or lab -> what its run showed."""
    by_name = {program.name: program for program in BOOK.programs()}
    return lambda name: runner.load(book, by_name[name])


@pytest.fixture(scope="session")
def site(book, tmp_path_factory):
    """The folder of the built site, built by the worker that needs it first."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder = shared / "site"
    with FileLock(shared / "site.lock"):
        if not folder.is_dir():
            subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q", "-d", folder], cwd=ROOT, check=True)
    return folder


@pytest.fixture(scope="session")
def served(site):
    """The address of the site, served from this machine as a static host would do it."""
    with host.serve(site) as address:
        yield address


@pytest.fixture(scope="session")
def chromium():
    with browser.launch() as opened:
        yield opened
