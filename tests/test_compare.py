"""What two runs showed differently: numbers by how much, words, figures; and where in the program it comes from."""

from __future__ import annotations

import math

import pytest

from scripts import compare, lines
from scripts.agreement import Rule
from scripts.book import Snippet
from scripts.capture import Record

SOURCE = '''"""A loss falls

What is to be seen.
"""

import matplotlib.pyplot as plt

losses = []
for step in range(3):
    losses.append(1 / (step + 1))
    print(f"step {step}: {losses[-1]:.2f}")
    #> step 0: 1.00
    #> step 1: 0.50
    #> step 2: 0.33
share = sum(losses) / 3
print(f"share {share:.3f}")
#> share 0.611
plt.plot(losses)
plt.show()
'''
PRINTED = "step 0: 1.00\nstep 1: 0.50\nstep 2: 0.33\nshare 0.611\n"
RULES = {"default": Rule(1e-5, 1e-6), "page/falls:share": Rule(absolute=0.1), "page/shaky": Rule(differs=True)}
DRAWN = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><metadata>one</metadata><g id="a">'
    '<path id="p1" clip-path="url(#c1)" d="M 1 2 L 30 40" style="stroke: #0072b2"/>'
    '<text x="5" y="6">half: 0.50</text></g></svg>'
)


@pytest.fixture
def snippet(tmp_path):
    file = tmp_path / "snippets" / "page" / "falls_numpy.py"
    file.parent.mkdir(parents=True)
    file.write_text(SOURCE)
    return Snippet(tmp_path, "page/falls_numpy")


def found(snippet, old, new):
    return [(move.what, move.line, round(move.size, 3)) for move in compare.moves(snippet, old, new, RULES)]


def test_two_equal_runs_differ_in_nothing(snippet):
    run = Record(stdout=PRINTED, values={"losses": [1.0, math.nan]}, figure=DRAWN)
    assert found(snippet, run, run) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "size"),
    [
        ("0.50", "0.51", 11, 1),
        ("0.50", "0.53", 11, 3),
        ("0.611", "0.615", 16, 4),
        ("step 2", "step 3", 11, math.inf),
        ("share", "part", 16, math.inf),
        ("share 0.611\n", "", 16, math.inf),
    ],
)
def test_what_is_printed_is_traced_to_its_print(old, new, line, size, snippet):
    after = PRINTED.replace(old, new)
    assert found(snippet, Record(stdout=PRINTED), Record(stdout=after)) == [("print", line, size)]


@pytest.mark.parametrize(
    ("old", "new", "moved"),
    [
        ({"losses": [1.0, 0.5]}, {"losses": [1.0, 0.5 + 6e-6]}, ("losses", 8, 1)),
        ({"losses": [1.0, 0.5]}, {"losses": [1.2, 0.5 + 6e-6]}, ("losses", 8, 18181.818)),
        ({"share": 0.5}, {"share": 0.45}, ("share", 15, 0.5)),
        ({"share": 0.5}, {"share": 0.25}, ("share", 15, 2.5)),
        ({"share": 0.5}, {"share": math.nan}, ("share", 15, math.inf)),
        ({"losses": [1.0]}, {"losses": [1.0, 0.5]}, ("losses", 8, math.inf)),
        ({"share": "half"}, {"share": "third"}, ("share", 15, math.inf)),
        ({"share": 0.5}, {}, ("share", 15, math.inf)),
        ({}, {"share": 0.5}, ("share", 15, math.inf)),
    ],
)
def test_what_is_measured_is_held_against_its_rule(old, new, moved, snippet):
    assert found(snippet, Record(values=old), Record(values=new)) == [moved]


def test_frameworks_may_differ_but_each_repeats_itself(snippet):
    shaky = Snippet(snippet.root, "page/shaky_numpy")
    shaky.path.write_text(SOURCE)
    assert found(shaky, Record(values={"share": 0.5}), Record(values={"share": 0.6}))


@pytest.mark.parametrize(
    ("old", "new", "size"),
    [
        ("40", "40.25", 0.5),
        ('x="5"', 'x="7"', 4),
        ("0.50", "0.51", 0),
        ("0.50", "0.55", math.inf),
        ("#0072b2", "#c44e00", math.inf),
        (' L 30 40"', '"', math.inf),
        ("</g>", "<g/></g>", math.inf),
        ("p1", "p2", 0),
        ("url(#c1)", "url(#c2)", 0),
        ("one", "two", 0),
    ],
)
def test_a_figure_moves_by_points(old, new, size, snippet):
    moved = found(snippet, Record(figure=DRAWN), Record(figure=DRAWN.replace(old, new)))
    assert moved == ([("the figure", 19, size)] if size else [])


def test_a_figure_that_comes_or_goes_is_named(snippet):
    assert found(snippet, Record(), Record(figure=DRAWN)) == [("the figure", 19, math.inf)]
    assert found(snippet, Record(figure=DRAWN), Record()) == [("the figure", 19, math.inf)]


def test_the_largest_move_comes_first_and_says_by_how_much(snippet):
    old = Record(stdout=PRINTED, values={"share": 0.5})
    new = Record(stdout=PRINTED.replace("0.50", "0.52"), values={"share": 1.5})
    first, second = compare.moves(snippet, old, new, RULES)
    assert first.words == "0.5 became 1.5 (by 1.0e+00, allowed: 1.0e-01)"
    assert second.words == "0.50 became 0.52 (allowed: 0.01) in the line 'step 1: 0.50'"
    assert first.beyond
    assert second.beyond


def test_without_expected_output_the_print_is_found_by_its_number(snippet):
    snippet.path.write_text('"""T"""\nprint("a")\nprint("b")\n')
    bare = Snippet(snippet.root, snippet.name)
    assert [lines.of_print(bare, "a\nb\n", number) for number in (0, 1)] == [2, 3]
