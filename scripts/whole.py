"""The whole chapter as one document, put together from the pages as they were built: to print, or to keep.

It is too large for a page that somebody comes upon, so it stands beside one that says so, and search engines leave it
out.

What only scripts bring to life is left out there: the judge of answers, the figures to move. The programs that draw
figures are left out too, and solutions are open, since paper does not unfold.
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from scripts import contents
from scripts.book import Book

PAGE = "chapter/whole/"
"""The page, below the site, that leads to the document: what stands around the chapter's pages in it, too."""

DOCUMENT = f"{PAGE}document.html"

_PLACE = re.compile(r'(?<=<div id="whole-chapter">).*?(?=</div>)', re.DOTALL)
_HEAD = "</head>"
_CLASSES = '<article class="'
_ARTICLE = re.compile(r"<article\b[^>]*>(.*?)</article>", re.DOTALL)
_TAG = re.compile(r"""</?[a-zA-Z](?:[^>"']|"[^"]*"|'[^']*')*>""")
_NAMED = re.compile(r'(?<=\s)(id|for|name|aria-labelledby|aria-describedby)="([^"]+)"')
_ADDRESS = re.compile(r'(?<=\s)(href|src)="([^"]+)"')
_HEADING = re.compile(r"(?<=<)(/?h)([1-5])\b")
_MOVE = re.compile(r' data-move="[^"]*"')
_LEFT_OUT = re.compile(
    r'<details class="program">.*?</details>|<button class="md-button">.*?</button>'
    r'|<p class="check-verdict"[^>]*></p>|<p class="reading"[^>]*>.*?</p>',
    re.DOTALL,
)


def write(book: Book, site: Path) -> None:
    """Write the document; a book without the page that leads to it has none."""
    file = site / PAGE / "index.html"
    if not file.is_file():
        return
    chapter = [entry for entry in contents.entries(book) if entry.page.startswith("chapter/")]
    parts = {_address(entry.page): entry.title for entry in chapter}
    sections = [
        f'<section class="whole-page" id="{_name(address)}">{_section(site, address, list(parts))}</section>'
        for address in parts
    ]
    listed = "".join(f'<li><a href="#{_name(address)}">{title}</a></li>' for address, title in parts.items())
    page = file.read_text(encoding="utf-8").replace(_HEAD, f'<meta name="robots" content="noindex">{_HEAD}', 1)
    page = page.replace(_CLASSES, f"{_CLASSES}whole ", 1)
    whole = _PLACE.sub(lambda _: f"<ol>{listed}</ol>" + "\n".join(sections), page, count=1)
    (site / DOCUMENT).write_text(whole, encoding="utf-8")


def _section(site: Path, address: str, parts: list[str]) -> str:
    article = _ARTICLE.search((site / address / "index.html").read_text(encoding="utf-8"))
    if not article:
        raise ValueError(f"{address} has no article")
    text = _LEFT_OUT.sub("", article[1])
    return moved(text, address, parts).strip()


def moved(text: str, address: str, parts: list[str]) -> str:
    """The HTML of the page at ``address`` as a part of the whole: its own ids, one level less of headings, and
    links that lead to where their target now is. ``parts`` are the addresses of all pages that are part of it.
    """
    prefix = _name(address)

    def link(attribute: re.Match[str]) -> str:
        return f'{attribute[1]}="{_target(attribute[2], address, parts)}"'

    def named(attribute: re.Match[str]) -> str:
        return f'{attribute[1]}="{" ".join(f"{prefix}-{name}" for name in attribute[2].split())}"'

    def tag(found: re.Match[str]) -> str:
        text = _HEADING.sub(lambda heading: f"{heading[1]}{int(heading[2]) + 1}", found[0])
        text = _NAMED.sub(named, _ADDRESS.sub(link, text)).replace("url(#", f"url(#{prefix}-")
        if text.startswith("<details"):
            return text.replace("<details", "<details open", 1)
        if " data-check=" in text:  # nothing judges answers there
            return '<div class="check">'
        return _MOVE.sub("", text)  # and nothing moves

    return _TAG.sub(tag, text)


def _target(link: str, address: str, parts: list[str]) -> str:
    full = urlsplit(urljoin(f"https://book/{address}", link))
    if full.netloc != "book" or full.scheme != "https":
        return link
    place = full.path.lstrip("/")
    if place in parts:
        return "#" + "-".join(filter(None, (_name(place), full.fragment)))
    return "../" * PAGE.count("/") + place + (f"#{full.fragment}" if full.fragment else "")


def _address(page: str) -> str:
    return re.sub(r"(^|/)index/$", r"\1", page.removesuffix(".md") + "/")


def _name(address: str) -> str:
    """What the ids of a page begin with: the last part of its address, or ``map`` for the first page."""
    return address.strip("/").rpartition("/")[2] if "/" in address.strip("/") else "map"
