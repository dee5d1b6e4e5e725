"""What a browser may load on the book's pages, as the ``_headers`` file that static hosts take.

No page needs anything from another host. A script that stands in a page runs only when it is one of those that the
theme put there when the site was built: the policy has their hashes.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

TARGET = "_headers"

_INLINE = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)


def headers(site: Path) -> str:
    """The file for the built site in this folder: a Content-Security-Policy, and three headers that go with it."""
    pages = sorted(site.rglob("*.html"))
    hashes = sorted({one for page in pages for one in inline_hashes(page.read_text(encoding="utf-8"))})
    policy = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *hashes]),
        "style-src": "'self' 'unsafe-inline'",  # figures and tables carry styles of their own
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }
    lines = [
        "/*",
        f"  Content-Security-Policy: {'; '.join(f'{name} {value}' for name, value in policy.items())}",
        "  X-Content-Type-Options: nosniff",
        "  Referrer-Policy: no-referrer",
        "  Cross-Origin-Opener-Policy: same-origin",
    ]
    return "\n".join(lines) + "\n"


def inline_hashes(page: str) -> set[str]:
    """The hashes, as a policy writes them, of the scripts that stand in a page and would run."""
    found = set()
    for script in _INLINE.finditer(page):
        if re.search(r'\bsrc=|\btype="?(?!text/javascript|module)\w', script["attributes"]):
            continue  # a file, or data
        digest = hashlib.sha256(script["text"].encode()).digest()
        found.add(f"'sha256-{base64.b64encode(digest).decode()}'")
    return found
