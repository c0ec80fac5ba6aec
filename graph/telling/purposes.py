"""What a data set says of why it holds persons: who is responsible, what for, and on which legal basis (domain 7.3).

A data set is what a district records. Where that is not said, no person is added to it (decision 0038).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.errors import NotFoundError, PurposeUnsaidError
from graph.records import Entity, with_claims
from graph.records.claims import Claim
from graph.stores.base import EVERYTHING, Batch, Change, GraphReader, GraphStore, Revision, Scope, put
from ontology import Model, Text
from ontology.names import EntityType, Prop, StatementStatus

SAID_OF_DATA_SET = (Prop.CONTROLLER, Prop.PROCESSING_PURPOSE, Prop.BASIS)
"""What has to be said before anybody is recorded."""


@dataclass(frozen=True, slots=True)
class DataSet:
    """A district, and what it says of its persons; what is not said is None."""

    district: Entity
    said: Mapping[str, str | None]

    @property
    def lacking(self) -> tuple[str, ...]:
        """The properties that are not said."""
        return tuple(prop for prop, value in self.said.items() if not value)


def data_set_of(store: GraphReader, key: str, scope: Scope) -> DataSet:
    """The data set of a district; raises NotFoundError."""
    found = next((d for d in store.records(scope, [EntityType.DISTRICT]) if d.owner == key), None)
    if found is None:
        raise NotFoundError(f"no district {key}")
    return _data_set(found)


def refuse_unsaid(store: GraphStore, changes: Sequence[Change]) -> None:
    """Raise PurposeUnsaidError if changes add a person to a data set that does not say why it holds any.

    What the same changes say of their district counts.
    """
    persons = [c.record for c in changes if c.record is not None and c.record.type == EntityType.PERSON]
    owners = {p.owner for p in persons if store.get(p.id, EVERYTHING) is None}
    new = (c.record for c in changes if isinstance(c.record, Entity) and c.record.type == EntityType.DISTRICT)
    if owners:
        refuse_without_purpose(store, owners, {d.owner: d for d in new})


def refuse_without_purpose(store: GraphStore, owners: Iterable[str], also: Mapping[str, Entity]) -> None:
    """Raise PurposeUnsaidError if one of the districts does not say why it holds persons; ``also`` comes beside."""
    there = {d.owner: d for d in store.records(EVERYTHING, [EntityType.DISTRICT])} | dict(also)
    for owner in sorted(owners):
        if owner not in there or _data_set(there[owner]).lacking:
            raise PurposeUnsaidError("a person needs a purpose, a legal basis and somebody who is responsible")


def say_of_data_set(store: GraphStore, found: DataSet, said: Mapping[str, str], by: tuple[str, str]) -> Revision:
    """Say of a data set who is responsible, what for and on which basis; ``by`` is who says so, and when."""
    author, time = by
    kept = [claim for claim in found.district.claims if claim.prop not in said]
    new = [Claim(prop, value, as_of=time[:10], status=StatementStatus.CONFIRMED.value) for prop, value in said.items()]
    batch = Batch(
        author, time, "Zweck und Verantwortung der Datensammlung", (put(with_claims(found.district, [*kept, *new])),)
    )
    return store.commit(batch, Scope.of(found.district.owner))


def said_in_words(found: DataSet, model: Model, prop: str) -> Text | None:
    """What a data set says, in words; None if it says nothing."""
    value = found.said[prop]
    if not value:
        return None
    code = model.code_lists["ProcessingBasis"].by_notation.get(value) if prop == Prop.BASIS else None
    return code.definition if code is not None else Text(de=value, en=value)


def _data_set(district: Entity) -> DataSet:
    return DataSet(district, {str(prop): district.value(prop) for prop in SAID_OF_DATA_SET})
