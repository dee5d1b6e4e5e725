"""`make serve` after an edit: render the pages that it changed, and leave the rest of the served site as it is.

A whole build takes some ten seconds, one page less than one. Besides ``hooks``, the only module that knows MkDocs: what
it does here with a page is what ``mkdocs.commands.build`` does with each. Two things wait for the
next whole build: the search's index, and the map of the site for search engines. What every page shows (settings,
theme, titles, glossary) makes a whole build at once. Nothing of this has a part in `make site`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any

from jinja2 import Environment
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file
from pygments.lexer import Lexer
from watchdog.events import FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent
from watchdog.observers import Observer

from scripts import capture, ingredients, publish, runner
from scripts.book import Book
from scripts.capture import Job
from scripts.ingredients import Ingredients

log = logging.getLogger("mkdocs.plugins.book")

LOCAL = {"ext2", "ext3", "ext4", "xfs", "btrfs", "zfs", "f2fs", "overlay", "tmpfs"}
"""File systems that tell of each change."""

CHANGES = [FileCreatedEvent, FileModifiedEvent, FileMovedEvent, FileDeletedEvent]


@dataclass
class Preview:
    """The served site as the last whole build made it, and what its pages are made from."""

    book: Book
    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    made_from: Ingredients
    copying: Thread | None = None

    def refresh(self) -> bool:
        """Render what is made from something else by now; False when that may be every page."""
        now = ingredients.of(self.book)
        if now.everywhere != self.made_from.everywhere:
            return False
        changed = [page for page, digest in now.pages.items() if self.made_from.pages.get(page) != digest]
        for name in changed:
            file = self.files.get_file_from_path(name)
            if file is None or file.page is None:
                return False
            self._render(file.page)
        for file in self.files.documentation_pages():
            if file.page:
                file.page.validate_anchor_links(files=self.files, log_level=self.config.validation.links.anchors)
        self.copying = Thread(target=publish.copy_files, args=[self.book, Path(self.config.site_dir)])
        self.copying.start()
        self.made_from = now
        log.info(f"Rendered again: {', '.join(changed) or 'nothing'}")
        return True

    def _render(self, page: Page) -> None:
        build._populate_page(page, self.config, self.files)
        page.active = True
        try:
            context = build.get_context(self.nav, self.files.documentation_pages(), self.config, page)
            output = self.env.get_template(page.meta.get("template", "main.html")).render(context)
            output = self.config.plugins.on_post_page(output, page=page, config=self.config)
            write_file(output.encode("utf-8", errors="xmlcharrefreplace"), page.file.abs_dest_path)
        finally:
            page.active = False

    def settle(self) -> None:
        """Wait until the files to download are there, which no page shows: they follow the pages."""
        if self.copying:
            self.copying.join()


def watch_closely(server: LiveReloadServer, config: MkDocsConfig) -> None:
    """Have the system tell the server of an edit, where it can; to look at every file anew takes a sixth of a core."""
    if not _tells(Path(config.docs_dir)):
        return
    places = [config.docs_dir, str(config.config_file_path)]
    for place in places:
        server.unwatch(place)
    observer: Any = Observer()
    # Changes alone: it would tell of a file that is read as well, and a build reads them all.
    observer.schedule = partial(observer.schedule, event_filter=CHANGES)
    server.observer = observer
    for place in places:
        server.watch(place)


def _tells(folder: Path) -> bool:
    """Whether the folder is on a file system of this machine: those of another one change without a word (Linux)."""
    mounts = Path("/proc/mounts")
    if not mounts.is_file():
        return False
    lines = [line.split() for line in mounts.read_text(encoding="utf-8").splitlines()]
    around = [line for line in lines if folder.resolve().is_relative_to(line[1])]
    return max(around, key=lambda line: len(line[1]))[2] in LOCAL


def remember_colors() -> None:
    """A program that is the same keeps its colors: to find them is a third of the work on a page."""
    find, found = Lexer.get_tokens, dict[tuple[Any, ...], list[Any]]()

    def get_tokens(lexer: Lexer, text: str, unfiltered: bool = False) -> Iterator[Any]:
        key = (type(lexer), repr(sorted(lexer.options.items())), text, unfiltered)
        if key not in found:
            found[key] = list(find(lexer, text, unfiltered))
        return iter(found[key])

    Lexer.get_tokens = get_tokens


def warm_up(book: Book) -> None:
    """Import whatever a snippet of the book may need, so that an edited one need not."""
    capture.preload(runner.modules_to_preload(book.snippets()))
    try:
        capture.capture(Job(book.root, "none", "none.py", "pass", draws=False, illustrates=False))
    except Exception as error:  # a snippet that runs says what is wrong in a better place
        log.debug(f"Nothing is imported ahead: {error}")


def follow(prepare: Callable[[], None], site: Preview | None, whole: Callable[[], None]) -> None:
    """What the server does on a change: render the pages of the ``site`` that it concerns, or build the ``whole``."""
    try:
        if site:
            site.settle()
            prepare()
    except BuildError as error:
        log.error(str(error))
        raise Abort("The site is served as it was.") from None
    if not site or not site.refresh():
        whole()
