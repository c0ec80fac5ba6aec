"""The norm lines on who should take part, each with what the network bodies show of its group: A1, A2, A3, findings."""

from collections.abc import Sequence
from typing import NamedTuple

from graph.certainty import Certainty
from graph.district.roll import Coverage, Group, Roll
from graph.district.snapshot import Snapshot
from graph.wording import listing_of, sentences
from ontology import Norm, Text, say

MOST_DISTRICTS = 75.0
"""Per cent of districts from which on a published share says that a group usually takes part (domain 12.1 A3)."""


class PartnerLine(NamedTuple):
    """A norm line, the actors it is about, and how surely they take part."""

    norm: Norm
    group: Group
    coverage: Coverage


class Shared(NamedTuple):
    """An actor type with the line of its national share, and how surely it takes part; ``direct`` leaves out speakers.

    The survey asked for an organization of the group itself: who speaks for it is told, not counted.
    """

    type: str
    norm: Norm
    group: Group
    coverage: Coverage

    @property
    def direct(self) -> Coverage:
        """The same without representation."""
        return self.coverage._replace(represented=Certainty.ABSENT)


def usual_elsewhere(share: Norm | None) -> bool:
    """Whether the line says of most districts that the group takes part there; without a value it says nothing."""
    return share is not None and share.value is not None and share.value >= MOST_DISTRICTS


def partner_lines(snapshot: Snapshot) -> tuple[PartnerLine, ...]:
    """The lines of § 3 Abs. 2 KKG and of Land law in force, without exemptions."""
    norms = (n for n in snapshot.norms("partner") if n.name not in snapshot.exemptions)
    return tuple(_line(snapshot, norm) for norm in norms)


def core_lines(snapshot: Snapshot) -> tuple[PartnerLine, ...]:
    """The lines on core sectors, MS1a to MS1e."""
    return tuple(_line(snapshot, norm) for norm in _core_norms(snapshot))


def _core_norms(snapshot: Snapshot) -> list[Norm]:
    return [norm for norm in snapshot.norms("standard") if "A2" in norm.indicators]


def sectors_of_core_partners(snapshot: Snapshot) -> frozenset[str]:
    """The sectors of the core partners: those that the lines name, or that of the partner group they are about."""
    norms = _core_norms(snapshot)
    groups = (snapshot.model.code("KkgPartner", c).attribute("sector") for n in norms for c in n.about_in("KkgPartner"))
    return frozenset(s for s in (*(s for n in norms for s in n.about_in("Sector")), *groups) if s is not None)


def share_lines(snapshot: Snapshot) -> tuple[Shared, ...]:
    """Per actor type the newest published share up to the year; a line without a value if there is no other."""
    newest: dict[str, Norm] = {}
    for norm in snapshot.norms("share"):
        if "A3" not in norm.indicators or (norm.year or 0) > snapshot.on.year:
            continue
        for actor_type in norm.about_in("ActorType"):
            known = newest.get(actor_type)
            if known is None or _rank(norm) > _rank(known):
                newest[actor_type] = norm
    roll = snapshot.derived(Roll)
    groups = ((type, norm, roll.of_type(type)) for type, norm in newest.items())
    return tuple(Shared(type, norm, group, roll.coverage(group)) for type, norm, group in groups)


def _line(snapshot: Snapshot, norm: Norm) -> PartnerLine:
    roll = snapshot.derived(Roll)
    group = roll.group_of(norm)
    return PartnerLine(norm, group, roll.coverage(group))


def _rank(norm: Norm) -> tuple[bool, int]:
    return norm.value is not None, norm.year or 0


def open_groups(lines: Sequence[PartnerLine]) -> Text | None:
    """The groups of which it is open whether they take part, in words: who is known only has to be asked."""
    open_ = [(line.norm.label, line.coverage) for line in lines if line.coverage.certainty is Certainty.UNKNOWN]
    told = (
        (WITHOUT_SEAT, [label for label, known in open_ if known.listed]),
        (_UNCLEAR, [label for label, known in open_ if known.unclear and not known.listed]),
        (_UNRECORDED, [label for label, known in open_ if not (known.unclear or known.listed)]),
    )
    found = [
        say(
            "{said} ({number}): {names}.",
            "{said} ({number}): {names}.",
            said=said,
            number=len(of),
            names=listing_of(of),
        )
        for said, of in told
        if of
    ]
    return sentences(*found) if found else None


WITHOUT_SEAT = Text(
    de="Bekannt, aber ohne erfassten Sitz im Netzwerk", en="Known, but without a recorded seat in the network"
)
_UNCLEAR = Text(de="Noch zu klären, ob dabei", en="To be clarified whether taking part")
_UNRECORDED = Text(de="Nicht erfasst und daher zu klären, keine Lücke", en="Not recorded, so a question and no gap")
