"""On paper: one framework, open solutions, no navigation; and the whole chapter on one page."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from scripts import whole

PARTS = ["chapter/", "chapter/descent/"]


@pytest.fixture(scope="module")
def chapter(site):
    """The HTML of the whole chapter."""
    return (site / whole.DOCUMENT).read_text()


@pytest.fixture(scope="module")
def sheet(chromium, served):
    """A chapter page as it goes to the printer, from a reader who likes the dark and has chosen PyTorch."""
    context = chromium.new_context(color_scheme="dark")
    opened = context.new_page()
    opened.goto(served + "chapter/")
    opened.locator(".tabbed-labels label", has_text="PyTorch").first.click()
    opened.emulate_media(media="print", color_scheme="dark")
    yield opened
    context.close()


def test_only_the_chosen_tab_is_printed_under_its_name(sheet):
    assert sheet.locator(".tabbed-block:visible").count() == sheet.locator(".tabbed-set").count() > 1
    names = sheet.locator(".tabbed-labels > label:visible").all_inner_texts()
    sets = sheet.locator(".tabbed-labels").all_inner_texts()
    assert names == sets
    assert names.count("PyTorch") == sheet.locator(".tabbed-labels > label", has_text="PyTorch").count() > 0


def test_solutions_are_printed_and_what_surrounds_the_page_is_not(sheet):
    assert sheet.locator("details.solution > p").first.is_visible()
    for selector in (".md-header", ".md-sidebar", ".md-footer", "details.program", ".check .md-button"):
        assert sheet.locator(f"{selector} >> visible=true").count() == 0, selector


def test_paper_is_light_and_figures_stay_whole(sheet):
    color = "element => getComputedStyle(element).fill"
    assert sheet.locator("figure.plot svg").first.evaluate(color) == "rgb(27, 31, 36)"
    inside = "element => getComputedStyle(element).breakInside"
    assert set(sheet.locator("figure.plot").evaluate_all(f"all => all.map({inside})")) == {"avoid"}


def test_the_whole_chapter_has_every_page_with_its_figures_and_formulas(chapter, site):
    sections = re.findall(r'<section class="whole-page" id="([\w-]+)">', chapter)
    assert sections[0] == "map"
    assert sections[-1] == "nutshell"
    assert len(sections) == 9
    for kind in ('<figure class="plot">', "<math", 'class="tabbed-set', '<details open class="solution"'):
        single = kind.replace(" open", "")
        pages = [(site / "chapter" / name.replace("map", "") / "index.html").read_text() for name in sections]
        assert chapter.count(kind) == sum(page.count(single) for page in pages) > 0, kind


def test_ids_are_unique_and_links_within_lead_somewhere(chapter):
    ids = Counter(re.findall(r'\sid="([^"]+)"', chapter))
    assert [name for name, count in ids.items() if count > 1] == []
    referred = set(re.findall(r'(?:\shref="#|url\(#)([^")]+)', chapter))
    referred |= {name for names in re.findall(r'\saria-\w+by="([^"]+)"', chapter) for name in names.split()}
    assert referred - ids.keys() == set()
    assert len(referred) > 500


def test_links_to_the_rest_of_the_site_still_lead_there(chapter, site):
    links = set(re.findall(r'\s(?:href|src)="(\.\./[^"#?]*)', chapter))
    assert len(links) > 100
    assert [link for link in links if not (site / whole.PAGE / link).exists()] == []


def test_the_whole_chapter_is_kept_from_search_engines_and_has_nothing_that_judges_or_moves(chapter, site):
    assert '<meta name="robots" content="noindex">' in chapter
    assert " data-check=" not in chapter
    assert " data-move=" not in chapter
    assert "chapter/whole" not in (site / "llms.txt").read_text()


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("../loss/#archery", "../loss/#archery".replace("../", "../../chapter/")),
        ("../#the-journey", "#map-the-journey"),
        ("./", "#descent"),
        ("#backward", "#descent-backward"),
        ("../../reference/glossary/#term-loss", "../../reference/glossary/#term-loss"),
        ("https://example.org/x", "https://example.org/x"),
    ],
)
def test_a_link_leads_to_where_its_target_now_is(link, expected):
    moved = whole.moved(f'<h1 id="a"><a href="{link}">x</a></h1>', "chapter/descent/", PARTS)
    assert moved == f'<h2 id="descent-a"><a href="{expected}">x</a></h2>'


def test_markup_in_words_and_attributes_is_left_alone():
    text = '<p title="1 > 0">a id="b" &lt;h1&gt;</p><svg aria-labelledby="t d"><path fill="url(#c)"/></svg>'
    assert whole.moved(text, "chapter/descent/", PARTS) == (
        '<p title="1 > 0">a id="b" &lt;h1&gt;</p>'
        '<svg aria-labelledby="descent-t descent-d"><path fill="url(#descent-c)"/></svg>'
    )
