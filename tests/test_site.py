"""The built site, page by page: complete, described, and alone in the world."""

from __future__ import annotations

import functools
import itertools
import re

import pytest
from bs4 import BeautifulSoup

from tests.conftest import ROOT, SNIPPETS

PAGES = sorted(
    path.relative_to(ROOT / "docs").with_suffix("").as_posix()
    for path in [*(ROOT / "docs").rglob("*.md"), *(ROOT / "docs" / "labs").glob("*.py")]
    if path.stem != "whole"  # all pages in one have tests of their own
)
LABS = [page for page in PAGES if page.startswith("labs/")]
every_page = pytest.mark.parametrize("page", PAGES)


def url(page):
    return "" if page == "index" else page.removesuffix("/index") + "/"


@pytest.fixture(scope="module")
def parsed(site):
    """A function: page -> its parsed HTML."""
    return functools.cache(lambda page: BeautifulSoup((site / url(page) / "index.html").read_text(), "html.parser"))


@every_page
def test_no_block_of_code_is_empty(page, parsed):
    blocks = parsed(page).select("article pre")
    assert [block for block in blocks if not block.get_text(strip=True)] == []


@every_page
def test_every_figure_is_described(page, parsed):
    for figure in parsed(page).select("article svg[role]"):
        assert figure["role"] == "img"
        name = figure.find(id=figure["aria-labelledby"]).get_text(strip=True)
        description = figure.find(id=figure["aria-describedby"]).get_text(strip=True)
        assert len(name) > 5
        assert len(description) > 20
        assert "{" not in description
    assert all(image.get("alt") for image in parsed(page).select("article img"))


@every_page
def test_every_id_stands_once(page, parsed):
    ids = [element["id"] for element in parsed(page).select("[id]")]
    assert sorted(ids) == sorted(set(ids))


@every_page
def test_headings_are_in_order(page, parsed):
    levels = [int(heading.name[1]) for heading in parsed(page).select("article :is(h1, h2, h3, h4, h5, h6)")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@every_page
def test_every_formula_is_made_and_no_markup_is_left(page, parsed):
    words = "".join(
        text
        for text in parsed(page).article.find_all(string=True)
        if not text.find_parent(["pre", "code", "math", "svg"])
    )
    assert re.findall(r"\\\(|\\\[|\$\$|\[\[|\]\]|--8<--|^///.*", words, re.MULTILINE) == []


@every_page
def test_a_measured_number_is_what_the_snippet_measured(page, parsed, all_values):
    for number in parsed(page).select("data.measured"):
        snippet, name = re.match(r"([^:]+):(\w+)", number["value"]).groups()
        assert name in all_values[snippet]
        assert number["title"] == f"Measured: {name} in snippets/{snippet}.py"
        assert number.get_text(strip=True)


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda snippet: snippet.name)
def test_every_snippet_can_be_downloaded_as_it_is(snippet, site):
    assert (site / snippet.file).read_bytes() == snippet.path.read_bytes()


@pytest.mark.parametrize("page", LABS)
def test_a_lab_brings_no_style_sheet_and_is_light(page, parsed, site):
    assert parsed(page).article.select("style, script, link") == []
    html = (site / url(page) / "index.html").read_text()
    assert len(re.sub("<figure.*?</figure>", "", html, flags=re.DOTALL).encode()) < 150_000
    name = page.rpartition("/")[2]
    assert (site / url(page) / f"{name}.py").read_bytes() == (ROOT / "docs" / f"{page}.py").read_bytes()


# In a real browser.


@pytest.fixture(scope="module")
def phones(chromium):
    """A phone in each color scheme; its pages share their style sheets and scripts."""
    size = {"width": 360, "height": 800}
    return {scheme: chromium.new_context(viewport=size, color_scheme=scheme) for scheme in ("light", "dark")}


@every_page
def test_a_page_asks_no_other_host_and_fits_a_phone(page, phones, served):
    system, scheme = (("light", "default"), ("dark", "slate"))[PAGES.index(page) % 2]  # every other page in the dark
    opened = phones[system].new_page()
    asked, said = [], []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
    opened.on("pageerror", lambda error: said.append(str(error)))
    # What comes after a page is loaded, its search index, is the same for all of them.
    opened.goto(served + url(page), wait_until="networkidle" if page == "index" else "load")
    opened.evaluate("document.querySelectorAll('details').forEach(folded => folded.open = true)")
    for figure in opened.locator("[data-move]").all():
        figure.evaluate("figure => figure.scrollIntoView()")
        figure.locator(".move-figure").wait_for()
    width = opened.evaluate("document.documentElement.scrollWidth")
    scheme_shown = opened.evaluate("document.body.dataset.mdColorScheme")
    opened.close()
    assert [address for address in asked if not address.startswith((served, "data:"))] == []
    assert said == []
    assert width == 360
    assert scheme_shown == scheme


def test_the_chosen_framework_is_kept_across_tabs_and_pages(chromium, served):
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    opened = context.new_page()
    opened.goto(served + "chapter/loss/", wait_until="networkidle")
    opened.locator(".tabbed-labels label", has_text="PyTorch").first.click()
    shown = ".tabbed-block:visible"
    titles = opened.locator(f"{shown} >> text=/snippets\\/.*_torch.py/")
    assert titles.count() > 1
    opened.goto(served + "chapter/perfect-circles/", wait_until="networkidle")
    assert opened.locator(f"{shown} >> text=/snippets\\/.*_torch.py/").count() > 0
    context.close()


def test_a_figure_changes_with_the_theme(chromium, served):
    colors = set()
    for name in ("light", "dark"):
        context = chromium.new_context(color_scheme=name)
        opened = context.new_page()
        opened.goto(served + "chapter/loss/", wait_until="load")
        text = opened.locator("figure.plot svg text").first
        colors.add(text.evaluate("element => getComputedStyle(element).fill"))
        context.close()
    assert len(colors) == 2
