"""Execute a lab in a Jupyter kernel of its own."""

from __future__ import annotations

import math
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from scripts import keys, notebooks, processes
from scripts.book import Book, Lab
from scripts.capture import ONE_THREAD, Limits, Record
from scripts.store import write_if_changed

PATIENCE = 10.0
"""Seconds in which a kernel that is asked to end should have ended."""

_KERNEL = """\
c.IPKernelApp.log_level = 40
c.HistoryManager.enabled = False
c.InlineBackend.figure_formats = {"svg"}
c.InlineBackend.rc = {}
c.InlineBackend.print_figure_kwargs = {"bbox_inches": None}
c.IPKernelApp.exec_lines = [%r]
"""

_running: set[int] = set()
"""Process ids of the kernels that run."""


def execute(lab: Lab, limits: Limits) -> Record | str:
    """Run the notebook that a reader downloads, from top to bottom; gives what it showed, or what is wrong with it.

    Each cell has ``limits.seconds``. The kernel, and whatever it has started, is gone in any case.
    """
    import nbformat
    from jupyter_core.utils import ensure_event_loop
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    start = time.monotonic()
    notebook: Any = nbformat.reads(notebooks.of_lab(lab), as_version=4)
    where = {"metadata": {"path": str(lab.root)}}
    client: Any = NotebookClient(
        notebook, kernel_name="python3", timeout=math.ceil(limits.seconds), record_timing=False, resources=where
    )
    client.create_kernel_manager()
    kernel = client.km.kernel_spec
    kernel.argv = processes.command([sys.executable, *kernel.argv[1:]])
    cell = notebook.cells[0]
    try:
        with client.setup_kernel(env=_environment(Book(lab.root))), _ended(client.km.provisioner.process):
            for number, cell in enumerate(notebook.cells):
                client.execute_cell(cell, number)
    except CellExecutionError as error:
        problem = f"{error.ename}: {error.evalue}"
    except CellTimeoutError:
        problem = f"still running after {limits.seconds:g} s, its time limit"
    except DeadKernelError:
        problem = "its process ended before the program did"
    else:
        text = nbformat.writes(notebook)
        return Record(notebook=text, seconds=time.monotonic() - start)
    finally:
        ensure_event_loop().close()  # nbclient leaves it open in each thread; it makes another when it finds it closed
    return f"{lab.file}: {problem}, in the cell\n{cell.source}"


def kill_running() -> None:
    """End every lab that this process is running; for a runner that is interrupted."""
    for pid in list(_running):
        processes.end(pid)


@contextmanager
def _ended(kernel: subprocess.Popen[bytes]) -> Iterator[None]:
    """Kill the kernel at the end, with all that it has started, instead of asking it to stop: it may hang."""
    _running.add(kernel.pid)
    try:
        yield
    finally:
        processes.end(kernel.pid)
        try:
            kernel.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            processes.kill_group(kernel.pid)
        _running.discard(kernel.pid)


def _environment(book: Book) -> dict[str, str]:
    """The book's figure style, one thread, and nothing of what the author of a build has set up for IPython."""
    folder = book.cache / "ipython"
    fonts = f"__import__('scripts.figures').figures.measure_with({book.fonts})"
    write_if_changed(folder / "profile_default" / "ipython_kernel_config.py", _KERNEL % fonts)
    return os.environ | ONE_THREAD | {"IPYTHONDIR": str(folder), "MATPLOTLIBRC": str(keys.STYLE)}
