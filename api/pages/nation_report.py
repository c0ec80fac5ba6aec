"""The report for a Land, or for all: every indicator with its distribution, to be printed or taken along as a workbook.

It says what pages across districts say and nothing else: spreads of groups from the published state of the year.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from api.documents import file_answer
from api.documents.nation_pdf import Reported, nation_pdf
from api.manners.forms import XLSX
from api.page_parts.nation_frame import NationPage, nation_page
from api.page_parts.nation_views import NATION_REPORT
from api.page_parts.spread_pages import Shown, group_rows
from api.reads.published import Published, compared
from graph.as_of import opened_on
from graph.cells.peer_groups import PeerGroup
from graph.cells.peer_words import group_label, rule_told
from graph.indicators import all_indicators
from graph.tables.table import CellValue, PlainTable, as_workbook
from ontology.names import Prop

router = APIRouter()
Framed = Annotated[NationPage, Depends(nation_page(NATION_REPORT))]
_Land = Annotated[str, Query(max_length=2, description="Land (BW); leer: alle (empty: all)")]
_FILE = "bericht.xlsx"


@router.get("/bund/bericht")
def nation_report(frame: Framed, request: Request, land: _Land = "") -> Response:
    """Every indicator over all districts, and over those of a Land if one is asked for."""
    if frame.too_few:
        return frame.nothing_yet()
    told = compared(request, frame.read)
    there, land = _lands(frame), _in_sight(frame, land)
    codes = frame.read.model.code_lists["Land"].codes
    view: dict[str, Any] = {
        "lands": [(c.notation, frame.words.say(c.label), c.notation == land) for c in codes if c.notation in there],
        "chosen": next((frame.words.say(c.label) for c in codes if c.notation == land), ""),
        "parts": [] if told.empty else list(_parts(frame, told, land)),
        "year": told.edition.year,
        "sentences": [frame.words.say(sentence) for sentence in rule_told(told.edition.rule)],
        "file": frame.link(f"{NATION_REPORT}/datei", f"land={land}" if land else ""),
        "pdf": frame.link(f"{NATION_REPORT}/pdf", f"land={land}" if land else ""),
    }
    return frame.rendered("nation_report.html", view)


@router.get("/bund/bericht/datei")
def nation_workbook(frame: Framed, request: Request, land: _Land = "") -> Response:
    """The same as an Excel workbook: a sheet of distributions, a sheet with the rule."""
    told, land = compared(request, frame.read), _in_sight(frame, land)
    words = frame.words
    heads = (
        (words("Kennzahl", "Indicator"), words("Bezeichnung", "Label"), words("Bezirke", "Districts")),
        (words("Anzahl", "Number"), words("Mitte (Median)", "Middle (median)"), words("In Worten", "In words")),
    )
    sheets = [
        PlainTable(words("Verteilungen", "Distributions"), (*heads[0], *heads[1]), list(_cells(frame, told, land))),
        PlainTable(words("Regel", "Rule"), (words("Regel", "Rule"),), list(_rule(frame, told))),
    ]
    headers = {"Content-Disposition": f'attachment; filename="{_FILE}"'}
    return Response(as_workbook(sheets), media_type=XLSX, headers=headers)


@router.get("/bund/bericht/pdf")
def nation_report_pdf(frame: Framed, request: Request, land: _Land = "") -> Response:
    """The same as PDF, with page numbers, to be handed on."""
    told, words, land = compared(request, frame.read), frame.words, _in_sight(frame, land)
    codes = frame.read.model.code_lists["Land"].by_notation
    place = words.say(codes[land].label) if land else words("alle Bezirke", "all districts")
    asked = Reported(told, words, frame.read.model, _groups(land), place, opened_on())
    return file_answer(nation_pdf(asked), "pdf", "bericht")


def _lands(frame: NationPage) -> set[str | None]:
    return {d.value(Prop.LAND) for d in frame.districts}


def _in_sight(frame: NationPage, land: str) -> str:
    """The Land that was asked for; "" where the reader is told of none of its districts, however many there are."""
    return land if land in _lands(frame) else ""


def _groups(land: str) -> list[PeerGroup]:
    return [PeerGroup(), PeerGroup(land=land)] if land else [PeerGroup()]


def _parts(frame: NationPage, told: Published, land: str) -> Iterator[Mapping[str, Any]]:
    for id, declared in all_indicators().items():
        shown = Shown(told, frame.words, frame.read.model, declared)
        yield {"id": id, "name": frame.words.say(declared.label), "rows": list(group_rows(shown, _groups(land)))}


def _cells(frame: NationPage, told: Published, land: str) -> Iterator[tuple[CellValue, ...]]:
    for part in _parts(frame, told, land):
        for group, row in zip(_groups(land), part["rows"], strict=True):
            label = frame.words.say(group_label(group, frame.read.model))
            said = row.get("told", row.get("reason", ""))
            yield part["id"], part["name"], label, row.get("n"), row.get("median", ""), said


def _rule(frame: NationPage, told: Published) -> Iterator[tuple[CellValue, ...]]:
    yield (f"{frame.words('Tafel', 'State of the year')} {told.edition.year}",)
    for sentence in rule_told(told.edition.rule):
        yield (frame.words.say(sentence),)
