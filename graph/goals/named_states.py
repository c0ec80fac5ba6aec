"""Named states: a day of the district that somebody called an "Ist-Stand-Analyse", as it was known when they did.

A named state is a document of that kind (domain 6.2: an Ist-Stand-Analyse is a named, frozen state). It keeps its day
and, if it was kept by this program, the number of the newest change of then: what is recorded later, corrections too,
does not change it. One that a list brings has only its day, and is computed from all that is known by now.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graph.analysis import Analysis, analyse
from graph.district.loading import district_of, snapshot_from
from graph.goals.goal_records import stated_on
from graph.records import Entity, Record, Relation, entity, from_json
from graph.records.claims import EXISTS, Claim
from graph.stores.base import GraphReader, Scope
from ontology import Model
from ontology.names import DocumentKind, EntityType, Prop, StatementStatus
from ontology.values import as_int, latest


@dataclass(frozen=True, slots=True)
class NamedState:
    """A state of a district: its document, what it is called, its day; ``change`` is None where nothing froze it."""

    id: str
    name: str
    day: date
    change: int | None


def named_states(records: Iterable[Record], key: str) -> tuple[NamedState, ...]:
    """The named states of a district with a day, the newest first."""
    found = [
        NamedState(d.id, d.name, latest(d.value(Prop.DATE) or ""), as_int(d.values, Prop.JOURNAL_STATE))
        for d in records
        if isinstance(d, Entity) and _is_state(d, key)
    ]
    return tuple(sorted(found, key=lambda state: (state.day, state.name, state.id), reverse=True))


def _is_state(document: Entity, key: str) -> bool:
    kind, day = document.value(Prop.KIND), document.value(Prop.DATE)
    return document.type == EntityType.DOCUMENT and document.owner == key and kind == DocumentKind.IST and bool(day)


def state_record(id: str, owner: str, name: str, day: str, change: int) -> Entity:
    """The document that keeps a state: its name, its day, and the newest change of now."""
    said: dict[str, str] = {
        Prop.NAME: name,
        Prop.KIND: DocumentKind.IST,
        Prop.DATE: day,
        Prop.JOURNAL_STATE: str(change),
    }
    exists = Claim(EXISTS, "true", as_of=day, status=StatementStatus.CONFIRMED.value)
    return entity(id, EntityType.DOCUMENT, owner, [exists, *stated_on(said, day)])


def analysis_of_state(reader: GraphReader, model: Model, key: str, state: NamedState) -> Analysis:
    """The district on the day of a state, from what was known when it was kept.

    Raises NotFoundError for an unknown district.
    """
    records = records_after(reader, key, state.change if _kept_here(reader, key, state) else None)
    entities = [r for r in records if isinstance(r, Entity)]
    relations = [r for r in records if isinstance(r, Relation)]
    district = district_of(reader, key, Scope.of(key))
    then = next((e for e in entities if e.id == district.id), district)
    return analyse(snapshot_from(model, then, state.day, entities, relations))


def _kept_here(reader: GraphReader, key: str, state: NamedState) -> bool:
    """Whether the number of its change is one of this store: a list may bring that of another."""
    made = next(iter(reader.journal(state.id, scope=Scope.of(key))), None)
    return state.change is not None and made is not None and made.revision.number > state.change


def records_after(reader: GraphReader, key: str, change: int | None) -> tuple[Record, ...]:
    """What a district saw right after a change: all of now, with every later change taken back; of now for None."""
    scope = Scope.of(key)
    found: dict[str, Record] = {r.id: r for r in reader.records(scope)}
    found.update((r.id, r) for r in reader.relations(scope=scope))
    if change is not None:
        for entry in reversed(list(reader.journal(after=change, scope=scope))):
            if entry.before is None:
                found.pop(entry.record, None)
            else:
                found[entry.record] = from_json(entry.before)
    return tuple(found[id] for id in sorted(found))
