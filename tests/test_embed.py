"""What a page includes, and what the engine finds in the book."""

from __future__ import annotations

import pytest

from scripts import embed, keys
from scripts.book import Book, BookError, Snippet
from scripts.capture import Record
from scripts.runner import modules_to_preload, select
from scripts.store import Ledger, Store, write_atomically

SOURCE = '''"""A title

What is to be seen: {share:.0%}.
"""

import numpy as np

# --8<-- [start:training]
share = np.mean([0, 1])
# --8<-- [end:training]
print(share)
#> 0.5
'''


@pytest.fixture
def snippet(tmp_path):
    found = Snippet(tmp_path, "loss/archery_numpy")
    found.path.parent.mkdir(parents=True)
    found.path.write_text(SOURCE)
    return found


def fragment(snippet, **fields):
    record = Record(**{"stdout": "0.5\n", "values": {"share": 0.5}, "seconds": 0.01} | fields)
    parts = keys.parts(snippet, [])
    return embed.page_fragment([(snippet, record, Ledger.of(record, keys.key(parts), parts, []))])


def test_the_page_shows_the_program_without_what_it_shows_elsewhere(snippet):
    assert embed.shown_code(snippet) == "import numpy as np\n\nshare = np.mean([0, 1])\nprint(share)"


def test_a_fragment_has_tab_code_output_command_download_and_small_print(snippet):
    text = fragment(snippet)
    assert '<div class="snippet-anchor" id="archery"></div>' in text
    assert "/// tab | NumPy\n    new: true" in text
    assert '```{.python title="A title"}\nimport numpy' in text
    assert '```{.text .output .no-copy title="Output"}\n0.5\n```' in text
    assert "`python snippets/loss/archery_numpy.py`" in text
    assert "[Download archery_numpy.py](/snippets/loss/archery_numpy.py){ download }" in text
    assert f"NumPy {keys.version('numpy')}, no randomness, under 2 s" in text


def test_quotation_marks_in_a_title_are_shown(snippet):
    snippet.path.write_text(SOURCE.replace("A title", """MLX's "own" title"""))
    assert """{.python title="MLX's “own” title"}""" in fragment(snippet)


def test_the_seed_is_named(snippet):
    assert "seed 1986" in fragment(snippet, values={"seed": 1986, "share": 0.5})


def test_output_cannot_break_out_of_its_block(snippet):
    text = fragment(snippet, stdout='```\n--8<-- "loss/other.md"\n')
    assert '````{.text .output .no-copy title="Output"}\n```\n;--8<-- "loss/other.md"\n````' in text


def test_a_description_is_filled_with_what_was_measured(snippet):
    assert snippet.describe({"share": 0.5}) == "What is to be seen: 50%."
    with pytest.raises(ValueError, match="quotes 'share', which the program does not measure"):
        snippet.describe({})
    with pytest.raises(ValueError, match="cannot be filled in"):
        snippet.describe({"share": "half"})


def test_select_knows_names_globs_and_files(tmp_path):
    snippets = [Snippet(tmp_path, name) for name in ("loss/archery_numpy", "loss/archery_torch", "other/x_plot")]
    assert select(snippets, []) == snippets
    assert [s.name for s in select(snippets, ["loss/*"])] == ["loss/archery_numpy", "loss/archery_torch"]
    assert [s.name for s in select(snippets, ["./snippets/other/x_plot.py"])] == ["other/x_plot"]
    with pytest.raises(BookError, match='no snippet is called "loss/arch"'):
        select(snippets, ["loss/arch"])


def test_the_forkserver_imports_what_snippets_use_and_what_torch_puts_off(snippet):
    snippet.path.write_text("import os\nimport torch.optim\nimport matplotlib.pyplot as plt\nimport own_helper\n")
    assert modules_to_preload([snippet]) == [
        "matplotlib.pyplot",
        "scripts.figures",
        "torch._dynamo",
        "torch.optim",
    ]


def test_includes_and_numbers_are_found_where_they_stand(tmp_path):
    page = tmp_path / "docs" / "a.md"
    page.parent.mkdir()
    page.write_text('one\n--8<-- "x/y.md"\n```\n[[in/code_numpy:n]]\n```\n`[[in/code_numpy:n]]` [[x/y_numpy:n:.1f]]\n')
    book = Book(tmp_path)
    assert [(str(place), place.target) for place in book.includes()] == [("docs/a.md:2", "x/y.md")]
    assert [(str(place), place.target) for place in book.numbers()] == [("docs/a.md:6", "x/y_numpy:n:.1f")]


def test_a_damaged_record_is_never_served(tmp_path, snippet):
    store, record = Store(tmp_path), Record(stdout="0.5\n" * 1000)
    kept = Ledger.of(record, "the key", {}, [])
    store.save(snippet.name, kept, record)
    assert store.load(snippet.name, kept.key).stdout == "0.5\n" * 1000
    assert store.load(snippet.name, "another key") is None
    file = tmp_path / "records" / f"{snippet.name}.zlib"
    whole = file.read_bytes()
    for position in range(len(whole)):
        damaged = bytearray(whole)
        damaged[position] ^= 0x10
        for data in (damaged, whole[:position]):
            file.write_bytes(data)
            found = store.load(snippet.name, kept.key)
            assert found is None or found == record


def test_a_write_that_fails_leaves_the_file_as_it_was(tmp_path, monkeypatch):
    file = tmp_path / "file"
    write_atomically(file, b"old")
    monkeypatch.setattr("os.replace", lambda *_: (_ for _ in ()).throw(OSError("no space left")))
    with pytest.raises(BookError, match="file: it cannot be written: no space left"):
        write_atomically(file, b"new")
    assert file.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_description_quotes_elements_counted_from_either_end(snippet):
    snippet.path.write_text(SOURCE.replace("{share:.0%}", "{losses[0]:.2f} to {losses[-1]:.3f}, {rows[1][0]}"))
    assert snippet.describe({"losses": [1, 2, 3], "rows": [[1], [5]]}) == "What is to be seen: 1.00 to 3.000, 5."


@pytest.mark.parametrize("wrong", ["{losses[7]}", "{losses[a]}", "{share!r}", "{}", "{share", "share}"])
def test_a_description_that_cannot_be_filled_in_says_so(wrong, snippet):
    snippet.path.write_text(SOURCE.replace("{share:.0%}", wrong))
    with pytest.raises(ValueError, match="cannot be filled in"):
        snippet.describe({"losses": [1, 2, 3], "share": 0.5})
