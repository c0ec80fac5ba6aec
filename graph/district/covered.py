"""Ties between youth welfare and health, and whether an agreement in force covers each."""

from typing import NamedTuple

from graph.certainty import Certainty, surest, weakest
from graph.district.agreements import Cover, not_signing
from graph.district.network import COOPERATION, CooperationTie
from graph.district.snapshot import Snapshot
from graph.district.tie_pairs import CrossPairs


class Covered(NamedTuple):
    """A recorded tie, how sure it is that an agreement covers it (UNKNOWN: none on record), and which ones."""

    tie: CooperationTie
    certainty: Certainty
    agreements: tuple[str, ...]
    indirect: bool

    @property
    def sure(self) -> bool:
        """Whether neither tie nor agreement is in doubt."""
        return weakest(self.tie.certainty, self.certainty) is Certainty.PRESENT

    @property
    def indirectly(self) -> bool:
        """Whether none covers it, but carriers of the two, or what they are part of, have one with each other."""
        return self.indirect and not self.certainty.holds

    @property
    def records(self) -> tuple[str, ...]:
        """The statements on the tie, and the agreements."""
        return (*self.tie.relations, *self.agreements)


def covered_ties(snapshot: Snapshot) -> tuple[Covered, ...]:
    """The recorded K-G ties from intensity 2, each with the agreements in force that both ends signed."""
    cover, denied = Cover(snapshot), not_signing(snapshot)
    ties = (t for t in snapshot.derived(CrossPairs).recorded if t.reaches(COOPERATION).holds)
    return tuple(_covered(snapshot, cover, denied, tie) for tie in ties)


def _covered(snapshot: Snapshot, cover: Cover, denied: frozenset[str], tie: CooperationTie) -> Covered:
    one, other = snapshot.network.actors[tie.a], snapshot.network.actors[tie.b]
    found = cover.between(one, other)
    silent = Certainty.ABSENT if {one, other} & denied else Certainty.UNKNOWN
    certainty = surest(*found.values()) if found else silent
    return Covered(tie, certainty, tuple(found), cover.indirect(one, other))
