"""Labs: executed at build, failing the build when they raise, light, and in the book's own look."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

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

PLUGIN = (
    'plugins: [{mkdocs-jupyter: {include: ["labs/*.py"], execute: true, allow_errors: false, include_source: true}}]'
)


@pytest.fixture
def tiny(tmp_path):
    tiny = TinyBook.copy_to(tmp_path / "book")
    tiny.replace("mkdocs.yml", "plugins: []", PLUGIN)
    tiny.write("docs/labs/tiny-lab.py", LAB)
    return tiny


def test_a_lab_is_executed_and_looks_like_the_book(tiny):
    result = tiny.build()
    assert result.returncode == 0, result.stdout
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


def test_a_lab_that_raises_fails_the_build_and_leaves_the_site(tiny):
    assert tiny.build().returncode == 0
    before = tiny.files("site")
    tiny.replace("docs/labs/tiny-lab.py", "np.arange(2)", "np.linalg.inv(np.zeros((2, 2)))")
    result = tiny.build()
    assert result.returncode != 0
    assert "docs/labs/tiny-lab.py: LinAlgError: Singular matrix, in the cell\nimport numpy as np" in result.stdout
    assert "mkdocs/commands" not in result.stdout  # the traceback of the cell, not of the generator
    assert tiny.files("site") == before
    assert not (tiny.root / "site.next").exists()
    assert tiny.processes() == []


def test_a_figure_in_a_lab_must_be_described(tiny):
    tiny.replace("docs/labs/tiny-lab.py", '# %% alt="A line that rises from 0 to 1, drawn for the test."', "# %%")
    result = tiny.build()
    assert result.returncode != 0
    assert 'docs/labs/tiny-lab.py: a figure has no description; begin its cell # %% alt="..."' in result.stdout
    assert "Traceback" not in result.stdout
