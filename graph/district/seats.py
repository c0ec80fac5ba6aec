"""Who sits where in which standing: membership rows as indicators count them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from graph.as_of import confirmed_on
from graph.certainty import Certainty
from graph.district.snapshot import Snapshot
from graph.records import Entity, Record, Relation
from graph.records.claims import Presence
from graph.wording import spelled
from ontology import Text, say
from ontology.names import (
    ActorType,
    BodyKind,
    BodyRole,
    EntityType,
    Level,
    ParticipantGroup,
    PersonGroupKind,
    Prop,
    Sector,
)
from ontology.values import as_bool, as_int

SeatKind = Literal["voting", "advisory", "member", "guest", "substitute"]
OWN_SEAT: tuple[SeatKind, ...] = ("voting", "advisory", "member")
"""Standings with a seat of their own: neither substitutes nor guests, moderation and minutes."""
EVERY_STANDING: tuple[SeatKind, ...] = (*OWN_SEAT, "guest", "substitute")
"""All standings, strongest first."""
COUNCILS = (BodyKind.PARL_K, BodyKind.PARL_S, BodyKind.PARL_B)
STEERING_KINDS = (BodyKind.STEUER, BodyKind.LENK)
LEADERS = (Level.STRAT, Level.LEIT)
"""Levels with responsibility for leadership: of the administration, of an institution (domain 11.4.7)."""

_VOTING = (BodyRole.VOTING, BodyRole.VOTING_COUNCIL, BodyRole.VOTING_FREE)
_ADVISORY = (BodyRole.ADVISORY, BodyRole.ADVISORY_EX_OFFICIO)
_GUEST = (BodyRole.GUEST, BodyRole.PERMANENT_GUEST, BodyRole.MODERATION, BodyRole.MINUTES)
_IMPLIED_GROUP: Mapping[str, ParticipantGroup] = {
    ActorType.NWK: ParticipantGroup.G1,
    ActorType.EHRKO: ParticipantGroup.G5A,
    ActorType.EHR: ParticipantGroup.G5B,
    ActorType.ELTV: ParticipantGroup.G6,
    ActorType.SELBST: ParticipantGroup.G6,
    Level.STRAT: ParticipantGroup.G3,
    Level.LEIT: ParticipantGroup.G4,
    Level.OPER: ParticipantGroup.G2,
    Level.FAM: ParticipantGroup.G6,
    PersonGroupKind.PARENTS: ParticipantGroup.G6,
    PersonGroupKind.VOLUNTEERS: ParticipantGroup.G5B,
    PersonGroupKind.PROFESSIONALS: ParticipantGroup.G2,
}
"""What actor type, level, or kind of a group says of the target group; level EHR reads like the actor type."""


class SeatRow(NamedTuple):
    """A membership row: who, in which body, in which standing, how many seats, how sure, and the relation behind it.

    ``level`` is the one stated for the seat, else for its post, else for the actor. ``groups`` are the target groups of
    participation that the seat stands for (domain 11.4.8): stated, else derived from actor type, level, sector of
    parents, kind of a group of persons, and the role of parents; empty: not known.
    """

    actor: Entity
    body: Entity
    standing: SeatKind
    seats: int
    certainty: Certainty
    relation: Relation
    level: str | None
    groups: frozenset[str]

    @property
    def note(self) -> Text | None:
        """The day for which the seat is recorded, None if it is not dated."""
        stated = confirmed_on(self.relation)
        return say("Stand {stated}", "as of {stated}", stated=spelled(stated)) if stated else None


def seat_rows(
    snapshot: Snapshot, bodies: Iterable[Entity], standings: Collection[SeatKind] = OWN_SEAT
) -> tuple[SeatRow, ...]:
    """The membership rows of some bodies that hold or are unknown; bodies that are members count as one actor."""
    rows = snapshot.derived(_Rows)
    return tuple(row for body in bodies for row in rows.of(body) if row.standing in standings)


class _Rows:
    """The rows of each body, made once for all indicators."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._of: dict[str, tuple[SeatRow, ...]] = {}

    def of(self, body: Entity) -> tuple[SeatRow, ...]:
        """All rows of a body but those that are denied."""
        if body.id not in self._of:
            self._of[body.id] = tuple(self._made(body))
        return self._of[body.id]

    def _made(self, body: Entity) -> Iterator[SeatRow]:
        entities = self._snapshot.entities
        for relation, certainty in self._snapshot.seats_in(body.id):
            if certainty is not Certainty.ABSENT:
                actor, post = entities[relation.source], entities.get(relation.value(Prop.POST) or "")
                stated = (r.value(Prop.LEVEL) for r in (relation, post, actor) if r is not None)
                level = next(filter(None, stated), None)
                seats, groups = as_int(relation.values, Prop.SEATS) or 1, _groups_of(relation, actor, level)
                yield SeatRow(actor, body, seat_kind_of(relation), seats, certainty, relation, level, groups)


def seat_kind_of(relation: Relation) -> SeatKind:
    """In which standing someone sits in a body. Substitutes never vote (decision 0024), whatever the list says."""
    role = relation.value(Prop.ROLE)
    votes = as_bool(relation.values, Prop.VOTING_RIGHT)
    if role == BodyRole.SUBSTITUTE or relation.value(Prop.SUBSTITUTE_OF):
        return "substitute"
    if votes or (votes is None and role in _VOTING):
        return "voting"
    if role in _ADVISORY or (votes is False and role not in _GUEST):
        return "advisory"
    return "guest" if role in _GUEST else "member"


def fully_recorded(snapshot: Snapshot, rows: Iterable[SeatRow]) -> bool:
    """Whether a source says of every body of some seats that all its members are recorded (decision 0023)."""
    return all(snapshot.members_complete(row.body) for row in rows)


def denies(record: Record, prop: Prop, *codes: str) -> bool:
    """Whether sources say of each of some codes that it does not hold: it is none of them, whatever else it is."""
    best = {claim.value: claim.presence for claim in reversed(record.about(prop))}
    return all(best.get(code) is Presence.ABSENT for code in codes)


def some_missing(snapshot: Snapshot, bodies: Iterable[Entity]) -> bool:
    """Whether a source says of any of some bodies that members are not recorded: then its counts are open above."""
    return any(snapshot.members_missing(body) for body in bodies)


def _groups_of(relation: Relation, actor: Entity, level: str | None) -> frozenset[str]:
    stated = relation.value(Prop.PARTICIPANT_GROUP) or actor.value(Prop.PARTICIPANT_GROUP)
    if stated:
        return frozenset((stated,))
    words = (*actor.all(Prop.ACTOR_TYPE), level, actor.value(Prop.GROUP_KIND))
    found = {str(_IMPLIED_GROUP[word]) for word in words if word is not None and word in _IMPLIED_GROUP}
    if actor.value(Prop.SECTOR) == Sector.ELT or relation.value(Prop.ROLE) == BodyRole.PARENTS_REPRESENTATIVE:
        found.add(str(ParticipantGroup.G6))
    return frozenset(found)


def is_family(snapshot: Snapshot, row: SeatRow) -> bool | None:
    """Whether a seat is one of parents or families; None where neither group, type nor sector is recorded."""
    if ParticipantGroup.G6 in row.groups:
        return True
    known = row.groups or row.actor.value(Prop.SECTOR) or row.actor.all(Prop.ACTOR_TYPE) or is_body(snapshot, row.actor)
    return False if known else None


def committee_first(body: Entity | None) -> tuple[bool, bool, bool, str, str]:
    """The order in which political bodies are named: youth welfare committee, councils, others; unknown ones last."""
    if body is None:
        return True, True, True, "", ""
    kind = body.value(Prop.KIND) or ""
    return False, kind != BodyKind.JHA, kind not in COUNCILS, body.name, body.id


def is_body(snapshot: Snapshot, actor: Entity) -> bool:
    """Whether a member is a body itself: the network may sit in a round table."""
    return snapshot.model.is_a(actor.type, "Body")


def system_of(snapshot: Snapshot, actor: Entity) -> str | None:
    """K, G, B or O; a body as a member counts as O, for it unites several sectors; None where no sector is recorded."""
    return "O" if is_body(snapshot, actor) else snapshot.system(actor.id)


def coming_together(snapshot: Snapshot) -> tuple[Entity, ...]:
    """Where the network steers and meets: Steuerungsgruppe, Lenkungskreis, Plenum, and the network itself."""
    chosen = (*STEERING_KINDS, BodyKind.PLENUM)
    return tuple(b for b in snapshot.bodies if b.type == EntityType.EARLY_HELP_NETWORK or b.value(Prop.KIND) in chosen)


def steering_bodies(snapshot: Snapshot) -> tuple[Entity, ...]:
    """Steering bodies of this district, also unknown and denied ones; of what is denied the kind is denied with it."""
    bodies = (b for b in snapshot.possible(EntityType.COMMITTEE) if b.owner == snapshot.key)
    return tuple(b for b in bodies if any(c.value in STEERING_KINDS for c in b.about(Prop.KIND)[:1]))
