"""What may be shown outward, as a view of a store: no name of a person, and no id that could be one (decision 0027).

What of a record may be shown says `graph.stores.mask`; here persons get the drawn ids under which they are shown.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.contacts import without_personal_contacts
from graph.records import Entity, R, Record, Relation, from_json, to_json, with_claims
from graph.stores.base import EVERYTHING, NO_SCOPE, GraphStore, Happened, JournalEntry, Revision, Scope
from graph.stores.mask import Mask, pointing
from graph.stores.pseudonyms import Pseudonyms
from graph.stores.search import query_words, search_text
from ontology import Model
from ontology.names import Prop, Visibility


class MaskedReader:
    """A `GraphReader` that shows what may be shown, and does not find persons by name or by an id of their own."""

    def __init__(self, store: GraphStore, model: Model, shared: frozenset[str] = frozenset()) -> None:
        self._store = store
        self._mask = Mask(model, shared)
        self._pointing = pointing(model)
        self._ids = Pseudonyms(store, model)

    def get(self, id: str, scope: Scope = NO_SCOPE) -> Record | None:
        """See `GraphReader.get`; a person is there under the drawn id only."""
        real = self._ids.real(id)
        found = None if real is None else self._store.get(real, scope)
        shown = None if found is None else self._shown(found)
        return shown if shown is not None and shown.id == id else None

    def real(self, id: str) -> str | None:
        """The id in the store behind one that was shown, None for one that never is."""
        return self._ids.real(id)

    def shown(self, record: R) -> R:
        """A record of the store as it is shown."""
        return self._shown(record)

    def records(self, scope: Scope = NO_SCOPE, types: Sequence[str] = ()) -> Iterator[Entity]:
        """See `GraphReader.records`."""
        return self._sorted(map(self._shown, self._store.records(scope, types)))

    def relations(
        self, of: str | None = None, scope: Scope = NO_SCOPE, types: Sequence[str] = ()
    ) -> Iterator[Relation]:
        """See `GraphReader.relations`."""
        real = None if of is None else self._ids.real(of)
        if of is not None and real is None:
            return iter(())
        return self._sorted(map(self._shown, self._store.relations(real, scope, types)))

    def search(self, text: str, scope: Scope = NO_SCOPE, limit: int = 50) -> Sequence[Entity]:
        """See `GraphReader.search`; a person is never a hit, since the search itself would confirm the name.

        Nor is what only words that are not shown would find.
        """
        asked = limit
        while True:
            # Asking for more makes up for what is left out, so that a page of hits stays a page.
            found = self._store.search(text, scope, asked)
            hits = self._hits(found, query_words(text))
            if len(hits) >= limit or len(found) < asked:
                return hits[:limit]
            asked *= 4

    def _hits(self, found: Sequence[Entity], words: Sequence[str]) -> list[Entity]:
        named = ((e, self._mask.shown(e)) for e in found if not self._mask.nameless(e.type))
        return [shown for e, shown in named if shown is e or all(w in search_text(shown) for w in words)]

    def journal(
        self, record: str | None = None, after: int = 0, scope: Scope = NO_SCOPE, until: int | None = None
    ) -> Iterator[JournalEntry]:
        """See `GraphReader.journal`."""
        real = None if record is None else self._ids.real(record)
        if record is not None and real is None:
            return
        for entry in self._store.journal(real, after, scope, until):
            self._ids.learn([entry])
            visible = self._visible(entry.record)
            before, after_ = self._masked(entry.before, visible), self._masked(entry.after, visible)
            shown = after_ or before
            id = self._ids.shown(entry.record) if shown is None else shown.id
            was, became = (None if state is None else to_json(state) for state in (before, after_))
            yield JournalEntry(_told(entry.revision), id, was, became)

    def batches(self, after: int = 0, scope: Scope = NO_SCOPE, until: int | None = None) -> Iterator[Happened]:
        """See `GraphReader.batches`."""
        found = self._store.batches(after, scope, until)
        return (replace(batch, revision=_told(batch.revision)) for batch in found)

    def head(self, scope: Scope = NO_SCOPE) -> Revision | None:
        """See `GraphReader.head`."""
        newest = self._store.head(scope)
        return None if newest is None else _told(newest)

    def _masked(self, text: str | None, visible: str) -> Record | None:
        return None if text is None else self._shown(from_json(text), visible)

    def _visible(self, id: str) -> str:
        """Who may see a record today, whatever was said once; of who is gone nobody said that everybody may."""
        now = self._store.get(id, scope=EVERYTHING) if self._ids.is_known(id) else None
        return (now.value(Prop.VISIBILITY) if now is not None else None) or Visibility.INTERNAL

    def _shown(self, record: R, visible: str | None = None) -> R:
        """The record as it may be seen, under drawn ids wherever a person is meant."""
        made, ids = self._mask.shown(record, visible), self._ids
        pointers = self._pointing[record.type]
        if not pointers.isdisjoint([c.prop for c in made.claims]):
            claims = [c._replace(value=ids.shown(c.value)) if c.prop in pointers else c for c in made.claims]
            if claims != list(made.claims):
                made = with_claims(made, claims)
        id = ids.shown_of(record)
        if isinstance(made, Relation):
            ends = ids.shown(made.source), ids.shown(made.target)
            if (id, *ends) != (made.id, made.source, made.target):
                return replace(made, id=id, source=ends[0], target=ends[1])
            return made
        return made if id == made.id else replace(made, id=id)

    def _sorted(self, records: Iterator[R]) -> Iterator[R]:
        """By the ids that are shown: pages are cut by them."""
        return iter(sorted(records, key=lambda r: r.id)) if self._ids.hides else records


def _told(revision: Revision) -> Revision:
    """The revision without the personal address of whoever made it."""
    author, reason = without_personal_contacts(revision.author), without_personal_contacts(revision.reason)
    return replace(revision, author=author, reason=reason)
