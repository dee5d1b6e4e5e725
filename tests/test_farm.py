"""BOOK_SCHEDULER: the programs run on Dask workers, and the site is the same to the byte."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import re
import shutil
import subprocess
import sys

import pytest
from distributed import Client

from scripts import farm as farm_of_the_engine
from scripts import runner
from scripts.book import Book, BookError
from scripts.capture import Limits
from scripts.farm import ADDRESS, do_numbered, unfit
from scripts.keys import version
from scripts.prepare import prepare
from tests import host
from tests.conftest import ROOT
from tests.tiny import PATIENCE, TinyBook, snippet

SLOW = "import time\n\nfor _ in range(20):\n    time.sleep(0.05)\nprint('slow')"


class Farm:
    """A scheduler, and workers that can be added and killed."""

    def __init__(self, folder):
        self.address = f"tcp://127.0.0.1:{host.free_port()}"
        self.folder, self.processes = folder, []
        self.start("scheduler", "--host", self.address, "--no-dashboard")

    def worker(self, **environment):
        options = ("--no-nanny", "--nthreads", "1", "--no-dashboard", "--local-directory", self.folder)
        return self.start("worker", self.address, *options, **environment)

    def start(self, kind, *arguments, **environment):
        command = [sys.executable, "-m", "distributed.cli.dask_" + kind, *arguments]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        paths = os.pathsep.join([environment.pop("before", ""), str(ROOT)]).strip(os.pathsep)
        environment = os.environ | {"PYTHONPATH": paths} | environment
        self.processes.append(subprocess.Popen(command, cwd=self.folder, env=environment, **quiet))
        return self.processes[-1]

    def end(self):
        for process in self.processes:
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def started(tmp_path_factory):
    farm = Farm(tmp_path_factory.mktemp("farm"))
    yield farm
    farm.end()


@pytest.fixture
def farm(started, monkeypatch):
    monkeypatch.setenv(ADDRESS, started.address)
    return started


@pytest.fixture
def tiny(tmp_path):
    tiny = TinyBook.copy_to(tmp_path / "book")
    for number in range(3):
        tiny.write(f"snippets/tiny/slow{number}_numpy.py", snippet(SLOW))
        tiny.append("docs/chapter/tiny.md", f'\n--8<-- "tiny/slow{number}.md"\n')
    return tiny


def workers(farm, count):
    """Wait until the farm has so many workers."""
    with Client(farm.address, set_as_default=False) as client:
        client.wait_for_workers(count, timeout=PATIENCE)


def made(tiny):
    """What the engine has written for the pages."""
    return {file: data for file, data in tiny.files(".cache").items() if file.startswith(("embeds", "values"))}


@pytest.mark.filterwarnings("ignore:Mismatched versions")  # Dask says so as well, but goes on
def test_a_worker_with_another_version_is_refused_before_anything_runs(farm, tiny, tmp_path):
    other = tmp_path / "other" / "numpy-0.1.dist-info"
    other.mkdir(parents=True)
    (other / "METADATA").write_text("Metadata-Version: 2.1\nName: numpy\nVersion: 0.1\n")
    farm.worker()
    worker = farm.worker(before=str(other.parent))
    workers(farm, 2)
    told = tiny.refusal()
    worker.kill()
    worker.wait()
    assert re.fullmatch(rf"{ADDRESS}: the worker tcp://\S+ has numpy 0\.1, not {re.escape(version('numpy'))}", told)
    assert not (tiny.root / ".cache" / "records").exists()


def test_the_pages_are_the_same_to_the_byte_though_a_worker_is_killed(farm, tiny, tmp_path, monkeypatch):
    here = TinyBook(shutil.copytree(tiny.root, tmp_path / "here"))
    killed = farm.worker()
    workers(farm, 2)
    said = []

    def report(line):
        if not said:  # while the others run
            killed.kill()
        said.append(line)

    assert prepare(Book(tiny.root), report=report).run == 5
    assert killed.wait(PATIENCE) != 0
    monkeypatch.delenv(ADDRESS)
    assert prepare(Book(here.root), report=said.append).run == 5
    assert made(tiny) == made(here)


def test_no_scheduler_answers(tiny, monkeypatch):
    monkeypatch.setattr(farm_of_the_engine, "PATIENCE", 1)
    monkeypatch.setenv(ADDRESS, "tcp://127.0.0.1:1")
    assert tiny.refusal().startswith(f"{ADDRESS}: no Dask scheduler answers at tcp://127.0.0.1:1")


def test_a_worker_that_comes_late_is_refused_as_well(tiny):
    task = runner.Task(Book(tiny.root), Book(tiny.root).snippets()[0], {}, Limits(), [])
    with pytest.raises(BookError, match=r"has numpy .*, not 0\.1") as refused:
        do_numbered(runner.attempt, 0, task, {"numpy": "0.1"})
    assert str(pickle.loads(pickle.dumps(refused.value))) == str(refused.value)


def test_a_worker_needs_the_book_and_may_have_to_start_processes(tiny, tmp_path, monkeypatch):
    assert unfit(tiny.root, {}) == []
    assert unfit(tmp_path / "nowhere", {}) == [
        f"has no book in {tmp_path / 'nowhere'}: it needs the same folder at the same path"
    ]
    monkeypatch.setitem(multiprocessing.current_process()._config, "daemon", True)
    assert unfit(tiny.root, {}) == ["may start no processes: start it with --no-nanny"]
