"""An axis of a figure in few elements that show what its many elements showed."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest

from scripts import axes, figures

TICKS = (0.0, 0.25, 0.5, 1.0)


def drawing(**of_ticks):
    with mpl.rc_context():
        figures.prepare(salt="test")
        _, panel = plt.subplots()
        panel.plot([0, 1], [0, 1], color="C0", marker="|")
        panel.set_xticks(TICKS, [f"<{tick:g}>" for tick in TICKS])
        panel.set_yticks([])
        panel.set_xlabel("how far")
        panel.tick_params(**of_ticks)
        plt.show()
        plt.close("all")
        return ElementTree.fromstring(figures.shown.pop())


def axis(root):
    return next(group for group in root.iter(f"{axes.SVG}g") if group.get("id") == "matplotlib.axis_1")


def lines(path):
    """The ends of the lines of a path: (x, y, x, y) for each, in points."""
    numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", path.get("d"))]
    return list(zip(*[iter(numbers)] * 4, strict=True))


def test_lines_and_ticks_become_a_path_each_in_their_places():
    root = drawing()
    places = [(float(use.get("x")), float(use.get("y"))) for use in axis(root).iter(f"{axes.SVG}use")]
    axes.join(root)
    grid, ticks = axis(root).findall(f"{axes.SVG}path")

    assert len(places) == len(TICKS)
    assert np.array(lines(ticks)) == pytest.approx(np.array([(x, y, x, y + 3.5) for x, y in places]))
    assert [line[0] for line in lines(grid)] == pytest.approx([x for x, _ in places])
    assert "stroke: #d0d0d0" in grid.get("style")
    assert "stroke: #808080" in ticks.get("style")
    assert not list(axis(root).iter(f"{axes.SVG}use"))


def test_words_stay_in_their_order_and_the_name_of_the_axis_comes_last():
    root = drawing()
    axes.join(root)
    words = [text.text for text in axis(root).iter(f"{axes.SVG}text")]
    assert words == [*(f"<{tick:g}>" for tick in TICKS), "how far"]


def test_ticks_that_look_different_stay_apart():
    root = drawing(top=True)
    below, _, *_ = (use.get(axes.XLINK_HREF) for use in axis(root).iter(f"{axes.SVG}use"))
    marker = next(path for path in root.iter(f"{axes.SVG}path") if f"#{path.get('id')}" == below)
    marker.set("style", "stroke: #ffffff")
    axes.join(root)
    _, *ticks = axis(root).findall(f"{axes.SVG}path")
    assert [len(lines(path)) for path in ticks] == [len(TICKS)] * 2
    assert ["#ffffff" in path.get("style") for path in ticks] == [True, False]


def test_curves_are_left_alone():
    root = drawing()
    before = len(list(root.iter(f"{axes.SVG}use")))
    axes.join(root)
    assert before - len(list(root.iter(f"{axes.SVG}use"))) == len(TICKS)


def test_a_tick_that_is_no_line_stays_as_it_is():
    root = drawing()
    for path in root.iter(f"{axes.SVG}path"):
        if path.get("d").split()[:3] == ["M", "0", "0"]:
            path.set("d", "M 0 0 L 2 2 L 4 0 z")
    axes.join(root)
    assert len(list(axis(root).iter(f"{axes.SVG}use"))) == len(TICKS)
