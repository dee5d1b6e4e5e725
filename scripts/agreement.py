"""Do the tabs of a topic agree? For every number that they share, over the whole run.

The rules are in ``snippets/agreement.toml``, the numbers are those that the pages quote. The tests fail
where a rule is broken; ``table`` is what the site publishes of a topic.
"""

from __future__ import annotations

import math
import operator
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

from scripts.book import FRAMEWORKS, Book, BookError, Snippet
from scripts.values import Numbers

SMALLEST = 1e-6
"""A smaller difference is not told apart from none: float32 is not repeatable below it."""


@dataclass(frozen=True)
class Rule:
    """``absolute + relative * |value|`` is the largest difference allowed; None when they differ on purpose."""

    relative: float = 0.0
    absolute: float = 0.0
    reason: str = ""
    differs: bool = False


@dataclass(frozen=True)
class Shared:
    """One quantity that the tabs of a topic share."""

    topic: str
    name: str
    values: dict[str, Any]
    """Framework -> what it measured."""
    rule: Rule

    @cached_property
    def difference(self) -> float:
        """The largest difference between two frameworks; infinite when their shapes or words differ."""
        return max((_difference(a, b) for a, b in combinations(self.values.values(), 2)), default=0.0)

    @property
    def agrees(self) -> bool:
        """Whether every number is within the rule of every other framework's."""
        rule = self.rule
        return rule.differs or all(
            abs(a - b) <= rule.absolute + rule.relative * abs(b)
            for one in self.values.values()
            for other in self.values.values()
            for a, b in unequal(one, other)
        )


def rules(book: Book) -> dict[str, Rule]:
    """``topic``, ``topic:name`` or ``default`` -> its rule. Raises BookError when the file cannot be read."""
    file = book.root / "snippets" / "agreement.toml"
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8") if file.is_file() else "")
        return {"default": Rule()} | {name: Rule(**fields) for name, fields in found.items()}
    except (ValueError, TypeError) as error:
        raise BookError([f"snippets/agreement.toml: {error}"]) from error


def shared(book: Book, values: Numbers) -> Iterator[Shared]:
    """Every quantity that two or more frameworks measured under the same name, sorted by topic and name."""
    known = rules(book)
    topics: dict[str, list[Snippet]] = defaultdict(list)
    for snippet in book.snippets():
        if snippet.framework in FRAMEWORKS:
            topics[snippet.fragment.removesuffix(".md")].append(snippet)
    for topic, twins in sorted(topics.items()):
        yield from of_topic(topic, {twin.framework: values.get(twin.name, {}) for twin in twins}, known)


def of_topic(topic: str, measured: Mapping[str, Mapping[str, Any]], known: dict[str, Rule]) -> list[Shared]:
    """What two or more frameworks measured under the same name, sorted by name; ``known`` are the ``rules``."""
    found = []
    for name in sorted({name for names in measured.values() for name in names}):
        by_framework = {f: measured[f][name] for f in FRAMEWORKS if name in measured.get(f, {})}
        if len(by_framework) > 1:
            rule = known.get(f"{topic}:{name}") or known.get(topic) or known["default"]
            found.append(Shared(topic, name, by_framework, rule))
    return found


def table(rows: list[Shared]) -> str:
    """What the site publishes of one topic: a table of what differs at all, and the names of what does not.

    Differences are rounded up to a power of ten: float32 is not repeatable to the last bit, and two builds
    should say the same. What is equal in every bit is only named. Empty when there are no rows.
    """
    if not rows:
        return ""
    frameworks = [f for f in FRAMEWORKS if any(f in row.values for row in rows)]
    blocks = [f"### {rows[0].topic}"]
    moved = [row for row in rows if row.difference >= SMALLEST]
    if moved:
        head = ["Quantity", *(FRAMEWORKS[f] for f in frameworks), "Largest difference", "Allowed"]
        lines = [_line(head), "|---|" + "---:|" * (len(head) - 1)]
        for row in moved:
            shown = _shown(row.values)
            cells = [shown.get(f, "–") for f in frameworks]
            lines.append(_line([f"`{row.name}`", *cells, _bound(row.difference), _allowed(row.rule)]))
        blocks.append('<div class="agreement" markdown="1">\n\n' + "\n".join(lines) + "\n\n</div>")
    if same := [f"`{row.name}`" for row in rows if row.difference < SMALLEST]:
        blocks.append(f"Different by less than {SMALLEST:g}, or not at all: {', '.join(same)}.")
    for reason, names in _reasons(moved).items():
        blocks.append(f"{', '.join(names)}: {reason}.")
    return "\n\n".join(blocks)


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _reasons(rows: list[Shared]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        found[row.rule.reason].append(f"`{row.name}`")
    return found


def _difference(a: Any, b: Any) -> float:
    """The largest difference between two values. Most are long lists of numbers: those are not looked at one by one."""
    if isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        try:
            differences = list(map(abs, map(operator.sub, a, b)))
            if math.isfinite(sum(differences)):
                return float(max(differences, default=0.0))
        except TypeError:
            return max(map(_difference, a, b))
    return max((abs(one - other) for one, other in unequal(a, b)), default=0.0)


def unequal(a: Any, b: Any) -> Iterator[tuple[float, float]]:
    """The numbers of two equally shaped values, side by side; an infinite pair where they do not match."""
    if isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        for one, other in zip(a, b, strict=True):
            yield from unequal(one, other)
    elif isinstance(a, int | float) and isinstance(b, int | float):
        if a != b and not (math.isnan(a) and math.isnan(b)):
            yield (float(a), float(b)) if math.isfinite(a - b) else (math.inf, 0.0)
    elif a != b:
        yield math.inf, 0.0


def _shown(values: dict[str, Any]) -> dict[str, str]:
    """What the table says of each framework's value: of lists the item that differs most."""
    flat = {framework: list(_flat(value)) for framework, value in values.items()}
    (count, *others) = {len(items) for items in flat.values()}
    if others or not count or not any(isinstance(value, list) for value in values.values()):
        return {framework: _short(value) for framework, value in values.items()}

    def differs(place: int) -> float:
        return max(_difference(one[place], other[place]) for one, other in combinations(flat.values(), 2))

    place = max(range(count), key=differs)
    return {framework: f"{_short(items[place])} ({place + 1} of {count})" for framework, items in flat.items()}


def _short(value: Any) -> str:
    if isinstance(value, list):
        return f"a list of {len(list(_flat(value)))}"
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def _flat(value: Any) -> Iterator[Any]:
    if isinstance(value, list):
        for item in value:
            yield from _flat(item)
    else:
        yield value


def _bound(difference: float) -> str:
    return f"under 1e{math.floor(math.log10(difference)) + 1}" if math.isfinite(difference) else "not comparable"


def _allowed(rule: Rule) -> str:
    if rule.differs:
        return "differs"
    return f"{rule.absolute:g}" + (f" + {rule.relative:g} × value" if rule.relative else "")
