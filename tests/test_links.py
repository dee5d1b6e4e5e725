"""Links hold wherever the site stands: at the root of a host, below it, or in a folder; and broken ones are found."""

from __future__ import annotations

import pytest

from scripts.links import relative_links
from tests import links


@pytest.mark.parametrize(
    ("folder", "link", "relative"),
    [
        ("", "/", "./"),
        ("", "/chapter/loss.md", "chapter/loss/"),
        ("chapter/loss/", "/", "../../"),
        ("chapter/loss/", "/snippets/loss/archery_numpy.py", "../../snippets/loss/archery_numpy.py"),
        ("chapter/loss/", "/chapter/index.md", "../"),
        ("chapter/loss/", "/chapter/descent.md#steps", "../descent/#steps"),
        ("chapter/loss/", "/labs/handwritten-digits/?a=b#split", "../../labs/handwritten-digits/?a=b#split"),
        ("chapter/loss/", "//host.invalid/", "//host.invalid/"),
        ("chapter/loss/", "../descent/", "../descent/"),
    ],
)
def test_a_link_that_begins_at_the_root_becomes_relative(folder, link, relative):
    assert (
        relative_links(f'<a class="b" href="{link}">words</a>', folder) == f'<a class="b" href="{relative}">words</a>'
    )


def test_a_link_in_a_program_is_no_link():
    page = "<code>href=&quot;/chapter/&quot; and href='/'</code>"
    assert relative_links(page, "chapter/loss/") == page


def test_what_is_broken_is_found_and_what_leaves_the_site_is_listed(tmp_path):
    (tmp_path / "loss").mkdir()
    (tmp_path / "loss" / "index.html").write_text('<h1 id="here"></h1><a href="../#gone"><img src="no.png">')
    (tmp_path / "index.html").write_text(
        '<a href="loss/#here"><a href="loss/#there"><a href="lost/"><a href="https://arxiv.org/abs/1412.6980">'
        '<script src="no.js"></script><link rel="canonical" href="https://example.org/">'
    )
    assert links.broken(tmp_path) == [
        " -> loss/#there",
        " -> lost/",
        " -> no.js",
        "loss/ -> #gone",
        "loss/ -> loss/no.png",
    ]
    assert links.outside(tmp_path) == {"https://arxiv.org/abs/1412.6980": {""}}
