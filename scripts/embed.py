"""What a page includes: for each topic the Markdown that shows its snippets and their results.

The functions here are pure; ``fragments`` writes what they say.
"""

from __future__ import annotations

import ast
import platform
import re

from scripts import svg
from scripts.book import FRAMEWORKS, PLOT, Snippet
from scripts.capture import Record
from scripts.store import Ledger

PACKAGES = {"numpy": "NumPy", "torch": "PyTorch", "mlx": "MLX", "matplotlib": "Matplotlib", "sklearn": "scikit-learn"}
"""Module -> how the small print calls it."""

TIME_BOUNDS = (2, 10, 60)
"""Seconds that the small print rounds up to, so that two builds say the same. Snippets take up to 1 s, or up to 5 s."""


_MARKER = re.compile(r"^\s*# --8<-- \[(start|end):[\w-]+\]\s*$")
_EXPECTED = re.compile(r"^\s*#>( |$)")
_ESCAPE = re.compile(r"^(\s*)(;*--8<--)", re.MULTILINE)


def page_fragment(shown: list[tuple[Snippet, Record, Ledger]]) -> str:
    """The Markdown of one topic: a tab for each framework, or an illustration."""
    snippet, record, ledger = shown[0]
    blocks = [f'<div class="snippet-anchor" id="{anchor(snippet)}"></div>']
    if snippet.framework == PLOT:
        words = f"The program that draws this: {_command(snippet)}"
        blocks += [_figure(snippet, record), f"/// details | {words}\n    type: program"]
        blocks += [_code(snippet), *_output(record), _small_print(snippet, ledger, record), "///"]
    else:
        for snippet, record, ledger in shown:
            blocks += [f"/// tab | {FRAMEWORKS[snippet.framework]}"]
            if snippet is shown[0][0]:
                blocks[-1] += "\n    new: true"
            blocks += [_code(snippet), *_output(record), _figure(snippet, record)]
            blocks += [_small_print(snippet, ledger, record), "///"]
    return "\n\n".join(block for block in blocks if block) + "\n"


def anchor(snippet: Snippet) -> str:
    """The id under which a page shows the snippet and its twins."""
    return snippet.fragment.removesuffix(".md").rpartition("/")[2]


def plain_fragment(shown: list[tuple[Snippet, Record, Ledger]]) -> str:
    """The same without the generator's extensions, for the pages as Markdown; a figure is what describes it."""
    parts = []
    for snippet, record, _ in shown:
        label = FRAMEWORKS.get(snippet.framework, "Figure")
        parts += [f"**{label}: {snippet.title}** (`{snippet.file}`)", _fence(shown_code(snippet), "python")]
        if record.stdout:
            parts += ["It prints:", _fence(record.stdout.rstrip("\n"), "text")]
        if record.figure:
            parts.append(f"The figure: {' '.join(snippet.describe(record.values).split())}")
    return "\n\n".join(parts) + "\n"


def shown_code(snippet: Snippet) -> str:
    """The program without its docstring, section markers and expected output, which the page shows apart."""
    lines = snippet.source.splitlines()
    first = snippet.tree.body[0] if snippet.tree.body else None
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and first.end_lineno:
        lines = lines[: first.lineno - 1] + lines[first.end_lineno :]
    kept = [line for line in lines if not _MARKER.match(line) and not _EXPECTED.match(line)]
    return re.sub(r"\n{4,}", "\n\n\n", "\n".join(kept).strip("\n"))


def _code(snippet: Snippet) -> str:
    # The generators escape it themselves, but know no way to write a straight quotation mark in it.
    title = re.sub(r'"([^"]*)"', "“\\1”", snippet.title).replace('"', "”").replace("\\", "\\\\")
    return _fence(shown_code(snippet), f'{{.python title="{title}"}}')


def _output(record: Record) -> list[str]:
    return [_fence(record.stdout.rstrip("\n"), '{.text .output .no-copy title="Output"}')] if record.stdout else []


def _fence(text: str, header: str) -> str:
    longest = max((len(run) for run in re.findall(r"`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    escaped = _ESCAPE.sub(r"\1;\2", text)
    return f"{fence}{header}\n{escaped}\n{fence}"


def _figure(snippet: Snippet, record: Record) -> str:
    if record.figure is None:
        return ""
    prefix = re.sub(r"[^a-z0-9]+", "-", f"figure-{snippet.name}")
    picture = svg.for_page(
        record.figure, prefix=prefix, title=snippet.title, description=snippet.describe(record.values)
    )
    return f'<figure class="plot">{picture}</figure>'


def _command(snippet: Snippet) -> str:
    """The line that makes what the page shows; of an illustration it stands where the program is folded."""
    return f"`python {snippet.file}`{{ .command data-search-exclude }}"


def _small_print(snippet: Snippet, ledger: Ledger, record: Record) -> str:
    file = snippet.file.rpartition("/")[2]
    made_with = versions(ledger.parts)
    made_with.append(f"seed {ledger.seed}" if ledger.seed else "no randomness")
    made_with.append(bound(record.seconds))
    command = "" if snippet.framework == PLOT else f"{_command(snippet)} "
    return (
        f"{command}[Download {file}](/{snippet.file}){{ download }}"
        f" or [as a notebook](/{snippet.file.removesuffix('.py')}.ipynb){{ download }}<br>\n"
        f"{', '.join(made_with)}\n"
        "{: .small-print data-search-exclude }"
    )


def versions(parts: dict[str, str]) -> list[str]:
    """Python and the libraries that a result depends on, as a reader calls them, with their versions."""
    libraries = [f"{PACKAGES[name]} {parts[name].partition('+')[0]}" for name in PACKAGES if name in parts]
    return [f"Python {platform.python_version()}", *libraries]


def bound(seconds: float) -> str:
    """The time in words, rounded up to one of ``TIME_BOUNDS``."""
    upper = next((b for b in TIME_BOUNDS if seconds < b), None)
    return f"under {upper} s" if upper else f"{seconds:.0f} s"


def tab_order(snippet: Snippet) -> tuple[str, int]:
    """Sorts the snippets of a topic as its tabs stand."""
    order = [*FRAMEWORKS, PLOT]
    place = order.index(snippet.framework) if snippet.framework in order else len(order)
    return snippet.fragment, place
