"""Sectors in the network bodies, and those for which one single entry stands: shared by A10 and the finding on it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from graph.certainty import Certainty
from graph.district.collectives import is_collective
from graph.district.hints import perhaps
from graph.district.roll import Participation, Roll
from graph.district.seats import denies, some_missing
from graph.district.snapshot import Snapshot
from graph.records import Entity
from ontology import Text
from ontology.names import Prop, RelationType


class Single(NamedTuple):
    """A sector with one single entry: its code and label, the entry, its part, and how sure it is the only one."""

    sector: str
    label: Text
    only: str
    part: Participation
    certainty: Certainty


@dataclass(frozen=True)
class SeatedSectors:
    """The sectors of organizations, services and groups with a seat in a network body.

    All sectors of an actor count, those of its types and groups, too (any, in `graph.fields`): who speaks for a sector
    is a voice of it.
    """

    snapshot: Snapshot

    @cached_property
    def members(self) -> Mapping[str, Mapping[str, Participation]]:
        """Who has a seat, or may have one, by sector."""
        found: dict[str, dict[str, Participation]] = {}
        for actor in self._seated:
            for sector in self._sectors(actor):
                found.setdefault(sector, {})[actor.id] = self._roll.parts[actor.id]
        return dict(sorted(found.items()))

    @cached_property
    def unsorted(self) -> tuple[Entity, ...]:
        """Who may be of any sector: theirs is not recorded."""
        there = (a for a in self._seated if self._roll.parts[a.id].certainty is not Certainty.ABSENT)
        return tuple(a for a in there if not self._sectors(a))

    @cached_property
    def represented(self) -> tuple[str, ...]:
        """The sectors of which anybody has a seat."""
        return tuple(s for s in self.members if self._holding(s))

    @cached_property
    def single(self) -> tuple[Single, ...]:
        """The sectors of which exactly one organization or group has a seat."""
        return tuple(s for s in self._one_entry if not self._may_be_many(s))

    @cached_property
    def undecided(self) -> tuple[Single, ...]:
        """Those with one entry that stands for many, or beside one that sounds alike: whether it is one is open."""
        found = (s for s in self._one_entry if self._may_be_many(s))
        return tuple(s._replace(certainty=Certainty.UNKNOWN) for s in found)

    @cached_property
    def range(self) -> tuple[int, int]:
        """At least and at most so many sectors hang by a single thread.

        At least: those of one sure entry beside which nobody may stand, be it who has no sector yet. At most: those of
        one entry or less that may be one; a sector of which nobody can have a seat needs somebody without a sector.
        """
        codes = [c.notation for c in self.snapshot.model.code_lists["Sector"].codes]
        if some_missing(self.snapshot, self._roll.bodies):
            return 0, sum(self.counted(s)[0] <= 1 for s in codes)
        sure = {s.sector for s in self.single if s.certainty is Certainty.PRESENT}
        counts = {s: self.counted(s) for s in codes}
        free = sum(least <= 1 <= most for least, most in counts.values())
        empty = sum(most == 0 and any(self._may_join(a, s) for a in self.unsorted) for s, (_, most) in counts.items())
        return len(sure), free + min(len(self.unsorted), empty)

    def counted(self, sector: str) -> tuple[int, int]:
        """Sure and possible members."""
        found = Counter(p.certainty for p in self.members.get(sector, {}).values())
        return found[Certainty.PRESENT], found.total() - found[Certainty.ABSENT]

    @cached_property
    def _roll(self) -> Roll:
        return self.snapshot.derived(Roll)

    @cached_property
    def _seated(self) -> tuple[Entity, ...]:
        return tuple(a for a in self._roll.actors if a.id in self._roll.parts)

    def _sectors(self, actor: Entity) -> frozenset[str]:
        return self._roll.sectors_of(actor)

    def _holding(self, sector: str) -> int:
        return sum(p.certainty.holds for p in self.members[sector].values())

    @cached_property
    def _one_entry(self) -> tuple[Single, ...]:
        return tuple(self._single(s) for s in self.represented if self._holding(s) == 1)

    def _single(self, sector: str) -> Single:
        only, part = next((id, p) for id, p in self.members[sector].items() if p.certainty.holds)
        # Others whose part or sector is not settled may stand beside it: then "only one" is a question.
        alone = self.counted(sector)[1] == 1 and not any(self._may_join(a, sector) for a in self.unsorted)
        sure = part.certainty if alone else Certainty.UNKNOWN
        return Single(sector, self.snapshot.model.code("Sector", sector).label, only, part, sure)

    def _may_join(self, actor: Entity, sector: str) -> bool:
        return not denies(actor, Prop.SECTOR, sector)

    def _may_be_many(self, found: Single) -> bool:
        """Whether the entry stands for many, speaks for others, or one without a sector sounds like its kind."""
        only = self.snapshot.entities[found.only]
        spoken_for = any(d.certainty.holds for d in self.snapshot.out(only.id, RelationType.REPRESENTS))
        return is_collective(only) or spoken_for or self._sounds_alike(found.sector)

    def _sounds_alike(self, sector: str) -> bool:
        lists = (self.snapshot.model.code_lists[name].codes for name in ("ActorType", "KkgPartner"))
        codes = [c for found in lists for c in found if c.attribute("sector") == sector]
        return not {a.name for a in self.unsorted}.isdisjoint(perhaps(self.snapshot, codes) if self.unsorted else ())
