"""What is personal stays inside: no name, address or number of anybody leaves the house (decision 0020).

Organization and post suffice for the analysis. A person keeps place and role in it, under the word "Person". Phone,
mailbox and note of whatever leave only where they are plainly an office's, and in every other text a personal address
or mobile number is replaced.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from graph.contacts import may_leave, without_personal_contacts
from graph.records import Entity, R, Record, Relation, from_json, to_json, with_claims
from graph.records.claims import Claim
from graph.stores.base import EVERYTHING, GraphReader, JournalEntry, Revision, Scope
from graph.stores.search import query_words, search_text
from ontology import Model
from ontology.names import EntityType, Prop, StatementStatus

MASKED_NAME = "Person"
_UNNAMED = Claim(Prop.NAME, MASKED_NAME, status=StatementStatus.INFERRED)


class Mask:
    """Records as others may see them."""

    def __init__(self, model: Model) -> None:
        types = model.types.values()
        self._guarded = {t.name: {p.name: p for p in t.properties if p.protected or p.personal} for t in types}
        # Codes, days, numbers and references hold nobody's address.
        self._plain = {t.name: frozenset(p.name for p in t.properties if p.datatype != "string") for t in types}

    def nameless(self, type: str) -> bool:
        """Whether records of a type have no name outside: those of persons."""
        name = self._guarded[type].get(Prop.NAME)
        return name is not None and name.protected

    def shown(self, record: R) -> R:
        """The record without what must not leave; the very same if there is nothing of the kind."""
        guarded, plain = self._guarded[record.type], self._plain[record.type]
        shown = [
            _scrubbed(claim, plain)
            for claim in record.claims
            if claim.prop not in guarded or may_leave(guarded[claim.prop], claim.value)
        ]
        if self.nameless(record.type):
            shown.append(_UNNAMED)
        return record if tuple(shown) == record.claims else with_claims(record, shown)


def _scrubbed(claim: Claim, plain: frozenset[str]) -> Claim:
    value = claim.value if claim.prop in plain else without_personal_contacts(claim.value)
    locator = without_personal_contacts(claim.locator)
    return claim if (value, locator) == (claim.value, claim.locator) else claim._replace(value=value, locator=locator)


def without_persons(
    model: Model, entities: Iterable[Entity], relations: Iterable[Relation]
) -> tuple[tuple[Entity, ...], tuple[Relation, ...]]:
    """The records without persons, their relations, every reference to them, and all that is personal."""
    mask, every = Mask(model), tuple(entities)
    gone = {e.id for e in every if e.type == EntityType.PERSON}
    tied = (r for r in relations if r.source not in gone and r.target not in gone)
    return (
        tuple(_unreferenced(mask.shown(e), model, gone) for e in every if e.id not in gone),
        tuple(_unreferenced(mask.shown(r), model, gone) for r in tied),
    )


def _unreferenced(record: R, model: Model, gone: set[str]) -> R:
    pointing = {p.name for p in model.types[record.type].properties if p.target is not None}
    return with_claims(record, (c for c in record.claims if not (c.prop in pointing and c.value in gone)))


class MaskedReader:
    """A `GraphReader` that shows nothing personal, and does not find persons by name."""

    def __init__(self, store: GraphReader, model: Model) -> None:
        self._store = store
        self._mask = Mask(model)

    def get(self, id: str, scope: Scope = EVERYTHING) -> Record | None:
        """See `GraphReader.get`."""
        found = self._store.get(id, scope)
        return None if found is None else self._mask.shown(found)

    def records(self, scope: Scope = EVERYTHING, types: Sequence[str] = ()) -> Iterator[Entity]:
        """See `GraphReader.records`."""
        for found in self._store.records(scope, types):
            yield self._mask.shown(found)

    def relations(
        self, of: str | None = None, scope: Scope = EVERYTHING, types: Sequence[str] = ()
    ) -> Iterator[Relation]:
        """See `GraphReader.relations`."""
        for found in self._store.relations(of, scope, types):
            yield self._mask.shown(found)

    def search(self, text: str, scope: Scope = EVERYTHING, limit: int = 50) -> Sequence[Entity]:
        """See `GraphReader.search`; a person is never a hit, since the search itself would confirm the name.

        Nor is what only words that are not shown would find.
        """
        # Asking for more makes up for the persons left out, so that a page of hits stays a page.
        found = self._store.search(text, scope, limit * 2)
        words = query_words(text)
        named = ((e, self._mask.shown(e)) for e in found if not self._mask.nameless(e.type))
        return [shown for e, shown in named if shown is e or all(w in search_text(shown) for w in words)][:limit]

    def journal(self, record: str | None = None, after: int = 0) -> Iterator[JournalEntry]:
        """See `GraphReader.journal`."""
        for entry in self._store.journal(record, after):
            yield replace(entry, before=self._masked(entry.before), after=self._masked(entry.after))

    def head(self) -> Revision | None:
        """See `GraphReader.head`."""
        return self._store.head()

    def _masked(self, text: str | None) -> str | None:
        return None if text is None else to_json(self._mask.shown(from_json(text)))
