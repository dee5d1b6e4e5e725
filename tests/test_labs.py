"""Labs: executed once for each change, failing the build when they raise, light, and in the book's own look."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time

import pytest
from bs4 import BeautifulSoup

from scripts import keys, runner
from scripts.book import Book
from scripts.store import Store
from tests.tiny import TinyBook

LAB = """# %% [markdown]
# # A lab
#
# Some words.
#
# ```python
# folded = 1
# ```

# %%
import numpy as np

print("one ", end="", flush=True)
print("line")
print(np.arange(3))
np.arange(2)

# %% alt="A line that rises from 0 to 1, drawn for the test."
import matplotlib.pyplot as plt

plt.figure(figsize=(5, 3.2))
plt.plot([0, 1])
plt.title("It rises")
plt.show()
print("drawn")

# %% fold="A helper & more"
def check(answer):
    print("Right:" if answer == 1 else "Not yet:", answer)

# %% fill="one"
def one():
    return ...

# %% check="one"
check(one())

# %% solution="one"
def one():
    return 1

check(one())
"""

QUICK = "# %%\nprint('quick')\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A tiny book with two labs, built once."""
    tiny = TinyBook.copy_to(tmp_path_factory.mktemp("tiny") / "book")
    tiny.write("docs/labs/tiny-lab.py", LAB)
    tiny.write("docs/labs/quick.py", QUICK)
    result = tiny.build()
    assert result.returncode == 0, result.stdout
    return tiny


@pytest.fixture
def tiny(built, tmp_path):
    """A copy of it that a test may change."""
    shutil.copytree(built.root, tmp_path / "book")
    return TinyBook(tmp_path / "book")


def stale(tiny):
    """Name -> why, for every lab that would run."""
    book = Book(tiny.root)
    found = {lab.name: runner.why_stale(lab, Store(book.cache)) for lab in book.labs()}
    return {name: why for name, why in found.items() if why}


def ran(result):
    """Names of what the engine ran."""
    return set(re.findall(r"\[\s*\d+/\d+\] (\S+)", result.stdout))


def assert_nothing_runs(tiny):
    deadline = time.monotonic() + 5
    while tiny.processes() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert tiny.processes() == []


def test_a_lab_is_executed_and_looks_like_the_book(built):
    tiny = built
    html = tiny.read("site/labs/tiny-lab/index.html")
    article = BeautifulSoup(html, "html.parser").article
    assert [output.get_text() for output in article.select(".output code")] == [
        "one line\n[0 1 2]\narray([0, 1])\n",
        "drawn\n",
        "Not yet: Ellipsis\n",
        "Right: 1\n",
    ]
    assert [box.summary.get_text() for box in article.select("details")] == ["A helper & more", "Solution"]
    assert "Right: 1" in article.select_one("details.solution .output").get_text()
    assert [title.get_text() for title in article.select(".filename")] == ["Fill in"]
    assert "return ..." in article.select_one(".highlight:has(.filename) code").get_text()
    assert article.h1.get_text().startswith("A lab")
    assert "print" in article.select(".highlight:not(.output) code")[1].get_text()
    assert article.select_one("pre > code").get_text() == "folded = 1\n"
    assert article.select("pre:not(:has(> code))") == []
    figure = article.svg
    assert figure.find("desc").get_text() == "A line that rises from 0 to 1, drawn for the test."
    assert "var(--figure-blue)" in str(figure)
    assert article.select("style, script, img") == []
    assert [link["href"] for link in article.select("a[download]")] == ["tiny-lab.ipynb", "tiny-lab.py"]
    assert tiny.read("site/labs/tiny-lab/tiny-lab.py") == LAB
    assert '"cells"' in tiny.read("site/labs/tiny-lab/tiny-lab.ipynb")
    assert not (tiny.root / "site/labs/tiny-lab.py").exists()


def test_a_changed_lab_is_executed_alone_and_an_unchanged_one_is_not(tiny):
    tiny.append("docs/chapter/tiny.md", "\nA word more.\n")
    assert stale(tiny) == {}
    tiny.replace("docs/labs/quick.py", "quick", "quicker")
    assert stale(tiny) == {"labs/quick": ["source changed"]}
    result = tiny.build()
    assert ran(result) == {"labs/quick"}
    assert "2 snippets and 2 labs: 1 run, 3 kept" in result.stdout
    assert ">quicker" in tiny.read("site/labs/quick/index.html")


def test_a_lab_is_executed_again_for_another_version_style_or_engine(tiny, monkeypatch, tmp_path):
    real = keys.version
    with monkeypatch.context() as changed:
        changed.setattr(keys, "version", lambda name: "0.1" if name == "torch" else real(name))
        assert stale(tiny)["labs/quick"] == [f"torch changed from {real('torch')} to 0.1"]
    for part in (keys.STYLE.name, "labs.py", "notebooks.py"):
        folder = tmp_path / part
        shutil.copytree(keys.ENGINE, folder)
        (folder / part).write_text((folder / part).read_text() + "\n")
        with monkeypatch.context() as changed:
            changed.setattr(keys, "ENGINE", folder)
            assert stale(tiny)["labs/quick"] == ["execution of labs changed"]


def test_a_damaged_result_is_made_anew_when_the_page_needs_it(tiny):
    before = tiny.files(".cache/pages")
    file = tiny.root / ".cache/records/labs/quick.zlib"
    file.write_bytes(file.read_bytes()[:-20] + b"\0" * 20)
    (tiny.root / ".cache/pages/labs/quick.md").unlink()
    result = tiny.engine("run")
    assert ran(result) == {"labs/quick"}
    assert tiny.files(".cache/pages") == before


def test_a_lab_that_is_gone_leaves_nothing(tiny):
    (tiny.root / "docs/labs/quick.py").unlink()
    assert tiny.build().returncode == 0
    left = [file for folder in (".cache/records", ".cache/pages", "site") for file in tiny.files(folder)]
    assert [file for file in left if "quick" in file] == []


def test_the_command_line_knows_labs(tiny):
    listed = tiny.engine("list", "labs/*").stdout
    assert re.search(r"kept .* MB  labs/quick  \(docs/labs/quick.py", listed)
    assert tiny.engine("why-stale", "docs/labs/quick.py").stdout == "labs/quick: not stale\n"
    assert "0 snippets and 1 labs: 1 run, 0 kept" in tiny.engine("run", "--force", "labs/quick").stdout


def test_a_lab_that_raises_fails_the_build_and_leaves_the_site(tiny):
    before = tiny.files("site")
    tiny.replace("docs/labs/tiny-lab.py", "np.arange(2)", "np.linalg.inv(np.zeros((2, 2)))")
    result = tiny.build()
    assert result.returncode != 0
    assert "docs/labs/tiny-lab.py: LinAlgError: Singular matrix, in the cell\nimport numpy as np" in result.stdout
    assert "Traceback" not in result.stdout
    assert tiny.files("site") == before
    assert not (tiny.root / "site.next").exists()
    assert_nothing_runs(tiny)
    assert stale(tiny) == {"labs/tiny-lab": ["source changed"]}


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("import time\ntime.sleep(600)", "still running after 2 s, its time limit, in the cell\nimport time"),
        ("import os\nos._exit(1)", "its process ended before the program did, in the cell\nimport os"),
        ("x = = 1", "SyntaxError: invalid syntax"),
    ],
)
def test_a_lab_that_does_not_come_to_its_end(body, message, tiny):
    tiny.write("docs/labs/quick.py", f"# %%\nprint(1)\n\n# %%\n{body}\n")
    result = tiny.engine("run", "--seconds", "2", "labs/quick")
    assert result.returncode == 1
    assert f"docs/labs/quick.py: {message}" in result.stdout
    assert "Traceback" not in result.stdout
    assert_nothing_runs(tiny)


@pytest.mark.parametrize("interruption", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_build_leaves_no_process(interruption, tiny):
    tiny.write("docs/labs/quick.py", "# %%\nimport time\nopen('asleep', 'w').close()\ntime.sleep(600)\n")
    build = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=tiny.root,
        env=os.environ | {"TINY_BOOK": tiny.mark},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while not (tiny.root / "asleep").exists() and build.poll() is None:
        time.sleep(0.1)
    build.send_signal(interruption)
    try:
        assert build.wait(timeout=120) != 0
    finally:
        build.kill()
        build.wait()
    assert_nothing_runs(tiny)


def test_a_figure_in_a_lab_must_be_described(tiny):
    tiny.replace("docs/labs/tiny-lab.py", '# %% alt="A line that rises from 0 to 1, drawn for the test."', "# %%")
    result = tiny.engine("run", "labs/tiny-lab")
    assert result.returncode != 0
    assert 'docs/labs/tiny-lab.py: a figure has no description; begin its cell # %% alt="..."' in result.stdout
    assert "Traceback" not in result.stdout
