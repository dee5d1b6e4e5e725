"""The tolerance rule for printed numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scripts.printed import differences, tolerance


@pytest.mark.parametrize(
    ("expected", "printed"),
    [
        ("loss 0.123", "loss 0.124"),
        ("loss 0.123", "loss 0.122"),
        ("share 50.0%", "share 49.9%"),
        ("norm 1.3e-17", "norm 1.4e-17"),
        ("a  1.0", "a 1.0"),
        ("0.0", "-0.0"),
        ("1,797 images, 0.50", "1,797 images, 0.51"),
        ("w1 = 0.5", "w1 = 0.6"),
    ],
)
def test_one_unit_of_the_last_digit_is_the_same(expected, printed):
    assert differences(expected, printed) == []


@pytest.mark.parametrize(
    ("expected", "printed", "message"),
    [
        ("loss 0.123", "loss 0.125", "0.123 became 0.125 (allowed: 0.001)"),
        ("loss 0.123", "loss -0.123", "0.123 became -0.123"),
        ("499 archers", "500 archers", "499 became 500 (allowed: 0)"),
        ("norm 1.3e-17", "norm 1.3e-16", "1.3e-17 became 1.3e-16"),
        ("1,797 images", "1,796 images", "1,797 became 1,796"),
        ("learns", "freezes", "'learns' became 'freezes'"),
        ("0.1", "nan", "became 'nan'"),
        ("a 1.0\nb 2.0", "a 1.0", "2 lines became 1"),
        ("w1 = 0.5", "w2 = 0.5", "became 'w2 = 0.5'"),
    ],
)
def test_what_moved_further_is_named(expected, printed, message):
    assert message in "; ".join(differences(expected, printed))


def test_the_tolerance_is_one_unit_of_the_last_printed_digit():
    assert [tolerance(text) for text in ("12", "1.50", "2e-3", "1.5e+2")] == [
        Decimal(0),
        Decimal("0.01"),
        Decimal("1e-3"),
        Decimal("10"),
    ]
