"""The logbook and its proposals as JSON, the same for command line and web."""

from collections.abc import Sequence
from typing import Annotated, TypedDict

from graph.logbook.event_rules import EventKind, Names
from graph.logbook.log_entries import LogLine
from graph.logbook.log_proposals import EVENT_LABELS, LogProposal, LogProposals
from graph.records import Entity
from graph.shapes import Said, Told
from ontology import Model
from ontology.names import Prop
from ontology.values import as_int

ProposalKey = Annotated[str, Told("Kennung des Vorschlags (key)", example="9f86d081884c7d65", pattern="^[0-9a-f]{16}$")]


class LogRefOut(TypedDict):
    """A record that is named (ein genannter Eintrag)."""

    id: Annotated[Said, Told(example="08212:G01")]
    name: Annotated[str, Told(example="Jugendhilfeausschuss")]


class LogPhaseOut(TypedDict):
    """A phase that entries may belong to (eine Phase)."""

    id: Annotated[Said, Told(example="shared:PB-P3")]
    name: Annotated[str, Told(example="Zielbestimmung")]
    order: Annotated[int, Told(example=3)]


class LogLineOut(TypedDict):
    """An entry of the logbook (ein Eintrag im Prozess-Logbuch)."""

    id: Said
    text: Annotated[str, Told(example="Leitung der Kinderklinik für die Steuerungsgruppe gewonnen")]
    day: Annotated[str, Told("Tag oder Monat, leer ohne (day or month)", example="2024-03-05")]
    phase: LogRefOut | None
    step: Annotated[str, Told(example="Ist-Stand-Analyse")]
    kind: Annotated[str, Told("step, success oder obstacle, leer ohne (kind)", example="success")]
    kindLabel: str
    evidence: Annotated[str, Told("worauf er sich stützt (what it rests on)")]
    nextStep: Annotated[str, Told("was folgt (what follows)")]
    body: LogRefOut | None
    forGuide: Annotated[bool, Told("für den kommunalen Leitfaden vorgemerkt (marked for the guide)")]
    concerns: list[LogRefOut]
    proposal: Annotated[str, Told("Vorschlag, aus dem er entstand, leer ohne (proposal that it was made of)")]


class LogbookOut(TypedDict):
    """The logbook of a district, oldest entry first (das Prozess-Logbuch)."""

    phases: list[LogPhaseOut]
    entries: list[LogLineOut]


class LogProposalOut(TypedDict):
    """What happened and may be written down (ein Vorschlag für das Logbuch)."""

    key: ProposalKey
    event: EventKind
    eventLabel: Said
    text: Said
    day: Annotated[str, Told(example="2024-03-05")]
    dayStated: Annotated[bool, Told("sonst ist es der Tag der Erfassung (else the day of recording)")]
    kind: Annotated[str, Told(example="success")]
    phase: LogRefOut | None
    evidence: Said
    revision: Annotated[int | None, Told("Nummer der Änderung, leer bei Auswertungen (batch)", example=17)]
    record: Annotated[str, Told("Eintrag, der es zeigt (record that tells it)", example="08212:M07")]
    concerns: list[LogRefOut]


class LogProposalsOut(TypedDict):
    """Proposals, newest first (Vorschläge, neueste zuerst)."""

    proposals: list[LogProposalOut]
    bound: Annotated[str | None, Told("wie weit zurückgesehen wird, leer ohne Grenze (how far back)")]


def logbook_json(lines: Sequence[LogLine], phases: Sequence[Entity], names: Names, language: str = "de") -> LogbookOut:
    """All entries, and the phases that there are."""
    return {
        "phases": [{"id": p.id, "name": p.name, "order": as_int(p.values, Prop.ORDER) or 0} for p in phases],
        "entries": [_line(line, names, language) for line in lines],
    }


def proposals_json(found: LogProposals, names: Names, language: str = "de") -> LogProposalsOut:
    """All proposals, and how far back they go."""
    return {
        "proposals": [_proposal(p, names, language) for p in found.proposals],
        "bound": found.bound.in_language(language) if found.bound is not None else None,
    }


def _line(line: LogLine, names: Names, language: str) -> LogLineOut:
    return {
        "id": line.id,
        "text": line.text,
        "day": line.day,
        "phase": _named(line.phase, names),
        "step": line.step,
        "kind": line.kind,
        "kindLabel": kind_label(line.kind, names.model, language),
        "evidence": line.evidence,
        "nextStep": line.next_step,
        "body": _named(line.body, names),
        "forGuide": line.for_guide,
        "concerns": [{"id": id, "name": names.of(id) or ""} for id in names.without_persons(*line.concerns)],
        "proposal": line.proposal,
    }


def _proposal(proposal: LogProposal, names: Names, language: str) -> LogProposalOut:
    return {
        "key": proposal.key,
        "event": proposal.kind,
        "eventLabel": EVENT_LABELS[proposal.kind].in_language(language),
        "text": proposal.text.in_language(language),
        "day": proposal.day,
        "dayStated": proposal.stated,
        "kind": proposal.entry.value,
        "phase": _named(proposal.phase, names),
        "evidence": proposal.evidence.in_language(language),
        "revision": proposal.revision or None,
        "record": proposal.record,
        "concerns": [{"id": id, "name": names.of(id) or ""} for id in proposal.concerns],
    }


def _named(id: str, names: Names) -> LogRefOut | None:
    return {"id": id, "name": names.of(id) or ""} if names.without_persons(id) else None


def kind_label(kind: str, model: Model, language: str) -> str:
    """What a kind of entry is called; a kind of another list stays as it is."""
    code = model.code_lists["LogEntryKind"].by_notation.get(kind)
    return code.label.in_language(language) if code is not None else kind
