"""The notebooks that readers download hold the programs that the pages show; they run, and print the same.

A snippet's notebook is proven by its program, which is compared for all of them, and which the engine has run; what
Jupyter may do to it besides, a twentieth of them proves at each commit, others at each. The notebook of a lab
is the one that the engine has executed for its page.
"""

from __future__ import annotations

import ast

import nbformat
import pytest
from jupyter_client.manager import start_new_kernel

from scripts import notebooks
from scripts.book import Lab, Snippet
from scripts.printed import differences
from tests.conftest import BOOK, SNIPPETS, head, turn_of

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


SHARE = 20
"""One notebook of a snippet in so many runs in a kernel; others with each commit, to keep the tests short."""

SAMPLE = SNIPPETS[turn_of(head(), SHARE) :: SHARE]


def program_of(source):
    """The syntax tree without the docstring, as text: comments and blank lines are no part of it."""
    tree = ast.parse(source)
    if ast.get_docstring(tree) is not None:
        del tree.body[0]
    return ast.dump(tree)


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda snippet: snippet.name)
def test_the_notebook_of_a_snippet_is_its_program(snippet, book):
    words, program = read(book, snippet.file).cells
    assert words.cell_type == "markdown"
    assert words.source.startswith(f"# {snippet.title}")
    assert program.cell_type == "code"
    assert program_of(program.source) == program_of(snippet.source)
    # What a file has and a notebook has not, and what IPython takes for its own.
    assert not {node.id for node in ast.walk(snippet.tree) if isinstance(node, ast.Name)} & {"__file__", "__doc__"}
    assert not [line for line in program.source.splitlines() if line.startswith(("%", "!", "?"))]


@pytest.mark.parametrize("snippet", SAMPLE, ids=lambda snippet: snippet.name)
def test_the_notebook_of_a_snippet_runs_and_prints_what_the_page_shows(snippet, book, record, kernels):
    printed = kernels[0].run(read(book, snippet.file))
    if "set_default" in snippet.source:  # it changes its framework for whatever runs after it
        kernels.pop().stop()
        kernels.append(Kernel())
    assert differences(record(snippet.name).stdout, printed) == []


@pytest.mark.parametrize("lab", BOOK.labs(), ids=lambda lab: lab.stem)
def test_the_notebook_of_a_lab_is_what_the_engine_has_executed_from_top_to_bottom(lab, book, record):
    executed = nbformat.reads(record(lab.name).notebook, as_version=4)
    ours = [(cell.cell_type, cell.source, cell.metadata) for cell in read(book, lab.file).cells]
    assert ours == [(cell.cell_type, cell.source, cell.metadata) for cell in executed.cells]
    run = [cell for cell in executed.cells if cell.cell_type == "code" and cell.source.strip()]
    assert [cell.execution_count for cell in run] == list(range(1, len(run) + 1))
    assert {output.output_type for cell in run for output in cell.outputs} <= {
        "stream",
        "display_data",
        "execute_result",
    }
    assert any(output.get("name") == "stdout" for cell in run for output in cell.outputs)


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
