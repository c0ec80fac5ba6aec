"""Changes that nobody made, from what was sent to what a store would be asked to do; nothing of it is written."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from api.reads.access import Reading
from api.refusals import unfit
from api.schemas.supposing import (
    Supposed,
    SupposedChange,
    SupposedEnd,
    SupposedEntity,
    SupposedRelation,
    SupposedRemoval,
)
from api.schemas.writing import ClaimIn
from graph.comparison.comparing import Comparison
from graph.comparison.supposition import compare_with
from graph.editing.faults import Fault, Rules
from graph.editing.replacing import revised
from graph.editing.supposing import after_changes
from graph.errors import NotFoundError
from graph.records import Record, entity, relation
from graph.records.claims import EXISTS, Claim
from graph.stores.base import Change, Scope, put, remove
from graph.stores.ending import ended
from ontology import Model, Text
from ontology.names import EntityType, StatementStatus

_OF_PERSON = Text(de="Personen werden auch nicht gedacht aufgenommen.", en="Persons are not taken, not even supposed.")

_TAKEN = Text(de="Diese Kennung gibt es schon.", en="This id is taken.")


def supposed(read: Reading, key: str, on: date, changes: Sequence[Supposed]) -> Comparison:
    """A district as it is, and as it would be; raises RefusedError for what does not fit."""
    return compare_with(read.analysis(key, on), records_after(read, key, changes))


def records_after(read: Reading, key: str, changes: Sequence[Supposed]) -> list[Record]:
    """All records of a district as they would be; raises RefusedError for what does not fit."""
    district = read.district(key)
    scope = Scope.of(district.owner)
    records: list[Record] = [*read.store.records(scope), *read.store.relations(scope=scope)]
    return Supposition(read.model, district.owner, records).after(changes)


class Supposition:
    """The records of a district, on which changes are supposed one after the other."""

    def __init__(self, model: Model, owner: str, records: Iterable[Record]) -> None:
        self.model, self.owner = model, owner
        self.records: Mapping[str, Record] = {record.id: record for record in records}
        self.at = ""

    def after(self, changes: Sequence[Supposed]) -> list[Record]:
        """The records after all changes."""
        for number, one in enumerate(changes):
            self.at = f"/changes/{number}"
            self.records = after_changes(self.records.values(), [self.change_of(one)])
        return list(self.records.values())

    def record(self, id: str) -> Record:
        """The record of an id; raises NotFoundError."""
        if id not in self.records:
            raise NotFoundError(f"no record {id}")
        return self.records[id]

    def said(self, type: str, claims: Sequence[ClaimIn], under: str = "/claims") -> list[Claim]:
        """Claims that fit; raises RefusedError for others."""
        found = [claim.as_claim() for claim in claims]
        rules = Rules(self.model, lambda id: r.type if (r := self.records.get(id)) is not None else None)
        faults = [self._told(fault, under) for fault in rules.faults(self.model.types[type], found)]
        if type == EntityType.PERSON:
            faults.append((f"{self.at}/type", _OF_PERSON))
        if faults:
            raise unfit(faults)
        return found

    def _told(self, fault: Fault, under: str) -> tuple[str, Text]:
        return f"{self.at}{under}/{fault.claim}/{fault.part}", fault.sentence

    def change_of(self, one: Supposed) -> Change:
        """What a store would be asked to do."""
        match one:
            case SupposedEntity():
                return put(entity(self._new(one.id), one.type, self.owner, self._there(one.type, one.claims)))
            case SupposedRelation():
                ends = (self.record(one.source).id, self.record(one.target).id)
                id = f"{self.owner}:{self.at}"  # taken by nothing that is stored
                return put(relation(id, one.type, ends, self.owner, self._there(one.type, one.claims)))
            case SupposedChange():
                return put(self._revised(self.record(one.id), one.properties))
            case SupposedEnd():
                return put(ended(self.record(one.id), self.model, one.date, Claim("", "")))
            case SupposedRemoval():
                return remove(self.record(one.id).id)

    def _revised(self, record: Record, properties: Mapping[str, Sequence[ClaimIn]]) -> Record:
        said = {p: self.said(record.type, claims, f"/properties/{p}") for p, claims in properties.items()}
        return revised(record, record, said)

    def _there(self, type: str, claims: Sequence[ClaimIn]) -> list[Claim]:
        """What is said of something new, and that it would be there."""
        said = self.said(type, claims)
        stated = any(claim.prop == EXISTS for claim in said)
        return said if stated else [*said, Claim(EXISTS, "true", status=StatementStatus.CONFIRMED.value)]

    def _new(self, id: str) -> str:
        if id in self.records:
            raise unfit([(f"{self.at}/id", _TAKEN)])
        return id
