"""When two texts that a program printed agree: the words are the same, the numbers as good as the same.

A number with a decimal point or an exponent may differ by one unit of its last printed digit; a whole
number is a count and must be the same.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

NUMBER = re.compile(r"(?<![\w.])[-+]?\d+(?:,\d{3})*(?:\.\d+)?(?:e[-+]?\d+)?(?![\w.]*\w)")


@dataclass(frozen=True)
class Change:
    """Something that is printed differently."""

    line: int
    """Which line of the expected text, from 0."""
    words: str
    size: float
    """How far it moved, in units of what is allowed: up to 1 it agrees. Infinite for words and whole numbers."""


def differences(expected: str, printed: str) -> list[str]:
    """What moved by more than is allowed, one line each; empty when the texts agree."""
    return [change.words for change in changes(expected, printed) if change.size > 1]


def changes(expected: str, printed: str) -> list[Change]:
    """All that is printed differently, in the order of the text, also what is within the tolerance."""
    old, new = expected.strip("\n").split("\n"), printed.strip("\n").split("\n")
    found = []
    if len(old) != len(new):
        shorter = min(len(old), len(new))
        first = next((n for n in range(shorter) if differences_in_line(old[n], new[n])), shorter)
        found.append(Change(min(first, len(old) - 1), f"{len(old)} lines became {len(new)}", math.inf))
    for number, (before, after) in enumerate(zip(old, new, strict=False)):
        found += [Change(number, words, size) for words, size in _in_line(before, after)]
    return found


def differences_in_line(before: str, after: str) -> list[str]:
    """The same for a single line."""
    return [words for words, size in _in_line(before, after) if size > 1]


def _in_line(before: str, after: str) -> Iterator[tuple[str, float]]:
    if _words(before) != _words(after):
        yield f"the line {before.strip()!r} became {after.strip()!r}", math.inf
        return
    for old, new in zip(NUMBER.findall(before), NUMBER.findall(after), strict=True):
        if moved := abs(_value(new) - _value(old)):
            allowed = tolerance(old)
            words = f"{old} became {new} (allowed: {allowed}) in the line {before.strip()!r}"
            yield words, float(moved / allowed) if allowed else math.inf


def tolerance(number: str) -> Decimal:
    """One unit of the last digit; nothing for a whole number."""
    value = _value(number)
    exponent = value.as_tuple().exponent
    is_whole = "." not in number and "e" not in number
    return Decimal(0) if is_whole or not isinstance(exponent, int) else Decimal(1).scaleb(exponent)


def _value(number: str) -> Decimal:
    return Decimal(number.replace(",", ""))


def _words(line: str) -> list[str]:
    return NUMBER.sub("#", line).split()
