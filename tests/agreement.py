"""When two texts that a program printed agree: the words are the same, the numbers as good as the same.

A number with a decimal point or an exponent may differ by one unit of its last printed digit; a whole
number is a count and must be the same.
"""

from __future__ import annotations

import re
from decimal import Decimal

NUMBER = re.compile(r"(?<![\w.])[-+]?\d+(?:,\d{3})*(?:\.\d+)?(?:e[-+]?\d+)?(?![\w.]*\w)")


def differences(expected: str, printed: str) -> list[str]:
    """What moved, one line each; empty when the texts agree."""
    old, new = expected.strip("\n").split("\n"), printed.strip("\n").split("\n")
    found = []
    if len(old) != len(new):
        found.append(f"{len(old)} lines became {len(new)}")
    for before, after in zip(old, new, strict=False):
        found += _in_line(before, after)
    return found


def _in_line(before: str, after: str) -> list[str]:
    if _words(before) != _words(after):
        return [f"the line {before.strip()!r} became {after.strip()!r}"]
    pairs = zip(NUMBER.findall(before), NUMBER.findall(after), strict=True)
    return [
        f"{old} became {new} (allowed: {tolerance(old)}) in the line {before.strip()!r}"
        for old, new in pairs
        if abs(_value(new) - _value(old)) > tolerance(old)
    ]


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
