"""`make serve`: what an author saves shows within seconds, and nothing builds again by itself."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from scripts import keys
from tests import host
from tests.tiny import TinyBook

PATIENCE = 60
"""Seconds; how fast it is, the benchmark says."""


class Server:
    """`mkdocs serve` on a tiny book whose engine is a copy, so that the test may edit it."""

    def __init__(self, tiny, folder):
        self.tiny = tiny
        self.engine = folder / "scripts"
        shutil.copytree(keys.ENGINE, self.engine, ignore=shutil.ignore_patterns("__pycache__"))
        tiny.replace("mkdocs.yml", str(keys.ENGINE / "hooks.py"), str(self.engine / "hooks.py"))
        tiny.append("mkdocs.yml", f"watch: [snippets, {self.engine}]\n")
        self.address = f"127.0.0.1:{host.free_port()}"
        self.log = folder / "log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-a", self.address],
                cwd=tiny.root,
                env=os.environ | {"PYTHONPATH": str(folder), "TINY_BOOK": tiny.mark},
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def builds(self):
        return len(re.findall("Documentation built in", self.log.read_text()))

    def wait_for(self, pattern, page="chapter/tiny/"):
        """Until the page shows the pattern; the moment's number of builds."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"http://{self.address}/{page}", timeout=5) as answer:
                    if re.search(pattern, answer.read().decode()):
                        return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                pass
            time.sleep(0.1)
        pytest.fail(f"{pattern!r} is not shown after {PATIENCE} s; the server says:\n{self.log.read_text()}")


@pytest.fixture
def server(tmp_path):
    tiny = TinyBook.copy_to(tmp_path / "book")
    tiny.write("docs/labs/quick.py", "# %%\nprint('slow')\n")
    tiny.write("docs/reference/glossary.md", "# Glossary\n\nnumbers\n\n:   What is added.\n")
    tiny.replace("mkdocs.yml", "  - attr_list\n", "  - abbr\n  - attr_list\n")
    tiny.replace(
        "mkdocs.yml", "      check_paths: true\n", "      check_paths: true\n      auto_append: [glossary.md]\n"
    )
    server = Server(tiny, tmp_path / "engine")
    yield server
    server.process.terminate()
    server.process.wait(timeout=30)
    deadline = time.monotonic() + 10
    while server.tiny.processes() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert server.tiny.processes() == []


def test_an_edit_of_a_page_a_snippet_a_lab_or_the_engine_shows_and_nothing_loops(server):
    server.wait_for("<h1[^>]*>A page")
    server.tiny.append("docs/chapter/tiny.md", "\nOne word more.\n")
    server.wait_for("One word more")
    server.tiny.replace("snippets/tiny/sum_numpy.py", "[1, 2, 3]", "[1, 2, 40]")
    server.wait_for(">40</data>")
    server.wait_for(">slow", page="labs/quick/")
    server.tiny.replace("docs/labs/quick.py", "slow", "quick")
    server.wait_for(">quick", page="labs/quick/")

    # A snippet that fails is told; when it is mended, the page goes on.
    server.tiny.replace("snippets/tiny/sum_numpy.py", "print(total)", "print(totals)")
    deadline = time.monotonic() + PATIENCE
    while "NameError" not in server.log.read_text():
        assert time.monotonic() < deadline
        time.sleep(0.1)
    server.tiny.replace("snippets/tiny/sum_numpy.py", "print(totals)", "print(total + 1)")
    server.wait_for("<code>44")

    embed = server.engine / "embed.py"
    embed.write_text(embed.read_text().replace("Download {file}", "Fetch {file}"))
    server.wait_for("Fetch sum_numpy.py")

    time.sleep(2)  # what is already on its way
    builds = server.builds()
    time.sleep(5)
    assert server.builds() == builds


def test_nothing_stale_is_served_on_other_pages(server):
    server.wait_for(">6.0</data>", page="")
    server.wait_for('title="What is added."')
    builds = server.builds()

    # What other pages quote, and the files to download, follow the program without a build of the whole site.
    server.tiny.replace("snippets/tiny/sum_numpy.py", "[1, 2, 3]", "[1, 2, 40]")
    server.wait_for(">43.0</data>", page="")
    server.wait_for(">40</data>")
    server.wait_for(r"\[1, 2, 40\]", page="snippets/tiny/sum_numpy.py")
    server.wait_for(r"\[1, 2, 40\]", page="snippets/tiny/sum_numpy.ipynb")
    assert server.builds() == builds
    assert "Rendered again: chapter/tiny.md, index.md" in server.log.read_text()

    # What every page shows: a tooltip, a title in the navigation, a page more.
    server.tiny.replace("docs/reference/glossary.md", "What is added", "All that is added")
    server.wait_for('title="All that is added."')
    server.tiny.replace("docs/chapter/tiny.md", "# A page", "# A small page")
    server.wait_for("A small page", page="")
    server.tiny.write("docs/chapter/more.md", "# One page more\n")
    server.wait_for("One page more", page="")
    server.wait_for("One page more", page="chapter/more/")

    # An edit while the whole site is being built is not lost.
    server.tiny.replace("docs/index.md", "# Tiny", "# Still tiny")
    server.tiny.replace("snippets/tiny/sum_numpy.py", "[1, 2, 40]", "[1, 2, 50]")
    server.wait_for(">53.0</data>", page="")
    server.wait_for(">50</data>")
