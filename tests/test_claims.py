"""What is read from pages and from the source of tests: which claim and which test belong to which snippet."""

from __future__ import annotations

import re

import pytest

from scripts import claims, provenance
from scripts.book import Book
from tests.conftest import BOOK, SNIPPETS

PAGE = r"""
/// admonition | Shown on this page
    type: shown

| Claim | Proved by |
|---|---|
| Half of the \|archers\| never learn | [trials](#trials), [the dead half](#dead_half_plot) |
| $a \ne b$ | [trials](#trials) |
///

| Not a claim | [elsewhere](#elsewhere) |
"""
TESTS = """
import pytest

FRAMEWORKS = ["numpy", "torch"]
every = pytest.mark.parametrize("tab", FRAMEWORKS)
LONG = "loss/long_name_numpy"

def of(values, topic):
    return values(f"loss/{topic}")

@pytest.fixture
def trained(values):
    return values("loss/fixture_numpy")

def test_plain(values):
    assert values("loss/plain_numpy")

@every
def test_parametrized(tab, values):
    assert values(f"loss/archery_{tab}")

def test_constant(values):
    assert values(LONG)

def test_topic(values):
    assert of(values, "short_plot")

def test_fixture(trained):
    assert trained

@pytest.mark.parametrize("kind", range(3))
def test_open(kind, values):
    assert values(f"loss/{kind}_plot")

def test_nothing():
    assert "plain_torch" != 1
"""
NAMES = ["plain_numpy", "plain_torch", "archery_numpy", "archery_torch", "archery_mlx", "archery_long_numpy"]
NAMES += ["long_name_numpy", "short_plot", "fixture_numpy", "one_plot", "two_words_plot"]


@pytest.fixture
def held(tmp_path):
    """Test -> the snippets that it is found to hold."""
    for name in [f"loss/{name}" for name in NAMES] + ["other/plain_numpy"]:
        file = tmp_path / "snippets" / f"{name}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("")
    (tmp_path / "tests" / "claims").mkdir(parents=True)
    (tmp_path / "tests" / "claims" / "test_loss.py").write_text(TESTS)
    found = {}
    for snippet, tests in claims.tests(Book(tmp_path)).items():
        for test in tests:
            assert test.file == "tests/claims/test_loss.py"
            found.setdefault(test.test, set()).add(snippet.removeprefix("loss/"))
    return found


def test_a_claim_belongs_to_each_snippet_that_proves_it():
    half, other = "Half of the |archers| never learn", r"$a \ne b$"
    assert claims.shown(PAGE) == {"trials": [half, other], "dead_half_plot": [half]}


@pytest.mark.parametrize(
    ("test", "snippets"),
    [
        ("test_plain", {"plain_numpy"}),
        ("test_parametrized", {"archery_numpy", "archery_torch"}),
        ("test_constant", {"long_name_numpy"}),
        ("test_topic", {"short_plot"}),
        ("test_fixture", {"fixture_numpy"}),
        ("test_open", {"one_plot", "short_plot"}),
        ("test_nothing", {"plain_torch"}),
    ],
)
def test_a_test_holds_the_snippets_that_it_names(test, snippets, held):
    assert held[test] == snippets


@pytest.fixture(scope="module")
def pages(book):
    return provenance.pages(book)


def test_every_program_is_in_the_table_with_how_it_ran(pages):
    programs = [tab for page in pages for topic in page.topics for tab in topic.tabs]
    assert len(programs) >= len(SNIPPETS) + len(BOOK.labs())
    (archery,) = (topic for page in pages for topic in page.topics if topic.link.endswith("/loss.md#archery"))
    assert archery.tabs == ["NumPy", "PyTorch", "MLX"]
    assert re.search(r"no randomness, under \d+ s, under \d+ MB$", archery.made_with)
    assert "The archer's error shrinks by the factor 0.975 in each step" in archery.claims
    assert "test_the_three_frameworks_have_the_same_loss_at_each_of_100_steps" in [held.test for held in archery.tests]


def test_every_claim_of_the_pages_is_in_the_table(pages):
    listed = {claim for page in pages for topic in page.topics for claim in topic.claims}
    for path in BOOK.pages():
        for anchor, found in claims.shown(path.read_text(encoding="utf-8")).items():
            assert set(found) <= listed, f"{path.name}#{anchor} is no program"


def test_the_survivors_of_the_last_run_are_listed(tmp_path):
    assert "not been run" in provenance.mutants(Book(tmp_path))
    file = tmp_path / provenance.MUTANTS
    file.parent.mkdir()
    file.write_text(
        'date = 2026-11-22\ncommit = "abc"\nplaces = 1200\ntried = 4\nseed = 1\n'
        '[noticed]\n"a claim" = 1\n"its output" = 2\n'
        '[survivors]\n"snippets/a/b_numpy.py:3: 1 became 2" = "It is a label."\n'
        '"snippets/a/c_numpy.py:3: 2 became 3" = ""\n'
    )
    text = provenance.mutants(Book(tmp_path))
    assert "It drew 4 of 1,200 possible mistakes at random: 3 were noticed (2 because" in text
    assert "and 2 were not:" in text
    assert "- `snippets/a/b_numpy.py:3: 1 became 2`: It is a label." in text
    assert "- `snippets/a/c_numpy.py:3: 2 became 3`: nobody has said yet" in text


def test_the_page_has_words_for_every_way_to_notice_a_mutant():
    text = provenance.mutants(BOOK)
    assert "were noticed (" in text
    assert all(words in text for words in provenance.NOTICED.values())
