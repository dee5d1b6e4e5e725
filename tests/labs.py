"""Labs in tests: run as a reader runs them, with other fillings for their blanks, and their folded programs."""

from __future__ import annotations

import contextlib
import functools
import io
import re
from pathlib import Path
from typing import Any

LABS = Path(__file__).resolve().parents[1] / "docs" / "labs"
NAMES = ("be-the-optimizer", "network-from-nothing", "handwritten-digits", "break-it-and-mend-it")
BLANK = re.compile(r"^( *)return \.\.\.  # your line here$", re.MULTILINE)

NONSENSE = (
    "return None",
    "return 'text'",
    "return float('nan')",
    "return [1, [2, 3]]",
    "return {}",
    "return object()",
    "return np.zeros((7, 7))",
    "return 1j",
    "return (..., ...)",
    "return [...]",
    "return lambda: 1",
    "return iter([1])",
    "return True",
    "pass",
    "raise ValueError('a reason\\nin two lines')",
    "raise StopIteration",
    "return undefined_name",
    "return 1 / 0",
    "def deep():\n    return deep()\nreturn deep()",
)
"""Bodies that no blank is right with."""


class Lab:
    """A lab whose cells have been run from top to bottom in one namespace."""

    def __init__(self, name: str) -> None:
        import jupytext

        self.cells = jupytext.read(LABS / f"{name}.py").cells
        self.source = "\n".join(cell.source for cell in self.cells)
        self.values: dict[str, Any] = {"__name__": "__main__"}
        self.printed: dict[int, str] = {}
        self.fills: dict[str, int] = {}  # key -> place of the reader's cell
        self._before: dict[str, dict[str, Any]] = {}  # key -> what there is when the check is called
        with quiet():
            for place, cell in enumerate(self.cells):
                if cell.cell_type != "code":
                    continue
                if key := cell.metadata.get("fill"):
                    self.fills[key] = place
                if key := cell.metadata.get("check"):
                    self._before[key] = dict(self.values)
                self.printed[place] = self._run(cell.source, f"cell {place}")

    def _run(self, source: str, name: str = "cell") -> str:
        with contextlib.redirect_stdout(io.StringIO()) as said:
            exec(compile(source, name, "exec"), self.values)
        return said.getvalue()

    def program_with(self, key: str, body: str) -> str:
        """The reader's cell with its blank filled in."""
        source = self.cells[self.fills[key]].source
        assert len(BLANK.findall(source)) == 1
        return BLANK.sub(lambda blank: re.sub("^", blank[1], body, flags=re.MULTILINE), source)

    def judge(self, key: str, body: str) -> str:
        """What the check prints for a blank that is filled in like this."""
        return self.judge_program(key, self.program_with(key, body))

    def judge_program(self, key: str, program: str) -> str:
        """What the check prints when this program stands in place of the reader's cell."""
        now = dict(self.values)
        try:
            self.values.clear()
            self.values.update(self._before[key])
            with quiet():
                self._run(program)
                return self._run(self.cells[self.fills[key] + 1].source)
        finally:
            self.values.clear()
            self.values.update(now)

    def programs(self, heading: str) -> list[str]:
        """The programs in the folded solution of a task, by the beginning of its heading."""
        for cell in self.cells:
            for section in re.split(r"^(?=### )", cell.source, flags=re.MULTILINE):
                if cell.cell_type == "markdown" and section.startswith(f"### {heading}"):
                    return re.findall(r"^```python\n(.*?)^```", section, re.DOTALL | re.MULTILINE)
        raise LookupError(heading)

    @contextlib.contextmanager
    def after(self, heading: str):
        """Run the programs of a task; gives (values, what they printed), and forgets both afterwards."""
        now = dict(self.values)
        try:
            with quiet():
                printed = "".join([self._run(program) for program in self.programs(heading)])
            yield self.values, printed
        finally:
            self.values.clear()
            self.values.update(now)


@contextlib.contextmanager
def quiet():
    """Draw into nothing, with one thread."""
    import matplotlib
    import torch

    with matplotlib.rc_context():
        matplotlib.use("Agg")
        import matplotlib.pyplot as plt

        show, threads = plt.show, torch.get_num_threads()
        plt.show = lambda: plt.close("all")
        torch.set_num_threads(1)
        try:
            yield
        finally:
            plt.show = show
            plt.close("all")
            torch.set_num_threads(threads)


@functools.cache
def lab(name: str) -> Lab:
    """The lab, run once in a session."""
    return Lab(name)


def first_line(text: str) -> str:
    return text.partition("\n")[0]


def number_after(words: str, text: str) -> float:
    """The number that stands behind these words in what a program printed."""
    found = re.search(re.escape(words) + r"\s*(-?[\d.,]+(?:e[+-]?\d+)?)", text)
    assert found, f"{words!r} not in {text!r}"
    return float(found[1].rstrip(".,").replace(",", ""))
