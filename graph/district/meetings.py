"""Meetings of the last months and who came: shared by C10 and C16."""

from collections.abc import Mapping
from typing import NamedTuple

from graph.as_of import Dated
from graph.certainty import Certainty, weakest
from graph.district.recent import within
from graph.district.snapshot import Snapshot
from graph.records import SHARED, Entity, Relation
from graph.took_place import held_by_words
from graph.wording import spelled
from ontology import Text, say
from ontology.names import AttendanceKind, EntityType, Prop, RelationType

CAME: Mapping[str | None, bool | None] = {
    AttendanceKind.ATTENDED: True,
    AttendanceKind.EXCUSED: False,
    AttendanceKind.INVITED: None,
    None: None,
}
"""Whether someone came; an invitation alone does not tell."""


class AttendanceRow(NamedTuple):
    """One actor at one meeting: whether it came (None: not known), how sure the row is, and the relation behind it."""

    actor: Entity
    came: bool | None
    certainty: Certainty
    relation: Relation


class Held(NamedTuple):
    """A meeting, how sure it is that it falls into the time, and who was invited or came."""

    meeting: Entity
    certainty: Certainty
    rows: tuple[AttendanceRow, ...]

    @property
    def label(self) -> Text:
        """Its name and day."""
        day = spelled(self.meeting.value(Prop.DATE) or "")
        name = self.meeting.name
        return say("{name} ({day})", "{name} ({day})", name=name, day=day) if day.de else Text(de=name, en=name)


def meetings_within(snapshot: Snapshot, months: int) -> tuple[Held, ...]:
    """The meetings of the last months, oldest first, undated ones last.

    Without those that were cancelled or that a source denies, and without shared ones that nobody from here is
    recorded for.
    A row that says that somebody did not attend ("bestätigt abwesend") is an answer, too.
    """
    found = []
    for meeting in snapshot.possible(EntityType.MEETING):
        rows = tuple(_presence(snapshot, d) for d in snapshot.into(meeting.id, RelationType.ATTENDANCE))
        if meeting.owner == SHARED and not rows:
            continue
        sure = held_within(snapshot, meeting, months)
        if sure is not Certainty.ABSENT:
            found.append(Held(meeting, sure, rows))
    return tuple(sorted(found, key=lambda h: (h.meeting.value(Prop.DATE) or "9999", h.meeting.id)))


def held_within(snapshot: Snapshot, meeting: Entity, months: int) -> Certainty:
    """How sure it is that a meeting took place in the last months; what was only planned may have taken place."""
    held = held_by_words(meeting.value(Prop.MEETING_STATE) or "")
    took_place = Certainty.UNKNOWN if held is None else Certainty.PRESENT if held else Certainty.ABSENT
    return weakest(
        snapshot.certainty[meeting.id], took_place, within(meeting.value(Prop.DATE) or "", snapshot.on, months)
    )


def _presence(snapshot: Snapshot, row: Dated) -> AttendanceRow:
    relation, certainty = row
    denied = certainty is Certainty.ABSENT
    came = False if denied else CAME[relation.value(Prop.ATTENDANCE)]
    return AttendanceRow(snapshot.entities[relation.source], came, Certainty.PRESENT if denied else certainty, relation)
