"""One style sheet where each page of the built site links to several.

A browser shows nothing before it has them all, and on a slow line each one that it asks for costs more time than the
bytes in it. The fonts that they name are in there, too: one that came later would move what a reader already reads. The
sheets stay files of their own for whoever writes them, and while a book is served for its author.
"""

from __future__ import annotations

import base64
import re
from itertools import takewhile
from pathlib import Path
from posixpath import dirname, normpath, relpath
from urllib.parse import urlsplit

from scripts import keys

FOLDER = "assets"

_LINK = re.compile(r'[ \t]*<link rel="stylesheet" href="([^":]+)">\n?')
_EARLY = re.compile(r'[ \t]*<link rel="preload" href="[^"]+" as="font"[^>]*>\n?')
_ADDRESS = re.compile(r"""(?<=url\()(["']?)(?!data:|https?:|/|#)([^"')]+)(?=["']?\))""")


def join(site: Path, root: str) -> None:
    """Put those with which all pages begin, in their order, into one file, and let the pages link to that.

    ``root`` is the path of the site's address, with which links of pages such as 404.html begin.
    """
    pages = {page: page.read_text(encoding="utf-8") for page in sorted(site.rglob("*.html"))}
    sheets = [[_target(page, link, site, root) for link in _LINK.findall(text)] for page, text in pages.items()]
    shared = [here[0] for here in takewhile(lambda here: len(set(here)) == 1, zip(*sheets, strict=False))]
    if len(shared) < 2:
        return
    joined = "\n".join(_moved(site, sheet) for sheet in shared)
    name = f"{FOLDER}/styles.{keys.digest(joined.encode())[:8]}.css"
    (site / name).write_text(joined, encoding="utf-8")
    for page, text in pages.items():
        first, *others = list(_LINK.finditer(text))[: len(shared)]
        for link in reversed(others):
            text = text[: link.start()] + text[link.end() :]
        to_site = first[1].partition(shared[0])[0]
        text = text[: first.start(1)] + to_site + name + text[first.end(1) :]
        page.write_text(_EARLY.sub("", text), encoding="utf-8")


def _target(page: Path, link: str, site: Path, root: str) -> str:
    """The linked file, as a path below the site."""
    path = urlsplit(link).path
    if path.startswith("/"):
        return path.removeprefix(root).lstrip("/")
    return normpath(f"{page.parent.relative_to(site).as_posix()}/{path}")


def _moved(site: Path, sheet: str) -> str:
    """The text of a sheet as it has to be in ``FOLDER``, with its fonts in it."""

    def address(found: re.Match[str]) -> str:
        target = normpath(f"{dirname(sheet)}/{found[2]}")
        if target.endswith(".woff2") and (site / target).is_file():
            return f"{found[1]}data:font/woff2;base64,{base64.b64encode((site / target).read_bytes()).decode()}"
        return found[1] + relpath(target, FOLDER)

    return _ADDRESS.sub(address, (site / sheet).read_text(encoding="utf-8"))
