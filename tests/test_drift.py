"""The report on other versions: what is in it, in which order, and that nothing in it is taken for markup."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from scripts import drift, runner
from scripts.book import Snippet
from scripts.compare import Move
from scripts.drift import Drift, Report
from scripts.rerun import Outcome
from scripts.store import Store

PICTURES = ("<svg><title>before</title></svg>", "<svg><title>after</title></svg>")


@pytest.fixture
def report(tmp_path):
    def of(name, *moves, **more):
        return Drift(Snippet(tmp_path, f"page/{name}"), list(moves), **more)

    nudged = Move("losses", 3, "0.5 became 0.500001 (by 1.0e-06, allowed: 6.0e-06)", 0.2)
    drifts = [
        of("broken_torch", failure="snippets/page/broken_torch.py:7: TypeError: <lambda> & co"),
        of("words_numpy", Move("print", 9, "the line '<b>old</b>' became 'new'", float("inf"))),
        of("drawn_plot", Move("the figure", 30, "moved by up to 2 points (allowed: 0.5)", 4.0), figures=PICTURES),
        of("near_numpy", nudged),
        of("same_numpy"),
    ]
    return Report([("NumPy", "2.2.6", "2.4.6")], drifts)


def test_the_summary_counts_and_names_versions(report):
    text = drift.as_markdown(report)
    assert "5 snippets: 1 the same, 1 moved within tolerance, 2 beyond, 1 failed" in text
    assert "| NumPy | 2.2.6 | 2.4.6 |" in text
    assert "- `snippets/page/broken_torch.py:7: TypeError: <lambda> & co`" in text
    assert "- `snippets/page/drawn_plot.py:30: the figure: moved by up to 2 points (allowed: 0.5)`" in text
    assert "near_numpy" not in text


def test_a_long_summary_is_cut_and_says_so(report):
    many = [Move("print", line, "moved", 2.0) for line in range(drift.MOST_LINES + 5)]
    cut = drift.as_markdown(Report([], [Drift(report.drifts[0].snippet, many)]))
    assert cut.count("moved`") == drift.MOST_LINES
    assert "and 5 more in the report" in cut


def test_the_report_shows_both_pictures_and_the_largest_move_first(report):
    page = BeautifulSoup(drift.as_html(report), "html.parser")
    assert [title.text for title in page.select(".pair figure svg title")] == ["before", "after"]
    assert [h3.text for h3 in page.find_all("h3")] == ["snippets/page/words_numpy.py", "snippets/page/drawn_plot.py"]
    assert "4 times what is allowed" in page.text
    assert [summary.text for summary in page.select("details summary")] == ["snippets/page/near_numpy.py"]
    assert "same_numpy" not in page.text


def test_what_programs_say_is_text_in_the_report(report):
    page = BeautifulSoup(drift.as_html(report), "html.parser")
    assert not page.find_all("b")
    assert "TypeError: <lambda> & co" in page.text
    assert "the line '<b>old</b>' became 'new'" in page.text


def test_the_report_asks_no_other_file_for_anything(report):
    assert not BeautifulSoup(drift.as_html(report), "html.parser").find_all(["link", "script", "img"])


def test_the_book_against_itself_stays_the_same(book):

    chosen = runner.select(book.snippets(), ["loss/archery_*"])
    kept = {snippet.name: runner.load(book, snippet) for snippet in chosen}
    parts = {snippet.name: Store(book.cache).ledger(snippet.name).parts for snippet in chosen}
    report = drift.compared(book, chosen, Outcome(kept, {}, parts))
    assert len(report.same) == len(chosen)
    assert all(old == new for _, old, new in report.versions)
    changed = kept["loss/archery_repairs_numpy"]
    changed.figure = changed.figure.replace("M ", "M 9", 1)
    (moved,) = drift.compared(book, chosen, Outcome(kept, {}, parts)).beyond
    assert moved.snippet.name == "loss/archery_repairs_numpy"
    assert moved.figures[0] != moved.figures[1]
