"""Numbers, formulas and terms in prose."""

from __future__ import annotations

import json
import re

import markdown
import pytest

from scripts import glossary
from scripts.mathematics import FormulaError, to_mathml
from scripts.measured import UnknownNumber, look_up
from scripts.values import Values

VALUES = {"loss/archery_numpy": {"share": 0.4994, "losses": [0.5, -0.25], "tiny": 1.26e-17, "name": "ReLU", "n": 5478}}


@pytest.fixture
def render(tmp_path):
    for snippet, values in VALUES.items():
        file = Values(tmp_path).file(snippet)
        file.parent.mkdir()
        file.write_text(json.dumps(values))

    def convert(text):
        extensions = [
            "abbr",
            "attr_list",
            "scripts.glossary",
            "tables",
            "pymdownx.arithmatex",
            "pymdownx.superfences",
            "scripts.mathematics",
            "scripts.measured",
        ]
        configs = {"pymdownx.arithmatex": {"generic": True}, "scripts.measured": {"values": str(tmp_path)}}
        return markdown.markdown(text, extensions=extensions, extension_configs=configs)

    return convert


@pytest.mark.parametrize(
    ("reference", "shown"),
    [
        ("share:.1%", "49.9%"),
        ("losses[0]", "0.5"),
        ("losses[-1]:.2f", "−0.25"),
        ("tiny:.1e", "1.3 × 10<sup>−17</sup>"),
        ("name", "ReLU"),
        ("n:,", "5,478"),
        ("losses", "[0.5, -0.25]"),
    ],
)
def test_a_number_is_what_was_measured_in_the_format_asked_for(reference, shown, render):
    html = render(f"It is [[loss/archery_numpy:{reference}]].")
    assert f">{shown}</data>." in html
    assert 'title="Measured: ' in html


def test_a_number_in_a_table_is_filled_in_and_in_code_is_not(render):
    assert ">5478</data>" in render("| a |\n|---|\n| [[loss/archery_numpy:n]] |")
    assert "[[loss/archery_numpy:n]]" in render("`[[loss/archery_numpy:n]]`")
    assert "[[loss/archery_numpy:n]]" in render("```\n[[loss/archery_numpy:n]]\n```")


@pytest.mark.parametrize(
    "text",
    [
        "loss/archery_numpy",
        "loss/archery_torch:share",
        "loss/archery_numpy:shares",
        "loss/archery_numpy:n:.1q",
        "loss/archery_numpy:losses[2]",
    ],
)
def test_an_unknown_number_is_an_error(text, render):
    with pytest.raises(UnknownNumber):
        look_up(text, VALUES)
    with pytest.raises(UnknownNumber):
        render(f"[[{text}]]")


def test_numbers_that_are_missing_altogether_are_an_error(tmp_path):
    with pytest.raises(UnknownNumber, match="run the snippets first"):
        markdown.markdown(
            "[[a/b_numpy:c]]",
            extensions=["scripts.measured"],
            extension_configs={"scripts.measured": {"values": str(tmp_path / "none.json")}},
        )


def test_a_formula_is_mathml_and_keeps_its_latex(render):
    html = render(r"So $\hat{y} = w x + b$ holds and $5 is money.")
    assert '<math alttext="\\hat{y} = w x + b" display="inline"' in html
    assert "<mi>w</mi>" in html
    assert "$5 is money" in html


def test_a_block_keeps_its_comparison_signs(render):
    html = render("$$\nf(x) = \\begin{cases} x & x > 0 \\\\ 0 & x < 0 \\end{cases}\n$$")
    assert "<mtable>" in html
    assert "amp;" not in html.replace("&amp;", "", 1 + html.count("alttext")).split("</math>")[0].partition(">")[2]
    assert 'display="block"' in html


def test_a_minus_after_an_operator_is_a_sign_and_between_letters_it_is_not():
    signs = [mo for mo in to_mathml("w = -0.3 - b - (-1)", block=False).iter("mo") if mo.text == "−"]
    assert [sign.get("form") for sign in signs] == ["prefix", None, None, "prefix"]


def test_a_full_stop_after_a_formula_stays_on_its_line(render):
    assert "</math>.</span> Then" in render("So $b = 2$. Then")


def test_the_name_of_a_function_has_room_after_it():
    assert [part.tag for part in to_mathml(r"2 \sin x", block=False)[0]] == ["mn", "mspace", "mi", "mspace", "mi"]
    assert [part.tag for part in to_mathml(r"\sin(x)", block=False)[0]] == ["mi", "mo", "mi", "mo"]


def test_a_hat_is_the_circumflex_that_stands_above_letters_and_a_bar_is_no_index():
    assert [part.text for part in to_mathml(r"\hat{y}", block=False).iter("mo")] == ["ˆ"]
    assert [part.get("accent") for part in to_mathml(r"\hat{y} + \bar{x}", block=True).iter("mover")] == ["true"] * 2


def test_a_prime_stands_once_as_high_as_the_font_has_it():
    formula = to_mathml("f'(x)", block=False)
    assert list(formula.iter("msup")) == []
    assert next(part.text for part in formula.iter("mo")) == "′"


def test_terms_are_not_looked_for_in_formulas(render):
    assert "<abbr" not in render("$loss$ here\n\n*[loss]: how wrong")


@pytest.mark.parametrize("latex", [r"\notacommand{x}", r"\left( x", r"\frac"])
def test_a_formula_that_cannot_be_read_is_an_error(latex):
    with pytest.raises(FormulaError):
        to_mathml(latex, block=False)


GLOSSARY = """# Glossary

Loss
:   A number that says *how wrong* the model is; see [the page](../chapter/loss.md).
    It is never negative here. <!-- forms: loss, losses -->

Learning rate
:   How far a step goes. Written `learning_rate`.
"""


def test_the_glossary_gives_a_tooltip_for_every_form_of_a_term():
    assert glossary.tooltips(GLOSSARY).split("\n\n") == [
        "*[Loss]: A number that says how wrong the model is; see the page. It is never negative here.",
        "*[loss]: A number that says how wrong the model is; see the page. It is never negative here.",
        "*[losses]: A number that says how wrong the model is; see the page. It is never negative here.",
        "*[Learning rate]: How far a step goes. Written learning_rate.",
        "",
    ]


def test_a_word_with_another_meaning_has_no_tooltip(render):
    html = render("The *loss*{ .no-term } of a friend is no loss here.\n\n*[loss]: how wrong")
    assert html == (
        '<p>The <em class="no-term">loss</em> of a friend is no <abbr title="how wrong">loss</abbr> here.</p>'
    )


def test_a_term_has_its_tooltip_at_its_first_use_in_a_section_and_in_no_heading(render):
    html = render("## A loss\n\nA loss, *another* loss and a loss.\n\n## B\n\nMore loss.\n\n*[loss]: how wrong")
    assert html.count('<abbr title="how wrong">loss</abbr>') == 2
    assert "<h2>A loss</h2>" in html
    assert '<p>A <abbr title="how wrong">loss</abbr>, <em>another</em> loss and a loss.</p>' in html


def test_a_program_has_markup_only_where_it_changes_something():
    text = "```python\ny_hat = w * x  # forward\n```"
    html = markdown.markdown(text, extensions=["pymdownx.highlight", "pymdownx.superfences", "scripts.highlight"])
    assert re.search(r"<code>(.*)\n</code>", html)[1] == 'y_hat = w * x  <span class="c1"># forward</span>'
