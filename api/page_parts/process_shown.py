"""The page of the process, as its template wants it: the line of the day, the picture, phases, formats, what is due."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any, NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from api.page_parts.page_frame import PageOf
from api.page_parts.page_views import PROCESS
from api.page_parts.process_due import FoundProcesses
from api.process_seeds import templates_for
from api.rights import Right
from api.writes.versions import state_seen
from graph.identifiers import relation_id
from graph.map.labels import clean_label
from graph.process.district_process import DistrictProcess, DueResult, ProcessPhase
from graph.process.due_items import DueItem, DueKind
from graph.process.format_words import held_words, planned_words
from graph.process.formats_held import FormatCount, format_counts, other_meetings
from graph.process.process_templates import ProcessTemplate
from graph.process.process_today import Today, today_of
from graph.process.timeline import drawn_timeline, period_mark, period_words
from graph.process.today_words import NO_PROCESS, today_line
from graph.projects import PrerequisiteState, SourceStatement
from graph.records import Entity, Record
from graph.records.claims import Presence
from graph.took_place import was_held
from ontology import Text
from ontology.names import Prop, RelationType, ResultState

_SOON = timedelta(days=60)
_MOST_DUE = 8
_KINDS: Mapping[DueKind, Text] = {
    DueKind.PHASE: Text(de="Phase", en="Phase"),
    DueKind.RESULT: Text(de="Ergebnis", en="Result"),
    DueKind.MEETING: Text(de="Termin", en="Meeting"),
    DueKind.GOAL: Text(de="Ziel", en="Goal"),
    DueKind.MEASURE: Text(de="Maßnahme", en="Measure"),
}
_MET: Mapping[Presence, tuple[str, Text]] = {
    Presence.PRESENT: ("met", Text(de="erfüllt", en="met")),
    Presence.ABSENT: ("notMet", Text(de="nicht erfüllt", en="not met")),
    Presence.UNKNOWN: ("open", Text(de="offen", en="open")),
}
_STATES: Mapping[ResultState, Text] = {
    ResultState.OPEN: Text(de="offen", en="open"),
    ResultState.REACHED: Text(de="erreicht", en="reached"),
    ResultState.NOT_REACHED: Text(de="nicht erreicht", en="not reached"),
}
_LEGEND: Mapping[str, Text] = {
    "planned": Text(de="geplant", en="planned"),
    "actual": Text(de="tatsächlich", en="actual"),
    "day": Text(de="Stichtag der Seite", en="day of the page"),
}


class RefusedStep(NamedTuple):
    """A form of the page that was not kept: which one, what was filled in, what is to be mended."""

    form: str
    filled: Mapping[str, str]
    told: Sequence[str]


def process_page(frame: PageOf, found: FoundProcesses, chosen: str, refused: RefusedStep | None) -> Mapping[str, Any]:
    """Everything that the template shows."""
    process = next((p for p in found.processes if p.project.id == chosen), next(iter(found.processes), None))
    may = frame.read.caller.may(Right.DECIDE, frame.key)
    view: dict[str, Any] = {
        "may": may,
        "refused": refused,
        "others": [
            (clean_label(p.project.name), frame.link(PROCESS, f"prozess={quote(p.project.id)}"), p is process)
            for p in found.processes
        ],
        "templates": [_template(frame, t) for t in templates_for(frame.read.store, frame.read.within(frame.key))]
        if may
        else [],
        "due": [_due(frame, item) for item in found.due[:_MOST_DUE]],
        "more_due": max(len(found.due) - _MOST_DUE, 0),
        "calendar": frame.link(f"{PROCESS}/kalender.ics"),
    }
    if process is None:
        return {**view, "process": None, "line": frame.words.say(NO_PROCESS)}
    return {**view, **_process(frame, today_of(process, frame.on))}


def _process(frame: PageOf, standing: Today) -> Mapping[str, Any]:
    process, words = standing.process, frame.words
    return {
        "process": {
            "id": process.project.id,
            "name": clean_label(process.project.name),
            "own": process.own,
            "address": frame.record(process.project.id),
            "seen": state_seen(process.project),
        },
        "line": words.say(today_line(standing)),
        "picture": Markup(drawn_timeline(standing, words.language)),
        "legend": [(Markup(period_mark(kind)), words.say(label)) for kind, label in _LEGEND.items()],
        "phases": [_phase(frame, standing, phase) for phase in process.phases],
        "prerequisites": [_prerequisite(frame, state) for state in process.prerequisites],
        "formats": [_format(frame, count) for count in format_counts(process, standing.on)],
        "meetings": [_meeting(frame, process, m) for m in reversed(process.meetings)],
        "beyond": len(other_meetings(process)),
        "kinds": list(_kinds(frame, process)),
    }


def _phase(frame: PageOf, standing: Today, phase: ProcessPhase) -> Mapping[str, Any]:
    record, words = phase.record, frame.words
    states = [r.state_on(standing.on) for r in phase.results]
    return {
        "id": record.id,
        "number": phase.number,
        "name": clean_label(record.name),
        "running": phase in standing.running,
        "planned": words.say(period_words(phase.planned)),
        "actual": words.say(period_words(phase.actual)) if phase.actual.start or phase.actual.end else "",
        "goals": [clean_label(goal) for goal in record.all(Prop.GOAL)],
        "results": [_result(frame, standing, phase, result) for result in phase.results],
        "reached": sum(state is ResultState.REACHED for state in states),
        "values": {
            "plan_von": phase.planned.start,
            "plan_bis": phase.planned.end,
            "von": phase.actual.start,
            "bis": phase.actual.end,
            **_agreed(record),
            "geklaert_am": record.value(Prop.AGREED_ON) or "",
        },
        "agreed_on": words.day(record.value(Prop.AGREED_ON) or ""),
        "seen": state_seen(record),
        "source": _sources(frame, record),
    }


def _result(frame: PageOf, standing: Today, phase: ProcessPhase, result: DueResult) -> Mapping[str, Any]:
    record, words, state = result.record, frame.words, result.state_on(standing.on)
    return {
        "id": record.id,
        "name": clean_label(record.name),
        "state": state.value,
        "said": words.say(_STATES[state]),
        "late": result.late_on(standing.on),
        "due": words.day(result.due) if result.due else "",
        "since": words.day(result.since) if state is not ResultState.OPEN and result.since else "",
        "values": {
            "state": state.value,
            "seit": result.since,
            "beleg": record.value(Prop.EVIDENCE) or "",
            "frist": record.value(Prop.DUE_ON) or "",
            **_agreed(record),
        },
        "seen": state_seen(record),
        "source": _sources(frame, record, beside=phase.record),
    }


def _agreed(record: Entity) -> Mapping[str, str]:
    props = {"grund": Prop.REASON, "auswirkung": Prop.EFFECT, "geklaert_mit": Prop.AGREED_WITH}
    return {field: record.value(prop) or "" for field, prop in props.items()}


def _prerequisite(frame: PageOf, state: PrerequisiteState) -> Mapping[str, Any]:
    code, label = _MET[state.presence]
    check = frame.read.store.get(_check_id(frame, state.id), frame.read.scope)
    return {
        "id": state.id,
        "name": clean_label(state.name),
        "state": code,
        "said": frame.words.say(label),
        "evidence": [clean_label(e.value) for e in state.evidence],
        "source": _cited(state.statements),
        "seen": state_seen(check),
    }


def _check_id(frame: PageOf, prerequisite: str) -> str:
    district = frame.read.district(frame.key)
    return relation_id(frame.key, RelationType.PREREQUISITE_CHECK, (district.id, prerequisite))


def _cited(statements: Sequence[SourceStatement]) -> str:
    return "; ".join(dict.fromkeys(clean_label(s.source) for s in statements if s.source))


def _format(frame: PageOf, count: FormatCount) -> Mapping[str, Any]:
    words = frame.words
    return {
        "name": clean_label(count.record.name),
        "planned": words.say(planned_words(count)),
        "written": clean_label(count.record.value(Prop.SIZE_STATEMENT) or ""),
        "held": words.say(held_words(count)),
        "open": count.held != count.held_at_most,
        "coming": [words.day(m.value(Prop.DATE) or "") for m in count.coming],
        "source": _sources(frame, count.record),
    }


def _meeting(frame: PageOf, process: DistrictProcess, meeting: Entity) -> Mapping[str, Any]:
    words, held = frame.words, was_held(meeting, frame.on)
    codes = frame.read.model.code_lists["MeetingKind"].by_notation
    kind, day = codes.get(meeting.value(Prop.KIND) or ""), meeting.value(Prop.DATE)
    said = {True: words("gehalten", "held"), False: words("geplant", "planned"), None: words("unsicher", "not sure")}
    return {
        "name": clean_label(meeting.name),
        "address": frame.record(meeting.id),
        "kind": words.say(kind.label) if kind is not None else words("Art nicht erfasst", "kind not recorded"),
        "day": words.day(day) if day else words("ohne Datum", "undated"),
        "said": said[held],
        "phase": next((p.number for p in process.phases if p.record.id == meeting.value(Prop.PHASE)), None),
    }


def _kinds(frame: PageOf, process: DistrictProcess) -> Iterator[tuple[str, str]]:
    """The kinds of meetings to choose from, those of the formats first."""
    codes = frame.read.model.code_lists["MeetingKind"].by_notation
    first = [kind for record in process.formats for kind in record.all(Prop.KIND)]
    for notation in dict.fromkeys([*first, *codes]):
        if notation in codes:
            yield notation, frame.words.say(codes[notation].label)


def _due(frame: PageOf, item: DueItem) -> Mapping[str, Any]:
    words = frame.words
    return {
        "day": words.day(item.day),
        "kind": words.say(_KINDS[item.kind]),
        "title": words.say(item.title),
        "address": frame.record(item.record.id),
        "late": item.last < frame.on,
        "soon": frame.on <= item.last <= frame.on + _SOON,
    }


def _template(frame: PageOf, template: ProcessTemplate) -> Mapping[str, Any]:
    phases = [clean_label(phase.name) for phase in template.phases]
    starts = [p.value(Prop.PLANNED_START) or "" for p in template.phases]
    ends = [p.value(Prop.PLANNED_END) or "" for p in template.phases]
    return {
        "id": template.project.id,
        "name": clean_label(template.project.name),
        "phases": phases,
        "results": len(template.results),
        "prerequisites": len(template.prerequisites),
        "formats": [clean_label(record.name) for record in template.formats],
        "when": f"{frame.words.day(starts[0])} – {frame.words.day(ends[-1])}" if template.dated else "",
        "can_be_dated": template.can_be_dated,
        "joins": frame.read.store.get(template.project.id, frame.read.scope) is not None,
    }


def _sources(frame: PageOf, record: Record, beside: Record | None = None) -> str:
    """Which sources say something of a record, by name, without those that stand beside it already."""
    told = set(beside.sources) if beside is not None else set()
    found = (frame.read.store.get(id, frame.read.scope) for id in record.sources if id not in told)
    return "; ".join(clean_label(source.name) for source in found if isinstance(source, Entity))
