"""What came, went and changed between two dates, and which statement says so (decision 0015).

Something that a newer list does not name is not gone: only an end date or a denial says so. Something that a newer
source names first is not new: it may have been there all the time. Both are kept apart from what sources date.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from graph.as_of import DATING, STARTS, certainty_at, has_ended
from graph.certainty import Certainty
from graph.records import Entity, Record, Relation, with_claims
from graph.records.claims import EXISTS, Claim, Presence
from graph.wording import name
from ontology import Model, Text
from ontology.model import Property
from ontology.names import EntityType, Prop, RelationType
from ontology.values import earliest, latest


class Aspect(StrEnum):
    """What a change is about."""

    ACTORS = "actors"
    SERVICES = "services"
    BODIES = "bodies"
    SEATS = "seats"
    TIES = "ties"
    AGREEMENTS = "agreements"
    PAPERS = "papers"


class Turn(StrEnum):
    """How something changed, and how sure that is.

    ``began``, ``ended`` and ``denied`` rest on a statement, ``changed`` on two that differ. ``recorded`` is named by a
    newer source for the first time; ``doubted`` is disputed or open by now; ``notListed`` is missing from a newer list
    of the same body; ``unconfirmed`` has not been stated again by anybody: whether these have changed is not known.
    """

    BEGAN = "began"
    RECORDED = "recorded"
    ENDED = "ended"
    DENIED = "denied"
    DOUBTED = "doubted"
    NOT_LISTED = "notListed"
    UNCONFIRMED = "unconfirmed"
    CHANGED = "changed"


_AREAS: Mapping[str, Aspect] = {
    EntityType.ORGANIZATION: Aspect.ACTORS,
    EntityType.PERSON_GROUP: Aspect.ACTORS,
    EntityType.SERVICE: Aspect.SERVICES,
    EntityType.COMMITTEE: Aspect.BODIES,
    EntityType.EARLY_HELP_NETWORK: Aspect.BODIES,
    RelationType.MEMBERSHIP: Aspect.SEATS,
    RelationType.COOPERATION: Aspect.TIES,
    RelationType.REFERRAL: Aspect.TIES,
    EntityType.AGREEMENT: Aspect.AGREEMENTS,
    RelationType.SIGNS: Aspect.AGREEMENTS,
    EntityType.PAPER: Aspect.PAPERS,
    EntityType.RESOLUTION: Aspect.PAPERS,
    RelationType.CONSULTATION: Aspect.PAPERS,
}
_ENDS = (Prop.END_DATE, Prop.VALID_UNTIL)


_STATED = (Turn.BEGAN, Turn.RECORDED, Turn.ENDED, Turn.DENIED, Turn.CHANGED)


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that changed: how, the statement that says so (None if none does), and how sure it is by now.

    For a changed property ``prop`` and ``prop_label`` name it, ``before`` and ``after`` are its values.
    """

    area: Aspect
    turn: Turn
    record: str
    label: Text
    certainty: Certainty
    claim: Claim | None = None
    prop: str = ""
    prop_label: Text | None = None
    before: Text | None = None
    after: Text | None = None


@dataclass(frozen=True)
class History:
    """The records of a district and two dates, the earlier first."""

    model: Model
    records: tuple[Record, ...]
    earlier: date
    later: date

    @cached_property
    def _entities(self) -> Mapping[str, Entity]:
        return {r.id: r for r in self.records if isinstance(r, Entity)}

    def changes(self, owner: str) -> tuple[Difference, ...]:
        """The changes among what one district owns, in the order of areas, kinds of change and names."""
        own = (r for r in self.records if r.owner == owner and r.type in _AREAS and not r.value(Prop.REPLACED_BY))
        found = (c for r in own for c in (*self._turned(r), *self._reworded(r)))
        areas, turns = list(Aspect), list(Turn)
        return tuple(sorted(found, key=lambda c: (areas.index(c.area), turns.index(c.turn), c.label.de, c.record)))

    def touched(self, changes: Iterable[Difference]) -> frozenset[str]:
        """The records and codes on which something is recorded: changed records, their ends, what is said of them.

        A body is touched by who sits in it or consults there, not by where it sits itself.
        """
        stated = {c.record for c in changes if c.turn in _STATED}
        records = [r for r in self.records if r.id in stated]
        ends = {end for r in records if isinstance(r, Relation) for end in (r.source, r.target)}
        hosts = {r.target for r in records if isinstance(r, Relation)}
        bodies = {e.id for e in self._entities.values() if _AREAS.get(e.type) is Aspect.BODIES}
        said = (v for r in records for values in r.values.values() for v in values)
        return frozenset((*stated, *(ends - bodies), *hosts, *said))

    # -- there or not -----------------------------------------------------------------------------------------------

    def _turned(self, record: Record) -> Iterator[Difference]:
        before, after = self._state(record, self.earlier), self._state(record, self.later)
        turn = self._turn(record, before, after)
        if turn is not None:
            claim = self._said(record, turn)
            yield Difference(
                _AREAS[record.type], turn, record.id, self._label(record), after or Certainty.ABSENT, claim=claim
            )

    def _turn(self, record: Record, before: Certainty | None, after: Certainty | None) -> Turn | None:
        there_before, there_after = (c is not None and c.holds for c in (before, after))
        if there_after and not there_before:
            return Turn.RECORDED if before is Certainty.UNKNOWN else Turn.BEGAN
        if there_before and not there_after:
            by_state = {None: Turn.ENDED, Certainty.ABSENT: Turn.DENIED}
            return by_state.get(after, Turn.DOUBTED)
        if there_before and isinstance(record, Relation) and not self.model.types[record.type].event:
            return self._silent(record)
        return None

    def _silent(self, record: Relation) -> Turn | None:
        """Whether nobody has said since that the relation is there, and whether a newer list could have."""
        confirmed = record.value(Prop.CONFIRMED_ON)
        if self._since(record) or (confirmed and self._within(confirmed)):
            return None
        return Turn.NOT_LISTED if self._newer_list(record) is not None else Turn.UNCONFIRMED

    def _newer_list(self, record: Relation) -> Claim | None:
        """The newest statement after the earlier date on any other seat of the same body."""
        return self._lists.get(record.target) if record.type == RelationType.MEMBERSHIP else None

    @cached_property
    def _lists(self) -> Mapping[str, Claim]:
        found: dict[str, Claim] = {}
        for record in self.records:
            if isinstance(record, Relation) and record.type == RelationType.MEMBERSHIP:
                said = [*self._since(record), *([found[record.target]] if record.target in found else [])]
                if said:
                    found[record.target] = max(said, key=lambda c: latest(c.as_of))
        return found

    def _since(self, record: Record) -> list[Claim]:
        """Statements between the dates that the record is there."""
        return [
            c for c in record.claims if c.prop == EXISTS and c.presence is Presence.PRESENT and self._within(c.as_of)
        ]

    def _within(self, day: str) -> bool:
        return bool(day) and self.earlier < earliest(day) <= self.later

    def _state(self, record: Record, on: date) -> Certainty | None:
        """How sure the record is by what was stated up to the day; None if it was not there yet or no longer."""
        until = record.value(Prop.VALID_UNTIL)
        if until and latest(until) < on:
            return None
        sure = certainty_at(self._known(record, on), on, self.model)
        if sure is None or not isinstance(record, Relation) or self.model.types[record.type].event:
            return sure
        ends = (self._entities.get(i) for i in (record.source, record.target))
        return sure if all(self._state(e, on) is not None for e in ends if e is not None) else None

    def _known(self, record: Record, on: date) -> Record:
        """The record as stated up to a day; a later statement says nothing on what an earlier one described.

        Where nobody had said yet whether it is there, the later statements have to do.
        """
        said = [c for c in record.claims if not c.as_of or earliest(c.as_of) <= on or c.prop in DATING]
        if not any(c.prop == EXISTS for c in said):
            said += [c for c in record.claims if c.prop == EXISTS]
        return with_claims(record, said)

    def _said(self, record: Record, turn: Turn) -> Claim | None:
        """The statement on which a change rests."""
        if turn is Turn.BEGAN:
            return self._dated(record, STARTS) or self._first(record)
        if turn is Turn.RECORDED:
            return self._first(record)
        if turn is Turn.ENDED:
            return self._dated(record, _ENDS)
        if turn in (Turn.DENIED, Turn.DOUBTED):
            return self._known(record, self.later).existence
        return self._newer_list(record) if isinstance(record, Relation) else None

    def _first(self, record: Record) -> Claim | None:
        """The oldest statement that the record is there, undated ones last."""
        said = (c for c in record.claims if c.prop == EXISTS and c.presence is Presence.PRESENT)
        return min(said, key=lambda c: (not c.as_of, c.as_of), default=None)

    def _dated(self, record: Record, props: Iterable[str]) -> Claim | None:
        """The statement of a day between the dates, of the record or of one of its ends."""
        ends = (record.source, record.target) if isinstance(record, Relation) else ()
        about = [record, *(self._entities[i] for i in ends if i in self._entities)]
        said = (c for r in about for p in props for c in r.about(p)[:1])
        return next((c for c in said if self.earlier < latest(c.value) and earliest(c.value) <= self.later), None)

    # -- what is said of it -----------------------------------------------------------------------------------------

    def _reworded(self, record: Record) -> Iterator[Difference]:
        """Properties with one value of which a newer source says another."""
        if has_ended(record, self.later):
            return
        before, after = self._known(record, self.earlier), self._known(record, self.later)
        for declared in self.model.types[record.type].properties:
            old, new = before.value(declared.name), after.value(declared.name)
            if old and new and old != new and not declared.many and declared.name not in _UNCOMPARED:
                yield Difference(
                    _AREAS[record.type],
                    Turn.CHANGED,
                    record.id,
                    self._label(record),
                    self._state(record, self.later) or Certainty.ABSENT,
                    next(c for c in after.about(declared.name) if c.value == new),
                    declared.name,
                    declared.label,
                    self._worded(declared, old),
                    self._worded(declared, new),
                )

    def _worded(self, declared: Property, value: str) -> Text:
        """A value as people read it: the label of a code, the name of an entity."""
        if declared.code_list is not None:
            return self.model.code(declared.code_list, value).label
        return name(self._entities[value].name if value in self._entities else value)

    def _label(self, record: Record) -> Text:
        if isinstance(record, Entity):
            return name(record.name)
        ends = (record.source, record.target)
        return name(" – ".join(self._entities[i].name if i in self._entities else i for i in ends))


_UNCOMPARED = {Prop.CONFIRMED_ON, *DATING}
