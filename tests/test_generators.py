"""MkDocs and its successor Zensical make the same book, page by page."""

from __future__ import annotations

import functools
import re
import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts import archive, contents, publish, zensical
from scripts.book import Book
from tests import links as links_of
from tests.conftest import BOOK, ROOT, SNIPPETS


@pytest.fixture(scope="module")
def by_zensical(book, tmp_path_factory):
    """The site as Zensical builds it from the same tree, after the engine ran."""
    root = tmp_path_factory.mktemp("zensical")
    for name in ("docs", "snippets", "theme", ".cache"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("records", "zensical"))
    for name in ("mkdocs.yml", "moves", *archive.AS_THEY_ARE):
        (root / name).symlink_to(ROOT / name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", publish.date_of(BOOK) or "")
        zensical.build(Book(root))
    return root / "site"


def place(page):
    return Path(page.removesuffix(".md").removesuffix("index")) / "index.html"


PAGES = [entry.page for entry in contents.entries(BOOK)]

SHOWN = {
    "text": "article",
    "programs": "article .highlight:not(.output)",
    "outputs": "article .output",
    "figures": "article figure svg",
    "numbers": "article data.measured",
    "formulas": "article math",
    "headings": "article :is(h1, h2, h3, h4)",
    "tabs": "article .tabbed-labels label",
    "boxes": "article :is(.admonition-title, summary)",
    "forms": "article .check",
}
WHOLE = {"figures", "forms"}
"""What is compared with its markup, not only by what a reader sees of it."""


@functools.lru_cache(maxsize=4)  # one page is asked for everything that it shows before the next one is
def parsed(page):
    return LexborHTMLParser(page.read_text())


def seen(page, what):
    """What a reader sees of these elements: of a figure or form all of it, of the rest the text."""
    found = parsed(page).css(SHOWN[what])
    return [one.html if what in WHOLE else " ".join(one.text(separator=" ").split()) for one in found]


def links(page):
    """The name and target of every link in the text, and what the pictures are."""
    found = parsed(page).css("article :is(a[href], img[src])")
    return [(one.text().strip(), one.attributes.get("href") or one.attributes.get("src")) for one in found]


@pytest.mark.parametrize("what", SHOWN)
@pytest.mark.parametrize("page", PAGES)
def test_both_generators_show_the_same(page, what, site, by_zensical):
    ours, theirs = seen(site / place(page), what), seen(by_zensical / place(page), what)
    assert ours == theirs
    assert ours or what not in {"text", "headings"}


@pytest.mark.parametrize("page", PAGES)
def test_both_generators_link_to_the_same(page, site, by_zensical):
    assert links(site / place(page)) == links(by_zensical / place(page))


def test_no_link_inside_is_broken_either_way(site, by_zensical):
    assert links_of.broken(site) == []
    assert links_of.broken(by_zensical) == []


def test_what_is_compared_is_there(site):
    for what in SHOWN:
        assert sum(len(seen(site / place(page), what)) for page in PAGES) > 20, what


def test_zensical_has_all_that_the_site_holds_besides_its_own(site, by_zensical):
    """Downloads, scripts, fonts, pictures, pages as Markdown: each file that does not come from the theme."""
    theirs = re.compile(
        r"assets/(javascripts|stylesheets|images)/|assets/styles\.|sitemap\.xml|search|404\.html|_headers"
    )
    ours = [path.relative_to(site) for path in site.rglob("*") if path.is_file()]
    ours = [path for path in ours if path.suffix != ".html" and not theirs.match(path.as_posix())]
    assert len(ours) > 2 * len(SNIPPETS)
    different = [path for path in ours if (by_zensical / path).read_bytes() != (site / path).read_bytes()]
    assert different == []
