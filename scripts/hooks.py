"""MkDocs events. Each one calls the engine; what it does is decided there."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from scripts import drawings, ingredients, keys, labpage, links, preview, publish, values
from scripts.book import Book, BookError
from scripts.capture import Limits
from scripts.ingredients import Ingredients
from scripts.prepare import alone, prepare
from scripts.preview import Preview

log = logging.getLogger("mkdocs.plugins.book")
warnings = CountHandler(level=logging.WARNING)
serving = False
engine = keys.engine_digest()
unfinished: Path | None = None
turn = ExitStack()
"""What a build holds until its end."""
lines: dict[str, list[str]] = {}
made_from: Ingredients | None = None
"""Of the site that is being built to be served."""
nav: Navigation | None = None
site: Preview | None = None
shown: Preview | None = None
"""The ``site`` when it is whole."""
T = TypeVar("T")


def on_startup(*, command: str, **_: Any) -> None:
    global serving
    serving = command == "serve"
    logging.getLogger("mkdocs").addHandler(warnings)
    if serving:
        preview.remember_colors()
        values.remember(1000)
        sys.dont_write_bytecode = True  # a .pyc file beside a watched module would start a build


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    if date := publish.date_of(_book(config)):
        os.environ.setdefault("SOURCE_DATE_EPOCH", date)
    global unfinished
    if serving:
        warm_up(_book(config))
    else:  # the site that stands is replaced when the new one is whole
        _or_stop(lambda: turn.enter_context(alone(_book(config), log.info)))
        config.site_dir += ".next"
        unfinished = Path(config.site_dir)
    return config


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None], **_: Any) -> None:
    preview.watch_closely(server, config)
    server.builder = lambda: preview.follow(
        lambda: _prepare(config, edited=True), None if _is_old() else shown, builder
    )


def on_pre_build(config: MkDocsConfig) -> None:
    global shown
    shown = None
    if serving and _is_old():
        log.info("The engine changed: starting again")
        os.execv(sys.executable, [sys.executable, "-m", "mkdocs", *sys.argv[1:]])
    _prepare(config)


def _prepare(config: MkDocsConfig, *, edited: bool = False) -> None:
    limits = Limits(seconds=config.extra.get("snippet_seconds", Limits.seconds))
    _or_stop(lambda: prepare(_book(config), edited=edited, limits=limits, report=log.info))


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    global made_from
    book = _book(config)
    made_from = ingredients.of(book) if serving else None
    publish.write_archive(book)
    for place, file in publish.files(book).items():
        files.append(File.generated(config, place, abs_src_path=str(file)))
    for lab in book.labs():  # the page in place of the program
        if program := files.get_file_from_path(f"{lab.name}.py"):
            files.remove(program)
        files.append(File.generated(config, f"{lab.name}.md", abs_src_path=str(labpage.path(book, lab))))
    return files


def on_nav(navigation: Navigation, **_: Any) -> None:
    global nav
    nav = navigation


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    global site
    site = Preview(_book(config), config, files, nav, env, made_from) if nav and made_from else None


def on_page_content(html: str, *, page: Page, **_: Any) -> str:
    html, lines[page.file.src_uri] = drawings.take_out(html)
    return html


def on_post_page(output: str, *, page: Page, **_: Any) -> str:
    return links.relative_links(drawings.put_back(output, lines.pop(page.file.src_uri)), page.url)


def on_post_build(config: MkDocsConfig) -> None:
    global shown
    shown = site
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


def _is_old() -> bool:
    """Whether the engine is another by now than this process has loaded."""
    return keys.engine_digest() != engine


@cache
def warm_up(book: Book) -> None:
    """Once, beside the first build."""
    Thread(target=preview.warm_up, args=[book], daemon=True).start()


def _book(config: MkDocsConfig) -> Book:
    return Book(Path(config.config_file_path).parent)


def _or_stop(step: Callable[[], T]) -> T:
    """Do the step; what is wrong with the book ends the build with a message and no traceback."""
    try:
        return step()
    except BookError as error:
        raise PluginError(f"The book is not built; what stood before still stands.\n{error}") from None
