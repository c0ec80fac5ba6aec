"""How a statement becomes records: confirmed or denied as of its day, each claim citing the statement as its source."""

from collections.abc import Iterable, Mapping

from graph.answers.option import AnswerSaid
from graph.errors import InvalidError, NotFoundError
from graph.identifiers import entity_id, folded, relation_id
from graph.identity.name_forms import normal_name, small_words_agree
from graph.identity.traits import traits_of
from graph.records import Entity, Record, Relation, entity, relation, with_claims
from graph.records.claims import EXISTS, Claim
from graph.stores.base import Change, put
from graph.stores.ending import ended
from ontology.names import EntityType, Prop, RelationType, StatementStatus

PropValues = Mapping[Prop, str]
_THERE, _NOT_THERE = StatementStatus.CONFIRMED, StatementStatus.CONFIRMED_ABSENT
_REPEATED = (RelationType.CONSULTATION, RelationType.TAKES_PART)
"""What happens more than once between the same two: the day tells one from the other."""


class Saying:
    """What one statement says, record by record; what was said of a record before stays beside it."""

    def __init__(self, said: AnswerSaid) -> None:
        self.said = said
        self._records: dict[str, Record] = {}

    @property
    def changes(self) -> tuple[Change, ...]:
        """What a store is asked to do, things before what refers to them."""
        found = sorted(self._records.values(), key=lambda r: isinstance(r, Relation))
        return tuple(put(record) for record in found)

    def record(self, id: str) -> Record:
        """The record as it stands after what was said so far; raises NotFoundError."""
        found = self._records.get(id) or self.said.case.snapshot.known(id) or self._row(id)
        if found is None:
            raise NotFoundError(f"no record {id}")
        return found

    def tell(self, id: str, values: PropValues) -> None:
        """These values hold of the record."""
        self._add(id, [self._claim(p, v) for p, v in values.items()])

    def rewrite(self, record: Record) -> None:
        """The record as it shall be, where a statement is about what another source meant."""
        self._keep(record)

    def confirm(self, *ids: str) -> None:
        """The records are there on the day of the statement."""
        for id in ids:
            self._add(id, [self._claim(EXISTS, "true")])

    def deny(self, *ids: str) -> None:
        """The records are expressly not there on the day of the statement."""
        for id in ids:
            self._add(id, [self._claim(EXISTS, "true", _NOT_THERE)])

    def deny_value(self, id: str, prop: str, value: str) -> None:
        """The value expressly does not hold; of ``exists``: the record is not there."""
        self._add(id, [self._claim(prop, value, _NOT_THERE)])

    def end(self, ids: Iterable[str], day: str) -> None:
        """The records are over since a day; where nobody says since when, or they have no end, they are not there."""
        for id in ids:
            record = self.record(id)
            if not day:
                self.deny(id)
                continue
            try:
                self._keep(ended(record, self.said.case.snapshot.model, day, self._claim(EXISTS, "true")))
            except InvalidError:
                self.deny(id)

    def thing(self, type: EntityType, value: str, values: PropValues | None = None) -> Entity:
        """The recorded thing with this id or name, else a new one with these values."""
        found = self._records.get(value) or self.said.case.snapshot.known(value) or self._by_name(type, value)
        if isinstance(found, Entity):
            return found
        return self._made(type, {**(values or {}), Prop.NAME: value}, _THERE)

    def lacking(self, type: EntityType, values: PropValues) -> Entity:
        """A thing that is expressly not there, and what it would be."""
        return self._made(type, values, _NOT_THERE)

    def join(self, type: RelationType, ends: tuple[str, str], values: PropValues | None = None) -> Relation:
        """The two are tied so, and there; where the same is recorded already, that row is said anew."""
        for end in ends:
            if not self._is_there(end):
                self.confirm(end)
        return self._joined(type, ends, values or {}, _THERE)

    def apart(self, type: RelationType, ends: tuple[str, str], values: PropValues | None = None) -> Relation:
        """The two are expressly not tied so."""
        return self._joined(type, ends, values or {}, _NOT_THERE)

    def _joined(
        self, type: RelationType, ends: tuple[str, str], values: PropValues, status: StatementStatus
    ) -> Relation:
        owner = self.said.case.snapshot.key
        claims = [self._claim(EXISTS, "true", status), *(self._claim(p, v) for p, v in values.items() if v)]
        known = None if type in _REPEATED else self._between(type, ends)
        if known is not None:
            self._add(known, claims)
            return self._relation(known)
        role = f"stated {values.get(Prop.DATE, '') if type in _REPEATED else ''}".strip()
        made = relation(relation_id(owner, type, ends, role), type, ends, owner, claims)
        self._keep(made)
        return made

    def _is_there(self, id: str) -> bool:
        sure = self.said.case.snapshot.certainty.get(id)
        return id in self._records or sure is None or sure.holds

    def _relation(self, id: str) -> Relation:
        found = self.record(id)
        assert isinstance(found, Relation)
        return found

    def _between(self, type: RelationType, ends: tuple[str, str]) -> str | None:
        snapshot = self.said.case.snapshot
        pairs = (ends, ends[::-1]) if type == RelationType.COOPERATION else (ends,)
        rows = (d.relation for one, other in pairs for d in snapshot.out(one, type) if d.relation.target == other)
        own = (r.id for r in rows if r.owner == snapshot.key and r.type == type)
        return next(own, None)

    def _made(self, type: EntityType, values: PropValues, status: StatementStatus) -> Entity:
        owner = self.said.case.snapshot.key
        place = self.said.source if status is _NOT_THERE else ""
        claims = [self._claim(EXISTS, "true", status), *(self._claim(p, v) for p, v in values.items() if v)]
        made = entity(entity_id(owner, type, values[Prop.NAME], place), type, owner, claims)
        self._keep(made)
        return made

    def _claim(self, prop: str, value: str, status: StatementStatus = _THERE) -> Claim:
        said = self.said
        return Claim(str(prop), str(value), said.source, said.locator, said.given.day, status.value)

    def _add(self, id: str, claims: Iterable[Claim]) -> None:
        record = self.record(id)
        self._keep(with_claims(record, (*record.claims, *claims)))

    def _keep(self, record: Record) -> None:
        self._records[record.id] = record

    def _row(self, id: str) -> Relation | None:
        rows = (d.relation for found in self.said.case.snapshot.relations.values() for d in found)
        return next((r for r in rows if r.id == id), None)

    def _by_name(self, type: EntityType, name: str) -> Entity | None:
        """The thing of that name; else the one organization that it names but for spelling and legal form."""
        known, same = self.said.case.snapshot.possible(type), folded(name)
        found = next((e for e in known if folded(e.name) == same), None)
        if found is not None or type is not EntityType.ORGANIZATION:
            return found
        asked = normal_name(name)
        alike = [
            e for e in known if any(n.key == asked.key and small_words_agree(n, asked) for n in traits_of(e).names)
        ]
        return alike[0] if len(alike) == 1 else None


__all__ = ["PropValues", "Saying"]
