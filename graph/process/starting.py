"""Starting a process from a template: records of the district's own, each with what it comes from, as one batch."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate

from graph.errors import InvalidError
from graph.identifiers import relation_id
from graph.process.periods import months_from, months_on
from graph.process.process_templates import ProcessTemplate
from graph.records import Entity, Record, Relation, entity, relation
from graph.records.claims import EXISTS, Claim
from ontology.names import EntityType, Prop, RelationType, StatementStatus
from ontology.values import as_int, earliest

_REFERS = (Prop.PROJECT, Prop.PHASE)
_ONLY_OF_THE_PROJECT = (
    Prop.PREDECESSOR,
    Prop.FUNDING_START,
    Prop.FUNDING_END,
    Prop.PARTICIPATION_START,
    Prop.PARTICIPATION_END,
    Prop.PLANNED_DISTRICTS,
    Prop.PROJECT_RESULT,
    Prop.DURATION_STATEMENT,
    Prop.NOTE,
    Prop.START_DATE,
    Prop.END_DATE,
)
"""What is said of a project as a whole and is not true of the process of one district."""


@dataclass(frozen=True, slots=True)
class ProcessStart:
    """How a process is started: for which district (its record), on which day, when it begins, under which name.

    ``begins`` has month or day precision; empty keeps the dates of the template. ``joins`` says that the district also
    takes part in the project of the template.
    """

    district: Entity
    day: str
    begins: str = ""
    name: str = ""
    joins: bool = False


@dataclass(frozen=True, slots=True)
class FoundBefore:
    """What is there already: ids that are taken, and checks of the template's prerequisites, by prerequisite."""

    ids: frozenset[str]
    checks: Mapping[str, tuple[Relation, ...]]


def process_records(template: ProcessTemplate, start: ProcessStart, known: FoundBefore) -> tuple[Record, ...]:
    """The records that a start adds; raises InvalidError for a start without a month."""
    if start.begins and len(start.begins) < len("2026-09"):
        raise InvalidError(f"no month: {start.begins}")
    ids = _own_ids(template, start.district.owner, known.ids)
    made: list[Record] = [_project(template, start, ids)]
    dates = _dates(template, start)
    made += [_copied(part, start, ids, dates.get(part.id, {})) for part in template.parts]
    made += _checks(template, start, ids, known)
    if start.joins:
        made.append(_takes_part(template, start))
    cited = {claim.source for record in made for claim in record.claims}
    new = (s for s in template.sources.values() if ids[s.id] in cited - known.ids)
    made += [_source(s, start, ids) for s in new]
    return tuple(made)


def _own_ids(template: ProcessTemplate, owner: str, taken: frozenset[str]) -> dict[str, str]:
    """Ids of the district for the records of the template; a second process from it gets a number."""
    every = (template.project, *template.parts)
    number = 1
    while _named(template.project.id, owner, number) in taken:
        number += 1
    ids = {part.id: _named(part.id, owner, number) for part in every}
    return ids | {id: id if id in taken else _named(id, owner, 1) for id in template.sources}


def _named(id: str, owner: str, number: int) -> str:
    local = id.rpartition(":")[2]
    return f"{owner}:{local}" if number == 1 else f"{owner}:{local}-{number}"


def _project(template: ProcessTemplate, start: ProcessStart, ids: Mapping[str, str]) -> Entity:
    record = _copied(template.project, start, ids, {Prop.NAME: start.name} if start.name else {})
    kept = [c for c in record.claims if c.prop not in _ONLY_OF_THE_PROJECT]
    return entity(record.id, record.type, record.owner, kept)


def _copied(part: Entity, start: ProcessStart, ids: Mapping[str, str], instead: Mapping[str, str]) -> Entity:
    """A record of the district's own: what the template says with its source, and what the district says instead."""
    said = [c for c in part.claims if c.prop not in {*instead, EXISTS, Prop.TEMPLATE}]
    claims = [
        c._replace(
            value=ids.get(c.value, c.value) if c.prop in _REFERS else c.value, source=ids.get(c.source, c.source)
        )
        for c in said
    ]
    own = {EXISTS: "true", Prop.TEMPLATE: part.id, **instead}
    claims += [_stated(prop, value, start.day) for prop, value in own.items() if value]
    return entity(ids[part.id], part.type, start.district.owner, claims)


def _stated(prop: str, value: str, day: str) -> Claim:
    return Claim(str(prop), value, as_of=day, status=StatementStatus.CONFIRMED.value)


def _dates(template: ProcessTemplate, start: ProcessStart) -> dict[str, dict[str, str]]:
    """The planned dates of each phase where the district begins at a time of its own."""
    if not start.begins:
        return {}
    if not template.dated:
        return _dates_by_length(template.phases, start.begins)
    first = min(
        (p.value(Prop.PLANNED_START) or "" for p in template.phases if p.value(Prop.PLANNED_START)), key=earliest
    )
    months = months_from(first, start.begins)
    props = (Prop.PLANNED_START, Prop.PLANNED_END)
    return {p.id: {prop: months_on(p.value(prop) or "", months) for prop in props} for p in template.phases}


def _dates_by_length(phases: Iterable[Entity], begins: str) -> dict[str, dict[str, str]]:
    """One phase after the other, as long as each says; from the first that does not say on they stay open."""
    lengths = [(p, as_int(p.values, Prop.PLANNED_MONTHS)) for p in phases]
    known = lengths[: next((n for n, (_, months) in enumerate(lengths) if months is None), len(lengths))]
    begun = accumulate((months or 0 for _, months in known), initial=0)
    month = begins[: len("2026-09")]
    return {
        phase.id: {
            Prop.PLANNED_START: months_on(month, since),
            Prop.PLANNED_END: months_on(month, since + (months or 0) - 1),
        }
        for (phase, months), since in zip(known, begun, strict=False)
    }


def _checks(
    template: ProcessTemplate, start: ProcessStart, ids: Mapping[str, str], known: FoundBefore
) -> Iterable[Relation]:
    """What was checked before for the project is known of its prerequisites here, too."""
    for prerequisite in template.prerequisites:
        claims = [c for check in known.checks.get(prerequisite.id, ()) for c in check.claims]
        if claims:
            yield check_relation(start.district, ids[prerequisite.id], claims)


def check_relation(district: Entity, prerequisite: str, claims: Iterable[Claim]) -> Relation:
    """The record of what is known of a prerequisite in a district."""
    ends = (district.id, prerequisite)
    id = relation_id(district.owner, RelationType.PREREQUISITE_CHECK, ends)
    return relation(id, RelationType.PREREQUISITE_CHECK, ends, district.owner, claims)


def _takes_part(template: ProcessTemplate, start: ProcessStart) -> Relation:
    ends = (start.district.id, template.project.id)
    claims = [_stated(EXISTS, "true", start.day)]
    if start.begins:
        claims.append(_stated(Prop.START_DATE, start.begins, start.day))
    id = relation_id(start.district.owner, RelationType.TAKES_PART, ends)
    return relation(id, RelationType.TAKES_PART, ends, start.district.owner, claims)


def _source(source: Entity, start: ProcessStart, ids: Mapping[str, str]) -> Entity:
    """A source of the template, so that the district's statements can be traced where the template is not recorded."""
    return entity(ids[source.id], EntityType.SOURCE, start.district.owner, source.claims)
