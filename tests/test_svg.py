"""A figure for a page: themed, unique, described, small."""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
from PIL import Image

from scripts import figures, svg
from tests.conftest import ROOT


@pytest.fixture
def drawn():
    with mpl.rc_context():
        figures.prepare(salt="test")
        _, axes = plt.subplots()
        axes.plot([0, 1], [0, 1])
        axes.plot([0, 1], [1, 0], color="gray", marker="o")
        axes.fill_between([0, 1], [0, 1], color="C2", alpha=0.5)
        axes.bar([0], [1], color="C1", hatch="//")
        axes.set_title("A < B")
        axes.set_xlabel("x")
        axes.set_ylabel("y")
        plt.show()
        yield figures.shown.pop()
    plt.close("all")


def page(text, prefix="figure-a"):
    return svg.for_page(text, prefix=prefix, title="A < B", description="Two lines & a field")


def test_colors_are_the_theme_s(drawn):
    result = page(drawn)
    for name in ("blue", "gray", "green", "grid", "vermilion"):
        assert f"var(--figure-{name})" in result
    assert re.findall("#[0-9a-f]{6}", result) == []


def test_every_color_has_a_value_in_both_themes():
    css = (ROOT / "docs" / "assets" / "book.css").read_text()
    for scheme in ("default", "slate"):
        block = re.search(rf'\[data-md-color-scheme="{scheme}"\] {{(.*?)}}', css, re.DOTALL)[1]
        assert set(svg.COLORS.values()) <= set(re.findall(r"(--figure-\w+):", block))


def test_text_stays_text_in_the_font_of_the_page(drawn):
    assert ">x</text>" in page(drawn)
    assert "font-family" not in page(drawn)


def test_it_is_described_for_those_who_cannot_see_it(drawn):
    root = ElementTree.fromstring(page(drawn))
    assert root.get("role") == "img"
    assert root.find(f"{{{svg.SVG}}}title").text == "A < B"
    assert root.find(f"{{{svg.SVG}}}desc").text == "Two lines & a field"
    assert root.get("aria-labelledby") == root.find(f"{{{svg.SVG}}}title").get("id")
    assert root.get("aria-describedby") == root.find(f"{{{svg.SVG}}}desc").get("id")


def test_two_figures_of_a_page_share_no_id(drawn):
    first, second = (set(re.findall(r'id="([^"]+)"', page(drawn, prefix))) for prefix in ("a", "b"))
    assert first
    assert not first & second


def test_every_reference_leads_somewhere(drawn):
    result = page(drawn)
    ids = set(re.findall(r'id="([^"]+)"', result))
    references = re.findall(r"url\(#([^)]+)\)", result) + re.findall(r'href="#([^"]+)"', result)
    assert references
    assert set(references) <= ids


def test_it_is_one_line_without_a_style_sheet_of_its_own_and_smaller(drawn):
    result = page(drawn)
    assert "\n" not in result
    assert "<style" not in result
    assert "<metadata" not in result
    assert len(result) < 0.7 * len(drawn)


def test_the_same_drawing_gives_the_same_text(drawn):
    figures.prepare(salt="test")
    assert page(drawn) == page(drawn)


def test_it_has_a_size_before_it_is_laid_out(drawn):
    root = ElementTree.fromstring(page(drawn))
    assert (root.get("width"), root.get("height")) == ("518", "346")


def test_matplotlib_can_save_the_style():
    """The style file holds no setting that Matplotlib does not know (it would only warn)."""
    with mpl.rc_context():
        mpl.rc_file(ROOT / "scripts" / "book.mplstyle")
        plt.figure().savefig(io.BytesIO(), format="svg")
        plt.close("all")


def painted(text):
    """What is drawn, in order: each element without children, with all that it and its groups say about it."""
    found = []

    def visit(element, style, rest):
        style = style | dict(part.split(":", 1) for part in element.get("style", "").split(";") if part)
        rest = rest + tuple((name, element.get(name)) for name in ("clip-path", "transform") if name in element.attrib)
        if len(element) == 0:
            place = {name: value for name, value in element.attrib.items() if name != "style"}
            found.append((element.tag, element.text, place, style, rest))
        for child in element:
            visit(child, style, rest)

    visit(ElementTree.fromstring(text), {}, ())
    return found


def test_it_has_fewer_elements_and_paints_the_same(drawn, monkeypatch):
    flat = page(drawn)
    monkeypatch.setattr(svg, "_flatten", lambda root: None)
    assert painted(flat) == painted(page(drawn))
    assert flat.count("<g") < page(drawn).count("<g") / 2


def test_what_nobody_sees_is_left_out(drawn):
    result = page(drawn)
    defined = set(re.findall(r'<path[^>]* id="([^"]*)"', result))
    assert defined
    assert defined == set(re.findall(r' href="#([^"]*)"', result))
    assert 'style="fill:none"' not in result
    assert not re.search(r"<text[^>]*/>|<g[^>]*/>", result)


def test_marks_in_a_row_are_one_path_and_look_the_same(chromium, monkeypatch):
    with mpl.rc_context():
        figures.prepare(salt="test")
        _, axes = plt.subplots()
        axes.plot(range(30), [x % 7 for x in range(30)], "o", color="C0")
        axes.scatter(range(20), [x % 5 for x in range(20)], marker="x", color="C1", alpha=0.5)
        axes.set(xlabel="x", ylabel="y")
        plt.show()
        drawing = figures.shown.pop()
    pictures = []
    opened = chromium.new_page(viewport={"width": 540, "height": 380})
    for join in (svg._join_marks, lambda *_: None):
        monkeypatch.setattr(svg, "_join_marks", join)
        opened.set_content(f"<style>:root {{ --figure-blue: blue; --figure-vermilion: red }}</style>{page(drawing)}")
        pictures.append(np.asarray(Image.open(io.BytesIO(opened.screenshot())).convert("RGB"), dtype=int))
        pictures.append(opened.locator("use").count())
    opened.close()
    joined, few, plain, many = pictures
    assert few < 10 < 50 <= many
    assert (joined != 255).any()
    assert np.abs(joined - plain).max() < 32
