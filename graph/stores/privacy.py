"""Persons stay inside: what leaves the house carries no name, e-mail or phone number of anybody (domain 7.1).

Organization and post suffice for the analysis. A person keeps place and role in it, under the word "Person".
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from graph.records import (
    EVERYTHING,
    Claim,
    Entity,
    JournalEntry,
    R,
    Record,
    Relation,
    Revision,
    Scope,
    from_json,
    to_json,
    with_claims,
)
from graph.stores.base import GraphReader
from ontology import Model
from ontology.names import EntityType, Prop, StatementStatus

MASKED_NAME = "Person"


def protected_properties(model: Model, type: str) -> frozenset[str]:
    """Names of the properties of a type that hold personal data."""
    return frozenset(p.name for p in model.types[type].properties if p.protected)


def masked(record: R, model: Model) -> R:
    """The record without what its protected properties say; a person is called "Person"."""
    hidden = protected_properties(model, record.type)
    if not hidden:
        return record
    name = [Claim(Prop.NAME, MASKED_NAME, status=StatementStatus.INFERRED)] if Prop.NAME in hidden else []
    return with_claims(record, [*(c for c in record.claims if c.prop not in hidden), *name])


def without_persons(
    model: Model, entities: Iterable[Entity], relations: Iterable[Relation]
) -> tuple[tuple[Entity, ...], tuple[Relation, ...]]:
    """The records without persons, their relations, every reference to them, and all protected properties."""
    every = tuple(entities)
    gone = {e.id for e in every if e.type == EntityType.PERSON}
    tied = (r for r in relations if r.source not in gone and r.target not in gone)
    return (
        tuple(_unreferenced(masked(e, model), model, gone) for e in every if e.id not in gone),
        tuple(_unreferenced(masked(r, model), model, gone) for r in tied),
    )


def _unreferenced(record: R, model: Model, gone: set[str]) -> R:
    pointing = {p.name for p in model.types[record.type].properties if p.target is not None}
    return with_claims(record, (c for c in record.claims if not (c.prop in pointing and c.value in gone)))


class MaskedReader:
    """A `GraphReader` that shows persons without their protected properties, and does not find them by name."""

    def __init__(self, store: GraphReader, model: Model) -> None:
        self._store = store
        self._model = model
        self._personal = frozenset(name for name in model.types if protected_properties(model, name))

    def get(self, id: str, scope: Scope = EVERYTHING) -> Record | None:
        """See `GraphReader.get`."""
        found = self._store.get(id, scope)
        return None if found is None else self._shown(found)

    def records(self, scope: Scope = EVERYTHING, types: Sequence[str] = ()) -> Iterator[Entity]:
        """See `GraphReader.records`."""
        for found in self._store.records(scope, types):
            yield self._shown(found)

    def relations(
        self, of: str | None = None, scope: Scope = EVERYTHING, types: Sequence[str] = ()
    ) -> Iterator[Relation]:
        """See `GraphReader.relations`."""
        for found in self._store.relations(of, scope, types):
            yield self._shown(found)

    def search(self, text: str, scope: Scope = EVERYTHING, limit: int = 50) -> Sequence[Entity]:
        """See `GraphReader.search`; a person is never a hit, since the search itself would confirm the name."""
        # Asking for more makes up for the persons left out, so that a page of hits stays a page.
        found = self._store.search(text, scope, limit * 2)
        return [e for e in found if e.type not in self._personal][:limit]

    def journal(self, record: str | None = None, after: int = 0) -> Iterator[JournalEntry]:
        """See `GraphReader.journal`."""
        for entry in self._store.journal(record, after):
            yield replace(entry, before=self._masked(entry.before), after=self._masked(entry.after))

    def head(self) -> Revision | None:
        """See `GraphReader.head`."""
        return self._store.head()

    def _masked(self, text: str | None) -> str | None:
        return None if text is None else to_json(self._shown(from_json(text)))

    def _shown(self, record: R) -> R:
        return masked(record, self._model) if record.type in self._personal else record
