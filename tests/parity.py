"""How closely the twins of a topic have to agree, and why not more closely."""

from __future__ import annotations

from typing import NamedTuple


class Tolerance(NamedTuple):
    """``absolute + relative * |value|`` is the largest difference allowed."""

    relative: float
    absolute: float
    reason: str


DEFAULT = Tolerance(1e-5, 1e-6, "NumPy computes in float64, PyTorch and MLX in float32")

TOLERANCES: dict[str | tuple[str, str], Tolerance] = {}
"""Topic, or (topic, name) -> a tolerance of its own."""

_OWN_STARTS = "each framework draws its own starts; tests/claims holds the interval"

DIFFERENT_ON_PURPOSE: dict[tuple[str, str], str] = {
    ("loss/archery_trials", "frozen_share"): _OWN_STARTS,
    ("loss/archery_trials", "gold_share"): _OWN_STARTS,
    ("loss/archery_trials", "living_loss"): _OWN_STARTS,
}
"""(topic, name) -> why the frameworks are not meant to agree on it."""


def tolerance(topic: str, name: str) -> Tolerance:
    """The tolerance for one quantity of one topic."""
    return TOLERANCES.get((topic, name)) or TOLERANCES.get(topic) or DEFAULT
