"""Which tests run which statements of some files, and how long they take: looked at once, kept in a file.

A file that has changed since is one of which nothing is known: all tests count as running it. So does a test that is
new, slow, or a further case, unless another case of it was looked at. What is out of date costs time, and never lets a
mutant count as noticed.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from operator import or_
from pathlib import Path

from tests.bench.changed_statements import Place

_SLOW, _NEW = 10.0, 0.5
"""Seconds that tests are taken to cost that were not run: slow ones, and new ones."""


@dataclass
class Recording:
    """What each test ran, as the bits of a number; ``numbers`` is which bit by file and first line of a statement."""

    states: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, Mapping[int, int]] = field(default_factory=dict)
    ran: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    left_out: set[str] = field(default_factory=set)

    def looks_at(self, file: str, numbers: Mapping[int, int]) -> None:
        """Remember which bits a file has, in the state in which it is."""
        self.states[file], self.numbers[file] = _state(file), numbers

    def bits(self, place: Place, file: str) -> int | None:
        """The bits of a statement, or of all of a file if it stands in no function; None if nothing is known of it."""
        if self.states.get(file) != _state(file):
            return None
        numbers = self.numbers[file]
        alone = numbers.get(place.lines.start) if place.function is not None else None
        return sum(1 << n for n in ([alone] if alone is not None else numbers.values()))

    def runs(self, test: str, bits: int | None) -> bool | None:
        """Whether a test runs any of these; None if nobody has looked."""
        ran = self.ran.get(test, self._by_name[0].get(_name(test)))
        return None if ran is None or bits is None else ran & bits != 0

    def cost(self, test: str, *, slow: bool) -> float:
        """How many seconds of a processor a test takes, or about as many as another case of it."""
        about = self._by_name[1].get(_name(test), _SLOW if slow else _NEW)
        return self.seconds.get(test, about)

    @cached_property
    def _by_name(self) -> tuple[Mapping[str, int], Mapping[str, float]]:
        ran, seconds = defaultdict[str, int](int), dict[str, float]()
        for test, bits in self.ran.items():
            ran[_name(test)] = or_(ran[_name(test)], bits)
            seconds[_name(test)] = max(seconds.get(_name(test), 0), self.seconds[test])
        return dict(ran), seconds


def _name(test: str) -> str:
    return test.partition("[")[0]


def _state(file: str) -> str:
    return sha256(Path(file).read_bytes()).hexdigest()
