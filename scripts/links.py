"""Links that hold wherever the site stands: at the root of a host, below it, or in a folder on a disk.

A link that begins at the root of the book, such as ``/snippets/index/first_numpy.py`` or ``/chapter/loss.md``, becomes
relative. MkDocs does so itself where the link is Markdown; Zensical never does, and neither of them within HTML.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

_FROM_ROOT = re.compile(r'(?P<name>\s(?:href|src)=")/(?!/)(?P<target>[^"#?]*)')
_SOURCE = re.compile(r"(^|/)index\.md$|\.md$")


def make_relative(site: Path) -> None:
    """Do it in every page of the built site; not in 404.html, which a host shows under any address."""
    for page in site.rglob("index.html"):
        html = page.read_text(encoding="utf-8")
        relative = relative_links(html, page.parent.relative_to(site).as_posix())
        if relative != html:
            page.write_text(relative, encoding="utf-8")


def relative_links(html: str, folder: str) -> str:
    """The page, which stands in this folder of the site (``chapter/loss/``), with its links."""

    def relative(link: re.Match[str]) -> str:
        address = _SOURCE.sub(lambda end: end[1] if end[1] is not None else "/", link["target"])
        is_page = not address or address.endswith("/")
        return f"{link['name']}{posixpath.relpath(address or '.', folder or '.')}{'/' if is_page else ''}"

    return _FROM_ROOT.sub(relative, html)
