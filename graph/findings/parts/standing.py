"""How much the recorded seats of a body allow to say: complete or not, fresh or old (decision 0023)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter

from graph.as_of import Dated, confirmed_on
from graph.certainty import Certainty
from graph.district.snapshot import Snapshot
from graph.fields import HEALTH, YOUTH
from graph.findings.finding import Evidence, Proof, Weight
from graph.findings.parts.rank import OLD_DATA
from graph.records import Entity, Record, Relation
from graph.wording import spelled
from ontology import Text, say
from ontology.names import BodyKind, Prop


@dataclass(frozen=True, slots=True)
class Standing:
    """The seats of a body that hold, those that are unknown, and what their list is worth."""

    body: Entity
    seats: tuple[Dated, ...]
    unknown: tuple[Dated, ...]
    complete: bool

    @property
    def members(self) -> frozenset[str]:
        """Who sits there, as far as recorded."""
        return frozenset(d.relation.source for d in self.seats)

    @property
    def stale(self) -> bool:
        """Whether every recorded seat was last confirmed more than 24 months before the date."""
        return bool(self.seats) and all(d.certainty is Certainty.STALE for d in self.seats)

    @property
    def as_of(self) -> str:
        """The newest day that the list of seats describes."""
        return max((confirmed_on(d.relation) for d in self.seats), default="")

    @property
    def absence(self) -> Proof:
        """Whether nobody in the list means nobody at all: only in a complete, fresh list without open rows."""
        return "gap" if self.seats and self.complete and not self.stale and not self.unknown else "question"


def standing_of(snapshot: Snapshot, body: Entity) -> Standing:
    """The standing of a body's seats at the date."""
    rows = snapshot.seats_in(body.id)
    return Standing(
        body,
        tuple(d for d in rows if d.certainty.holds),
        tuple(d for d in rows if d.certainty is Certainty.UNKNOWN),
        snapshot.members_complete(body),
    )


def outdated(as_of: str, stated: Text) -> Text:
    """The statement as a question whether it still holds, with the day it describes."""
    day = spelled(as_of)
    return say("Noch aktuell? {stated} (Stand {day})", "Still so? {stated} (as of {day})", stated=stated, day=day)


def still_asked(found: Standing, stated: Text) -> Text:
    """The statement, or with old data the question whether it still holds: what is stale asks and accuses nobody."""
    return outdated(found.as_of, stated) if found.stale else stated


def as_far_as_listed(found: Standing) -> Text:
    """The words that limit a statement to what is recorded; empty for a complete list."""
    if found.complete and not found.unknown:
        return Text(de="", en="")
    return Text(de="in den erfassten Sitzen ", en="in the recorded seats ")


def speaks_for(snapshot: Snapshot, seat: Dated, system: str) -> bool:
    """Whether the seat belongs to the system: by its holder, whom it is held for, or who sits in a member body."""
    actor = seat.relation.source
    held_for = seat.relation.value(Prop.ON_BEHALF_OF)
    if snapshot.in_system(actor, system) or (held_for is not None and snapshot.in_system(held_for, system)):
        return True
    return any(snapshot.in_system(d.relation.source, system) for d in snapshot.seats_in(actor) if d.certainty.holds)


def of_both_systems(snapshot: Snapshot, actors: Iterable[str]) -> bool:
    """Whether health care and youth welfare are both among them, by any sector: one office may be of both."""
    among = list(actors)
    return all(any(snapshot.in_system(a, system) for a in among) for system in (HEALTH, YOUTH))


def without_sector(snapshot: Snapshot, found: Standing) -> tuple[str, ...]:
    """Names of members of whom nobody recorded a sector; bodies have none and do not count."""
    return tuple(
        sorted(
            snapshot.name(m)
            for m in found.members
            if not snapshot.model.is_a(snapshot.entities[m].type, "Body") and snapshot.sector(m) is None
        )
    )


def network_bodies(snapshot: Snapshot) -> tuple[Entity, ...]:
    """Bodies of the network layer in which anybody sits."""
    bodies = snapshot.bodies_of_layer("network")
    return tuple(b for b in bodies if any(d.certainty.holds for d in snapshot.seats_in(b.id)))


def committees(snapshot: Snapshot) -> Iterator[Standing]:
    """The youth welfare committees of which any seat is recorded."""
    for body in snapshot.bodies_of_kind(BodyKind.JHA):
        found = standing_of(snapshot, body)
        if found.seats:
            yield found


def old(*found: Standing) -> tuple[Weight, ...]:
    """The deduction for findings that rest on stale seats."""
    return (OLD_DATA,) if any(f.stale for f in found) else ()


def records_by_id(snapshot: Snapshot, ids: Iterable[str]) -> list[Record]:
    """The entities and relations with these ids, entities first."""
    wanted = set(ids)
    entities: list[Record] = [snapshot.entities[i] for i in sorted(wanted) if i in snapshot.entities]
    places = snapshot.derived(_places)
    return [*entities, *(row for _, row in sorted((places[i] for i in wanted if i in places), key=itemgetter(0)))]


def _places(snapshot: Snapshot) -> dict[str, tuple[int, Relation]]:
    """The relations at the date by id, each with its place among all of them."""
    rows = (dated.relation for rows in snapshot.relations.values() for dated in rows)
    return {row.id: (place, row) for place, row in enumerate(rows)}


def once(pieces: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """One piece a source and place: fifty rows of one page are one piece of evidence."""
    found: dict[tuple[str, str, str], Evidence] = {}
    for piece in pieces:
        found.setdefault((piece.source, piece.locator, piece.as_of), piece)
    return tuple(found.values())


__all__ = [
    "Standing",
    "as_far_as_listed",
    "committees",
    "network_bodies",
    "of_both_systems",
    "old",
    "once",
    "outdated",
    "records_by_id",
    "speaks_for",
    "standing_of",
    "still_asked",
    "without_sector",
]
