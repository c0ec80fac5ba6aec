"""The lines of § 71 SGB VIII and Land law on who sits in the youth welfare committee, and who is recorded for each."""

from collections.abc import Sequence
from typing import NamedTuple

from graph.certainty import Certainty, surest
from graph.district.seats import SeatRow, seat_rows
from graph.district.snapshot import Snapshot
from ontology import Norm, Text
from ontology.names import BodyKind, Prop

ORIGIN_LINES = ("J71-01", "J71-02")
"""Lines on the votes of council and free carriers: of them B14 says the share."""

RECORD_THE_COMMITTEE = Text(
    de="Erfassen Sie den Jugendhilfeausschuss und wer darin sitzt.",
    en="Record the youth welfare committee and who sits in it.",
)
COMMITTEE_UNRECORDED = Text(
    de="Wer im Jugendhilfeausschuss sitzt, ist noch nicht erfasst.",
    en="Who sits in the youth welfare committee has not been recorded yet.",
)


class LawLine(NamedTuple):
    """A line, the seats that meet it, and how sure it is that it is met."""

    norm: Norm
    rows: tuple[SeatRow, ...]
    certainty: Certainty

    @property
    def named(self) -> bool:
        """Whether the line names somebody by code; of others only people can say whether they sit there."""
        return any(self.norm.about_in(codes) for codes in ("ActorType", "KkgPartner", "Sector"))


def law_lines(snapshot: Snapshot) -> tuple[LawLine, ...]:
    """The lines in force but those on votes; none where no seat of the committee is recorded."""
    committees = snapshot.bodies_of_kind(BodyKind.JHA)
    rows = seat_rows(snapshot, committees)
    if not any(r.certainty.holds for r in rows):
        return ()
    complete = all(snapshot.members_complete(c) for c in committees)
    norms = (n for n in snapshot.norms("rule") if n.pack == "sgb8-71" and "B14" in n.indicators)
    return tuple(_line(snapshot, n, rows, complete=complete) for n in norms if n.name not in ORIGIN_LINES)


def met(rows: Sequence[SeatRow], *, complete: bool) -> Certainty:
    """How sure it is that somebody sits there; nobody is absent only where all members are recorded."""
    if rows:
        return surest(*(r.certainty for r in rows))
    return Certainty.ABSENT if complete else Certainty.UNKNOWN


def _line(snapshot: Snapshot, norm: Norm, rows: Sequence[SeatRow], *, complete: bool) -> LawLine:
    found = LawLine(norm, tuple(r for r in rows if meets(norm, snapshot, r)), Certainty.UNKNOWN)
    return found._replace(certainty=met(found.rows, complete=complete and found.named))


def meets(norm: Norm, snapshot: Snapshot, row: SeatRow) -> bool:
    """Whether who holds the seat is of an actor type, partner group or sector that the line names."""
    types, partners = set(norm.about_in("ActorType")), set(norm.about_in("KkgPartner"))
    sectors, own = set(norm.about_in("Sector")), row.actor.all(Prop.ACTOR_TYPE)
    by_type = (p for t in own for p in snapshot.model.code("ActorType", t).attributes.get("partner", ()))
    return bool(
        types & set(own)
        or partners & {*row.actor.all(Prop.COVERS_PARTNER), *by_type}
        or snapshot.sector(row.actor.id) in sectors
    )
