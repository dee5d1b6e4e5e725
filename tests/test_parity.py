"""The same program in two frameworks comes to the same numbers, over its whole run."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import pytest

from scripts.book import FRAMEWORKS
from tests.conftest import SNIPPETS
from tests.parity import DIFFERENT_ON_PURPOSE, tolerance

twins = defaultdict(list)
for snippet in SNIPPETS:
    if snippet.framework in FRAMEWORKS:
        twins[snippet.fragment.removesuffix(".md")].append(snippet)
PAIRS = [
    pytest.param(topic, first, second, id=f"{topic} {first.framework} {second.framework}")
    for topic, group in twins.items()
    for number, first in enumerate(group)
    for second in group[number + 1 :]
]


@pytest.mark.parametrize(("topic", "first", "second"), PAIRS)
def test_twins_agree(topic, first, second, values):
    one, other = values(first.name), values(second.name)
    shared = one.keys() & other.keys()
    assert shared, "twins measure nothing in common: give the same quantity the same name"
    compared = {name for name in shared if (topic, name) not in DIFFERENT_ON_PURPOSE}
    assert compared or all((topic, name) in DIFFERENT_ON_PURPOSE for name in shared)
    for name in sorted(compared):
        if isinstance(one[name], str):
            assert one[name] == other[name], name
            continue
        a, b = np.asarray(one[name], float), np.asarray(other[name], float)
        assert a.shape == b.shape, name
        rule = tolerance(topic, name)
        np.testing.assert_allclose(a, b, rtol=rule.relative, atol=rule.absolute, err_msg=f"{name} ({rule.reason})")


def test_every_stated_difference_still_exists(values):
    """A rule about names that no snippet measures any more would hide nothing, but mislead."""
    measured = {(topic, name) for topic, group in twins.items() for s in group for name in values(s.name)}
    assert set(DIFFERENT_ON_PURPOSE) <= measured


def test_the_three_archers_agree_over_all_100_steps(values):
    runs = [values(f"loss/archery_{framework}")["losses"] for framework in FRAMEWORKS]
    assert [len(run) for run in runs] == [100, 100, 100]
    np.testing.assert_allclose(runs[1], runs[0], rtol=1e-5)
    np.testing.assert_allclose(runs[2], runs[0], rtol=1e-5)
