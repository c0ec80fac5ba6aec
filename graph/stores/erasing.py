"""Erasing: a person, or what a record says of something, goes from records, journal, search index and file pages.

Seats and history keep their shape. What went, when and by whom is a batch of its own that names no content; nothing
brings back what it took (decision 0027).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from graph.errors import NotFoundError
from graph.identifiers import folded, slug
from graph.records import Entity, Record, Relation, from_json
from graph.stores.base import EVERYTHING, NO_SCOPE, Batch, GraphStore, JournalEntry, Revision, Scope
from graph.stores.drawn import drawn_id, is_drawn, keyed_id
from graph.stores.erasure_register import Beginning, Erasure, Register
from graph.stores.redaction import ERASED, Redaction, words_of_name
from ontology import Model
from ontology.names import EntityType, Prop

_SAID_OF_PERSONS = (Prop.EMAIL, Prop.PHONE, Prop.SAME_AS, Prop.NOTE)
"""Besides the name: values by which a person is found in other texts."""
_PERSON_GONE, _VALUE_GONE = "Person gelöscht: ", "Angabe gelöscht: "
"""How the reasons of erasures begin."""
_SHORTEST = 5
"""Letters of a name that stands alone; a shorter one is looked for in no other text."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A record with all that the journal says it ever was; ``shown`` is the id under which it is shown outside."""

    id: str
    shown: str
    versions: tuple[Record, ...]

    def values(self, prop: str) -> list[str]:
        """Every value that a property ever had, each once."""
        said = (c.value for v in self.versions for c in v.claims if c.prop == prop)
        return list(dict.fromkeys(value for value in said if value not in ("", ERASED)))


@dataclass(frozen=True, slots=True)
class Eraser:
    """Who erases, when (ISO 8601 with zone), what they may touch, where it is noted outside of the store, and why."""

    author: str
    time: str
    scope: Scope = NO_SCOPE
    register: Register | None = None
    reason: str = ""


def persons_like(store: GraphStore, asked: str, scope: Scope = NO_SCOPE) -> list[Stored]:
    """The persons meant by an id, the id that is shown, or a name; also those of whom only the journal knows.

    Nobody is found by a part of a name: who is to be erased has to be said.
    """
    versions: dict[str, list[Record]] = {}
    for _, record in _recorded(store.journal(scope=scope)):
        if record.type == EntityType.PERSON:
            versions.setdefault(record.id, []).append(record)
    found = [_stored(store, id, records) for id, records in versions.items()]
    exact = [person for person in found if asked in (person.id, person.shown)]
    return exact or [p for p in found if folded(asked) in map(folded, p.values(Prop.NAME))]


def record_like(store: GraphStore, asked: str) -> Stored:
    """The record of an id, also if only the journal knows it; raises NotFoundError if nothing does."""
    records = [record for _, record in _recorded(store.journal(asked, scope=EVERYTHING))]
    if records:
        return _stored(store, asked, records)
    persons = persons_like(store, asked, EVERYTHING)
    if len(persons) != 1:
        raise NotFoundError("no record of that id")
    (person,) = persons
    return person


def erasures(store: GraphStore, after: int) -> list[Revision]:
    """The revisions after a number that erased something, each once: their entries say the same twice.

    So do those of a change to nothing but what was erased later: that was none.
    """
    entries = store.journal(after=after, scope=EVERYTHING)
    found = (e.revision for e in entries if e.before is not None and e.before == e.after)
    return [r for r in dict.fromkeys(found) if r.reason.startswith((_PERSON_GONE, _VALUE_GONE))]


def is_erased(person: Stored) -> bool:
    """Whether a person was erased already."""
    return any(c.value == ERASED for c in person.versions[-1].about(Prop.NAME))


def redaction_of(person: Stored) -> Redaction:
    """What rewrites a person, and all that names them elsewhere; an id that lasts has to be drawn for it."""
    names = person.values(Prop.NAME)
    words = [word for name in names for word in words_of_name(name)]
    words += [value for prop in _SAID_OF_PERSONS for value in person.values(prop)]
    return Redaction(
        ids={person.id: ERASED},
        whole=frozenset((person.id,)),
        words=tuple(dict.fromkeys(words)),
        alone=tuple(name for name in names if len(name) >= _SHORTEST and not words_of_name(name)),
    )


def erase_person(store: GraphStore, person: Stored, by: Eraser) -> Revision:
    """Erase all that was ever said of a person: an unnamed seat stays, under an id that is drawn now.

    Raises OutOfScopeError where the person, or what is tied to them, is not the eraser's.
    """
    ids = _ids(store, person, person.values(Prop.NAME), by.scope)
    ties = {id: {str(Prop.NOTE): False} for id in _ties(store, [person.id])}
    redaction = replace(redaction_of(person), ids=ids, props=ties)
    reason = f"{_PERSON_GONE}{redaction.id(person.id)}"
    return _erased(store, redaction, by, _Told(person, (), reason))


def erase_properties(store: GraphStore, model: Model, stored: Stored, props: Sequence[str], by: Eraser) -> Revision:
    """Erase every value that some properties of a record ever had; raises NotFoundError if it has none of them."""
    kind = model.types[stored.versions[-1].type]
    known = {p.name: p.datatype == "string" for p in kind.properties}
    private = [p.name for p in kind.properties if p.name in props and p.shown in ("office", "never")]
    if not any(stored.values(prop) for prop in props):
        raise NotFoundError("nothing is recorded there")
    values = [value for prop in private for value in stored.values(prop)]
    names = [value for prop in props if prop in (Prop.NAME, Prop.ALIAS) for value in stored.values(prop)]
    redaction = Redaction(
        ids=_ids(store, stored, names, by.scope) if names else {},
        props={stored.id: {prop: known.get(prop, False) for prop in props}},
        words=tuple(value for value in values if len(value) >= _SHORTEST),
        alone=tuple(name for name in names if len(name) >= _SHORTEST),
    )
    told = ", ".join(sorted(p.label.de for p in kind.properties if p.name in props))
    reason = f"{_VALUE_GONE}{told} von {redaction.id(stored.id)}"
    return _erased(store, redaction, by, _Told(stored, tuple(props), reason))


class _Told(NamedTuple):
    """What is told of an erasure."""

    of: Stored
    properties: tuple[str, ...]
    reason: str


def _erased(store: GraphStore, redaction: Redaction, by: Eraser, told: _Told) -> Revision:
    """Erase, and note it in the register, if there is one."""
    why = f" – {redaction.plain(by.reason)}" if by.reason else ""
    author = redaction.plain(by.author)
    batch, kind = Batch(author, by.time, f"{told.reason}{why}", ()), told.of.versions[-1]
    if by.register is None:
        return store.erase(redaction, batch, by.scope)
    noted = [Erasure(_beginning(store, told.of.id), kind.type, kind.owner, told.properties, by.time, author)]
    if not told.properties:
        noted += (
            Erasure(_beginning(store, id), kind.type, owner, props, by.time, author)
            for id, owner, props in _namesakes(store, told.of, by.scope)
        )
    with by.register.noting(noted, redaction.plain):
        return store.erase(redaction, batch, by.scope)


def _namesakes(store: GraphStore, person: Stored, scope: Scope) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Other records of the same name, and what is erased of them: the name, and all if they are there no more.

    Who became a part of the person has a record of their own in every earlier backup.
    """
    for name in person.values(Prop.NAME):
        for other in persons_like(store, name, scope):
            if other.id != person.id:
                gone = store.get(other.id, scope=EVERYTHING) is None
                yield other.id, other.versions[-1].owner, () if gone else (str(Prop.NAME),)


def _beginning(store: GraphStore, id: str) -> Beginning:
    first = next(iter(store.journal(id, scope=EVERYTHING))).revision
    entries = store.journal(after=first.number - 1, scope=EVERYTHING, until=first.number)
    return Beginning(first.number, first.time, next(n for n, entry in enumerate(entries) if entry.record == id))


def _ids(store: GraphStore, stored: Stored, names: Iterable[str], scope: Scope) -> Mapping[str, str]:
    """The ids that are drawn anew: of the record, of whatever has the name in its id, and of all that hangs on them."""
    named = [name for name in names if len(name) >= _SHORTEST]
    slugs = tuple({slug(turned) for name in named for turned in words_of_name(name)[:2] or (name,)})
    drawn = {stored.id: drawn_id(stored.versions[-1].owner, stored.versions[-1].type)}
    for id, record in _recorded(store.journal(scope=EVERYTHING)):
        if (
            id not in drawn
            and isinstance(record, Entity)
            and scope.writes(record.owner)
            and any(s in id for s in slugs)
        ):
            drawn[id] = drawn_id(record.owner, record.type)
    return drawn | _ties(store, drawn)


def _ties(store: GraphStore, ids: Iterable[str]) -> dict[str, str]:
    """The relations that ever led to some entities, each with a new id: the old one was made of its ends."""
    ends = set(ids)
    return {
        id: drawn_id(record.owner, record.type)
        for id, record in _recorded(store.journal(scope=EVERYTHING))
        if isinstance(record, Relation) and (record.source in ends or record.target in ends)
    }


def _recorded(entries: Iterable[JournalEntry]) -> Iterator[tuple[str, Record]]:
    """Every state of every record in entries of a journal."""
    for entry in entries:
        for text in (entry.before, entry.after):
            if text is not None:
                yield entry.record, from_json(text)


def _stored(store: GraphStore, id: str, records: Sequence[Record]) -> Stored:
    newest = records[-1]
    person = newest.type == EntityType.PERSON and not is_drawn(id)
    shown = keyed_id(store.secret(), newest.owner, newest.type, id) if person else id
    return Stored(id, shown, tuple(records))
