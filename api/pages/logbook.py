"""The process logbook as a page: entries by phase, beside them what is proposed, and the form for one's own words."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form, Query
from starlette.responses import RedirectResponse, Response

from api.accounts.visits import check_origin
from api.page_parts.page_frame import PageOf, deciding_at, page_at
from api.page_parts.page_views import JOURNAL, LOGBOOK
from api.refusals import RefusedError
from api.schemas.logbook import ProposalKeyIn
from api.writes.changing import Outcome
from api.writes.log_writing import (
    LogCase,
    confirm_proposal,
    dismiss_proposal,
    mark_for_guide,
    propose_again,
    proposed,
    write_line,
)
from api.writes.undoing import undone
from api.writes.writing import Decide
from graph.logbook.as_json import kind_label
from graph.logbook.event_rules import Names
from graph.logbook.log_entries import LogLine, NewLine, chapters, dismissed_of, entries_of, guide_lines, phases_of
from graph.logbook.log_proposals import EVENT_LABELS, LogProposal
from graph.map.labels import clean_label
from graph.records import Entity
from ontology import Text, say
from ontology.names import LogEntryKind, Prop

router = APIRouter(dependencies=[Depends(check_origin)])
Typed = Annotated[str, Form(max_length=2000)]
Chosen = Annotated[str, Form(max_length=300)]
_MOST = 40
"""As many proposals stand on the page; the others come up as these are decided on."""


def filled_in(  # noqa: PLR0913, PLR0917 - each is a field of the form
    text: Typed = "",
    tag: Chosen = "",
    phase: Chosen = "",
    schritt: Typed = "",
    art: Annotated[LogEntryKind, Form()] = LogEntryKind.STEP,
    beleg: Typed = "",
    weiter: Typed = "",
    gremium: Chosen = "",
    leitfaden: Annotated[bool, Form()] = False,
) -> NewLine:
    """The fields of the form of an entry."""
    return NewLine(
        text.strip(),
        day=tag.strip(),
        phase=phase,
        step=schritt.strip(),
        kind=art.value,
        evidence=beleg.strip(),
        next_step=weiter.strip(),
        body=gremium,
        for_guide=leitfaden,
    )


Filled = Annotated[NewLine, Depends(filled_in)]


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A form that was not kept: the key of its proposal (empty: an own entry), what was filled in, what to mend."""

    proposal: str
    line: NewLine
    told: Sequence[str]


Deciding = Annotated[PageOf, Depends(deciding_at(LOGBOOK))]


@router.get("/bezirke/{key}/logbuch")
def logbook(
    frame: Annotated[PageOf, Depends(page_at(LOGBOOK))],
    phase: Annotated[str, Query(max_length=300)] = "",
    leitfaden: bool = False,
) -> Response:
    """The entries of all phases or of one, or those marked for the guide; beside them what is proposed."""
    return _page(frame, phase, guide=leitfaden)


@router.post("/bezirke/{key}/logbuch")
def add_entry(write: Decide, frame: Deciding, line: Filled) -> Response:
    """Keep an entry in own words."""
    return _kept(frame, "", line, lambda: write_line(write, frame.key, line))


@router.post("/bezirke/{key}/logbuch/vorschlag/{proposal}")
def decide_proposal(
    write: Decide, frame: Deciding, proposal: ProposalKeyIn, line: Filled, tun: Annotated[str, Form()] = "bestaetigen"
) -> Response:
    """Take a proposal into the logbook, as it is or reworded, or dismiss it for good."""
    case = LogCase(frame.key, frame.on, proposal)
    if tun == "verwerfen":
        return _back(frame, dismiss_proposal(write, case))
    return _kept(frame, proposal, line, lambda: confirm_proposal(write, case, lambda p: _in_own_words(p, line)))


@router.post("/bezirke/{key}/logbuch/wieder/{proposal}")
def offer_again(write: Decide, frame: Deciding, proposal: ProposalKeyIn) -> Response:
    """Offer a dismissed proposal again."""
    return _back(frame, propose_again(write, frame.key, proposal))


@router.post("/bezirke/{key}/logbuch/marke")
def mark(write: Decide, frame: Deciding, eintrag: Chosen, marke: Annotated[bool, Form()] = False) -> Response:
    """Mark an entry for the guide, or no longer."""
    return _back(frame, mark_for_guide(write, frame.key, eintrag, marked=marke))


@router.post("/bezirke/{key}/logbuch/zuruecknehmen")
def take_entry_back(write: Decide, frame: Deciding, nummer: Annotated[int, Form(ge=1)]) -> Response:
    """Undo what was just done here; that can be undone, too."""
    return RedirectResponse(frame.link(LOGBOOK, f"getan={undone(write, nummer).number}"), 303)


def _in_own_words(proposal: LogProposal, line: NewLine) -> NewLine:
    """The entry that a form makes of a proposal; a form without a text leaves it as it is proposed."""
    made = proposal.as_line()
    if not line.text:
        return made
    return replace(line, evidence=made.evidence, concerns=made.concerns, proposal=made.proposal)


def _kept(frame: PageOf, proposal: str, line: NewLine, act: Callable[[], Outcome]) -> Response:
    try:
        done = act()
    except RefusedError as error:
        told = [text.in_language(frame.language) for _, text in error.why.wrong]
        told = told or [error.why.title.in_language(frame.language)]
        return _page(frame, "", refused=RefusedLine(proposal, line, told))
    return _back(frame, done)


def _back(frame: PageOf, done: Outcome) -> Response:
    number = done.revision.number if done.revision is not None else 0
    return RedirectResponse(frame.link(LOGBOOK, f"getan={number}" if number else ""), 303)


def _page(frame: PageOf, phase: str, *, guide: bool = False, refused: RefusedLine | None = None) -> Response:
    reader, words = frame.read.store, frame.words
    phases, lines = phases_of(reader, frame.key), entries_of(reader, frame.key)
    found = proposed(frame.read, frame.key, frame.on)
    names = Names(reader, frame.read.model, frame.key)
    shown = [line for line in lines if phase in ("", line.phase) and (line.for_guide or not guide)]
    view: dict[str, Any] = {
        "headline": words.say(_headline(len(lines), len(found.proposals))),
        "chapters": [c for c in _chapters(frame, names, phases, shown) if not phase or c["id"] == phase],
        "entries": len(lines),
        "marked": sum(len(chapter.lines) for chapter in guide_lines(reader, frame.key)),
        "only": phase,
        "guide": guide,
        "all_entries": frame.link(LOGBOOK),
        "guide_entries": frame.link(LOGBOOK, "leitfaden=true"),
        "files": [(name, _file(frame, form, phase, guide=guide)) for name, form in _FILES],
        "proposals": [_proposal(frame, names, p) for p in found.proposals[:_MOST]],
        "more": max(0, len(found.proposals) - _MOST),
        "bound": words.say(found.bound),
        "dismissed": [(line.proposal, clean_label(line.text or line.id)) for line in _dismissed(frame)],
        "phases": [(p.id, clean_label(p.name)) for p in phases],
        "kinds": [(k.value, kind_label(k.value, names.model, words.language)) for k in LogEntryKind],
        "bodies": [(b.id, clean_label(b.name)) for b in frame.snapshot.bodies],
        "refused": refused,
    }
    return frame.rendered("logbook.html", view, 422 if refused is not None else 200)


_FILES = (("Excel", "xlsx"), ("CSV", "csv"))


def _file(frame: PageOf, form: str, phase: str, *, guide: bool) -> str:
    asked = [f"format={form}", f"lang={frame.words.language}"]
    asked += [f"phase={quote(phase)}"] if phase else []
    asked += ["guide=true"] if guide else []
    return f"/api/v1/districts/{frame.key}/logbook?{'&'.join(asked)}"


def _headline(entries: int, proposals: int) -> Text:
    told = say(
        "{entries} {entries:Eintrag|Einträge} im Prozess-Logbuch",
        "{entries} {entries:entry|entries} in the process logbook",
        entries=entries,
    )
    if not entries:
        told = say("Das Prozess-Logbuch beginnt hier", "The process logbook begins here")
    if not proposals:
        return told
    return say(
        "{told}, {n} {n:Vorschlag wartet|Vorschläge warten}",
        "{told}, {n} {n:proposal is|proposals are} waiting",
        told=told,
        n=proposals,
    )


def _chapters(
    frame: PageOf, names: Names, phases: Sequence[Entity], lines: Sequence[LogLine]
) -> Iterator[Mapping[str, Any]]:
    words = frame.words
    for chapter in chapters(phases, lines):
        phase = chapter.phase
        yield {
            "id": phase.id if phase is not None else "",
            "name": clean_label(phase.name) if phase is not None else words("Ohne Phase", "Without a phase"),
            "when": _when(frame, phase) if phase is not None else "",
            "address": frame.link(LOGBOOK, f"phase={quote(phase.id)}") if phase is not None else "",
            "lines": [_line(frame, names, line) for line in chapter.lines],
        }


def _when(frame: PageOf, phase: Entity) -> str:
    """From when to when it is or was, else as planned."""
    words = frame.words
    pairs = (
        (Prop.ACTUAL_START, Prop.ACTUAL_END, ""),
        (Prop.PLANNED_START, Prop.PLANNED_END, words("geplant ", "planned ")),
    )
    for first, last, how in pairs:
        start, end = phase.value(first), phase.value(last)
        if start or end:
            return f"{how}{words.day(start or '')} – {words.day(end or '')}".strip(" –")
    return ""


def _line(frame: PageOf, names: Names, line: LogLine) -> Mapping[str, Any]:
    return {
        "id": line.id,
        "text": clean_label(line.text),
        "day": frame.words.day(line.day) if line.day else "",
        "kind": line.kind,
        "kind_label": kind_label(line.kind, names.model, frame.words.language),
        "step": clean_label(line.step),
        "evidence": clean_label(line.evidence),
        "next": clean_label(line.next_step),
        "body": clean_label(names.of(line.body) or ""),
        "guide": line.for_guide,
        "concerns": [(clean_label(name), frame.record(id)) for id in line.concerns if (name := names.of(id))],
        "address": frame.record(line.id),
    }


def _proposal(frame: PageOf, names: Names, proposal: LogProposal) -> Mapping[str, Any]:
    words = frame.words
    return {
        "key": proposal.key,
        "label": words.say(EVENT_LABELS[proposal.kind]),
        "text": words.say(proposal.text),
        "day": words.day(proposal.day),
        "stated": proposal.stated,
        "evidence": words.say(proposal.evidence),
        "journal": frame.link(JOURNAL, f"vor={proposal.revision + 1}") if proposal.revision else "",
        "line": proposal.as_line(words.language),
        "phase": clean_label(names.of(proposal.phase) or ""),
        "concerns": [(clean_label(name), frame.record(id)) for id in proposal.concerns if (name := names.of(id))],
    }


def _dismissed(frame: PageOf) -> Sequence[LogLine]:
    return dismissed_of(frame.read.store, frame.key)
