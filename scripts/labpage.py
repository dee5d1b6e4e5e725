"""What a page shows of an executed lab: Markdown that either site generator turns into HTML.

mkdocs-jupyter converts the notebook; what it brings besides, half a megabyte of style sheets and scripts a
page, is left out. The headings become Markdown, for the table of contents; every other part becomes HTML
in the markup that the theme knows, which Markdown leaves alone.
"""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urljoin

from scripts import contents, keys, svg
from scripts.book import Book, BookError, Lab
from scripts.capture import Record
from scripts.store import Store, read_json, write_atomically, write_if_changed

_MARKDOWN = re.compile(r"\n(?=[ \t]*(?:`{3}|~{3}|/{3}|;*--8<--))")
"""The end of a line before one that an extension would take for its own, although it stands in HTML."""

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+.!$<>&|~^-])")


def path(book: Book, lab: Lab) -> Path:
    """Where the page of a lab is kept."""
    return book.cache / "pages" / f"{lab.name}.md"


def write(book: Book, load: Callable[[Lab], Record]) -> None:
    """Bring the pages of the labs that have been executed up to date; what has not changed is not opened.

    Raises BookError for a figure that nothing describes.
    """
    store = Store(book.cache)
    ledgers = {lab: ledger for lab in book.labs() if (ledger := store.ledger(lab.name))}
    stamps_file = book.cache / "pages" / "stamps.json"
    stamps = read_json(stamps_file)
    made_by = [keys.digest((keys.ENGINE / f).read_bytes()) for f in ("labpage.py", "contents.py", "svg.py")]
    made_by += [keys.version(name) for name in ("mkdocs_jupyter", "nbconvert", "pygments")]
    fresh = {}
    for lab, ledger in ledgers.items():
        made_from = [*made_by, ledger.key]
        if stamps.get(lab.name) != _stamp(path(book, lab), made_from):
            write_if_changed(path(book, lab), page(lab, load(lab).notebook))
        fresh[lab.name] = _stamp(path(book, lab), made_from)
    for orphan in set((book.cache / "pages").glob("*/*.md")) - {path(book, lab) for lab in ledgers}:
        orphan.unlink()
    if stamps != fresh:
        write_atomically(stamps_file, json.dumps(fresh, indent=1).encode())


def _stamp(written: Path, made_from: list[str]) -> str:
    """Changes when what the page is made from does, and when what was written is not what it was."""
    text = keys.digest(written.read_bytes()) if written.is_file() else ""
    return keys.digest("".join([*made_from, text]).encode())


def page(lab: Lab, notebook: str) -> str:
    """The Markdown of a lab, from its executed ``notebook`` (JSON).

    Raises BookError for a figure that nothing describes: ``# %% alt="..."`` begins its cell.
    """
    from bs4 import BeautifulSoup

    rendered = BeautifulSoup(_rendered(notebook), "html.parser")
    metadata = [cell["metadata"] for cell in json.loads(notebook)["cells"]]
    parts: list[str] = []
    for cell, about in zip(rendered.select(".jp-Notebook-cell[id]"), metadata, strict=True):
        parts += _prose(cell, lab) if "jp-MarkdownCell" in cell["class"] else _program(cell, lab, about, len(parts))
    here = f"/{lab.name}/{lab.stem}"
    parts.append(
        f'<p class="small-print">This page is a program. Download it <a href="{here}.ipynb" download>as a notebook for'
        f' Jupyter</a> or <a href="{here}.py" download>as {lab.stem}.py</a>, for an editor that knows'
        f' <code># %%</code> cells. <code class="command">python {lab.name}.py</code> runs all of it, in the folder of'
        ' <a href="/reference/downloads/">all programs</a>.</p>'
    )
    about = {"description": contents.of_lab(f"{lab.name}.md", lab.source).description}
    return f"---\n{json.dumps(about, ensure_ascii=False)}\n---\n\n" + "\n\n".join(parts) + "\n"


def _rendered(notebook: str) -> str:
    from mkdocs_jupyter.convert import nb2html

    with TemporaryDirectory() as folder:
        file = Path(folder) / "lab.ipynb"
        file.write_text(notebook, encoding="utf-8")
        return str(nb2html(str(file)))


def _prose(cell: Any, lab: Lab) -> Iterator[str]:
    for link in cell.select(".jp-MarkdownOutput a[href]:not(.anchor-link)"):
        link["href"] = urljoin(f"/{lab.name}/", link["href"])  # Zensical would take it to begin at the lab's file
    for part in cell.select_one(".jp-MarkdownOutput").find_all(recursive=False):
        if re.fullmatch("h[1-6]", part.name):
            part.select_one("a.anchor-link").decompose()
            words = _MARKUP.sub(r"\\\1", part.get_text())
            yield f"{'#' * int(part.name[1])} {words} {{ #{part['id']} }}"
        else:
            # The theme lets the code in a program scroll; here a program has no such element.
            text = re.sub(
                r"(<pre>)(?:<span></span>)?(?!<code)(.*?)(</pre>)", r"\1<code>\2</code>\3", str(part), flags=re.DOTALL
            )
            yield _line(text)


def _line(text: str) -> str:
    """HTML in which nothing looks like Markdown: its own lines are one, those of programs hold no fence or include."""
    pieces = re.split("(<pre>.*?</pre>)", text, flags=re.DOTALL)
    return "".join(
        _MARKDOWN.sub("&#10;", piece) if piece.startswith("<pre>") else piece.replace("\n", " ") for piece in pieces
    )


def _program(cell: Any, lab: Lab, metadata: dict[str, str], number: int) -> Iterator[str]:
    parts = _program_and_output(cell, lab, metadata, number)
    if "solution" in metadata:
        parts = _folded(parts, "solution", "Solution")
    elif words := metadata.get("fold"):
        parts = _folded(parts, "program", words)
    yield from map(_line, parts)


def _program_and_output(cell: Any, lab: Lab, metadata: dict[str, str], number: int) -> list[str]:
    code = cell.select_one(".jp-InputArea .highlight-ipynb pre")
    title = '<span class="filename">Fill in</span>' if "fill" in metadata else ""
    parts = [f'<div class="highlight">{title}<pre><code>{code.decode_contents().strip()}</code></pre></div>']
    printed = ""
    for output in cell.select(".jp-OutputArea-output"):
        kind = output["data-mime-type"]
        if kind == "text/plain":
            # The kernel sends what a program prints in pieces, cut by the clock: one block for all of them.
            # A value, which the last line of a cell may show, is a line of its own.
            text = output.pre.decode_contents()
            is_value = "jp-OutputArea-executeResult" in output["class"]
            printed += ("\n" if is_value and printed and not printed.endswith("\n") else "") + text
            continue
        if printed:
            parts.append(_output(printed))
            printed = ""
        if kind == "image/svg+xml":
            prefix = f"figure-{lab.stem}-{number}-{len(parts)}"
            parts.append(_figure(output.img["src"], lab=lab, alt=metadata.get("alt", ""), prefix=prefix))
        else:
            parts.append(str(output.decode_contents()))
    return [*parts, _output(printed)] if printed else parts


def _folded(program: list[str], kind: str, summary: str) -> list[str]:
    return [f'<details class="{kind}"><summary>{html.escape(summary)}</summary>{"".join(program)}</details>']


def _output(text: str) -> str:
    return f'<div class="highlight output no-copy"><pre><code>{text.rstrip()}\n</code></pre></div>'


def _figure(data: str, *, lab: Lab, alt: str, prefix: str) -> str:
    if not alt:
        raise BookError([f'{lab.file}: a figure has no description; begin its cell # %% alt="..."'])
    text = base64.b64decode(data.partition(",")[2]).decode()
    picture = svg.for_page(text, prefix=prefix, title=f"Figure of {lab.stem}", description=alt)
    return f'<figure class="plot">{picture}</figure>'
