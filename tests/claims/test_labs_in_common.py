"""What all labs promise: blanks that can be filled in, checks that never fail, the same checker, working links."""

import re
from itertools import pairwise

import pytest

from tests.labs import BLANK, NAMES, NONSENSE, first_line, lab

BLANKS = [
    ("be-the-optimizer", "loss"),
    ("be-the-optimizer", "gradient"),
    ("network-from-nothing", "log_loss"),
    ("network-from-nothing", "hidden_layer"),
    ("network-from-nothing", "backward"),
    ("network-from-nothing", "slopes_of_logits"),
    ("handwritten-digits", "scaled"),
    ("handwritten-digits", "best_epoch"),
    ("handwritten-digits", "confusion"),
    ("break-it-and-mend-it", "dead_units"),
    ("break-it-and-mend-it", "he_spread"),
    ("break-it-and-mend-it", "clip"),
]
every_lab = pytest.mark.parametrize("name", NAMES)
every_blank = pytest.mark.parametrize(("name", "key"), BLANKS)


@every_lab
def test_the_lab_runs_from_top_to_bottom_and_has_the_blanks_that_it_announces(name):
    run = lab(name)
    assert [key for lab_name, key in BLANKS if lab_name == name] == list(run.fills)
    words = {2: "Two", 3: "Three", 4: "Four"}
    assert f"{words[len(run.fills)]} functions of this lab have a blank" in run.source


@every_blank
def test_a_blank_a_check_and_a_solution_stand_in_a_row(name, key):
    run = lab(name)
    place = run.fills[key]
    cells = run.cells[place : place + 3]
    assert [cell.cell_type for cell in cells] == ["code"] * 3
    assert [cell.metadata.get(kind) for cell, kind in zip(cells, ("fill", "check", "solution"), strict=True)] == [
        key
    ] * 3
    assert len(BLANK.findall(cells[0].source)) == 1
    assert cells[0].source.rstrip().endswith("return ...  # your line here")
    header = cells[0].source[: cells[0].source.rindex('"""')]
    assert cells[2].source.startswith(header), "the solution has another signature or docstring"
    calls = [cell.source.rstrip().rpartition("\n")[2] for cell in cells[1:]]
    assert calls[0] == calls[1]
    assert f"`{key}` is the book's" in run.cells[place + 3].source


@every_blank
def test_the_empty_blank_is_not_yet_right_and_the_solution_is(name, key):
    run = lab(name)
    place = run.fills[key]
    empty, solved = run.printed[place + 1], run.printed[place + 2]
    assert empty.startswith(f"Not yet: {key}, tried with ")
    assert "the blank is still empty" in empty
    assert first_line(solved).startswith(f"Right: {key} ")
    assert solved.count("\n") == 1


@every_blank
@pytest.mark.parametrize("body", NONSENSE)
def test_a_check_prints_whatever_the_function_does(name, key, body):
    said = lab(name).judge(key, body)
    assert said.startswith("Not yet: ")
    assert said.count("\n") >= 2


@every_blank
@pytest.mark.parametrize("other", ["None", "5", "dict", "lambda: 1", "lambda *given: given"])
def test_a_check_prints_even_if_the_name_is_bound_to_something_else(name, key, other):
    assert lab(name).judge_program(key, f"{key} = {other}").startswith("Not yet: ")


def test_all_labs_have_the_same_checker():
    checkers = {name: [c.source for c in lab(name).cells if "def judge(" in c.source] for name in NAMES}
    assert len({source for sources in checkers.values() for source in sources}) == 1
    assert all(len(sources) == 1 for sources in checkers.values())


@every_lab
def test_every_figure_is_described_and_every_axis_named(name):
    for cell in lab(name).cells:
        if cell.cell_type == "code" and "plt.show()" in cell.source:
            assert len(cell.metadata["alt"]) > 80
            assert "title(" in cell.source
            assert "xlabel" in cell.source or re.search(r"draw_\w+\(", cell.source)


@every_lab
def test_headings_are_in_order_and_predictions_precede_answers(name):
    prose = "\n".join(cell.source for cell in lab(name).cells if cell.cell_type == "markdown")
    prose = re.sub(r"^```.*?^```", "", prose, flags=re.DOTALL | re.MULTILINE)
    levels = [len(marks) for marks in re.findall(r"^(#+) ", prose, re.MULTILINE)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert prose.count('<div class="admonition') == prose.count("</div>")
    assert prose.count("<details") == prose.count("</details>") == prose.count("<summary>")
    kinds = re.findall(r'admonition (predict)|details class="(answer)"', prose)
    asked = [predict or answer for predict, answer in kinds]
    assert all(before == "predict" for before, after in pairwise(asked) if after == "answer")


@pytest.mark.parametrize("name", NAMES[1:])
def test_every_task_has_a_folded_solution(name):
    prose = "\n".join(cell.source for cell in lab(name).cells if cell.cell_type == "markdown")
    tasks = re.split(r"^### Task ", prose, flags=re.MULTILINE)[1:]
    assert len(tasks) == 3
    assert all(task.count('<details class="solution">') == 1 for task in tasks)
