"""Processes as plain JSON values, in the manner of `graph.as_json`."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated, TypedDict

from graph.process.district_process import DistrictProcess, DueResult, ProcessPhase
from graph.process.due_items import DueItem, DueKind
from graph.process.format_words import held_words, planned_words
from graph.process.formats_held import FormatCount, format_counts
from graph.process.process_templates import ProcessTemplate
from graph.process.process_today import Course, Today, today_of
from graph.process.today_words import NO_PROCESS, today_line
from graph.projects import PrerequisiteState
from graph.records.claims import Presence
from graph.shapes import Said, Told
from ontology.names import Prop, ResultState


class PhaseResultOut(TypedDict):
    """A result due (ein fälliges Ergebnis)."""

    id: Said
    name: Said
    state: ResultState
    due: Annotated[str | None, Told("fällig bis; ohne eigene Frist das geplante Ende der Phase (due)", "2023-04")]
    late: bool
    since: Annotated[str | None, Told("seit wann der Stand gilt (since)", "2023-03-14")]
    evidence: str | None
    reason: str | None
    effect: str | None
    agreedWith: str | None


class ProcessPhaseOut(TypedDict):
    """A phase (eine Phase)."""

    id: Said
    number: int
    name: Said
    running: bool
    plannedStart: str | None
    plannedEnd: str | None
    actualStart: str | None
    actualEnd: str | None
    goals: list[str]
    reason: str | None
    effect: str | None
    agreedWith: str | None
    agreedOn: str | None
    results: list[PhaseResultOut]


class ProcessPrerequisiteOut(TypedDict):
    """A prerequisite; ``presence`` is present (met), absent (not met) or unknown (Voraussetzung)."""

    id: Said
    name: Said
    presence: Presence
    evidence: list[str]
    sources: list[str]


class FormatOut(TypedDict):
    """A format, planned against held (geplant und gehalten)."""

    id: Said
    name: Said
    kinds: list[str]
    planned: Annotated[int | None, Told("geplante Zahl (planned number)", 15)]
    plannedWords: Said
    byNow: Annotated[int | None, Told("was ein Abstand bis zum Tag ergibt (what an interval gives by the day)", 12)]
    held: int
    heldAtMost: int
    heldWords: Said
    asWritten: str | None


class ProcessOut(TypedDict):
    """A process of a district, as it stands on a day (ein Prozess an einem Tag)."""

    id: Said
    name: Said
    own: Annotated[bool, Told("ob der Bezirk ihn selbst führt; sonst nimmt er nur teil (kept by the district itself)")]
    template: str | None
    course: Course
    line: Annotated[Said, Told("der Satz des Tages (the line of the day)")]
    outstanding: list[str]
    late: list[str]
    phases: list[ProcessPhaseOut]
    prerequisites: list[ProcessPrerequisiteOut]
    formats: list[FormatOut]


class DueOut(TypedDict):
    """Something due (ein Termin)."""

    kind: DueKind
    record: Said
    day: Annotated[Said, Told(example="2023-04-30")]
    title: Said


class ProcessesOut(TypedDict):
    """What is known of a district's processes on a day (die Prozesse eines Bezirks an einem Tag)."""

    district: Said
    on: Annotated[Said, Told(example="2023-02-01")]
    line: Said
    processes: list[ProcessOut]
    due: list[DueOut]


class ProcessTemplateOut(TypedDict):
    """What a process can be started from (eine Vorlage)."""

    id: Said
    name: Said
    dated: Annotated[bool, Told("ob die Vorlage selbst Zeiträume nennt (whether it states periods itself)")]
    phases: list[str]
    results: int
    prerequisites: int
    formats: list[str]
    sources: list[str]


def processes_json(
    district: str, on: date, processes: Sequence[DistrictProcess], due: Iterable[DueItem], language: str
) -> ProcessesOut:
    """The processes of a district on a day, and what is due."""
    standings = [today_of(process, on) for process in processes]
    return {
        "district": district,
        "on": on.isoformat(),
        "line": (today_line(standings[0]) if standings else NO_PROCESS).in_language(language),
        "processes": [_process(standing, language) for standing in standings],
        "due": [
            {"kind": d.kind, "record": d.record.id, "day": d.day, "title": d.title.in_language(language)} for d in due
        ],
    }


def template_json(template: ProcessTemplate) -> ProcessTemplateOut:
    """A template in short."""
    cited = {source for part in template.parts for source in part.sources}
    return {
        "id": template.project.id,
        "name": template.project.name,
        "dated": template.dated,
        "phases": [phase.name for phase in template.phases],
        "results": len(template.results),
        "prerequisites": len(template.prerequisites),
        "formats": [record.name for record in template.formats],
        "sources": sorted(template.sources[s].name for s in cited if s in template.sources),
    }


def _process(standing: Today, language: str) -> ProcessOut:
    process = standing.process
    return {
        "id": process.project.id,
        "name": process.project.name,
        "own": process.own,
        "template": process.template or None,
        "course": standing.course,
        "line": today_line(standing).in_language(language),
        "outstanding": [r.record.id for r in standing.outstanding],
        "late": [r.record.id for r in standing.late],
        "phases": [_phase(standing, phase) for phase in process.phases],
        "prerequisites": [_prerequisite(p) for p in process.prerequisites],
        "formats": [_format(count, language) for count in format_counts(process, standing.on)],
    }


def _phase(standing: Today, phase: ProcessPhase) -> ProcessPhaseOut:
    record = phase.record
    return {
        "id": record.id,
        "number": phase.number,
        "name": record.name,
        "running": phase in standing.running,
        "plannedStart": phase.planned.start or None,
        "plannedEnd": phase.planned.end or None,
        "actualStart": phase.actual.start or None,
        "actualEnd": phase.actual.end or None,
        "goals": list(record.all(Prop.GOAL)),
        "reason": record.value(Prop.REASON),
        "effect": record.value(Prop.EFFECT),
        "agreedWith": record.value(Prop.AGREED_WITH),
        "agreedOn": record.value(Prop.AGREED_ON),
        "results": [_result(result, standing.on) for result in phase.results],
    }


def _result(result: DueResult, on: date) -> PhaseResultOut:
    record = result.record
    return {
        "id": record.id,
        "name": record.name,
        "state": result.state_on(on),
        "due": result.due or None,
        "late": result.late_on(on),
        "since": result.since or None,
        "evidence": record.value(Prop.EVIDENCE),
        "reason": record.value(Prop.REASON),
        "effect": record.value(Prop.EFFECT),
        "agreedWith": record.value(Prop.AGREED_WITH),
    }


def _prerequisite(state: PrerequisiteState) -> ProcessPrerequisiteOut:
    said = (*state.statements, *state.evidence)
    return {
        "id": state.id,
        "name": state.name,
        "presence": state.presence,
        "evidence": [e.value for e in state.evidence],
        "sources": list(dict.fromkeys(s.source for s in said if s.source)),
    }


def _format(count: FormatCount, language: str) -> FormatOut:
    return {
        "id": count.record.id,
        "name": count.record.name,
        "kinds": list(count.record.all(Prop.KIND)),
        "planned": count.planned,
        "plannedWords": planned_words(count).in_language(language),
        "byNow": count.by_now,
        "held": count.held,
        "heldAtMost": count.held_at_most,
        "heldWords": held_words(count).in_language(language),
        "asWritten": count.record.value(Prop.SIZE_STATEMENT),
    }
