"""The links of a built site. ``python -m tests.links`` asks the other hosts whether those that leave it still arrive.

That needs the network, so that it is no part of ``make test``; the public CI does it once a week.
"""

from __future__ import annotations

import functools
import sys
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

HERE = "https://here.invalid/"
"""A host that no link names: what leads to it is inside."""

PATIENCE = 30
"""Seconds."""


@functools.cache
def parsed(file: Path) -> tuple[list[str], set[str]]:
    """What a page links to or shows, as it is written there, and the anchors that it has."""
    page = LexborHTMLParser(file.read_text(encoding="utf-8"))
    linking = page.css("a[href], link[href]:not([rel=canonical]), [src]")
    written = [one.attributes.get("href") or one.attributes.get("src") or "" for one in linking]
    return written, {one.attributes["id"] or "" for one in page.css("[id]")}


def links(site: Path) -> Iterator[tuple[str, str]]:
    """Every link of every page, as (page, full address)."""
    for file in sorted(site.rglob("*.html")):
        page = file.relative_to(site).as_posix().removesuffix("index.html")
        base = HERE if page == "404.html" else HERE + page  # a host shows 404.html under any address
        for link in parsed(file)[0]:
            yield page, urljoin(base, link)


def broken(site: Path) -> list[str]:
    """The links to a page, file or anchor of the site that it does not have."""
    found = []
    for page, address in links(site):
        if address.startswith(HERE) and not _arrives(site, address):
            found.append(f"{page} -> {address.removeprefix(HERE)}")
    return found


def _arrives(site: Path, address: str) -> bool:
    path, anchor = unquote(urlsplit(address).path).lstrip("/"), unquote(urlsplit(address).fragment)
    file = site / path
    file = file / "index.html" if path in {"", "."} or path.endswith("/") else file
    return file.is_file() and (not anchor or anchor.startswith("__") or anchor in parsed(file)[1])


def outside(site: Path) -> dict[str, set[str]]:
    """Address on another host -> the pages that link to it."""
    found = defaultdict(set)
    for page, address in links(site):
        if urlsplit(address).scheme in {"http", "https"} and not address.startswith(HERE):
            found[address].add(page)
    return found


def answer(address: str) -> str:
    """What the other host says: empty when the link arrives."""
    # Some hosts refuse what calls itself a program, or a question for the headers alone.
    request = urllib.request.Request(address, headers={"User-Agent": "Mozilla/5.0 (link check)"})
    try:
        urllib.request.urlopen(request, timeout=PATIENCE).close()
    except urllib.error.HTTPError as error:
        return "" if error.code in {403, 429} else f"{error.code} {error.reason}"  # it is there, for people
    except OSError as error:
        return str(error)
    return ""


def main(site: Path) -> int:
    found = sorted(outside(site).items())
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(answer, [address for address, _ in found]))
    for (address, pages), said in zip(found, answers, strict=True):
        if said:
            print(f"{address}: {said} (on {', '.join(sorted(pages)) or 'the home page'})")
    print(f"{len(found)} links to other hosts, {sum(map(bool, answers))} of them broken")
    return any(answers)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "site")))
