"""The search of the site finds what readers ask for: ideas, functions by part and whole, and terms of the glossary."""

from __future__ import annotations

import json

from scripts import glossary
from tests.conftest import ROOT

TERM = "reference/glossary/#"
WANTED = {
    # Ideas, and formulas by their names.
    "chain rule": "chapter/descent/#the-chain-rule",
    "softmax": "chapter/activations/",
    "cross-entropy": "chapter/loss/",
    "He initialization": "chapter/gradients/",
    "vanishing gradient": "chapter/gradients/",
    "batch normalization": "chapter/gradients/",
    "bias correction": "chapter/optimizers/",
    "learning rate": "chapter/hyperparameters/",
    "early stopping": "labs/handwritten-digits/",
    "hinge": "chapter/loss/",
    # Functions, how their names begin, and what stands between dots in them.
    "np.linalg.norm": "chapter/gradients/",
    "value_and_grad": "sidebars/transformations/",
    "linalg": "chapter/gradients/",
    "binary_cross": "chapter/loss/",
    "apply_gradients": "chapter/",
    "torch.optim.Adam": "chapter/optimizers/",
    "nn.Module": "sidebars/objects/",
    "Module": "sidebars/objects/",
    "zero_grad": "chapter/descent/#the-forgotten-zero_grad",
    "clip_grad_norm": "chapter/gradients/",
    "mx.eval": "chapter/descent/",
    "binary_cross_entropy_with_logits": "chapter/loss/",
    # Terms of the glossary: the entry itself.
    "backpropagation": TERM + "term-backpropagation",
    "condition number": TERM + "term-condition-number",
    "saddle": TERM + "term-saddle",
    "overfitting": TERM + "term-overfitting",
}
"""What a reader types -> what one of the first three pages that are found is, or what leads to it there."""


def test_a_search_finds_what_readers_ask_for(chromium, served):
    opened = chromium.new_page()
    opened.goto(served + "reference/notation/")
    field, found = opened.locator(".md-search__input"), opened.locator(".md-search-result__item")
    field.focus()
    missed = {}
    for asked, wanted in WANTED.items():
        for text, state in (("", "detached"), (asked, "attached")):
            field.fill(text)
            field.dispatch_event("keyup")  # what the theme listens to
            found.first.wait_for(state=state, timeout=60_000)
        first = [link for item in found.all()[:3] for link in links(item)]
        if not any(link.removeprefix(served).startswith(wanted) for link in first):
            missed[asked] = [link.removeprefix(served) for link in first][:8]
    opened.close()
    assert missed == {}


def links(item):
    addresses = "links => links.map(link => link.href.replace(/[?]h=[^#]*/, ''))"
    return item.locator("a").evaluate_all(addresses)


def test_every_term_has_a_place_to_which_the_search_leads(site):
    page = (site / "reference" / "glossary" / "index.html").read_text()
    terms = glossary.terms((ROOT / "docs" / "reference" / "glossary.md").read_text())
    places = [glossary.anchor(term) for term in terms]
    assert len(places) == len(set(places)) > 200
    assert [place for place in places if page.count(f'<dt id="{place}">') != 1] == []


def test_the_search_knows_no_small_print_and_no_lines_of_figures(site):
    entries = json.loads((site / "search" / "search_index.json").read_text())["docs"]
    chapter = [entry for entry in entries if entry["location"].startswith("chapter/")]
    assert not any(entry["location"].startswith("chapter/whole/") for entry in chapter)
    index = "".join(entry["text"] for entry in chapter)
    assert "archer" in index
    for unwanted in ("no randomness", "--figure-blue", "stroke-width:"):
        assert unwanted not in index, unwanted
