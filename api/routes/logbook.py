"""The process logbook: its entries, what is proposed for it, and what the group makes of that."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from fastapi.responses import JSONResponse

from api.manners.district_files import TABLE_FORMS, TableForm, table_file
from api.reads.access import Day, Language, Read
from api.routes.writing_records import told_changed
from api.schemas.conversion import written_out
from api.schemas.described import answer_of
from api.schemas.logbook import ConfirmIn, LogLineIn, ProposalKeyIn
from api.schemas.writing import WrittenOut
from api.writes.log_writing import (
    LogCase,
    confirm_proposal,
    dismiss_proposal,
    mark_for_guide,
    propose_again,
    proposed,
    write_line,
)
from api.writes.writing import Decide
from graph.logbook.as_json import LogbookOut, LogProposalsOut, logbook_json, proposals_json
from graph.logbook.event_rules import Names
from graph.logbook.log_entries import LogLine, entries_of, phases_of
from graph.tables.of_logbook import log_table

router = APIRouter(tags=["Steuerung (steering)"])
_PHASE = Query(max_length=200, description="nur diese Phase (only this phase, id)", examples=["shared:PB-P3"])
_MARKED = Query(description="vormerken oder nicht mehr (mark or unmark)")
_GUIDE = Query(description="nur für den Leitfaden vorgemerkte (only those marked for the guide)")


@router.get(
    "/districts/{key}/logbook",
    operation_id="getLogbook",
    summary="Prozess-Logbuch (logbook)",
    responses=TABLE_FORMS.answers(answer_of(LogbookOut)),
)
def logbook(  # noqa: PLR0913, PLR0917 - each is a parameter of the query
    read: Read,
    key: str,
    form: TableForm,
    lang: Language,
    phase: Annotated[str | None, _PHASE] = None,
    guide: Annotated[bool, _GUIDE] = False,
) -> Response:
    """The entries, oldest first, of all phases or one. Als CSV oder Excel-Mappe zum Mitnehmen."""
    read.district(key)
    names = Names(read.store, read.model, key)
    lines = [line for line in entries_of(read.store, key) if _wanted(line, phase, guide=guide)]
    if form.name == "json":
        return JSONResponse(logbook_json(lines, phases_of(read.store, key), names, lang))
    content = table_file(log_table(lines, names, lang), form)
    return Response(content, media_type=form.media, headers=form.headers(f"logbuch-{key}"))


@router.get(
    "/districts/{key}/logbook/proposals",
    operation_id="listLogProposals",
    summary="Vorschläge für das Logbuch (proposals)",
    responses=answer_of(LogProposalsOut),
)
def proposals(read: Read, key: str, on: Day, lang: Language) -> JSONResponse:
    """What happened, says the journal, and is not written down yet. Namen von Personen stehen nie darin."""
    read.district(key)
    return JSONResponse(proposals_json(proposed(read, key, on), Names(read.store, read.model, key), lang))


@router.post(
    "/districts/{key}/logbook",
    operation_id="addLogEntry",
    summary="Eintrag schreiben (write an entry)",
    status_code=201,
)
def add(write: Decide, key: str, body: LogLineIn, response: Response) -> WrittenOut:
    """An entry in the group's own words. Jeder Eintrag lässt sich zurücknehmen."""
    return told_changed(write, write_line(write, key, body.as_line()), response)


@router.put(
    "/districts/{key}/logbook/{id}/guide",
    operation_id="markLogEntry",
    summary="Für den Leitfaden vormerken (mark for the guide)",
)
def mark(write: Decide, key: str, id: str, response: Response, marked: Annotated[bool, _MARKED] = True) -> WrittenOut:
    """The entry belongs into the municipal guide, or no longer."""
    return told_changed(write, mark_for_guide(write, key, id, marked=marked), response)


@router.post(
    "/districts/{key}/logbook/proposals/{proposal}",
    operation_id="confirmLogProposal",
    summary="Vorschlag bestätigen (confirm a proposal)",
)
def confirm(  # noqa: PLR0913, PLR0917 - each is a part of the request
    write: Decide, key: str, proposal: ProposalKeyIn, on: Day, body: ConfirmIn, response: Response
) -> WrittenOut:
    """The proposal becomes an entry, as it is or reworded. Noch einmal bestätigt, ändert sich nichts."""
    return told_changed(write, confirm_proposal(write, LogCase(key, on, proposal), body.reworded), response)


@router.delete(
    "/districts/{key}/logbook/proposals/{proposal}",
    operation_id="dismissLogProposal",
    summary="Vorschlag verwerfen (dismiss a proposal)",
)
def dismiss(write: Decide, key: str, proposal: ProposalKeyIn, on: Day) -> WrittenOut:
    """The group does not want it, and it does not come back."""
    return written_out(None, dismiss_proposal(write, LogCase(key, on, proposal)).revision)


@router.put(
    "/districts/{key}/logbook/proposals/{proposal}",
    operation_id="proposeLogAgain",
    summary="Verworfenen Vorschlag wieder zeigen (propose again)",
)
def propose_dismissed_again(write: Decide, key: str, proposal: ProposalKeyIn) -> WrittenOut:
    """A dismissed proposal is offered again, if what it tells still holds."""
    return written_out(None, propose_again(write, key, proposal).revision)


def _wanted(line: LogLine, phase: str | None, *, guide: bool) -> bool:
    return phase in (None, line.phase) and (line.for_guide or not guide)
