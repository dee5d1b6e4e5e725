"""How each program was run, what it proves and what holds it: for the page "How this book is tested".

All of it is found: in the kept results, in the boxes of the pages, in the source of the tests, and in what
``make mutants`` wrote. Times and memory are bounds, so that two builds say the same.
"""

from __future__ import annotations

import math
import tomllib
from collections import defaultdict
from dataclasses import dataclass

from scripts import claims, contents, embed
from scripts.book import FRAMEWORKS, PLOT, Book, Lab, Snippet
from scripts.claims import Held
from scripts.store import Ledger, Store

LAB_BOUND = 5
"""Minutes that no lab takes. It is the time that passed, which depends on what else the machine does."""

MEMORY_BOUNDS = (600, 1200, 2500, 5000, 8000)
"""Megabytes that the peak is rounded up to. Over 300 of them are the libraries of all programs, loaded before."""

MUTANTS = "tests/mutants.toml"
NOTICED = {
    "its output": "because the program printed something else",
    "a claim": "by the test of a claim, or because the tabs no longer agreed",
    "it fails": "because the program ended with an error",
}
"""By what a mutant is noticed (``tests/mutants.py``) -> how the page says it."""


@dataclass(frozen=True)
class Topic:
    """The programs that one include shows: a tab for each framework, an illustration, or a lab."""

    name: str
    link: str
    """Where it is shown, from the root of the site, as are all links here."""
    tabs: list[str]
    made_with: str
    """Versions, seed, time, memory."""
    claims: list[str]
    tests: list[Held]
    agree: str = ""
    """Where the table is that compares its tabs, when there is more than one."""


@dataclass(frozen=True)
class Page:
    """A page with programs."""

    title: str
    link: str
    topics: list[Topic]


def pages(book: Book) -> list[Page]:
    """Every page that shows a program that has been run, in the order of the navigation."""
    held, store = claims.tests(book), Store(book.cache)
    shown = {program.name: ledger for program in book.programs() if (ledger := store.ledger(program.name))}
    snippets = [snippet for snippet in sorted(book.snippets(), key=embed.tab_order) if snippet.name in shown]
    labs = {f"{lab.name}.md": lab for lab in book.labs() if lab.name in shown}
    includes = book.includes()
    groups: dict[str, list[Snippet]] = defaultdict(list)
    for snippet in snippets:
        groups[snippet.fragment].append(snippet)
    found = []
    for entry in contents.entries(book):
        link = f"/{entry.page}"
        if lab := labs.get(entry.page):
            topics = [_lab(lab, link, shown[lab.name], held.get(lab.name, []))]
        else:
            proved = claims.shown(entry.text)
            targets = dict.fromkeys(place.target for place in includes if place.page == f"docs/{entry.page}")
            own = [groups[target] for target in targets if target in groups]
            topics = [_topic(group, link, shown, proved, held) for group in own]
        if topics:
            found.append(Page(entry.title, link, topics))
    return found


def _topic(
    group: list[Snippet],
    link: str,
    ledgers: dict[str, Ledger],
    proved: dict[str, list[str]],
    held: dict[str, list[Held]],
) -> Topic:
    own = [ledgers[snippet.name] for snippet in group]
    anchor = embed.anchor(group[0])
    seeds = {ledger.seed for ledger in own} - {""}
    parts = {name: version for ledger in own for name, version in ledger.parts.items()}
    made_with = [*embed.versions(parts), f"seed {', '.join(sorted(seeds))}" if seeds else "no randomness"]
    made_with += [embed.bound(max(ledger.seconds for ledger in own)), _memory(max(ledger.memory for ledger in own))]
    return Topic(
        name=anchor.removesuffix(f"_{PLOT}"),
        link=f"{link}#{anchor}",
        tabs=[FRAMEWORKS.get(snippet.framework, "figure") for snippet in group],
        made_with=", ".join(made_with),
        claims=proved.get(anchor, []),
        tests=list(dict.fromkeys(test for snippet in group for test in held.get(snippet.name, []))),
        agree=group[0].fragment.removesuffix(".md").replace("/", "") if len(group) > 1 else "",
    )


def _lab(lab: Lab, link: str, ledger: Ledger, tests: list[Held]) -> Topic:
    minutes = max(LAB_BOUND, math.ceil(ledger.seconds / 60))
    made_with = [*embed.versions(ledger.parts), f"under {minutes} minutes"]
    return Topic(lab.stem, link, ["lab"], ", ".join(made_with), [], tests)


def _memory(size: int) -> str:
    bound = next((b for b in MEMORY_BOUNDS if size < b * 1e6), None)
    return f"under {bound} MB" if bound else f"{size / 1e9:.0f} GB"


def table(found: list[Page]) -> str:
    """What the site publishes: how much there is on each page, then every program, folded."""
    lines = ['<div class="tested-pages" markdown="1">', ""]
    lines += ["| Page | Programs | Claims | Tests |", "|---|---:|---:|---:|"]
    for page in found:
        counts = sum(len(topic.tabs) for topic in page.topics), *(len(each) for each in _all(page))
        lines.append(f"| [{page.title}]({page.link}) | {' | '.join(map(str, counts))} |")
    return "\n".join([*lines, "", "</div>"]) + "\n\n" + "\n\n".join(_page(page) for page in found) + "\n"


def _all(page: Page) -> tuple[set[str], set[Held]]:
    """The claims and the tests of a page, each one once."""
    return {c for topic in page.topics for c in topic.claims}, {t for topic in page.topics for t in topic.tests}


def _page(page: Page) -> str:
    files = sorted({f"`{held.file}`" for topic in page.topics for held in topic.tests})
    where = f"The tests are in {' and '.join(files)}." if files else "These programs have no tests of their own."
    return "\n\n".join([f"### {page.title}", where, *(_folded(topic) for topic in page.topics)])


def _folded(topic: Topic) -> str:
    lines = ['<details class="program tested" markdown="1">']
    lines += [f"<summary>{topic.name}: {', '.join(topic.tabs)}</summary>", ""]
    lines += [f"{topic.made_with}. [Where it is shown]({topic.link})", ""]
    if topic.claims:
        lines += ["It shows:", "", *(f"- {claim}" for claim in topic.claims), ""]
    tests = [f"- `{held.test}`" for held in topic.tests]
    if topic.agree:
        tests.append(f"- `test_the_tabs_agree`: [what it compares](/reference/agreement.md#{topic.agree})")
    lines += (
        ["These tests check it:", "", *tests, ""] if tests else ["Only what holds for every program is tested.", ""]
    )
    return "\n".join([*lines, "</details>"])


def mutants(book: Book) -> str:
    """What the last ``make mutants`` found; a sentence that there was none when its file is missing."""
    file = book.root / MUTANTS
    if not file.is_file():
        return "They have not been run yet.\n"
    last = tomllib.loads(file.read_text(encoding="utf-8"))
    noticed, survivors = last["noticed"], last["survivors"]
    by = ", ".join(f"{noticed[what]} {words}" for what, words in NOTICED.items() if what in noticed)
    lines = [
        f"The last run was on {last['date']}, with the programs and claims of commit `{last['commit']}`. It drew"
        f" {last['tried']} of {last['places']:,} possible mistakes at random: {sum(noticed.values())} were noticed"
        f" ({by}), and {len(survivors)} {'was' if len(survivors) == 1 else 'were'} not:",
        "",
        *(
            f"- `{survivor}`: {why or 'nobody has said yet whether this does harm.'}"
            for survivor, why in survivors.items()
        ),
    ]
    return "\n".join(lines) + "\n"
