"""Turn Matplotlib's SVG into one that stands in a page: themed, small, with unique ids and a description."""

from __future__ import annotations

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

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
_LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}")
_FAMILY = re.compile(r"font-family:[^;]*;?\s*")
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
NUMERIC = ("d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height", "points", "transform")


def for_page(text: str, *, prefix: str, title: str, description: str) -> str:
    """The SVG as one line of HTML.

    ``prefix`` makes its ids unique in a page. ``title`` is its accessible name, ``description`` what a
    reader hears who cannot see it.
    """
    root = ElementTree.fromstring(text)
    _drop(root, "metadata")
    _drop(root, "style")  # it holds a rule for every element of the page; book.css has it for figures
    width, height = (float(v) for v in root.get("viewBox", "0 0 1 1").split()[2:])
    ids = _referenced(root)
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


def _drop_empty(root: Element) -> None:
    """Remove groups and definitions that hold nothing any more."""
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in {f"{{{SVG}}}g", f"{{{SVG}}}defs"} and not len(child):
                parent.remove(child)


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


def _shorten(element: Element) -> None:
    for name in NUMERIC:
        if value := element.get(name):
            short = _LONG_NUMBER.sub(lambda m: f"{float(m[0]):.2f}".rstrip("0").rstrip("."), value)
            element.set(name, " ".join(short.split()))
    # Hatches have their colors in attributes, everything else in its style.
    colors = "".join(f"{name}:{element.attrib.pop(name)};" for name in ("fill", "stroke") if name in element.attrib)
    if style := colors + element.get("style", ""):
        style = _FAMILY.sub("", style)  # the family is the page's
        style = _COLOR.sub(lambda m: f"var({COLORS[m[0]]})" if m[0] in COLORS else m[0], style)
        element.set("style", re.sub(r"\s*([:;])\s*", r"\1", style))
