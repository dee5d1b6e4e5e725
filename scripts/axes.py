"""Draw an axis of Matplotlib's SVG with few elements: all its grid lines in one path, all its ticks in another.

Matplotlib draws a line, a tick and a word for each number along an axis, each in a group of its own: in most figures
that is more than the curves. A slow phone feels each element.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

SVG = "{http://www.w3.org/2000/svg}"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"

_MARKER = re.compile(r"\s*M 0 0\s+L ([-\d.e]+) ([-\d.e]+)\s*")
"""How a tick is drawn: a line from its place to here."""


def join(root: Element) -> None:
    """Change the axes of a drawing, as Matplotlib writes it, in place. It looks the same.

    Lines and ticks of an axis that look the same become one path, and all the words at its ticks one group. Ticks of
    another kind stay as they are.
    """
    markers = {path.attrib["id"]: path for path in root.iter(f"{SVG}path") if "id" in path.attrib}
    for axis in root.iter(f"{SVG}g"):
        if axis.get("id", "").startswith("matplotlib.axis_"):
            _join_axis(axis, markers)


def _join_axis(axis: Element, markers: dict[str, Element]) -> None:
    ticks = [part for part in axis if "tick_" in part.get("id", "")]
    paths: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for tick in ticks:
        for group in tick.iter(f"{SVG}g"):
            for shape in list(group):
                if line := _line(shape, markers):
                    place, look = line
                    paths.setdefault(look, []).append(place)
                    group.remove(shape)
    words = Element(f"{SVG}g")
    words.extend(ticks)
    lines = [Element(f"{SVG}path", dict(look), d=" ".join(places)) for look, places in paths.items()]
    axis[:] = [*lines, words, *(part for part in axis if part not in ticks)]


def _line(shape: Element, markers: dict[str, Element]) -> tuple[str, tuple[tuple[str, str], ...]] | None:
    """Where a grid line or a tick is, as a path, and how it looks. None if the shape is neither."""
    if shape.tag == f"{SVG}path" and "fill: none" in shape.get("style", ""):
        return shape.attrib["d"], tuple((name, value) for name, value in shape.items() if name != "d")
    marker = markers.get(shape.get(XLINK_HREF, "").removeprefix("#"))
    line = _MARKER.fullmatch(marker.get("d", "")) if marker is not None else None
    if marker is None or line is None or "stroke:" not in marker.get("style", ""):
        return None
    x, y = float(shape.attrib["x"]), float(shape.attrib["y"])
    end_x, end_y = (offset + float(value) for offset, value in zip((x, y), line.groups(), strict=True))
    return f"M {x:f} {y:f} L {end_x:f} {end_y:f}", (("style", marker.attrib["style"]),)
