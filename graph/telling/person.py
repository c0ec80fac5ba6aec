"""Everything that is stored of one person, as Art. 15 DSGVO asks for it (domain 7.3; decision 0038)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from graph.records import Entity, Record, Relation, from_json, to_json
from graph.records.claims import EXISTS, Claim
from graph.stores.base import EVERYTHING, GraphStore, JournalEntry, Revision, Scope
from graph.stores.erasing import Stored, redaction_of
from graph.stores.privacy import MaskedReader
from ontology import Model, Text, say
from ontology.names import EntityType, Prop

PURPOSE = (Prop.PROCESSING_PURPOSE, Prop.BASIS)
"""What a data set says for all whom it holds, and a record of a person may say otherwise."""
_OF_PROCESSING = (*PURPOSE, Prop.CONSENT_DATE, Prop.CONSENT_VERSION, Prop.VISIBILITY, Prop.REVIEW_ON)


@dataclass(frozen=True, slots=True)
class PersonStatement:
    """One claim in words: what is said, by which source, where in it, of what day, and how sure it is."""

    property: Text
    value: Text
    status: Text
    source: str
    locator: str
    as_of: str


@dataclass(frozen=True, slots=True)
class PersonPlace:
    """A record of others by which a person has a place in the network, or that speaks of them."""

    type: Text
    name: str
    statements: tuple[PersonStatement, ...]


@dataclass(frozen=True, slots=True)
class PersonAlteration:
    """What one batch did to what is stored of the person; what was said before, and what is said since."""

    revision: Revision
    of: Text
    before: tuple[PersonStatement, ...]
    after: tuple[PersonStatement, ...]


@dataclass(frozen=True, slots=True)
class PersonReport:
    """What is stored of a person: under which id, in which data set, what, why, where from, and what was done to it."""

    id: str
    district: str
    statements: tuple[PersonStatement, ...]
    ties: tuple[PersonPlace, ...]
    mentions: tuple[PersonPlace, ...]
    processing: tuple[PersonStatement, ...]
    lacking: tuple[Text, ...]
    history: tuple[PersonAlteration, ...]


def person_report(store: GraphStore, model: Model, person: Stored, scope: Scope) -> PersonReport:
    """Everything that a scope sees of a person, also of one of whom only the journal still knows."""
    told = _Told(store, model, scope)
    newest = person.versions[-1]
    there = store.get(person.id, scope)
    ties = [r for r in store.relations(person.id, scope) if isinstance(there, Entity)]
    district = next((d for d in store.records(scope, [EntityType.DISTRICT]) if d.owner == newest.owner), None)
    own = told.statements(newest.claims, newest.type)
    processing = [*told.of(newest, _OF_PROCESSING), *(told.of(district, PURPOSE) if district is not None else ())]
    said = {statement.property for statement in processing}
    lacking = (told.label(newest.type, prop) for prop in (*PURPOSE, Prop.REVIEW_ON))
    return PersonReport(
        id=person.shown,
        district=district.name if district is not None else newest.owner,
        statements=tuple(own),
        ties=tuple(told.tie(tie, person.id) for tie in ties),
        mentions=tuple(told.mentions(person, {person.id, *(t.id for t in ties)})),
        processing=tuple(processing),
        lacking=tuple(label for label in lacking if label not in said),
        history=tuple(told.history([person.id, *(t.id for t in ties)])),
    )


class _Told:
    """Records in words, as a scope sees them."""

    def __init__(self, store: GraphStore, model: Model, scope: Scope) -> None:
        self._store, self._model, self._scope = store, model, scope
        self._masked = MaskedReader(store, model)

    def label(self, type: str, prop: str) -> Text:
        found = self._model.types[type].property(prop)
        return found.label if found is not None else say("vorhanden", "exists")

    def statements(self, claims: Iterable[Claim], type: str) -> Iterator[PersonStatement]:
        for claim in claims:
            yield PersonStatement(
                self.label(type, claim.prop),
                self._value(type, claim),
                self._model.code("StatementStatus", claim.status).label if claim.status else say("", ""),
                self._name(claim.source),
                claim.locator,
                claim.as_of,
            )

    def of(self, record: Record, props: Sequence[str]) -> Iterator[PersonStatement]:
        return self.statements((c for c in record.claims if c.prop in props), record.type)

    def tie(self, tie: Relation, person: str) -> PersonPlace:
        other = tie.target if tie.source == person else tie.source
        claims = [c for c in tie.claims if c.prop != EXISTS]
        return PersonPlace(
            self._model.types[tie.type].label, self._name(other), tuple(self.statements(claims, tie.type))
        )

    def mentions(self, person: Stored, known: set[str]) -> Iterator[PersonPlace]:
        """Records of others that name the person, by id or in a text: what an erasure would rewrite."""
        redaction = redaction_of(person)
        every: list[Record] = [*self._store.records(self._scope), *self._store.relations(scope=self._scope)]
        for record in every:
            if record.id in known or (text := to_json(record)) == redaction.text(text):
                continue
            kept = set(redaction.record(record).claims)
            claims = [c for c in record.claims if c not in kept]
            name = self._name(record.id) if isinstance(record, Entity) else ""
            yield PersonPlace(self._model.types[record.type].label, name, tuple(self.statements(claims, record.type)))

    def history(self, ids: Sequence[str]) -> list[PersonAlteration]:
        entries = [entry for id in ids for entry in self._store.journal(id, scope=self._scope)]
        made = (self._alteration(entry) for entry in sorted(entries, key=lambda e: e.revision.number))
        return [alteration for alteration in made if alteration.before or alteration.after]

    def _alteration(self, entry: JournalEntry) -> PersonAlteration:
        before, after = (None if text is None else from_json(text) for text in (entry.before, entry.after))
        old, new = (frozenset() if r is None else frozenset(r.claims) for r in (before, after))
        type = next(r.type for r in (after, before) if r is not None)
        told = partial(self.statements, type=type)
        label = self._model.types[type].label
        return PersonAlteration(entry.revision, label, tuple(told(sorted(old - new))), tuple(told(sorted(new - old))))

    def _value(self, type: str, claim: Claim) -> Text:
        found = self._model.types[type].property(claim.prop)
        if found is not None and found.code_list is not None:
            code = self._model.code_lists[found.code_list].by_notation.get(claim.value)
            return code.label if code is not None else Text(de=claim.value, en=claim.value)
        if claim.prop == EXISTS:
            return say("ja", "yes")
        value = self._name(claim.value) if found is not None and found.target is not None else claim.value
        return Text(de=value, en=value)

    def _name(self, id: str) -> str:
        """What a record is called; of another person the id that is shown, as this is nobody else's report."""
        record = self._store.get(id, scope=EVERYTHING) if id else None
        if not isinstance(record, Entity):
            return id
        return self._masked.shown(record).id if record.type == EntityType.PERSON else record.name
