"""One style sheet where each page of the built site links to several.

A browser shows nothing before it has them all, and on a slow line each one that it asks for costs more time than the
bytes in it. The sheets stay files of their own for whoever writes them, and while a book is served for its author.
"""

from __future__ import annotations

import re
from itertools import takewhile
from pathlib import Path
from posixpath import dirname, normpath, relpath
from urllib.parse import urlsplit

from scripts import keys

FOLDER = "assets"

_LINK = re.compile(r'[ \t]*<link rel="stylesheet" href="([^":]+)">\n?')
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
    joined = "\n".join(_moved((site / sheet).read_text(encoding="utf-8"), dirname(sheet)) for sheet in shared)
    name = f"{FOLDER}/styles.{keys.digest(joined.encode())[:8]}.css"
    (site / name).write_text(joined, encoding="utf-8")
    for page, text in pages.items():
        first, *others = list(_LINK.finditer(text))[: len(shared)]
        for link in reversed(others):
            text = text[: link.start()] + text[link.end() :]
        to_site = first[1].partition(shared[0])[0]
        page.write_text(text[: first.start(1)] + to_site + name + text[first.end(1) :], encoding="utf-8")


def _target(page: Path, link: str, site: Path, root: str) -> str:
    """The linked file, as a path below the site."""
    path = urlsplit(link).path
    if path.startswith("/"):
        return path.removeprefix(root).lstrip("/")
    return normpath(f"{page.parent.relative_to(site).as_posix()}/{path}")


def _moved(sheet: str, folder: str) -> str:
    """A sheet from this folder, as it has to be in ``FOLDER``."""
    return _ADDRESS.sub(lambda address: address[1] + relpath(f"{folder}/{address[2]}", FOLDER), sheet)
