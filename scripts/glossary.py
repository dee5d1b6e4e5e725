"""The tooltips of the glossary: each term of ``docs/reference/glossary.md``, wherever a page uses it.

The glossary is a Markdown definition list. A comment after a definition lists the other forms of the
term: ``<!-- forms: losses, Loss -->``.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.extensions.toc import slugify
from markdown.treeprocessors import Treeprocessor

_ENTRY = re.compile(r"^(?P<term>[^\s:#<].*)\n\n?:   (?P<definition>(?:.+\n?)+)", re.MULTILINE)
_FORMS = re.compile(r"<!--\s*forms:\s*(.*?)\s*-->", re.DOTALL)
_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")
_MARKUP = re.compile(r"[`*$]|\{:?[^}]*\}")


def terms(page: str) -> dict[str, str]:
    """Each term of the glossary, as it stands there -> its definition as plain text."""
    return {_plain(match["term"]): _plain(match["definition"]) for match in _ENTRY.finditer(page)}


def anchor(term: str) -> str:
    """The id of a term on the glossary's page."""
    return "term-" + slugify(term, "-")


def entries(page: str) -> dict[str, str]:
    """Term or form of it -> its definition as plain text."""
    found: dict[str, str] = {}
    for match in _ENTRY.finditer(page):
        forms = _FORMS.search(match["definition"])
        names = [_plain(match["term"]), *(forms[1].split(",") if forms else [])]
        found |= {name.strip(): _plain(match["definition"]) for name in names if name.strip()}
    return found


def _plain(text: str) -> str:
    return " ".join(_MARKUP.sub("", _LINK.sub(r"\1", _FORMS.sub("", text))).split())


def tooltips(page: str) -> str:
    """The lines that Markdown's ``abbr`` extension reads, each a paragraph: it takes them one by one out of the
    block that they stand in, and searches the rest of that block anew each time.
    """
    return "".join(f"*[{name}]: {text}\n\n" for name, text in entries(page).items())


class _FirstUses(Treeprocessor):
    """Leave a tooltip at the first use of a term in each section; more would be in the reader's way.

    A word that has another meaning there gets none: ``*norm*{ .no-term }``.
    """

    def run(self, root: Element) -> None:
        seen: set[str] = set()
        for parent in list(root.iter()):
            if parent.tag in {"h1", "h2"}:
                seen = set()
            for child in list(parent):
                if child.tag == "abbr":
                    definition = child.get("title", "")
                    is_none = re.fullmatch("h[1-6]|a|dt", parent.tag) or "no-term" in parent.get("class", "").split()
                    if is_none or definition in seen:
                        _unwrap(parent, child)
                    else:
                        seen.add(definition)


def _unwrap(parent: Element, child: Element) -> None:
    """Put the text of a childless element, and what follows it, in its place."""
    text = (child.text or "") + (child.tail or "")
    place = list(parent).index(child)
    if place:
        before = parent[place - 1]
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    parent.remove(child)


class _Anchors(Treeprocessor):
    """Let a link lead to a term."""

    def run(self, root: Element) -> None:
        for term in root.iter("dt"):
            term.set("id", anchor("".join(term.itertext())))


class FirstUsesExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Anchors(md), "terms", 9)
        md.treeprocessors.register(_FirstUses(md), "first-uses", 6)  # after "abbr" (7)


def makeExtension(**options: Any) -> FirstUsesExtension:
    return FirstUsesExtension(**options)
