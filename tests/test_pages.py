"""What every page does beside showing its text: the scripts behind ``moves/theme.js``."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

PAGE = "chapter/loss/"
SCROLLED = "heading => { heading.scrollIntoView(); scrollBy(0, -60); }"


@pytest.fixture
def page(chromium):
    context = chromium.new_context(
        viewport={"width": 1440, "height": 900},
        permissions=["clipboard-read", "clipboard-write"],
        reduced_motion="reduce",
    )
    page, said = context.new_page(), []
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    assert said == []
    context.close()


def color(page, expected):
    page.locator(f"body[data-md-color-scheme={expected}]").wait_for()


def test_a_program_is_copied_as_its_file_has_it(page, served, site):
    page.goto(served + PAGE)
    program = page.locator(".tabbed-block:visible .highlight:not(.output) pre").first
    program.locator("button").click()
    page.get_by_role("status").get_by_text("Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == program.locator("code").text_content()
    files = [set(file.read_text().split("\n")) for file in (site / "snippets" / "loss").glob("*_numpy.py")]
    assert len(copied) > 100
    assert page.locator(".output button").count() == 0
    assert any(set(copied.split("\n")) <= lines for lines in files)


def test_a_tab_is_chosen_everywhere_and_the_reader_stays_in_place(page, served):
    page.goto(served + PAGE)
    label = page.locator(".tabbed-labels label", has_text="MLX").nth(4)
    label.scroll_into_view_if_needed()
    page.wait_for_timeout(500)  # what came near has its height
    before = label.bounding_box()["y"]
    label.click()
    assert abs(label.bounding_box()["y"] - before) < 2
    chosen = "inputs => inputs.map(input => document.querySelector(`label[for='${input.id}']`).textContent)"
    sets = page.locator(".tabbed-set", has=page.locator(".tabbed-labels label", has_text="MLX"))
    assert set(sets.locator(":scope > input:checked").evaluate_all(chosen)) == {"MLX"}


def test_a_term_tells_its_meaning_to_pointer_and_keyboard_until_escape(page, served):
    page.goto(served + PAGE)
    term, tip = page.locator("article abbr", has_text="logit").first, page.get_by_role("tooltip")
    meaning = term.get_attribute("title")
    term.hover()
    assert tip.inner_text() == meaning
    tip.hover()  # the pointer may go there
    page.wait_for_timeout(400)
    assert tip.is_visible()
    page.keyboard.press("Escape")
    assert tip.count() == 0
    term.focus()
    assert tip.inner_text() == meaning
    assert term.get_attribute("aria-describedby") == tip.get_attribute("id")
    page.mouse.move(5, 5)
    page.locator("h1").focus()
    page.keyboard.press("Tab")
    assert not page.locator("#term").is_visible() or tip.inner_text() != meaning


def test_a_tip_stays_on_the_screen(page, served):
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(served + PAGE)
    for term in page.locator("article abbr:visible").all()[:12]:
        term.hover()
        box = page.get_by_role("tooltip").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 640


def test_the_reader_sees_where_the_page_is_and_a_way_back(page, served):
    page.goto(served + PAGE)
    line = page.locator(".md-sidebar--secondary .md-nav__link--active")
    assert line.count() == 0
    assert page.locator(".md-top").get_attribute("hidden") is not None
    for name in ("Rules for yes or no", "Softmax once", "How many archers learn?"):
        page.get_by_role("heading", name=name, exact=False).evaluate(SCROLLED)
        page.locator(".md-sidebar--secondary .md-nav__link--active", has_text=name).wait_for()
        assert line.count() == 1
    page.locator(".md-header__title--active").wait_for()
    page.mouse.wheel(0, -200)
    page.locator(".md-top").click()
    page.locator(".md-header__title:not(.md-header__title--active)").wait_for()
    assert page.evaluate("scrollY") < 50


def test_an_address_leads_into_what_is_folded_or_behind_a_tab(page, served):
    page.goto(served + PAGE)
    page.evaluate("document.querySelector('article details:not([open]) pre').id = 'folded'")
    page.evaluate("document.querySelectorAll('.tabbed-block')[1].querySelector('pre').id = 'behind'")
    for name in ("folded", "behind"):
        assert not page.locator(f"#{name}").is_visible()
        page.evaluate("name => (location.hash = name)", name)
        page.locator(f"#{name}").wait_for(state="visible")
    place = page.locator("#behind").bounding_box()
    assert 0 <= place["y"] < 900


@pytest.mark.parametrize("width", [360, 1440])
def test_an_address_leads_to_its_heading_although_heights_are_not_known(width, page, served):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(served + PAGE)
    headings = page.locator("article h2").evaluate_all("headings => headings.map(heading => heading.id)")[1:-2]
    assert len(headings) > 5
    for heading in headings:
        page.goto("about:blank")
        page.goto(served + PAGE + "#" + heading, wait_until="load")
        page.wait_for_timeout(300)
        assert 0 <= page.locator(f"#{heading}").bounding_box()["y"] < 120, heading


def test_what_is_far_below_is_not_laid_out_before_it_comes_near(page, served):
    page.goto(served + PAGE)
    hidden = "parts => parts.filter(part => !part.checkVisibility({ contentVisibilityAuto: true })).length"
    parts = page.locator("article figure.plot svg, article .tabbed-content pre")
    assert parts.evaluate_all(hidden) > 0.7 * parts.count() > 10
    last = page.locator("article figure.plot svg").last
    last.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    assert last.evaluate("part => part.checkVisibility({ contentVisibilityAuto: true })")


def test_keys_lead_to_the_search_and_to_other_pages(page, served):
    page.goto(served + PAGE)
    page.keyboard.press("/")
    assert "md-search__input" in page.evaluate("document.activeElement.className")
    page.keyboard.type("n")  # a letter now
    page.goto(served + PAGE)
    for key, expected in (("n", "**/chapter/gradients/"), ("p", "**/chapter/loss/")):
        page.keyboard.press(key)
        page.wait_for_url(expected)


@pytest.mark.parametrize("address", [PAGE, PAGE + "#softmax-once"])
def test_the_program_of_the_theme_comes_with_the_search_and_the_search_stays_open(address, page, served):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served + address, wait_until="networkidle")
    assert not any("bundle" in one for one in asked)
    page.locator(".md-search__input").click()
    page.keyboard.type("momentum")
    page.locator(".md-search-result__item").first.wait_for()
    page.wait_for_timeout(400)  # it closes the search where an address has a #
    assert page.locator(".md-search-result__item").first.is_visible()
    assert sum("bundle" in one for one in asked) == 1


def test_a_finger_opens_the_search_and_may_write_at_once(chromium, served):
    context = chromium.new_context(viewport={"width": 360, "height": 800}, has_touch=True, is_mobile=True)
    opened = context.new_page()
    opened.goto(served + PAGE)
    opened.locator("header label[for=__search]").first.tap()
    opened.keyboard.type("momentum")
    opened.locator(".md-search-result__item").first.wait_for()
    context.close()


def test_a_line_of_the_menu_on_a_phone_closes_it_and_leads_there(page, served):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(served + PAGE)
    page.locator("header [for=__drawer]").click()
    page.locator(".md-sidebar--primary label[for=__toc]:visible").first.click()
    page.locator(".md-sidebar--primary [data-md-component=toc] a", has_text="Rules for yes or no").click()
    assert not page.locator("#__drawer").is_checked()
    page.wait_for_timeout(300)
    assert 0 <= page.get_by_role("heading", name="Rules for yes or no").bounding_box()["y"] < 120


def test_the_menu_of_a_phone_works_by_keyboard(page, served):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(served + PAGE)
    menu = page.get_by_role("button", name="Menu")
    expect(menu).to_have_attribute("aria-expanded", "false")
    reached = []
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null"))
    assert not any(reached)  # while it is closed, nothing in it is on the way
    menu.focus()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    here = "() => document.activeElement"
    for _ in range(40):  # back from the pages of the chapter to the parts of the book
        if page.evaluate(f"({here})().matches('.md-nav__title[for=__nav_2]')"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press(" ")
    page.get_by_text("Sidebars", exact=True).first.wait_for(state="visible")
    page.keyboard.press("Escape")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_focused()
    page.keyboard.press(" ")
    expect(menu).to_have_attribute("aria-expanded", "true")


def test_a_number_tells_its_program(page, served):
    page.goto(served + PAGE)
    number = page.locator("article data.measured").first
    source = number.get_attribute("title")
    assert source.startswith("Measured: ")
    number.hover()
    assert page.get_by_role("tooltip").inner_text() == source


def test_the_words_that_led_here_are_marked(page, served):
    page.goto(served + PAGE + "?h=log+loss")
    marked = page.evaluate(
        "[...CSS.highlights.get('found')]"
        ".map(found => found.startContainer.data.slice(found.startOffset, found.endOffset))"
    )
    assert len(marked) > 20
    assert {word.lower() for word in marked} == {"log", "loss"}
    page.goto(served + PAGE)
    assert not page.evaluate("CSS.highlights.has('found')")


def test_the_colors_are_the_systems_until_a_reader_chooses(chromium, served):
    context = chromium.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(served + PAGE)
    color(page, "slate")
    page.emulate_media(color_scheme="light")
    color(page, "default")
    page.locator("[name=__palette]:checked").focus()
    for expected in ("default", "slate", "default"):  # light, dark, and again as the system has it
        page.keyboard.press("Enter")
        color(page, expected)
    page.locator("label[for=__palette_1]").click()
    page.locator("label[for=__palette_2]").click()
    color(page, "slate")
    page.goto(served)
    color(page, "slate")
    page.emulate_media(color_scheme="light")
    page.wait_for_timeout(200)
    color(page, "slate")
    context.close()
