"""Markdown extension: formulas as MathML, made when the site is built.

``pymdownx.arithmatex`` (with ``generic: true``) finds the formulas; latex2mathml converts each one.
"""

from __future__ import annotations

import copy
import html
import itertools
import re
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

from latex2mathml.converter import convert_to_element
from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

_TERMS = {"mi", "mn", "mfrac", "msub", "msup"}
_TIGHT = {"|", "∂", "∇", "/", "max", "min"}
"""Operators around which browsers leave more room than TeX."""
_CLOSING = {")", "]", "}", "|", "⟩", "!", "′"}


class FormulaError(ValueError):
    """A formula that cannot be converted."""


def to_mathml(latex: str, *, block: bool) -> Element:
    """The formula as a ``math`` element that carries its LaTeX in ``alttext``. Raises FormulaError."""
    return copy.deepcopy(_converted(latex, block))


@lru_cache(maxsize=2048)
def _converted(latex: str, block: bool) -> Element:
    try:
        element: Element = convert_to_element(latex, display="block" if block else "inline")
    except Exception as error:  # the converter has no error of its own in common
        raise FormulaError(f"cannot read the formula {latex!r}: {error!r}") from error
    for part in element.iter():
        if "\\" in (part.text or ""):
            raise FormulaError(f"cannot read {part.text} in the formula {latex!r}")
        # The other extensions must not look for words or emphasis in it.
        part.text = AtomicString(html.unescape(part.text)) if part.text else None
    for part in list(element.iter()):
        if part.tag == "msqrt":  # its sign hangs from the line on top, and far below letters as low as an s
            part.insert(0, Element("mspace", height="0.75em", depth="0.2em"))
        if part.tag == "msup" and part[1].text == "′":  # the font has it high up already
            part.tag, part[1].tag = "mrow", "mo"
            part[1].attrib.update(lspace="0", rspace="0")
        if part.tag == "mo" and part.text in _TIGHT:
            part.attrib.update(lspace="0", rspace="0")
        if part.tag == "mover" and part[1].text == "^":
            part[1].text = AtomicString("ˆ")  # the circumflex that is drawn above a letter
        if part.tag == "mover" and part[1].text == "¯":
            part.set("accent", "true")  # else it is as small as an index, and looks like a dot
    for row in list(element.iter()):
        _space(row)
    element.set("alttext", latex)
    return element


def _space(row: Element) -> None:
    """Say what browsers cannot know: that a minus is a sign, and that a name of letters needs room around it."""
    children = list(row)
    for before, after in itertools.pairwise(children):
        is_operator = before.tag == "mo" and (before.text or "") not in _CLOSING
        if after.tag == "mo" and after.text in {"−", "+", "-"} and is_operator:
            after.set("form", "prefix")
            after.set("lspace", "0")
            after.set("rspace", "0")
        is_term = before.tag in _TERMS or (before.tag == "mo" and before.text in _CLOSING)
        if (_is_name(before) and after.tag in _TERMS) or (is_term and _is_name(after)):
            row.insert(list(row).index(after), Element("mspace", width="0.17em"))


def _is_name(element: Element) -> bool:
    """Whether it is the name of a function, such as log."""
    return element.tag == "mi" and len(element.text or "") > 1


class _Formulas(Treeprocessor):
    def run(self, root: Element) -> None:
        for holder in root.iter():
            if "arithmatex" in holder.get("class", "").split() and holder.text:
                latex = html.unescape(holder.text.strip())[2:-2].strip()  # without \( \) or \[ \]
                holder.text = None
                formula = to_mathml(latex, block=holder.tag == "div")
                holder.append(formula)
                # A full stop must not begin the next line: it moves into the element, which does not break.
                if mark := re.match(r"[.,;:!?)]+", holder.tail or ""):
                    formula.tail = mark[0]
                    holder.tail = (holder.tail or "")[mark.end() :]


class MathematicsExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Formulas(md), "mathematics", 15)  # after "inline" (20)


def makeExtension(**options: Any) -> MathematicsExtension:
    return MathematicsExtension(**options)
