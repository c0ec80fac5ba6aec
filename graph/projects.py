"""Projects: who does what in them, what they ask of districts, which phase is due, and what a district lacks.

Read-only questions over a store. Every answer carries its statements with source, place and date; where sources
contradict each other, all of them stay (domain 6.1, 6.2).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from graph.as_of import STALE_AFTER_MONTHS, months_later
from graph.disagreement import disagreement
from graph.district.loading import district_of
from graph.errors import NotFoundError
from graph.records import Entity, Record, Relation, stated_name
from graph.records.claims import EXISTS, Claim, Presence
from graph.stores.base import EVERYTHING, NO_SCOPE, GraphReader, Scope
from ontology import Model, Text
from ontology.names import EntityType, Prop, RelationType
from ontology.values import as_int, earliest, latest


@dataclass(frozen=True, slots=True)
class SourceStatement:
    """What one source says at one place (was eine Quelle an einer Stelle sagt).

    ``as_of`` is the day it describes, ``source`` the title of the source, empty if none is named.
    """

    value: str
    presence: Presence
    source: str
    locator: str
    as_of: str
    status: str


@dataclass(frozen=True, slots=True)
class Involvement:
    """Who takes which part in a project (wer wie mitwirkt), with one statement per source and place.

    ``details`` are the statements on its other properties (task, funds, on behalf of, note).
    """

    id: str
    actor: str
    actor_name: str
    kind: str
    label: Text
    presence: Presence
    statements: tuple[SourceStatement, ...]
    details: Mapping[str, tuple[SourceStatement, ...]]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Statements on one property that cannot all be true, the best first (worin Quellen sich widersprechen)."""

    property: str
    label: Text
    statements: tuple[SourceStatement, ...]


@dataclass(frozen=True, slots=True)
class PrerequisiteState:
    """Whether a district meets a prerequisite; unchecked is unknown (nicht geprüft heißt unbekannt)."""

    id: str
    name: str
    order: int
    presence: Presence
    checked: bool
    evidence: tuple[SourceStatement, ...]
    statements: tuple[SourceStatement, ...]


@dataclass(frozen=True, slots=True)
class PhasePlan:
    """A phase as planned, with its goals and the results due at its end (eine Phase nach Plan)."""

    id: str
    name: str
    order: int
    planned_start: str
    planned_end: str
    goals: tuple[str, ...]
    results_due: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PhaseDue:
    """The phases due on a day by plan, and those around it; undated ones may be due, too (fällige Phasen)."""

    on: date
    due: tuple[PhasePlan, ...]
    previous: PhasePlan | None
    following: PhasePlan | None
    undated: tuple[PhasePlan, ...]


@dataclass(frozen=True, slots=True)
class Lack:
    """Something a source says is expressly not there (ausdrücklich nicht vorhanden).

    ``stale`` asks for a new confirmation.
    """

    id: str
    type: str
    label: Text
    name: str
    stale: bool
    statements: tuple[SourceStatement, ...]


def involvements(store: GraphReader, model: Model, project: str, scope: Scope = NO_SCOPE) -> tuple[Involvement, ...]:
    """Who carries, funds, accompanies or evaluates a project (or an organization), by kind, then by name.

    Sources that contradict each other stand side by side: as statements of one involvement, or as two of one kind.
    """
    _known(store, project, scope)
    titles = _titles(store, scope)
    kinds = model.code_lists["InvolvementKind"].by_notation
    found = [
        _involvement(store, model, relation, titles)
        for relation in store.relations(of=project, scope=scope, types=[RelationType.PROJECT_INVOLVEMENT])
        if relation.target == project
    ]
    return tuple(sorted(found, key=lambda i: (kinds[i.kind].order if i.kind in kinds else 99, i.actor_name, i.id)))


def _involvement(store: GraphReader, model: Model, relation: Relation, titles: Mapping[str, str]) -> Involvement:
    kind = relation.value(Prop.INVOLVEMENT) or ""
    code = model.code_lists["InvolvementKind"].by_notation.get(kind)
    others = {c.prop for c in relation.claims} - {EXISTS, Prop.INVOLVEMENT}
    return Involvement(
        id=relation.id,
        actor=relation.source,
        actor_name=_name(store, relation.source),
        kind=kind,
        label=code.label if code else Text(de="wirkt mit", en="is involved"),
        presence=relation.presence,
        statements=_statements(relation.about(EXISTS), titles),
        details={prop: _statements(relation.about(prop), titles) for prop in sorted(others)},
    )


def disagreements(store: GraphReader, model: Model, id: str, scope: Scope = NO_SCOPE) -> tuple[Disagreement, ...]:
    """Where sources contradict each other on a record, in the order of its properties.

    Dates of different precision agree if one day fits all of them: 2018 and 2018-09-01 are no contradiction. Remarks
    only add to each other.
    """
    record = _known(store, id, scope)
    titles = _titles(store, scope)
    found = []
    if disagreement(record, None):
        kind = model.types[record.type]
        found.append(Disagreement(EXISTS, kind.label, _statements(record.about(EXISTS), titles)))
    for prop in model.types[record.type].properties:
        if not prop.many and prop.name != Prop.NOTE and disagreement(record, prop):
            found.append(Disagreement(prop.name, prop.label, _statements(record.about(prop.name), titles)))
    return tuple(found)


def prerequisites_of(
    store: GraphReader, district: str, project: str, scope: Scope = NO_SCOPE
) -> tuple[PrerequisiteState, ...]:
    """The prerequisites of a project in order, each with what is known of it for the district of that key."""
    _known(store, project, scope)
    place = district_of(store, district, scope)
    titles = _titles(store, scope)
    checks: dict[str, list[Relation]] = {}
    for relation in store.relations(of=place.id, scope=scope, types=[RelationType.PREREQUISITE_CHECK]):
        checks.setdefault(relation.target, []).append(relation)
    wanted = [p for p in store.records(scope, [EntityType.PREREQUISITE]) if p.value(Prop.PROJECT) == project]
    states = [_state(p, checks.get(p.id, []), titles) for p in wanted]
    return tuple(sorted(states, key=lambda s: (s.order, s.id)))


def _state(prerequisite: Entity, checks: Iterable[Relation], titles: Mapping[str, str]) -> PrerequisiteState:
    checks = list(checks)
    claims = [c for relation in checks for c in relation.about(EXISTS)]
    presences = {r.presence for r in checks}
    return PrerequisiteState(
        id=prerequisite.id,
        name=prerequisite.name,
        order=as_int(prerequisite.values, Prop.ORDER) or 0,
        presence=presences.pop() if len(presences) == 1 else Presence.UNKNOWN,
        checked=bool(checks),
        evidence=_statements((c for r in checks for c in r.about(Prop.EVIDENCE)), titles),
        statements=_statements(claims, titles),
    )


def phase_due(store: GraphReader, project: str, on: date, scope: Scope = NO_SCOPE) -> PhaseDue:
    """Which phase of a project is due on a day by its planned dates, with the results due, and what comes around it."""
    _known(store, project, scope)
    titles = _titles(store, scope)
    phases = [p for p in store.records(scope, [EntityType.PHASE]) if p.value(Prop.PROJECT) == project]
    results = list(store.records(scope, [EntityType.PHASE_RESULT]))
    plans = sorted((_plan(p, results, titles) for p in phases), key=lambda p: (p.order, p.id))
    dated = [p for p in plans if p.planned_start and p.planned_end]
    before = [p for p in dated if latest(p.planned_end) < on]
    after = [p for p in dated if on < earliest(p.planned_start)]
    return PhaseDue(
        on=on,
        due=tuple(p for p in dated if earliest(p.planned_start) <= on <= latest(p.planned_end)),
        previous=max(before, key=lambda p: latest(p.planned_end), default=None),
        following=min(after, key=lambda p: earliest(p.planned_start), default=None),
        undated=tuple(p for p in plans if not (p.planned_start and p.planned_end)),
    )


def _plan(phase: Entity, results: Iterable[Entity], titles: Mapping[str, str]) -> PhasePlan:
    own = [r for r in results if r.value(Prop.PHASE) == phase.id]
    named = [r.name for r in sorted(own, key=lambda r: (as_int(r.values, Prop.ORDER) or 0, r.id))]
    sources = {source for record in (phase, *own) for source in record.sources}
    return PhasePlan(
        id=phase.id,
        name=phase.name,
        order=as_int(phase.values, Prop.ORDER) or 0,
        planned_start=phase.value(Prop.PLANNED_START) or "",
        planned_end=phase.value(Prop.PLANNED_END) or "",
        goals=phase.all(Prop.GOAL),
        results_due=(*named, *(r for r in phase.all(Prop.RESULT_DUE) if r not in named)),
        sources=tuple(sorted(titles.get(s, s) for s in sources)),
    )


def lacking(store: GraphReader, model: Model, district: str, on: date, scope: Scope = NO_SCOPE) -> tuple[Lack, ...]:
    """What a source had said by that day is expressly not there in the district of that key, oldest statement first.

    Later statements do not count: a concept written in 2021 was still missing in 2018.
    """
    place = district_of(store, district, scope)
    titles = _titles(store, scope)
    records: list[Record] = [e for e in store.records(scope) if e.owner == district]
    records += [r for r in store.relations(scope=scope) if r.owner == district or place.id in (r.source, r.target)]
    found = []
    for record in records:
        said = [c for c in record.about(EXISTS) if not c.as_of or earliest(c.as_of) <= on]
        if record.type == EntityType.LOG_ENTRY:
            continue  # a proposal that the group dismissed (decision 0052)
        if said and said[0].presence is Presence.ABSENT:
            name = stated_name(record) if isinstance(record, Entity) else _name(store, record.target)
            found.append(_lack(model, record, name, _statements(said, titles), on))
    return tuple(sorted(found, key=lambda lack: (lack.statements[0].as_of, lack.name, lack.id)))


def _lack(model: Model, record: Record, name: str, statements: tuple[SourceStatement, ...], on: date) -> Lack:
    day = statements[0].as_of
    return Lack(
        id=record.id,
        type=record.type,
        label=model.types[record.type].label,
        name=name,
        stale=bool(day) and months_later(latest(day), STALE_AFTER_MONTHS) < on,
        statements=statements,
    )


def _known(store: GraphReader, id: str, scope: Scope) -> Record:
    found = store.get(id, scope)
    if found is None:
        raise NotFoundError(f"no record {id}")
    return found


def _titles(store: GraphReader, scope: Scope) -> Mapping[str, str]:
    return {source.id: source.name for source in store.records(scope, [EntityType.SOURCE])}


def _statements(claims: Iterable[Claim], titles: Mapping[str, str]) -> tuple[SourceStatement, ...]:
    return tuple(
        SourceStatement(c.value, c.presence, titles.get(c.source, c.source), c.locator, c.as_of, c.status)
        for c in claims
    )


def _name(store: GraphReader, id: str) -> str:
    found = store.get(id, scope=EVERYTHING)
    return stated_name(found) if isinstance(found, Entity) else id
