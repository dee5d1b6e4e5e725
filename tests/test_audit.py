"""``make audit`` names each snippet, and its line, that shows what a machine happens to do."""

from __future__ import annotations

import pytest

from tests.tiny import TinyBook

SHAKY = {
    "hashes": (
        "words = {f'word {n}' for n in range(50)}\nfirst = next(iter(words))\nprint(first)\n",
        {6: "the order of hashes", 7: "the order of hashes"},
    ),
    "zone": ("import time\n\nprint(time.localtime(0).tm_hour)\n#> 0\n", {7: "the time zone"}),
    "locale": (
        "import locale\n\nencoding = locale.getpreferredencoding(False).upper()\nprint('it is', encoding)\n",
        {7: "the locale", 8: "the locale"},
    ),
    "threads": (
        "import os\n\nprint('one')\n#> one\nprint(os.environ['OMP_NUM_THREADS'], 'threads')\n#> 1 threads\n",
        {9: "the number of threads"},
    ),
    "folder": (
        "from pathlib import Path\n\n\nprint(len(Path('docs/index.md').read_text()) > 0)\n#> True\n",
        {8: "the working folder"},
    ),
    "random": ("import random\n\nnumber = random.random()\n", {7: "nothing: it differs from run to run"}),
}
"""Topic -> a program, which begins in line 5, and what moves in it: line -> with what."""


@pytest.fixture(scope="module")
def shaky(tmp_path_factory):
    """A tiny book with shaky snippets and clean ones."""
    tiny = TinyBook.copy_to(tmp_path_factory.mktemp("audit") / "book")
    for topic, (program, _) in SHAKY.items():
        tiny.write(f"snippets/tiny/{topic}_numpy.py", f'"""It shows its machine\n\nNothing to see.\n"""\n{program}')
        tiny.append("docs/chapter/tiny.md", f'\n--8<-- "tiny/{topic}.md"\n')
    return tiny


@pytest.fixture(scope="module")
def audit(shaky):
    """What the audit of that book says, in lines, and its exit code."""
    result = shaky.run("scripts.audit")
    return result.stdout.splitlines(), result.returncode


@pytest.mark.parametrize("topic", SHAKY)
def test_what_moves_is_named_with_its_line_and_with_what_moves_it(topic, audit):
    said, code = audit
    own = [line for line in said if line.startswith(f"snippets/tiny/{topic}_numpy.py:")]
    lines = SHAKY[topic][1]
    assert {int(line.split(":")[1]) for line in own} == set(lines), said
    for line in own:
        assert f"(moves with {lines[int(line.split(':')[1])]}" in line
    assert code == 1


def test_what_stays_is_not_named(audit):
    said, _ = audit
    assert not [line for line in said if line.startswith(("snippets/tiny/sum", "snippets/tiny/line"))]
    assert f"{len(SHAKY) + 2} snippets, each run twice more: 2 the same, {len(SHAKY)} moved" in said[-1]


def test_a_clean_snippet_passes(shaky):
    result = shaky.run("scripts.audit", "tiny/sum_numpy")
    assert result.returncode == 0, result.stdout
    assert "1 snippets, each run twice more: 1 the same, 0 moved" in result.stdout
