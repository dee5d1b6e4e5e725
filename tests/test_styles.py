"""The style sheets of a built site, joined to one."""

from __future__ import annotations

import re

from scripts import styles

SHEETS = {
    "theme/main.css": "a { background: url(../images/a.svg) } b { mask: url('data:image/svg+xml,<svg/>') }",
    "assets/book.css": '@font-face { src: url("text.woff2") } a { color: red }',
    "assets/cover.css": "a { color: blue }",
}


def link(sheet, way):
    return f'  <link rel="stylesheet" href="{way}{sheet}">\n'


def build(folder, pages, root="/"):
    """Write a site: page -> (way to its root, its sheets). Returns what each page links to once they are joined."""
    for sheet, text in SHEETS.items():
        (folder / sheet).parent.mkdir(parents=True, exist_ok=True)
        (folder / sheet).write_text(text)
    for page, (way, sheets) in pages.items():
        (folder / page).parent.mkdir(parents=True, exist_ok=True)
        links = "".join(link(sheet, way) for sheet in sheets)
        (folder / page).write_text(f'<head>\n{links}  <link rel="icon" href="i.svg">\n</head><p>text</p>')
    styles.join(folder, root)
    return {page: re.findall(r'stylesheet" href="([^"]+)"', (folder / page).read_text()) for page in pages}


def test_what_all_pages_begin_with_is_one_sheet_and_the_rest_follows(tmp_path):
    both, all_three = list(SHEETS)[:2], list(SHEETS)
    found = build(tmp_path, {"index.html": ("", all_three), "a/b/index.html": ("../../", both)})
    joined = found["a/b/index.html"][0].removeprefix("../../")
    assert found == {"index.html": [joined, "assets/cover.css"], "a/b/index.html": [f"../../{joined}"]}
    text = (tmp_path / joined).read_text()
    assert text.index("mask") < text.index("color: red")
    assert "blue" not in text
    assert 'href="i.svg"' in (tmp_path / "index.html").read_text()


def test_files_that_a_sheet_names_are_found_from_the_joined_one(tmp_path):
    found = build(tmp_path, {"index.html": ("", list(SHEETS)[:2])})
    text = (tmp_path / found["index.html"][0]).read_text()
    assert re.findall(r"url\(([^)]*)\)", text) == ["../images/a.svg", "'data:image/svg+xml,<svg/>'", '"text.woff2"']


def test_links_that_begin_with_the_path_of_the_site_stay_so(tmp_path):
    pages = {"404.html": ("/book/", list(SHEETS)[:2]), "index.html": ("", list(SHEETS)[:2])}
    found = build(tmp_path, pages, root="/book/")
    assert found["404.html"] == [f"/book/{found['index.html'][0]}"]


def test_a_single_sheet_or_none_stays(tmp_path):
    pages = {"index.html": ("", ["theme/main.css"]), "a/index.html": ("../", ["theme/main.css", "assets/book.css"])}
    assert build(tmp_path / "one", pages)["a/index.html"] == ["../theme/main.css", "../assets/book.css"]
    (tmp_path / "none").mkdir()
    styles.join(tmp_path / "none", "/")


def test_another_text_has_another_name(tmp_path, monkeypatch):
    pages = {"index.html": ("", list(SHEETS)[:2])}
    first = build(tmp_path / "one", pages)
    monkeypatch.setitem(SHEETS, "assets/book.css", "a { color: green }")
    assert build(tmp_path / "two", pages) != first


def test_every_page_waits_for_one_sheet_and_the_first_for_one_more(site):
    for page in site.rglob("*.html"):
        names = re.findall(r'<link rel="stylesheet" href="[^"]*assets/([^"]+)"', page.read_text())
        assert len(names) == 1 + (page == site / "index.html"), page
        assert re.fullmatch(r"styles\.[0-9a-f]{8}\.css", names[0])
