"""A real Chromium for the tests. ``python -m tests.browser`` sees to it that there is one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Error, sync_playwright

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


LAY_OUT = """async () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(".md-content__inner > * { content-visibility: visible !important; }");
  document.adoptedStyleSheets.push(sheet);
  for (const folded of document.querySelectorAll("details")) folded.open = true;
  await new Promise((done) => requestIdleCallback(done));
  for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
}"""
"""Leave nothing of a page for later, and open all that folds: what scripts measure then is what readers come to see.
Done when the scripts that wait for an idle moment have had it, and have seen the new sizes in a frame."""


def executable() -> str | None:
    """The Chromium of the system; None for the one that playwright has installed."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((path for name in names if (path := shutil.which(name))), None)


@contextmanager
def launch() -> Iterator[Browser]:
    """A browser that is closed at the end; each of its contexts has a fresh profile."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=ARGUMENTS)
        yield browser
        browser.close()


def install() -> None:
    """Install Chromium where there is none: the system's package where that can be, else playwright's build."""
    if sys.platform == "linux" and shutil.which("apt-get"):
        sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
        subprocess.run([*sudo, "apt-get", "update", "-qq"], check=True)
        subprocess.run(
            [*sudo, "apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core"],
            check=True,
        )
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def main() -> None:
    try:
        with launch():
            return
    except Error:
        install()
    with launch():
        print("Chromium is ready")


if __name__ == "__main__":
    main()
