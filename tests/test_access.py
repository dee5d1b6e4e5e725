"""Nobody is shut out: what axe-core finds, and a whole page by keyboard alone."""

from __future__ import annotations

import pytest

from tests import access
from tests.conftest import head, turn_of
from tests.test_site import PAGES, url

SHARE = 12
"""One page in so many is looked at, in one of four ways; others, and in other ways, with each commit."""

TURN = turn_of(head(), SHARE * len(access.WAYS))


@pytest.mark.parametrize("page", PAGES[TURN % SHARE :: SHARE])
def test_axe_finds_nothing(page, chromium, served):
    """``make access`` looks at every page in every way."""
    way = access.WAYS[(PAGES.index(page) + TURN) % len(access.WAYS)]
    assert access.findings(chromium, served + url(page), way) == [], way


MISSED = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
  .filter((one) => !one.disabled && one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }))
  .filter((one) => !window.stops.has(one))
  .filter((one) => one.type !== "radio" || ![...window.stops].some(({ name }) => name === one.name))
  .map((one) => one.outerHTML.slice(0, 150))"""
"""What could have had the focus, and never had it; of radio buttons that belong together one is enough."""

FOCUSED = """() => {
  const one = document.activeElement;
  window.stops ??= new Set();
  if (one === document.body || window.stops.has(one)) return null;
  window.stops.add(one);
  // The theme hides some buttons, and marks the words beside them instead.
  const marks = [one, one.nextElementSibling, document.querySelector(`label[for="${CSS.escape(one.id)}"]`)];
  const place = one.getBoundingClientRect();
  return {
    html: one.outerHTML.slice(0, 150),
    isMarked: marks.some((mark) => mark && getComputedStyle(mark).outlineStyle !== "none"),
    isInView: place.bottom > 0 && place.top < innerHeight,
  };
}"""
"""What has the focus now; null when it is the browser's turn, or has been here."""


@pytest.mark.parametrize("page", ["index", "chapter/hyperparameters"])
def test_the_tab_key_visits_everything_and_is_seen_there(page, chromium, served):
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    opened = context.new_page()
    opened.goto(served + url(page), wait_until="load")
    for figure in opened.locator("[data-move]").all():  # its controls come when it is near the screen
        figure.evaluate("figure => figure.scrollIntoView()")
        figure.locator(".move-figure").wait_for()
    opened.evaluate("scrollTo(0, 0)")
    stops = []
    opened.keyboard.press("Tab")
    while stop := opened.evaluate(FOCUSED):
        stops.append(stop)
        opened.keyboard.press("Tab")
    assert "md-skip" in stops[0]["html"]  # "Skip to content" comes first
    assert [stop["html"] for stop in stops if not stop["isInView"]] == []
    assert [stop["html"] for stop in stops if not stop["isMarked"]] == []
    assert opened.evaluate(MISSED) == []
    context.close()


def test_a_program_is_chosen_folded_out_and_read_by_keyboard(chromium, served):
    context = chromium.new_context(viewport={"width": 360, "height": 800}, reduced_motion="reduce")
    opened = context.new_page()
    opened.goto(served + "chapter/loss/", wait_until="load")
    opened.locator(".tabbed-set > input").first.focus()
    opened.keyboard.press("ArrowRight")
    chosen = opened.locator(".tabbed-set").first.locator(".tabbed-block:visible")
    assert "_torch.py" in chosen.inner_text()
    folded = opened.locator("article details").first
    folded.locator("summary").focus()
    opened.keyboard.press("Enter")
    assert folded.get_attribute("open") is not None
    context.close()
