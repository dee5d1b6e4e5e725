"""Beside every output on every page stands the line that makes it.

Tested here, for all of them, in the site as it is built: each line names a program that readers can download; what
stands beside it is what the record of that program holds; and the record was made from exactly the text that is
downloaded. Not tested here: that each line runs when it is typed. tests/test_snippets.py runs all programs, inside this
process; ``make downloads`` types every line in a shell, in an environment of its own, once a week.
"""

from __future__ import annotations

import html
import re
import zipfile

import pytest

from scripts import archive, keys
from scripts.book import PLOT
from scripts.store import Store
from tests.conftest import BOOK, SNIPPETS

LINE = re.compile(r'<code class="command"[^>]*>python ([^<]+)</code>')
OUTPUT = re.compile(r'<div class="[^"]*\boutput\b[^"]*">.*?<pre>(.*?)</pre>', re.DOTALL)
BY_FILE = {snippet.file: snippet for snippet in SNIPPETS}


@pytest.fixture(scope="module")
def beside(site):
    """File -> for each place where a line names it: (page, what stands before the line, what stands after it)."""
    found = {}
    pages = set(site.rglob("index.html"))
    for page in sorted(pages):
        start, *pieces = LINE.split(page.read_text(encoding="utf-8").replace("<wbr>", ""))
        texts = [start, *pieces[1::2]]
        for number, file in enumerate(pieces[::2]):
            found.setdefault(file, []).append((page.parent.name, texts[number], texts[number + 1]))
    return found


def outputs(text):
    return [html.unescape(re.sub("<[^>]+>", "", output)).rstrip("\n") for output in OUTPUT.findall(text)]


def test_there_is_a_line_for_every_program_and_for_nothing_else(beside):
    labs = {f"{lab.name}.py" for lab in BOOK.labs()}
    assert set(beside) == set(BY_FILE) | labs
    assert {file for file, places in beside.items() if len({page for page, *_ in places}) < len(places)} == set()


def test_beside_each_line_stands_what_its_program_printed_and_drew(beside, record):
    wrong = []
    for file, snippet in BY_FILE.items():
        shown = record(snippet.name)
        for _, before, after in beside[file]:
            # Of an illustration, the line stands between its figure and its program; of others, at the end.
            program = after.partition("</details>")[0] if snippet.framework == PLOT else before
            printed = outputs(program)[-1:]
            figure = f'id="figure-{re.sub("[^a-z0-9]+", "-", snippet.name)}-title"'
            if printed != [shown.stdout.rstrip("\n")] * bool(shown.stdout) or (figure in before) != bool(shown.figure):
                wrong.append(file)
    assert wrong == []


def test_what_is_downloaded_is_what_was_run(site):
    store = Store(BOOK.cache)
    for snippet in SNIPPETS:
        run = store.ledger(snippet.name).parts["source"]
        assert keys.digest((site / snippet.file).read_bytes()) == run


def test_the_lines_can_be_typed_in_the_folder_that_readers_unpack(site, beside):
    with zipfile.ZipFile(site / archive.target(BOOK)) as unpacked:
        assert {f"{archive.name(BOOK)}/{file}" for file in beside} <= set(unpacked.namelist())
