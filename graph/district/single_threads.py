"""Sectors in the network bodies, and those for which one single entry stands: shared by A10 and the finding on it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from graph.certainty import Certainty
from graph.district.roll import Participation, Roll
from graph.district.snapshot import Snapshot
from ontology import Text


class Single(NamedTuple):
    """A sector with one single entry: its code and label, the entry, its part, and how sure it is the only one."""

    sector: str
    label: Text
    only: str
    part: Participation
    certainty: Certainty


@dataclass(frozen=True)
class SeatedSectors:
    """The primary sectors of organizations, services and groups with a seat in a network body."""

    snapshot: Snapshot

    @cached_property
    def members(self) -> Mapping[str, Mapping[str, Participation]]:
        """Who has a seat, or may have one, by sector."""
        found: dict[str, dict[str, Participation]] = {}
        for id, part in self._seated.items():
            if (sector := self.snapshot.sector(id)) is not None:
                found.setdefault(sector, {})[id] = part
        return dict(sorted(found.items()))

    @cached_property
    def unsorted(self) -> int:
        """How many may be of any sector: theirs is not recorded."""
        seated = self._seated.items()
        return sum(self.snapshot.sector(id) is None and p.certainty is not Certainty.ABSENT for id, p in seated)

    @cached_property
    def represented(self) -> tuple[str, ...]:
        """The sectors of which anybody has a seat."""
        return tuple(s for s, members in self.members.items() if any(p.certainty.holds for p in members.values()))

    @cached_property
    def single(self) -> tuple[Single, ...]:
        """The sectors of which exactly one has a seat."""
        return tuple(self._single(s) for s in self.represented if self._holding(s) == 1)

    def counted(self, sector: str) -> tuple[int, int]:
        """Sure and possible members."""
        found = Counter(p.certainty for p in self.members[sector].values())
        return found[Certainty.PRESENT], found.total() - found[Certainty.ABSENT]

    @cached_property
    def _seated(self) -> Mapping[str, Participation]:
        roll = self.snapshot.derived(Roll)
        return {a.id: roll.parts[a.id] for a in roll.actors if a.id in roll.parts}

    def _holding(self, sector: str) -> int:
        return sum(p.certainty.holds for p in self.members[sector].values())

    def _single(self, sector: str) -> Single:
        only, part = next((id, p) for id, p in self.members[sector].items() if p.certainty.holds)
        # Others whose part is not settled may stand beside it: then "only one" is a question.
        sure = part.certainty if self.counted(sector)[1] == 1 else Certainty.UNKNOWN
        return Single(sector, self.snapshot.model.code("Sector", sector).label, only, part, sure)
