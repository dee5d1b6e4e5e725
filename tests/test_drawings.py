"""A search index is made from a page without its drawings; the page has them all the same."""

from __future__ import annotations

from scripts import drawings

FIGURE = '<svg role="img"><title id="t">A line</title><desc id="d">It rises.</desc><g><text>0.5</text></g></svg>'
ICON = '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>'


def test_what_is_taken_out_is_put_back_and_the_words_stay():
    page = f"<p>Before</p>{FIGURE}<p>between</p>{ICON}\n{FIGURE}"
    words, lines = drawings.take_out(page)
    assert words.count("<desc") == 2
    assert "It rises." in words
    assert "0.5" not in words
    assert "<path" not in words
    assert drawings.put_back(f"<main>{words}</main>{ICON}", lines) == f"<main>{page}</main>{ICON}"


def test_a_page_without_drawings_is_left_alone():
    assert drawings.take_out("<p>words</p>") == ("<p>words</p>", [])
