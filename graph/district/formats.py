"""Formats in which families take part, and how sure it is that they ran within 24 months: shared by C1, C2 and C4."""

from collections.abc import Iterator
from typing import NamedTuple

from graph.as_of import RECENT_MONTHS, is_stale, months_later
from graph.certainty import Certainty, weakest
from graph.district.snapshot import Snapshot
from graph.records import Entity
from graph.records.claims import Presence
from ontology import Text
from ontology.names import EntityType, ParticipantGroup, PersonGroupKind, Prop, RelationType
from ontology.values import earliest, latest

HIGHEST, REAL = 7, 4
"""The top of the scale of participation, and the level from which families have a say (domain 11.4.9)."""
COLLECT = Text(
    de="Erfassen Sie die Formate, in denen Familien mitwirken, etwa Befragung, Elternrunde oder Planungsgruppe: seit "
    "wann, in welcher Form, auf welcher Stufe und worüber Familien mitentscheiden.",
    en="Record the formats in which families take part, for example survey, parents' round or planning group: since "
    "when, in which form, on which level and what families have a say in.",
)


class FamilyFormat(NamedTuple):
    """A format of the last 24 months, how sure it is that it ran and is one of families, and its level (None: open)."""

    format: Entity
    certainty: Certainty
    level: int | None


def family_formats(snapshot: Snapshot) -> tuple[FamilyFormat, ...]:
    """Formats of families in the 24 months before the date, by id.

    An open-ended format that nobody has confirmed for 24 months is stale; one that does not say whom it involves may be
    one of families.
    """
    return tuple(sorted(_found(snapshot), key=lambda f: f.format.id))


def _found(snapshot: Snapshot) -> Iterator[FamilyFormat]:
    levels = snapshot.model.code_lists["ParticipationLevel"].by_notation
    ended = (e for e in snapshot.gone.values() if e.type == EntityType.PARTICIPATION_FORMAT)
    for format in (*snapshot.own(EntityType.PARTICIPATION_FORMAT), *ended):
        groups = _groups(snapshot, format)
        certainty = weakest(_ran(snapshot, format), Certainty.PRESENT if groups else Certainty.UNKNOWN)
        if certainty is not Certainty.ABSENT and (not groups or ParticipantGroup.G6 in groups):
            code = format.value(Prop.PARTICIPATION_LEVEL)
            yield FamilyFormat(format, certainty, int(levels[code].attribute("rank") or 0) if code else None)


def _ran(snapshot: Snapshot, format: Entity) -> Certainty:
    end, since = format.value(Prop.END_DATE), months_later(snapshot.on, -RECENT_MONTHS)
    sure = snapshot.certainty.get(format.id)
    if sure is None:
        sure = Certainty.PRESENT if format.presence is Presence.PRESENT else Certainty.ABSENT
    if end is None:
        return Certainty.STALE if sure is Certainty.PRESENT and is_stale(format, snapshot.on) else sure
    if latest(end) <= since:
        return Certainty.ABSENT
    return sure if earliest(end) > since else weakest(sure, Certainty.UNKNOWN)


def _groups(snapshot: Snapshot, format: Entity) -> set[str]:
    """The groups a format involves: stated, or those of the groups of persons in it; empty if nobody says."""
    rows = snapshot.out(format.id, RelationType.INVOLVES)
    involved = [snapshot.entities[r.target] for r, sure in rows if sure.holds]
    parents = any(e.value(Prop.GROUP_KIND) == PersonGroupKind.PARENTS for e in involved)
    stated = {g for e in (format, *involved) for g in e.all(Prop.PARTICIPANT_GROUP)}
    return stated | ({str(ParticipantGroup.G6)} if parents else set())
