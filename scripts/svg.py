"""Turn Matplotlib's SVG into one that stands in a page: themed, small, with unique ids and a description."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache
from itertools import groupby
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from scripts import axes

SVG = "http://www.w3.org/2000/svg"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"

COLORS = {
    "#0072b2": "--figure-blue",
    "#c44e00": "--figure-vermilion",
    "#00805e": "--figure-green",
    "#9b4f96": "--figure-purple",
    "#8a6d00": "--figure-ochre",
    "#5b6770": "--figure-slate",
    "#000000": "--figure-ink",
    "#808080": "--figure-gray",
    "#d0d0d0": "--figure-grid",
    "#ffffff": "--figure-paper",
}
"""Color in the SVG (see book.mplstyle) -> CSS variable (see docs/assets/book.css) that has a value per theme."""

PIXELS_PER_POINT = 1.5
"""On a desk a figure of 346 pt (4.8 inch) is 518 px wide; on a phone it shrinks to the screen."""

_COLOR = re.compile(r"#[0-9a-f]{6}\b")
_LONG_PATH = 400
"""Characters from which on a path is a curve, not a marker or a letter."""

_FEW = 4
"""Fewer marks than this stay as they are."""

_LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}")
_STRAIGHT = re.compile(r"(M [-\d. ]+( L [-\d. ]+)*( z ?)?)+")
"""A path of straight lines, in which each point after the one that M names is understood to be reached by L."""

_FAMILY = re.compile(r"font-family:[^;]*;?\s*")
_OPACITY = re.compile(r"(?<![-\w])opacity")
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
NUMERIC = {"d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height", "points", "transform"}


def for_page(text: str, *, prefix: str, title: str, description: str) -> str:
    """The SVG as one line of HTML.

    ``prefix`` makes its ids unique in a page. ``title`` is its accessible name, ``description`` what a
    reader hears who cannot see it.
    """
    root = ElementTree.fromstring(text)
    _drop(root, "metadata")
    _drop(root, "style")  # it holds a rule for every element of the page; book.css has it for figures
    axes.join(root)
    width, height = (float(v) for v in root.get("viewBox", "0 0 1 1").split()[2:])
    ids = _referenced(root)
    _drop_unused(root, ids)
    for element in root.iter():
        _shorten(element)
        if href := element.attrib.pop(XLINK_HREF, None):
            element.set("href", href)
        for name in ("href", "clip-path", "style", "fill"):
            if value := element.get(name):
                element.set(name, _rename(value, ids, prefix))
        identity = element.attrib.pop("id", None)
        if identity in ids:
            element.set("id", f"{prefix}-{ids[identity]}")
        if not (element.tag == f"{{{SVG}}}text" or element.tag == f"{{{SVG}}}tspan"):
            element.text = None if not (element.text or "").strip() else element.text
        element.tail = None
    _drop_empty(root)
    _flatten(root)
    _join_marks(root, prefix)
    for name in ("version", "width", "height"):
        root.attrib.pop(name, None)
    root.set("viewBox", f"0 0 {width:g} {height:g}")
    root.set("width", f"{width * PIXELS_PER_POINT:.0f}")
    root.set("height", f"{height * PIXELS_PER_POINT:.0f}")
    root.set("role", "img")
    root.set("aria-labelledby", f"{prefix}-title")
    root.set("aria-describedby", f"{prefix}-description")
    for position, (tag, words) in enumerate((("title", title), ("desc", description))):
        element = Element(f"{{{SVG}}}{tag}", id=f"{prefix}-{'title' if tag == 'title' else 'description'}")
        element.text = words
        root.insert(position, element)
    ElementTree.register_namespace("", SVG)
    return ElementTree.tostring(root, encoding="unicode").replace("\n", " ")


def _drop(root: Element, tag: str) -> None:
    for parent in list(root.iter()):
        for child in parent.findall(f"{{{SVG}}}{tag}"):
            parent.remove(child)


def _drop_unused(root: Element, ids: Container[str]) -> None:
    for definitions in root.iter(f"{{{SVG}}}defs"):
        definitions[:] = [part for part in definitions if part.get("id") in ids or not part.get("id")]


def _drop_empty(root: Element) -> None:
    """Remove what nobody sees: groups and definitions that hold nothing any more, words without a letter, and shapes
    that are neither filled nor drawn."""
    for child in list(root):
        _drop_empty(child)
        is_empty = child.tag in {f"{{{SVG}}}g", f"{{{SVG}}}defs"} and not len(child)
        says_nothing = child.tag == f"{{{SVG}}}text" and not len(child) and not child.text
        is_clear = child.get("style") == "fill:none" and root.tag != f"{{{SVG}}}defs"
        if is_empty or says_nothing or is_clear:
            root.remove(child)


def _flatten(root: Element) -> None:
    """Fewer elements, the same picture: a browser has thousands of them to look at.

    What all shapes of a group share moves to the group, groups that say the same and follow each other become one,
    and groups that say nothing are left out.
    """
    for child in root:
        _flatten(child)
        if _is_group(child):
            _hoist_style(child)
    parts: list[Element] = []
    for child in root:
        if parts and _is_group(child) and _is_group(parts[-1]) and child.attrib == parts[-1].attrib:
            parts[-1].extend(child)
        else:
            parts.append(child)
    root[:] = [part for child in parts for part in (child if _is_group(child) and not child.attrib else [child])]


def _hoist_style(group: Element) -> None:
    styles = {shape.get("style") for shape in group}
    style = styles.pop() if len(styles) == 1 else None
    # A group that is half transparent differs from shapes that are.
    if style and len(group) > 1 and "style" not in group.attrib and not _OPACITY.search(style):
        group.set("style", style)
        for shape in group:
            del shape.attrib["style"]


def _join_marks(root: Element, prefix: str) -> None:
    """Marks of one kind in a row become the corners of one path, which is not drawn itself, with a mark at each."""
    count = 0
    for group in list(root.iter(f"{{{SVG}}}g")):
        parts: list[Element] = []
        for (tag, look), run in groupby(list(group), _mark):
            marks = list(run)
            if tag != f"{{{SVG}}}use" or len(marks) < _FEW:
                parts += marks
                continue
            name = f"{prefix}-mark{count}"
            count += 1
            marker = Element(f"{{{SVG}}}marker", id=name, overflow="visible", markerUnits="userSpaceOnUse")
            marker.append(Element(f"{{{SVG}}}use", dict(look)))
            corners = " ".join(f"{mark.get('x', '0')} {mark.get('y', '0')}" for mark in marks)
            style = f"fill:none;stroke:none;marker:url(#{name})"
            parts += [marker, Element(f"{{{SVG}}}path", d=f"M {corners}", style=style)]
        group[:] = parts


def _mark(shape: Element) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What is the same in marks that only stand at different places."""
    return shape.tag, tuple((name, value) for name, value in shape.items() if name not in {"x", "y"})


def _is_group(element: Element) -> bool:
    return element.tag == f"{{{SVG}}}g"


def _referenced(root: Element) -> dict[str, str]:
    """The ids that something refers to -> a short name for each."""
    found: dict[str, str] = {}
    for element in root.iter():
        values = [element.get(XLINK_HREF, "").removeprefix("#")]
        for value in element.attrib.values():
            values += _REFERENCE.findall(value)
        for identity in values:
            if identity and identity not in found:
                found[identity] = str(len(found))
    return found


def _rename(value: str, ids: dict[str, str], prefix: str) -> str:
    if value.startswith("#") and value[1:] in ids:
        return f"#{prefix}-{ids[value[1:]]}"
    return _REFERENCE.sub(lambda m: f"url(#{prefix}-{ids[m[1]]})", value)


def _short_numbers(value: str) -> str:
    places = 1 if len(value) > _LONG_PATH else 2  # a tenth of a point is less than a pixel
    short = _LONG_NUMBER.sub(lambda number: f"{float(number[0]):.{places}f}".rstrip("0").rstrip("."), value)
    short = " ".join(short.split())
    return short.replace(" L ", " ") if _STRAIGHT.fullmatch(short) else short


def _shorten(element: Element) -> None:
    for name, value in element.items():
        if name in NUMERIC:
            element.set(name, _short_numbers(value))
    if element.get("transform", "").startswith("rotate(-0 "):
        del element.attrib["transform"]
    # Hatches have their colors in attributes, everything else in its style.
    colors = "".join(f"{name}:{element.attrib.pop(name)};" for name in ("fill", "stroke") if name in element.attrib)
    if style := colors + element.get("style", ""):
        element.set("style", _short_style(style))


@lru_cache(maxsize=1024)
def _short_style(style: str) -> str:
    style = _FAMILY.sub("", style)  # the family is the page's
    style = _COLOR.sub(lambda m: f"var({COLORS[m[0]]})" if m[0] in COLORS else m[0], style)
    return re.sub(r"\s*([:;])\s*", r"\1", style)
