"""The face of the site: its first page, its fonts, where a reader is told to be, and the pages for one framework."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest

from scripts import contents, fonts, frameworks, reading
from scripts.book import FRAMEWORKS
from tests import access, host
from tests.conftest import BOOK
from tests.tiny import TinyBook

COUNT_SHIFTS = """window.shifts = 0;
new PerformanceObserver((list) => list.getEntries().forEach((entry) => shifts += entry.value))
  .observe({type: "layout-shift", buffered: true})"""

SCREENS = {"phone": (360, 800), "tablet": (768, 1024), "desk": (1440, 900)}


def test_the_first_screen_says_what_the_book_is_and_lets_you_start(chromium, served):
    opened = chromium.new_page()
    opened.goto(served)
    for screen, (width, height) in SCREENS.items():
        opened.set_viewport_size({"width": width, "height": height})
        for selector in ("h1", ".cover-promise", ".cover-start a >> nth=0", ".cover-start a >> nth=1"):
            box = opened.locator(f".cover {selector}").bounding_box()
            assert box["y"] + box["height"] < height, (screen, selector)
        picture = opened.locator(".cover figure svg").bounding_box()
        assert picture["y"] + picture["height"] / 2 < height, screen
        assert picture["width"] > 0.4 * width, screen
    opened.close()


def test_the_two_ways_to_start_are_the_map_and_the_lab(site):
    page = (site / "index.html").read_text()
    start = re.search(r'<p class="cover-start">(.*?)</p>', page, re.DOTALL)[1]
    assert re.findall('href="([^"]+)"', start) == ["chapter/", "labs/be-the-optimizer/"]


@pytest.mark.parametrize("screen", ["phone", "desk"])
def test_nothing_moves_while_a_page_arrives(screen, chromium, site):
    """Pages that are shown before all of them is there; a table's columns, say, grow with the rows that follow."""
    width, height = SCREENS[screen]
    moved = {}
    with host.serve(site, host.SlowHost) as root:
        for address in access.addresses(site):
            opened = chromium.new_page(viewport={"width": width, "height": height})
            opened.add_init_script(COUNT_SHIFTS)
            opened.goto(root + address, wait_until="load")
            opened.evaluate("new Promise(requestAnimationFrame)")
            moved[address] = opened.evaluate("shifts")
            opened.close()
    assert {address: shift for address, shift in moved.items() if shift > 0.002} == {}


def test_text_and_figures_have_the_font_of_the_book_and_nothing_moves(chromium, served):
    opened = chromium.new_page()
    opened.add_init_script(COUNT_SHIFTS)
    opened.goto(served + "frameworks/mlx/")
    assert opened.evaluate("shifts") < 0.01
    opened.goto(served + "chapter/", wait_until="load")  # by now the font is here
    family = "element => getComputedStyle(element).fontFamily"
    families = {opened.locator(selector).first.evaluate(family) for selector in ("article p", "figure.plot svg text")}
    assert all(name.startswith('"Book Text"') for name in families)
    assert opened.evaluate("document.fonts.check('16px \"Book Text\"')")
    assert opened.evaluate("shifts") < 0.01
    opened.close()


def test_figures_are_measured_with_the_font_of_the_page(chromium, served):
    opened = chromium.new_page()
    opened.goto(served, wait_until="load")
    opened.reload(wait_until="load")  # by now the font is here
    middles = opened.locator(".cover figure.plot").evaluate(
        """figure => [...figure.querySelectorAll("text")].filter(text => /neurons|corners|wrong/.test(text.textContent))
          .map(text => text.getBoundingClientRect()).map(box => box.left + box.width / 2)"""
    )
    opened.close()
    assert len(middles) == 9
    for lines in (sorted(middles)[at : at + 3] for at in (0, 3, 6)):  # of one polygon, centered below each other
        assert max(lines) - min(lines) < 1.5


def test_a_root_sign_takes_no_more_room_than_it_needs_and_hangs_no_lower_than_letters_do(chromium, served):
    opened = chromium.new_page()
    opened.goto(served + "chapter/optimizers/", wait_until="load")
    opened.evaluate("document.fonts.load('16px \"Book Math\"')")
    root = opened.locator("span.arithmatex msqrt").first
    sign, below, size = root.evaluate(
        """root => {
          const [outer, inner] = [root, root.lastElementChild].map(part => part.getBoundingClientRect());
          const size = parseFloat(getComputedStyle(root).fontSize);
          return [outer.width - inner.width, outer.bottom - inner.bottom, size];
        }"""
    )
    opened.close()
    assert 0.7 * size < sign < 0.9 * size
    assert below < 0.45 * size  # below the letter, which stands on the line


def test_damaged_fonts_are_made_anew(tmp_path):
    tiny = TinyBook.copy_to(tmp_path / "book")
    (tiny.root / "moves").mkdir()
    (tiny.root / "moves" / "node_modules").symlink_to(BOOK.root / "moves" / "node_modules")
    book = type(BOOK)(tiny.root)
    fonts.write_drawn(book)
    good = [Path(file).read_bytes() for file in book.fonts]
    Path(book.fonts[1]).write_bytes(good[1][:1000])
    fonts.write_drawn(book)
    assert [Path(file).read_bytes() for file in book.fonts] == good
    assert len(good) == 2


def test_a_chapter_page_tells_place_and_time(site):
    page = (site / "chapter" / "descent" / "index.html").read_text()
    told = re.search(r'<p class="reading"[^>]*>([^<]+)</p>', page)[1]
    assert re.fullmatch(r"Page 3 of 9 of the chapter, about \d+ minutes to read", told)
    assert 'class="reading"' not in (site / "index.html").read_text()


def test_the_first_page_leads_to_every_page_and_says_how_long_it_takes(site):
    part = re.search(r'<div class="contents">.*?<h2', (site / "index.html").read_text(), re.DOTALL)[0]
    pages = {entry.page for entry in contents.entries(BOOK)} - {"index.md"}
    assert {f"{link.strip('/')}" for link in re.findall(r'<a href="([^"#]+)"', part)} == {
        page.removesuffix(".md").removesuffix("index").strip("/") for page in pages | {"chapter/whole.md"}
    }
    times = re.findall(r'<dt[^>]*><a href="([^"]+)">[^<]+</a><span class="reading-time">(\d+) min</span></dt>', part)
    assert len(times) == 9 + 3 + 1
    for page, minutes in times:
        assert f"about {minutes} minutes to read".lower() in (site / page / "index.html").read_text().lower()


def test_a_long_name_may_break_between_its_words():
    def rendered(text):
        return markdown.markdown(text, extensions=["fenced_code", "codehilite", "scripts.highlight"])

    assert "snippets/<wbr>index/<wbr>no_<wbr>perfect_<wbr>circle_<wbr>plot.py" in rendered(
        "Run `python snippets/index/no_perfect_circle_plot.py`."
    )
    for text in ("`value_and_grad`", "```python\nsnippets.index.no_perfect_circle_plot\n```"):
        assert "<wbr>" not in rendered(text)


def test_the_time_counts_prose_formulas_and_programs_and_nothing_that_is_folded():
    words = " ".join(["word"] * reading.WORDS_PER_MINUTE)
    assert reading.seconds(BOOK, words) == 60
    assert reading.seconds(BOOK, f"{words}\n\n$$\na = b\n$$\n") == 60 + reading.FORMULA
    assert reading.seconds(BOOK, "```python\na = 1\nb = 2\n```\n") == 2 * reading.LINE
    folded = f"/// details | Solution\n    type: solution\n\n{words}\n///\n"
    assert reading.seconds(BOOK, folded + words) == 60


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_what_to_install_is_pinned_as_for_the_whole_book(framework):
    lines = re.findall(r"^python -m pip install (.+)$", frameworks.install(BOOK, framework), re.MULTILINE)
    pinned = (BOOK.root / "requirements.txt").read_text()
    others = {"numpy", "torch", "mlx"} - {framework, "numpy"}
    assert len(lines) == (2 if framework == "mlx" else 1)
    for line in lines:
        told = line.replace("'", "").split()
        assert all(requirement in pinned for requirement in told)
        assert any(requirement.startswith(framework) for requirement in told)
        assert not any(requirement.startswith(other) for requirement in told for other in others)


def test_programs_without_twins_are_found(tmp_path):
    tiny = TinyBook.copy_to(tmp_path / "book")
    tiny.write("snippets/tiny/alone_mlx.py", '"""Only | here"""\n')
    tiny.append("docs/chapter/tiny.md", '\n--8<-- "tiny/alone.md"\n')
    book = type(BOOK)(tiny.root)
    assert r"[Only \| here](/chapter/tiny.md#alone)" in frameworks.alone(book, "mlx")
    assert "alone" not in frameworks.alone(book, "torch")


def test_a_framework_chosen_on_its_page_is_chosen_on_the_next(chromium, served):
    framework = "MLX"
    context = chromium.new_context()
    opened = context.new_page()
    opened.goto(served + f"frameworks/{framework.lower()}/")
    opened.get_by_role("link", name=f"Read the chapter in {framework}").click()
    opened.wait_for_url("**/chapter/")
    for page in ("chapter/", "sidebars/objects/"):
        opened.goto(served + page, wait_until="domcontentloaded")
        sets = opened.locator(".tabbed-set").filter(has=opened.locator(".tabbed-labels label", has_text=framework))
        shown = sets.locator(":scope > input:checked").evaluate_all(
            "inputs => inputs.map(input => document.querySelector(`label[for='${input.id}']`).textContent)"
        )
        assert set(shown) == {framework}
    context.close()


def test_without_scripts_the_link_still_leads_to_the_chapter(chromium, served):
    context = chromium.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(served + "frameworks/mlx/")
    opened.get_by_role("link", name="Read the chapter in MLX").click()
    opened.wait_for_url("**/chapter/")
    context.close()
