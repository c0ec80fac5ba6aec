"""What a group says of its process: a result, a prerequisite, a phase, a meeting; each becomes claims with a source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.answers.keeping import statement_source
from graph.answers.option import GivenAnswer
from graph.district.loading import district_of
from graph.errors import InvalidError
from graph.identifiers import entity_id
from graph.process.starting import check_relation
from graph.records import Entity, Record, entity, with_claims
from graph.records.claims import EXISTS, Claim
from graph.stores.base import GraphReader, Scope
from graph.took_place import HELD_STATE, PLANNED_STATE
from ontology.names import EntityType, Prop, ResultState, StatementStatus

MET, NOT_MET, UNCHECKED = "met", "notMet", "open"
"""What can be said of a prerequisite."""
_STATUS: Mapping[str, StatementStatus] = {
    MET: StatementStatus.CONFIRMED,
    NOT_MET: StatementStatus.CONFIRMED_ABSENT,
    UNCHECKED: StatementStatus.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class SaidBy:
    """Who says something of the process, as post or body, and on which day (wer es sagt)."""

    post: str
    day: str


@dataclass(frozen=True, slots=True)
class ResultMark:
    """What is said of a result; reason, effect and with whom they were agreed belong to what is not reached."""

    state: ResultState
    since: str = ""
    evidence: str = ""
    reason: str = ""
    effect: str = ""
    agreed_with: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class PhaseMark:
    """When a phase was, and why its goals cannot be reached in time: reason, effect, agreed with whom and when."""

    planned_start: str = ""
    planned_end: str = ""
    actual_start: str = ""
    actual_end: str = ""
    reason: str = ""
    effect: str = ""
    agreed_with: str = ""
    agreed_on: str = ""


@dataclass(frozen=True, slots=True)
class MeetingMark:
    """A meeting of a format: kind, name, day, whether it is planned or was held, of which phase, how many came."""

    kind: str
    name: str
    day: str = ""
    planned: bool = False
    phase: str = ""
    attended: str = ""
    place: str = ""


def marked_result(result: Entity, mark: ResultMark, said: SaidBy) -> tuple[Record, ...]:
    """The result as it is said to be, with its source; raises InvalidError where a failure has no reason."""
    if mark.state is ResultState.NOT_REACHED and not mark.reason:
        raise InvalidError("a result that is not reached needs a reason")
    open_ = mark.state is ResultState.OPEN
    values: dict[str, str] = {
        Prop.RESULT_STATE: mark.state.value,
        Prop.DATE: "" if open_ else (mark.since or said.day),
        Prop.EVIDENCE: mark.evidence,
        Prop.REASON: mark.reason,
        Prop.EFFECT: mark.effect,
        Prop.AGREED_WITH: mark.agreed_with,
    }
    if mark.due:
        values[Prop.DUE_ON] = mark.due
    return _said_of(result, values, said)


def marked_phase(phase: Entity, mark: PhaseMark, said: SaidBy) -> tuple[Record, ...]:
    """The phase with its dates and what was agreed; what is left empty is taken back, planned dates stay."""
    values: dict[str, str] = {
        Prop.ACTUAL_START: mark.actual_start,
        Prop.ACTUAL_END: mark.actual_end,
        Prop.REASON: mark.reason,
        Prop.EFFECT: mark.effect,
        Prop.AGREED_WITH: mark.agreed_with,
        Prop.AGREED_ON: mark.agreed_on,
    }
    planned: dict[str, str] = {Prop.PLANNED_START: mark.planned_start, Prop.PLANNED_END: mark.planned_end}
    return _said_of(phase, values | {p: v for p, v in planned.items() if v}, said)


def checked_prerequisite(
    where: tuple[GraphReader, Scope], prerequisite: Entity, verdict: tuple[str, str], said: SaidBy
) -> tuple[Record, ...]:
    """What is known of a prerequisite: ``verdict`` is one of the three words and the evidence."""
    store, scope = where
    state, evidence = verdict
    district, source = district_of(store, prerequisite.owner, scope), _source(prerequisite.owner, prerequisite.id, said)
    claims = [Claim(EXISTS, "true", source.id, "", said.day, _STATUS[state].value)]
    if evidence:
        claims.append(Claim(Prop.EVIDENCE.value, evidence, source.id, "", said.day, StatementStatus.CONFIRMED.value))
    return source, check_relation(district, prerequisite.id, claims)


def recorded_meeting(project: Entity, mark: MeetingMark, said: SaidBy) -> tuple[Record, ...]:
    """A meeting of the process, held or planned; the same kind under the same name on the same day is the same one."""
    id = entity_id(project.owner, EntityType.MEETING, mark.name, f"{project.id} {mark.kind} {mark.day}")
    source = _source(project.owner, id, said)
    values = {
        EXISTS: "true",
        Prop.NAME: mark.name,
        Prop.KIND: mark.kind,
        Prop.DATE: mark.day,
        Prop.MEETING_STATE: PLANNED_STATE if mark.planned else HELD_STATE,
        Prop.PROJECT: project.id,
        Prop.PHASE: mark.phase,
        Prop.ATTENDED_COUNT: mark.attended,
        Prop.PLACE: mark.place,
    }
    return source, entity(id, EntityType.MEETING, project.owner, _claims(values, source, said))


def new_result(phase: Entity, name: str, due: str, said: SaidBy) -> tuple[Record, ...]:
    """One more result of a phase, which a group wants to have by a day, or by the end of the phase."""
    id = entity_id(phase.owner, EntityType.PHASE_RESULT, name, phase.id)
    source = _source(phase.owner, id, said)
    values: dict[str, str] = {EXISTS: "true", Prop.NAME: name, Prop.PHASE: phase.id, Prop.DUE_ON: due}
    return source, entity(id, EntityType.PHASE_RESULT, phase.owner, _claims(values, source, said))


def renamed(record: Entity, name: str, said: SaidBy) -> tuple[Record, ...]:
    """A process, phase or result under another name; the journal keeps the one before."""
    return _said_of(record, {Prop.NAME: name}, said)


@dataclass(frozen=True, slots=True)
class NewPhase:
    """A phase that a group adds: its name, the phase behind which it comes (last if empty), and its planned dates."""

    name: str
    after: str = ""
    planned_start: str = ""
    planned_end: str = ""


def new_phase(project: Entity, others: Sequence[Entity], new: NewPhase, said: SaidBy) -> tuple[Record, ...]:
    """The statement, the phase, and the later ones that move up by one; ``others`` are those there are, in their order.

    Raises InvalidError where there is a phase of that name.
    """
    if any(other.name == new.name for other in others):
        raise InvalidError("there is a phase of that name")
    id = entity_id(project.owner, EntityType.PHASE, new.name, project.id)
    source = _source(project.owner, id, said)
    before = next((n for n, other in enumerate(others, 1) if other.id == new.after), len(others))
    values: dict[str, str] = {
        EXISTS: "true",
        Prop.NAME: new.name,
        Prop.PROJECT: project.id,
        Prop.ORDER: str(before + 1),
        Prop.PLANNED_START: new.planned_start,
        Prop.PLANNED_END: new.planned_end,
    }
    made = entity(id, EntityType.PHASE, project.owner, _claims(values, source, said))
    numbered = ((other, str(n if n <= before else n + 1)) for n, other in enumerate(others, 1))
    moved = (_placed(other, n, source, said) for other, n in numbered if other.value(Prop.ORDER) != n)
    return (source, made, *moved)


def _placed(phase: Entity, order: str, source: Entity, said: SaidBy) -> Entity:
    kept = [c for c in phase.claims if c.prop != Prop.ORDER]
    return with_claims(phase, [*kept, *_claims({Prop.ORDER: order}, source, said)])


def _said_of(record: Entity, values: Mapping[str, str], said: SaidBy) -> tuple[Record, ...]:
    """The record with other claims on these properties, and the source that says so."""
    source = _source(record.owner, record.id, said)
    kept = [c for c in record.claims if c.prop not in values]
    return source, with_claims(record, [*kept, *_claims(values, source, said)])


def _claims(values: Mapping[str, str], source: Entity, said: SaidBy) -> list[Claim]:
    confirmed = StatementStatus.CONFIRMED.value
    return [Claim(str(p), v, source.id, "", said.day, confirmed) for p, v in values.items() if v]


def _source(owner: str, about: str, said: SaidBy) -> Entity:
    return statement_source(owner, about, GivenAnswer("process", said.post, said.day))
