"""The notebooks that readers download run, and print what the pages show."""

from __future__ import annotations

import nbformat
import pytest
from jupyter_client.manager import start_new_kernel

from scripts import notebooks
from scripts.book import Lab, Snippet
from tests.agreement import differences
from tests.conftest import BOOK, SNIPPETS

FORGET = "for name in {*globals()} - known_at_start: del globals()[name]"
"""What ``%reset`` does, without its quarter of a second."""


class Kernel:
    """A Jupyter kernel that runs one notebook after the other, each in an empty namespace."""

    def __init__(self):
        self.manager, self.client = start_new_kernel(kernel_name="python3")
        self.client.execute_interactive("%config InlineBackend.print_figure_kwargs = {'bbox_inches': None, 'dpi': 20}")
        self.client.execute_interactive("known_at_start = {*globals(), 'known_at_start'}")

    def run(self, notebook):
        """What the cells print, together. Raises AssertionError for a cell that fails."""
        printed = []

        def listen(message):
            if message["msg_type"] == "stream" and message["content"]["name"] == "stdout":
                printed.append(message["content"]["text"])

        for cell in notebook.cells:
            if cell.cell_type == "code":
                reply = self.client.execute_interactive(cell.source, output_hook=listen, timeout=120)["content"]
                assert reply["status"] == "ok", f"{reply['ename']}: {reply['evalue']}, in the cell\n{cell.source}"
        self.client.execute_interactive(FORGET)
        return "".join(printed)

    def stop(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


@pytest.fixture(scope="module")
def kernels():
    """The kernel in use, in a list, so that a test can put a new one in its place."""
    kernels = [Kernel()]
    yield kernels
    kernels[0].stop()


def read(book, file):
    notebook = nbformat.read(notebooks.path(book, file), as_version=4)
    nbformat.validate(notebook)
    return notebook


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda snippet: snippet.name)
def test_the_notebook_of_a_snippet_runs_and_prints_what_the_page_shows(snippet, book, record, kernels):
    printed = kernels[0].run(read(book, snippet.file))
    if "set_default" in snippet.source:  # it changes its framework for whatever runs after it
        kernels.pop().stop()
        kernels.append(Kernel())
    assert differences(record(snippet.name).stdout, printed) == []


@pytest.mark.parametrize("lab", BOOK.labs(), ids=lambda lab: lab.stem)
def test_the_notebook_of_a_lab_runs_from_top_to_bottom(lab, book, kernels):
    assert kernels[0].run(read(book, lab.file))


def test_a_notebook_says_what_to_install_and_is_the_same_each_time(tmp_path):
    snippet = Snippet(tmp_path, "loss/archery_mlx")
    snippet.path.parent.mkdir(parents=True)
    snippet.path.write_text('"""A title\n\nWords.\n"""\n\nimport mlx.core as mx\nimport sklearn\n')
    text = notebooks.of_snippet(snippet, "import mlx.core as mx", "Words.")
    assert text == notebooks.of_snippet(snippet, "import mlx.core as mx", "Words.")
    first, second = nbformat.reads(text, as_version=4).cells
    assert first.source.startswith("# A title\n\nWords.\n\nNeeds `pip install mlx==")
    assert "scikit-learn==" in first.source
    assert second.source == "import mlx.core as mx"


def test_solutions_are_folded_in_the_notebook_of_a_lab(tmp_path):
    lab = Lab(tmp_path, "labs/lab")
    lab.path.parent.mkdir(parents=True)
    lab.path.write_text('# %% [markdown]\n# Fill in\n\n# %% solution="relu"\nprint(1)\n')
    words, solution = nbformat.reads(notebooks.of_lab(lab), as_version=4).cells
    assert "jupyter" not in words.metadata
    assert solution.metadata["jupyter"] == {"source_hidden": True}
