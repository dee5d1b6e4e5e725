"""Labs: notebooks that mkdocs-jupyter executes and renders, made to look like the other pages.

mkdocs-jupyter brings half a megabyte of style sheets and scripts a page, one of them from another
host. ``clean`` keeps the text, the programs and what they showed, in the markup that the theme knows.
"""

from __future__ import annotations

import base64
import html
import os
import re
from pathlib import Path
from typing import Any

from scripts import keys, svg
from scripts.book import Book, BookError
from scripts.capture import ONE_THREAD
from scripts.store import write_if_changed

_KERNEL = """\
c.IPKernelApp.log_level = 40
c.InlineBackend.figure_formats = {"svg"}
c.InlineBackend.rc = {}
c.InlineBackend.print_figure_kwargs = {"bbox_inches": None}
"""


_PLAIN = re.compile(r'<span class="[nw]">([^<]*)</span>')
"""Names and blanks in a program have the color of the text around them: a fifth of the page for nothing."""


def is_lab(uri: str) -> bool:
    """Whether the page, given by its path below ``docs``, is a lab."""
    return uri.startswith("labs/") and uri.endswith(".py")


def set_up_kernel(book: Book) -> None:
    """Give the kernels that this process starts the book's figure style and one thread each."""
    folder = book.cache / "ipython"
    write_if_changed(folder / "profile_default" / "ipython_kernel_config.py", _KERNEL)
    os.environ |= ONE_THREAD | {
        "IPYTHONDIR": str(folder),
        "MATPLOTLIBRC": str(keys.STYLE),
    }


def results_folder(book: Book) -> str:
    """Where executed labs are kept: another folder for other versions of what they use.

    The plugin's own key holds the lab's source and its options, but no versions.
    """
    used = ("numpy", "matplotlib", "torch", "mlx", "sklearn", "mkdocs_jupyter")
    versions = repr([(name, keys.version(name)) for name in used]).encode()
    return str(book.cache / "labs" / keys.digest(versions + keys.STYLE.read_bytes())[:16])


def why_it_failed(error: Exception) -> str:
    """What a cell raised, and which one; empty for an error of another kind."""
    from nbclient.exceptions import CellExecutionError

    if not isinstance(error, CellExecutionError):
        return ""
    cell = str(error).partition("------------------\n")[2].partition("\n------------------")[0]
    return f"{error.ename}: {error.evalue}, in the cell\n{cell}"


def clean(rendered: str, source: Path) -> str:
    """The page's content, from what mkdocs-jupyter has ``rendered``. ``source`` is the lab itself.

    Raises BookError for a figure that nothing describes: ``# %% alt="..."`` begins its cell.
    """
    import jupytext
    from bs4 import BeautifulSoup

    cells = iter(c for c in jupytext.read(source).cells if c.cell_type == "code")
    page = BeautifulSoup(rendered, "html.parser")
    parts = []
    for cell in page.select(".jp-Notebook-cell[id]"):
        if "jp-MarkdownCell" in cell["class"]:
            parts.append(_prose(cell))
        else:
            metadata = next(cells).metadata
            program = _program(cell, source, metadata, len(parts))
            if "solution" in metadata:
                program = _folded(program, "solution", "Solution")
            elif words := metadata.get("fold"):
                program = _folded(program, "program", words)
            parts += program
    parts.append(
        f'<p class="small-print">This page is a program. Download it <a href="{source.stem}.ipynb" download>as a'
        f' notebook for Jupyter</a> or <a href="{source.name}" download>as {source.name}</a>, for an editor that'
        " knows <code># %%</code> cells.</p>"
    )
    return _PLAIN.sub(r"\1", "\n".join(parts))


def _prose(cell: Any) -> str:
    for link in cell.select("a.anchor-link"):
        link["class"], link["title"] = "headerlink", "Permanent link"
    body = cell.select_one(".jp-MarkdownOutput")
    text = str(body.decode_contents())
    # The theme lets the code in a program scroll; here a program has no such element.
    return re.sub(r"(<pre>)(?:<span></span>)?(?!<code)(.*?)(</pre>)", r"\1<code>\2</code>\3", text, flags=re.DOTALL)


def _program(cell: Any, source: Path, metadata: dict[str, str], number: int) -> list[str]:
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
            prefix = f"figure-{source.stem}-{number}-{len(parts)}"
            parts.append(_figure(output.img["src"], source=source, alt=metadata.get("alt", ""), prefix=prefix))
        else:
            parts.append(str(output.decode_contents()))
    return [*parts, _output(printed)] if printed else parts


def _folded(program: list[str], kind: str, summary: str) -> list[str]:
    return [f'<details class="{kind}"><summary>{html.escape(summary)}</summary>', *program, "</details>"]


def _output(text: str) -> str:
    return f'<div class="highlight output no-copy"><pre><code>{text.rstrip()}\n</code></pre></div>'


def _figure(data: str, *, source: Path, alt: str, prefix: str) -> str:
    if not alt:
        raise BookError([f'docs/labs/{source.name}: a figure has no description; begin its cell # %% alt="..."'])
    text = base64.b64decode(data.partition(",")[2]).decode()
    picture = svg.for_page(text, prefix=prefix, title=f"Figure of {source.stem}", description=alt)
    return f'<figure class="plot">{picture}</figure>'
