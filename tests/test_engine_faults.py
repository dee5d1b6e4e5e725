"""What goes wrong in a book fails its build with one clear message, and nothing that was there is lost."""

from __future__ import annotations

import shutil
import sys

import pytest

from tests.tiny import TinyBook, snippet, warm_up


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A tiny book that has been built once."""
    tiny = TinyBook.copy_to(tmp_path_factory.mktemp("tiny") / "book")
    result = tiny.build()
    assert result.returncode == 0, result.stdout
    warm_up()
    return tiny


@pytest.fixture
def tiny(built, tmp_path):
    """A copy of it that a test may break."""
    shutil.copytree(built.root, tmp_path / "book")
    return TinyBook(tmp_path / "book")


BAD = "snippets/tiny/bad_numpy.py"
INCLUDED = '\n--8<-- "tiny/bad.md"\n'
PAGE = "docs/chapter/tiny.md"

FAULTS = {
    "raises": ("x = 1\nvalue = {}['missing']", "snippets/tiny/bad_numpy.py:7: KeyError: 'missing'"),
    "raises in a library": (
        "import numpy as np\nnp.linalg.inv(np.zeros((2, 2)))",
        "snippets/tiny/bad_numpy.py:7: numpy.linalg.LinAlgError: Singular matrix",
    ),
    "hangs": ("while True:\n    pass", "bad_numpy.py: still running after 3 s, its time limit"),
    "sleeps": ("import time\ntime.sleep(600)", "bad_numpy.py: still running after 3 s, its time limit"),
    "is killed": (
        "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)",
        "bad_numpy.py: killed by SIGKILL",
    ),
    "crashes": ("import ctypes\nctypes.string_at(0)", "bad_numpy.py: killed by SIGSEGV"),
    "leaves at once": ("import os\nos._exit(0)", "its process ended with exit code 0 before the program did"),
    "exits": ("raise SystemExit('enough')", "snippets/tiny/bad_numpy.py:6: SystemExit: enough"),
    "prints 100 MB": ("print('x' * 100_000_000)", "bad_numpy.py: printed more than 100,000 bytes, its limit"),
    "prints for ever": (
        "while True:\n    print('x')",
        "bad_numpy.py: printed more than 100,000 bytes, its limit",
    ),
    "eats memory": ("x = bytearray(50 * 2**30)", "snippets/tiny/bad_numpy.py:6: MemoryError"),
    "has a syntax error": ("x = (1", "snippets/tiny/bad_numpy.py:6: SyntaxError: '(' was never closed"),
    "shows no figure": (
        "import matplotlib.pyplot as plt\nplt.show()",
        "bad_numpy.py:7: RuntimeError: plt.show() is called, but no figure is open",
    ),
    "names no axis": (
        "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.xlabel('step')\nplt.show()",
        "bad_numpy.py:9: RuntimeError: numbers without a name on the y axis of panel 1: use set_xlabel, set_ylabel",
    ),
    "draws without showing": (
        "import matplotlib.pyplot as plt\nplt.plot([1, 2])",
        "bad_numpy.py: RuntimeError: a figure is drawn but never shown: end in plt.show()",
    ),
    "shows two figures": (
        "import matplotlib.pyplot as plt\nplt.figtext(0, 0, 'a')\nplt.show()\nplt.figtext(0, 0, 'a')\nplt.show()",
        "bad_numpy.py: RuntimeError: it shows 2 figures; a snippet shows one, or none",
    ),
}


def assert_refused(tiny, message):
    """The build fails with the message; the site, the kept results and the process table are as before.

    Returns all that it said.
    """
    before = {folder: tiny.files(folder) for folder in ("site", ".cache/records")}
    result = tiny.build()
    assert result.returncode == 1
    assert message in result.stdout
    assert result.stdout.count(message) == 1
    assert "Traceback" not in result.stdout
    assert tiny.files("site") == before["site"]
    kept = tiny.files(".cache/records")
    assert {file: kept.get(file) for file in before[".cache/records"]} == before[".cache/records"]
    assert not (tiny.root / "site.next").exists()
    if sys.platform == "linux":
        tiny.assert_no_processes()
    return result.stdout


@pytest.mark.parametrize("fault", FAULTS)
def test_a_snippet_that(fault, tiny):
    body, message = FAULTS[fault]
    before = tiny.files(".cache/records")
    tiny.write(BAD, snippet(body))
    tiny.append(PAGE, INCLUDED)
    told = tiny.refusal(**{"seconds": 3} if "time limit" in message else {})  # a busy machine may take its time
    assert message in told
    assert told.endswith(f"(included by {PAGE}:9)")
    assert tiny.files(".cache/records") == before


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("raise ValueError('bad')", f"{BAD}:6: ValueError: bad (included by {PAGE}:9)"),
        ("while True:\n    print('x')", f"{BAD}: printed more than 100,000 bytes, its limit"),
        ("while True:\n    pass", f"{BAD}: still running after 3 s, its time limit"),
    ],
)
def test_the_site_and_the_kept_results_outlive_a_snippet_that_fails(body, message, tiny):
    if "time limit" in message:
        tiny.replace("mkdocs.yml", "snippet_seconds: 60", "snippet_seconds: 3")
    tiny.write(BAD, snippet(body))
    tiny.append(PAGE, INCLUDED)
    assert_refused(tiny, message)


def assert_says(tiny, message):
    told = tiny.refusal()
    assert told.count(message) == 1
    return told


def test_an_illustration_that_draws_nothing(tiny):
    tiny.write("snippets/tiny/bad_plot.py", snippet("x = 1"))
    tiny.append(PAGE, '\n--8<-- "tiny/bad_plot.md"\n')
    assert_says(tiny, "bad_plot.py: RuntimeError: an illustration (..._plot.py) must draw a figure")


def test_an_embed_that_names_nothing(tiny):
    tiny.append(PAGE, '\n--8<-- "tiny/sums.md"\n')
    assert_says(tiny, 'docs/chapter/tiny.md:9: nothing is called "tiny/sums.md"; did you mean "tiny/sum.md"?')


def test_a_snippet_that_no_page_includes(tiny):
    tiny.write(BAD, snippet("x = 1"))
    assert_says(tiny, "snippets/tiny/bad_numpy.py: no page includes it")


def test_a_snippet_named_after_no_framework(tiny):
    tiny.write("snippets/tiny/bad_jax.py", snippet("x = 1"))
    assert_says(tiny, "snippets/tiny/bad_jax.py: the name must end in one of _numpy, _torch, _mlx, _plot")


def test_a_snippet_without_a_title(tiny):
    tiny.write(BAD, "x = 1\n")
    tiny.append(PAGE, INCLUDED)
    assert_says(tiny, "snippets/tiny/bad_numpy.py:1: it has no docstring")


def test_a_figure_that_nothing_describes(tiny):
    tiny.write(
        "snippets/tiny/line_plot.py",
        '"""A line"""\nimport matplotlib.pyplot as plt\nplt.plot([1])\nplt.show()\n',
    )
    assert_says(tiny, "snippets/tiny/line_plot.py:1: the docstring describes no figure")


def test_a_description_that_quotes_what_is_not_measured(tiny):
    tiny.replace("snippets/tiny/line_plot.py", "{top}", "{bottom}")
    assert_says(tiny, "line_plot.py:1: the docstring quotes 'bottom', which the program does not measure")


@pytest.mark.parametrize(
    ("number", "message"),
    [
        ("[[tiny/sum_numpy:totals]]", "tiny/sum_numpy measures no totals, only numbers, total"),
        ("[[tiny/sums_numpy:total]]", "no snippet is called tiny/sums_numpy"),
        ("[[tiny/sum_numpy:total:.1q]]", "Unknown format code 'q'"),
        ("[[tiny/sum_numpy:numbers[7]]]", "list index out of range"),
        ("[[tiny/sum_numpy]]", "should read [[page/topic_framework:name:format]]"),
    ],
)
def test_an_unknown_number_in_prose(number, message, tiny):
    tiny.append(PAGE, f"\nIt is {number} here.\n")
    assert f"{PAGE}:9: " in assert_says(tiny, message)


def test_several_faults_are_told_at_once(tiny):
    tiny.write(BAD, snippet("raise ValueError('first')"))
    tiny.write("snippets/tiny/worse_numpy.py", snippet("raise ValueError('second')"))
    tiny.append(PAGE, INCLUDED + '\n--8<-- "tiny/worse.md"\n')
    told = assert_says(tiny, "bad_numpy.py:6: ValueError: first")
    assert "worse_numpy.py:6: ValueError: second" in told


def test_a_warning_of_mkdocs_leaves_the_site_as_it_was(tiny):
    tiny.append(PAGE, "\n[nowhere](missing.md)\n")
    assert_refused(tiny, "Aborted with 1 warnings in strict mode!")


def test_a_damaged_result_is_made_anew(tiny):
    file = tiny.root / ".cache/records/tiny/sum_numpy.zlib"
    file.write_bytes(file.read_bytes()[:-20] + b"\0" * 20)
    (tiny.root / ".cache/embeds/tiny/sum.md").unlink()
    before = tiny.files("site")
    assert tiny.build().returncode == 0
    assert tiny.files("site") == before


def test_a_snippet_that_prints_without_end_and_is_mended_builds_again(tiny):
    tiny.write(BAD, snippet("while True:\n    print('x')"))
    tiny.append(PAGE, INCLUDED)
    assert tiny.build().returncode != 0
    tiny.write(BAD, snippet("print('well')"))
    result = tiny.build()
    assert result.returncode == 0, result.stdout
    assert "1 run, 2 kept" in result.stdout
