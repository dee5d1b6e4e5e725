"""MkDocs and its successor Zensical show the same programs, outputs, figures and numbers, in the labs too."""

from __future__ import annotations

import functools
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from scripts import zensical
from scripts.book import Book
from tests.conftest import BOOK, ROOT


@pytest.fixture(scope="module")
def by_zensical(book, tmp_path_factory):
    """The site as Zensical builds it from the same tree, after the engine ran."""
    root = tmp_path_factory.mktemp("zensical")
    for name in ("docs", "snippets", "theme", ".cache"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("records", "zensical"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    zensical.build(Book(root))
    return root / "site"


PAGES = [f"chapter/{path.stem}" for path in BOOK.pages() if path.parent.name == "chapter" and path.stem != "whole"]
PAGES += [lab.name for lab in BOOK.labs()]
NOT_IN_LABS = {"numbers", "formulas", "tabs"}

SHOWN = {
    "programs": "article .highlight.python, article .highlight:not(.output)",
    "outputs": "article .output",
    "figures": "article figure svg",
    "numbers": "article data.measured",
    "formulas": "article math",
    "headings": "article :is(h1, h2, h3)",
    "tabs": "article .tabbed-labels label",
    "boxes": "article :is(.admonition-title, summary)",
}


@functools.lru_cache(maxsize=4)  # one page is asked for everything that it shows before the next one is
def parsed(page):
    return BeautifulSoup(page.read_text(), "html.parser")


def seen(page, selector):
    """What a reader sees of these elements: of a figure the whole drawing, of the rest the text."""
    found = parsed(page).select(selector)
    return [str(element) if element.name == "svg" else " ".join(element.get_text(" ").split()) for element in found]


@pytest.mark.parametrize("what", SHOWN)
@pytest.mark.parametrize("name", PAGES)
def test_both_generators_show_the_same(name, what, site, by_zensical):
    place = Path(name.removesuffix("index")) / "index.html"
    ours, theirs = seen(site / place, SHOWN[what]), seen(by_zensical / place, SHOWN[what])
    assert ours == theirs
    assert ours or name == "chapter/nutshell" or (what in NOT_IN_LABS and name.startswith("labs/"))


def test_zensical_has_the_downloads(site, by_zensical):
    for file in [*(site / "snippets").rglob("*.py"), *(site / "labs").rglob("*.py"), *(site / "labs").rglob("*.ipynb")]:
        assert (by_zensical / file.relative_to(site)).read_bytes() == file.read_bytes()
    assert (by_zensical / "assets" / "math.woff2").read_bytes() == (site / "assets" / "math.woff2").read_bytes()
