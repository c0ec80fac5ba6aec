"""What the quick run leaves out beside servers, browsers and `slow`: cases beyond the first two of a test, long tests.

Those are named in ``tests/long_tests.txt``, which ``python -m tests.bench.long_tests`` measures and writes: no run
looks at a clock, and a new test is in the quick run until somebody measures.
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

LONG_TESTS = Path(__file__).parent / "long_tests.txt"
_CASES = 2
_ALREADY = ("server", "browser", "slow")
"""What is left out anyway is none of the two cases."""


def mark(items: Iterable[pytest.Item]) -> None:
    """Mark cases beyond the first two `wide`, and tests that are known to take long `long`."""
    long, cases = frozenset(LONG_TESTS.read_text("utf-8").splitlines()), Counter[str]()
    for item in items:
        test = name_of(item)
        cases[test] += not any(map(item.get_closest_marker, _ALREADY))
        if cases[test] > _CASES:
            item.add_marker("wide")
        if test in long:
            item.add_marker("long")


def name_of(item: pytest.Item) -> str:
    """The name of a test, the same for all its cases; in a process of several its group stands behind it ("@house")."""
    return item.nodeid.partition("[")[0].partition("@")[0]
