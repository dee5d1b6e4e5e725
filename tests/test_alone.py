"""The site works without a host, from a folder; and what a reader does not use is not loaded."""

from __future__ import annotations

import re

import pytest


@pytest.fixture
def page(chromium):
    """A page of a browser. What the browser complains of fails the test.

    From a folder it loads no font ahead of time, and says so; it loads it all the same, when a style asks for it.
    """
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    page, said = context.new_page(), []
    page.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    if page.url.startswith("file:"):
        said = [words for words in said if not re.search(r"\.woff2'|^Failed to load resource: net::ERR_FAILED$", words)]
    assert said == []
    context.close()


def search(page, words):
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type(words)
    return page.locator(".md-search-result__link").first


def test_links_search_figures_and_answers_work_from_a_folder(page, site):
    page.goto((site / "index.html").as_uri())
    page.get_by_role("link", name="Map", exact=True).first.click()
    page.wait_for_url("**/chapter/index.html")
    search(page, "dead unit").click()
    page.wait_for_url(lambda address: "/chapter/index.html" not in address)
    assert page.locator("article").get_by_text("dead unit").count() > 0
    page.goto((site / "chapter" / "perfect-circles" / "index.html").as_uri())
    page.locator("#move-polygon").scroll_into_view_if_needed()
    sides = page.locator("#move-polygon [name=n]")
    sides.press("ArrowRight")
    assert f"polygon.n={sides.input_value()}" in page.url
    assert page.evaluate("document.fonts.ready.then(fonts => [...fonts].some(font => font.status === 'loaded'))")
    form = page.locator(".check").first
    form.locator("input[type=radio]").first.check()
    form.get_by_role("button", name="Check").click()
    assert form.get_by_role("status").inner_text() == "Right: 3%."


def test_the_index_of_the_search_waits_for_the_reader(page, served):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served + "reference/notation/", wait_until="networkidle")
    assert not any("search_index" in address for address in asked)
    assert search(page, "learning rate").inner_text()
    assert served + "search/search_index.json" in asked


def test_a_link_to_a_search_searches(page, served):
    page.goto(served + "?q=momentum", wait_until="load")
    assert page.locator(".md-search-result__link").first.inner_text()
