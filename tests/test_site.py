"""The built site, page by page: complete, described, and alone in the world."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from dataclasses import dataclass

import pytest
from fontTools.ttLib import TTFont
from selectolax.lexbor import LexborHTMLParser

from scripts import checks, fonts
from tests import browser, host, links
from tests.conftest import BOOK, ROOT, SNIPPETS

PAGES = sorted(
    path.relative_to(ROOT / "docs").with_suffix("").as_posix()
    for path in [*(ROOT / "docs").rglob("*.md"), *(ROOT / "docs" / "labs").glob("*.py")]
    if path.stem != "whole"  # all pages in one have tests of their own
)
LABS = [page for page in PAGES if page.startswith("labs/")]
FIGURES_TO_MOVE = "assets/moves.js"
MOST_BYTES = 200_000
"""What a page and all that it needs may weigh, compressed, without the figures to move."""

every_page = pytest.mark.parametrize("page", PAGES)


def url(page):
    return "" if page == "index" else page.removesuffix("/index") + "/"


@pytest.fixture(scope="module")
def parsed(site):
    """A function: page -> its parsed HTML."""
    return functools.cache(lambda page: LexborHTMLParser((site / url(page) / "index.html").read_text()))


@every_page
def test_no_block_of_code_is_empty(page, parsed):
    assert [block.html for block in parsed(page).css("article pre") if not block.text().strip()] == []


@every_page
def test_every_figure_is_described(page, parsed):
    for figure in parsed(page).css("article svg[role]"):
        assert figure.attributes["role"] == "img"
        name, description = (
            figure.css_first(f"[id='{figure.attributes[role]}']").text().strip()
            for role in ("aria-labelledby", "aria-describedby")
        )
        assert len(name) > 5
        assert len(description) > 20
        assert "{" not in description
    assert all(image.attributes.get("alt") for image in parsed(page).css("article img"))


@every_page
def test_every_id_stands_once(page, parsed):
    ids = [element.attributes["id"] for element in parsed(page).css("[id]")]
    assert sorted(ids) == sorted(set(ids))


@every_page
def test_headings_are_in_order(page, parsed):
    levels = [int(heading.tag[1]) for heading in parsed(page).css("article :is(h1, h2, h3, h4, h5, h6)")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@every_page
def test_every_formula_is_made_and_no_markup_is_left(page, parsed):
    article = LexborHTMLParser(parsed(page).css_first("article").html)
    article.strip_tags(["pre", "code", "math", "svg"], recursive=True)
    found = re.findall(r"\\\(|\\\[|\$\$|\[\[|\]\]|--8<--|^///.*", article.text(), re.MULTILINE)
    assert found == []


@every_page
def test_every_sign_of_a_formula_is_in_the_font(page, parsed, site):
    with TTFont(site / fonts.MATH) as font:
        known = set(font.getBestCmap())
    # A browser draws a name of one letter with the italic letter: <mi>x</mi> with U+1D465.
    styled = {int(unicodedata.decomposition(chr(code)).split()[-1], 16) for code in known if code >= 0x1D400} | {
        ord("h")
    }
    words = [part.text() for part in parsed(page).css(":is(article math) :is(mi, mn, mo, mtext)")]
    names = {word for word in words if len(word) == 1}
    signs = {sign for word in words if len(word) > 1 for sign in word if not sign.isspace()}
    assert sorted(name for name in names if ord(name) not in known | styled) == []
    assert sorted(sign for sign in signs if ord(sign) not in known) == []


@every_page
def test_a_measured_number_is_what_the_snippet_measured(page, parsed, all_values):
    for number in parsed(page).css("data.measured"):
        snippet, name = re.match(r"([^:]+):(\w+)", number.attributes["value"]).groups()
        assert name in all_values[snippet]
        assert number.attributes["title"] == f"Measured: {name} in snippets/{snippet}.py"
        assert number.text().strip()


def test_no_link_inside_is_broken_and_those_outside_are_secure(site):
    assert links.broken(site) == []
    assert [address for address in links.outside(site) if not address.startswith("https://")] == []


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda snippet: snippet.name)
def test_every_snippet_can_be_downloaded_as_it_is(snippet, site):
    assert (site / snippet.file).read_bytes() == snippet.path.read_bytes()


@pytest.mark.parametrize("page", LABS)
def test_a_lab_brings_no_style_sheet_and_is_light(page, parsed, site):
    assert parsed(page).css("article :is(style, script, link)") == []
    html = (site / url(page) / "index.html").read_text()
    assert len(re.sub("<figure.*?</figure>", "", html, flags=re.DOTALL).encode()) < 155_000
    name = page.rpartition("/")[2]
    assert (site / url(page) / f"{name}.py").read_bytes() == (ROOT / "docs" / f"{page}.py").read_bytes()


# In a real browser.


@dataclass(frozen=True)
class Visit:
    """What a browser had to do with a page, from its address to its last answer."""

    asked: list[str]
    """Every address that the page asked for."""
    said: list[str]
    """Errors and warnings in the console."""
    width: int
    """Of the page on a phone, in pixels, when everything that folds is open and nothing is left for later."""
    scheme: str
    """Of colors, as the page shows it."""
    verdicts: list[list[str]]
    """Of each check: on a wrong answer, and on the right one."""


ANSWER = """[...document.querySelectorAll(".check")].map((box) => [true, false].map((wrong) => {
  const fields = [...box.querySelectorAll("input")];
  const right = Number(box.dataset.right);
  const other = wrong ? (right + 1) % fields.length : right;
  if (fields[0].type === "radio") fields[other].checked = true;
  else fields[0].value = String(wrong ? right + 2 * Number(box.dataset.within) + 1 : right);
  box.querySelector("button").click();
  return box.dataset.verdict;
}))"""


def system_scheme(page):
    """Every other page is visited in the dark."""
    return ("light", "dark")[PAGES.index(page) % 2]


@pytest.fixture(scope="module")
def phone(chromium):
    """The page of a browser that goes from page to page: it keeps style sheets, scripts, and the reader's answers."""
    return chromium.new_context(viewport={"width": 360, "height": 800}).new_page()


@pytest.fixture(scope="module")
def visit(phone, served):
    """A function: page -> the one visit to it."""
    asked, said = [], []
    phone.on("request", lambda request: asked.append(request.url))
    phone.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
    phone.on("pageerror", lambda error: said.append(str(error)))

    @functools.cache
    def visit(page):
        phone.emulate_media(color_scheme=system_scheme(page))
        asked.clear()
        said.clear()
        phone.goto(served + url(page), wait_until="load")
        phone.evaluate(browser.LAY_OUT)
        for figure in phone.locator("[data-move]").all():
            figure.evaluate("figure => figure.scrollIntoView()")
            figure.locator(".move-figure").wait_for()
        width = phone.evaluate("document.documentElement.scrollWidth")
        scheme = phone.evaluate("document.body.dataset.mdColorScheme")
        return Visit([*asked], [*said], width, scheme, phone.evaluate(ANSWER))

    return visit


@every_page
def test_a_page_asks_no_other_host_and_is_light(page, visit, served, site):
    asked = visit(page).asked
    assert [address for address in asked if not address.startswith((served, "data:"))] == []
    files = {address.removeprefix(served).partition("?")[0] for address in asked if address.startswith(served)}
    files = {f"{file}index.html" if file.endswith("/") or not file else file for file in files}
    assert sum(host.transferred(site / file) for file in files if file != FIGURES_TO_MOVE) < MOST_BYTES


@every_page
def test_a_page_fits_a_phone_has_the_readers_colors_and_no_complaint(page, visit):
    assert visit(page).said == []
    assert visit(page).width == 360
    assert visit(page).scheme == {"light": "default", "dark": "slate"}[system_scheme(page)]


@every_page
def test_every_check_takes_its_right_answer_and_refuses_another(page, visit, parsed):
    assert visit(page).verdicts == [["wrong", "right"]] * len(parsed(page).css(".check"))


def test_who_answers_everything_right_is_told_so_in_the_nutshell(visit, phone, served):
    names = [name for _, name, _ in checks.find(BOOK)]
    assert sum(len(visit(page).verdicts) for page in PAGES) == len(names) > 100
    phone.goto(served + "chapter/nutshell/", wait_until="load")
    told = phone.locator("[data-progress]").all()
    assert sorted(" ".join(one.get_attribute("data-progress") for one in told).split()) == sorted(names)
    for one in told:
        count = len(one.get_attribute("data-progress").split())
        assert one.inner_text() == f"{count} of {count} right"


def test_the_chosen_framework_is_kept_across_tabs_and_pages(chromium, served):
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    opened = context.new_page()
    opened.goto(served + "chapter/hyperparameters/", wait_until="load")
    opened.locator(".tabbed-labels label", has_text="PyTorch").first.click()
    shown = ".tabbed-block:visible"
    titles = opened.locator(f"{shown} >> text=/snippets\\/.*_torch.py/")
    assert titles.count() > 1
    opened.goto(served + "chapter/loss/", wait_until="load")
    assert opened.locator(f"{shown} >> text=/snippets\\/.*_torch.py/").count() > 0
    context.close()


def test_a_figure_changes_with_the_theme(chromium, served):
    colors = set()
    for name in ("light", "dark"):
        context = chromium.new_context(color_scheme=name)
        opened = context.new_page()
        opened.goto(served + "chapter/", wait_until="load")
        text = opened.locator("figure.plot svg text").first
        colors.add(text.evaluate("element => getComputedStyle(element).fill"))
        context.close()
    assert len(colors) == 2
