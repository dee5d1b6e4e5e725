"""MkDocs events. Each one calls the engine; what it does is decided there."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TypeVar

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from scripts import drawings, keys, labpage, links, publish
from scripts.book import Book, BookError
from scripts.capture import Limits
from scripts.prepare import alone, prepare

log = logging.getLogger("mkdocs.plugins.book")
warnings = CountHandler(level=logging.WARNING)
serving = False
engine = keys.engine_digest()
unfinished: Path | None = None
turn = ExitStack()
"""What a build holds until its end."""
lines: dict[str, list[str]] = {}
T = TypeVar("T")


def on_startup(*, command: str, **_: Any) -> None:
    global serving
    serving = command == "serve"
    logging.getLogger("mkdocs").addHandler(warnings)
    if serving:
        sys.dont_write_bytecode = True  # a .pyc file beside a watched module would start a build


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    if date := publish.date_of(_book(config)):
        os.environ.setdefault("SOURCE_DATE_EPOCH", date)
    global unfinished
    if not serving:  # the site that stands is replaced when the new one is whole
        _or_stop(lambda: turn.enter_context(alone(_book(config), log.info)))
        config.site_dir += ".next"
        unfinished = Path(config.site_dir)
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    if serving and keys.engine_digest() != engine:
        log.info("The engine changed: starting again")
        os.execv(sys.executable, [sys.executable, "-m", "mkdocs", *sys.argv[1:]])
    if os.environ.get("BOOK_ENGINE") == "off":  # for `make bench`, which needs a build to compare with
        return
    limits = Limits(seconds=config.extra.get("snippet_seconds", Limits.seconds))
    _or_stop(lambda: prepare(_book(config), limits=limits, report=log.info))


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    book = _book(config)
    for place, file in publish.files(book).items():
        files.append(File.generated(config, place, abs_src_path=str(file)))
    for lab in book.labs():  # the page in place of the program
        if program := files.get_file_from_path(f"{lab.name}.py"):
            files.remove(program)
        files.append(File.generated(config, f"{lab.name}.md", abs_src_path=str(labpage.path(book, lab))))
    return files


def on_page_content(html: str, *, page: Page, **_: Any) -> str:
    html, lines[page.file.src_uri] = drawings.take_out(html)
    return html


def on_post_page(output: str, *, page: Page, **_: Any) -> str:
    return links.relative_links(drawings.put_back(output, lines.pop(page.file.src_uri)), page.url)


def on_post_build(config: MkDocsConfig) -> None:
    refused = config.strict and any(count for _, count in warnings.get_counts())
    if not serving and not refused:
        publish.finish(_book(config), Path(config.site_dir))
        publish.replace(Path(config.site_dir.removesuffix(".next")), Path(config.site_dir))


def on_build_error(error: Exception, **_: Any) -> None:
    """A site that cannot be written (a full disk, say) is no error of the program: no traceback."""
    if isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else ""
        raise PluginError(f"The site is not built; what stood before still stands.\n{place}{error.strerror or error}")


def on_shutdown() -> None:
    publish.discard(unfinished)
    turn.close()


def _book(config: MkDocsConfig) -> Book:
    return Book(Path(config.config_file_path).parent)


def _or_stop(step: Callable[[], T]) -> T:
    """Do the step; what is wrong with the book ends the build with a message and no traceback."""
    try:
        return step()
    except BookError as error:
        raise PluginError(f"The book is not built; what stood before still stands.\n{error}") from None
