"""What axe-core finds on the pages. ``python -m tests.access`` (``make access``) looks at every page in every way.

That takes many minutes; ``make test`` looks at some pages in one of the four ways, at others with each commit.
"""

from __future__ import annotations

import itertools
import json
import sys
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser

from tests import browser, host

AXE = Path(__file__).parent.parent / "moves" / "node_modules" / "axe-core" / "axe.min.js"

RUN = """() => axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations.map(
  ({ id, help, nodes }) => `${id}: ${help} (${nodes.length}), first: ${nodes[0].html.slice(0, 200)}`))"""


class Way(NamedTuple):
    """How a page is looked at."""

    width: int
    """Pixels of the screen."""
    scheme: str
    """Of colors: light or dark."""


WAYS = [Way(*way) for way in itertools.product((360, 1440), ("light", "dark"))]


def findings(opened: Browser, address: str, way: Way) -> list[str]:
    """What axe-core finds on the page when everything that folds is open; a line for each rule that is broken."""
    context = opened.new_context(viewport={"width": way.width, "height": 900}, color_scheme=way.scheme)
    page = context.new_page()
    page.goto(address, wait_until="load")
    page.evaluate(browser.LAY_OUT)
    for figure in page.locator("[data-move]").all():
        figure.evaluate("figure => figure.scrollIntoView()")
        figure.locator(".move-figure").wait_for()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(RUN)
    context.close()
    return list(found)


def addresses(site: Path) -> list[str]:
    """Every page of the site, below its root."""
    pages = (path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    return sorted("" if page == "." else f"{page}/" for page in pages)


def main(site: Path) -> int:
    broken = 0
    with browser.launch() as opened, host.serve(site) as root:
        for address, way in itertools.product(addresses(site), WAYS):
            found = findings(opened, root + address, way)
            print(f"{address or 'home':40} {way.width:5} {way.scheme:6} {json.dumps(found) if found else 'nothing'}")
            broken += bool(found)
    print(f"{broken} pages with findings")
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "site")))
