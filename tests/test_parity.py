"""The same program in two frameworks comes to the same numbers, over its whole run."""

from __future__ import annotations

import math
from collections import defaultdict

import pytest

from scripts import agreement
from scripts.agreement import Rule, Shared
from scripts.book import FRAMEWORKS, Book, BookError
from tests.conftest import BOOK, SNIPPETS

topics = defaultdict(list)
for snippet in SNIPPETS:
    if snippet.framework in FRAMEWORKS:
        topics[snippet.fragment.removesuffix(".md")].append(snippet)
TWINS = [topic for topic, group in topics.items() if len(group) > 1]


@pytest.fixture(scope="module")
def rows(all_values):
    return list(agreement.shared(BOOK, all_values))


@pytest.mark.parametrize("topic", TWINS)
def test_the_tabs_agree(topic, rows):
    own = [row for row in rows if row.topic == topic]
    assert own, "the tabs measure nothing in common: give the same quantity the same name"
    for row in own:
        assert row.agrees, f"{row.name}: {row.values} differ by {row.difference:.3g}; {row.rule}"


@pytest.mark.parametrize("topic", TWINS)
def test_what_one_tab_measures_the_others_measure_too(topic, values):
    """A quantity with another name in another tab would be compared with nothing."""
    names = [set(values(snippet.name)) for snippet in topics[topic]]
    assert set.intersection(*names)


def test_every_rule_is_about_something_that_is_measured(rows):
    known = {f"{row.topic}:{row.name}" for row in rows} | {row.topic for row in rows} | {"default"}
    assert set(agreement.rules(BOOK)) <= known
    assert all(rule.reason for rule in agreement.rules(BOOK).values())


def test_the_three_archers_agree_over_all_100_steps(values):
    runs = [values(f"loss/archery_{framework}")["losses"] for framework in FRAMEWORKS]
    assert [len(run) for run in runs] == [100, 100, 100]
    for run in runs[1:]:
        assert all(math.isclose(a, b, rel_tol=1e-5) for a, b in zip(run, runs[0], strict=True))


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        (1.0, 1.0, True),
        (1.0, 1.05, True),
        (1.0, 1.2, False),
        ([1.0, 2.0], [1.0, 2.05], True),
        ([1.0, 2.0], [1.0, 2.5], False),
        ([1.0, 2.0], [1.0], False),
        (1.0, [1.0], False),
        ("ReLU", "ReLU", True),
        ("ReLU", "tanh", False),
        (math.nan, math.nan, True),
        (math.nan, 1.0, False),
        (math.inf, math.inf, True),
        (math.inf, 1.0, False),
        (True, True, True),
        (True, False, False),
    ],
)
def test_agreement_is_judged_number_by_number(a, b, agree):
    row = Shared("topic", "name", {"numpy": a, "torch": b}, Rule(absolute=0.1))
    assert row.agrees is agree


def test_the_published_table_names_the_largest_difference():
    rows = [
        Shared("x/y", "losses", {"numpy": [1.0, 0.4, 0.5], "mlx": [1.0, 0.4002, 0.5]}, Rule(1e-4, 0.0, "float32")),
        Shared("x/y", "none", {"numpy": [], "mlx": [0.5]}, Rule(1e-4, 0.0, "float32")),
        Shared("x/y", "n", {"numpy": 3, "mlx": 3}, Rule(1e-4, 0.0, "float32")),
    ]
    text = agreement.table(rows)
    assert text.startswith("### x/y\n")
    assert "| Quantity | NumPy | MLX | Largest difference | Allowed |" in text
    assert "| `losses` | 0.4 (2 of 3) | 0.4002 (2 of 3) | under 1e-3 | 0 + 0.0001 × value |" in text
    assert "Different by less than 1e-06, or not at all: `n`." in text
    assert "| `none` | a list of 0 | a list of 1 | not comparable |" in text
    assert "`losses`, `none`: float32." in text


def test_what_no_two_tabs_measure_is_not_published():
    known = {"default": Rule()}
    assert agreement.of_topic("x/y", {"numpy": {"n": 3}, "mlx": {"m": 3}, "plot": {"n": 3, "m": 3}}, known) == []
    assert agreement.table([]) == ""


@pytest.mark.parametrize("text", ["[default\n", "[default]\nabsolut = 1\n", "default = 1\n"])
def test_rules_that_cannot_be_read_are_told(tmp_path, text):
    (tmp_path / "snippets").mkdir()
    (tmp_path / "snippets" / "agreement.toml").write_text(text)
    with pytest.raises(BookError, match=r"snippets/agreement\.toml: .+"):
        agreement.rules(Book(tmp_path))
