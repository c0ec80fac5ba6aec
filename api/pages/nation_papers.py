"""What public papers say of the districts that the reader may read: five questions, bodies × years, published values.

Named are only districts that the reader reads anyway; of others these pages neither tell nor count.
"""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from api.page_parts.nation_frame import NationPage, nation_page
from api.page_parts.nation_views import HEARINGS, PAPERS, PUBLISHED
from api.page_parts.shown_series import series_pictures, taken_series
from api.reads.across_asked import asked_across
from graph.across.answer_rows import AcrossRow
from graph.across.asking_across import (
    ACROSS_QUESTIONS,
    Across,
    AcrossAnswer,
    across_headline,
    answer_note,
)
from graph.across.body_years import BodyHearing, BodyYearCell, BodyYearRow, body_years
from graph.as_of import CERTAINTY_WORDS
from graph.map.labels import clean_label
from graph.politics.hearings import TREATMENT_LABELS, treatment_of
from graph.stores.base import Scope
from ontology import say

router = APIRouter()


@router.get("/bund/unterlagen")
def papers(frame: Annotated[NationPage, Depends(nation_page(PAPERS))]) -> Response:
    """The questions with their answers, each with district, source and doubt; and how thin it is."""
    if frame.too_few:
        return frame.nothing_yet()
    across, words = _asked(frame), frame.words
    view: dict[str, Any] = {
        "headline": words.say(across_headline(across)),
        "answers": [_answer(frame, across, answer) for answer in across.answers.values()],
        "districts": [
            {"name": clean_label(d.name), "address": frame.of_district(d.key, "profil"), "of": d}
            for d in sorted(across.districts, key=lambda d: (not d.recorded, d.name))
        ],
    }
    return frame.rendered("nation_papers.html", view)


@router.get("/bund/beratungen")
def hearings(frame: Annotated[NationPage, Depends(nation_page(HEARINGS))]) -> Response:
    """How many districts had early help in which kind of body in which year."""
    if frame.too_few:
        return frame.nothing_yet()
    across, words = _asked(frame), frame.words
    matrix = body_years(across.hearings, frame.on.year)
    names = {d.key: clean_label(d.name) for d in across.districts}
    listed = sorted(across.hearings, key=lambda h: (-(h.year or 0), names[h.district], h.record))
    view: dict[str, Any] = {
        "headline": words.say(across_headline(across)),
        "years": [_year(frame, year, older=matrix.older and not n) for n, year in enumerate(matrix.years)],
        "rows": [_row(frame, row) for row in matrix.rows],
        "undated": any(row.undated.hearings for row in matrix.rows),
        "unread": not across.districts,
        "listed": [_hearing(frame, names, h) for h in listed],
    }
    return frame.rendered("nation_hearings.html", view)


@router.get("/bund/reihen")
def published(frame: Annotated[NationPage, Depends(nation_page(PUBLISHED))]) -> Response:
    """The published shares of the municipal surveys, year by year."""
    if frame.too_few:
        return frame.nothing_yet()
    groups = list(series_pictures(taken_series(frame.read), {}, frame.words, last=frame.on.year))
    return frame.rendered("nation_series.html", {"groups": groups})


def _asked(frame: NationPage) -> Across:
    """The districts that the reader may read: who may only compare learns of them what they released, elsewhere."""
    scope = Scope.of(*(d.owner for d in frame.own))
    return asked_across(frame.request, scope, frame.on)


# -- questions --------------------------------------------------------------------------------------------------------


def _answer(frame: NationPage, across: Across, answer: AcrossAnswer) -> Mapping[str, Any]:
    return {
        "id": answer.question.value,
        "text": frame.words.say(ACROSS_QUESTIONS[answer.question]),
        "note": frame.words.say(answer_note(answer, across)),
        "rows": [_told(frame, row) for row in answer.rows],
    }


def _told(frame: NationPage, row: AcrossRow) -> Mapping[str, Any]:
    words = frame.words
    return {
        "name": clean_label(row.name),
        "address": frame.of_district(row.district, "politik"),
        "what": words.say(row.what),
        "day": words.day(row.day),
        "sure": words.say(CERTAINTY_WORDS[row.certainty]),
        "open": not row.certainty.holds,
        "doubt": words.say(row.doubt),
        "sources": [(clean_label(s.title), s.address) for s in row.sources],
    }


# -- bodies and years -------------------------------------------------------------------------------------------------


def _year(frame: NationPage, year: int, *, older: bool) -> str:
    return frame.words(f"bis {year}", f"to {year}") if older else str(year)


def _row(frame: NationPage, row: BodyYearRow) -> Mapping[str, Any]:
    return {
        "label": frame.words.say(row.label),
        "cells": [_cell(frame, cell) for cell in row.cells],
        "undated": _cell(frame, row.undated),
    }


def _cell(frame: NationPage, cell: BodyYearCell) -> Mapping[str, Any]:
    """Full where all are decisions, hollow where none is or some are, dashed where nothing is settled."""
    words = frame.words
    told = say(
        "{n} {n:Beratung oder Beschluss|Beratungen oder Beschlüsse}, in {d} {d:Bezirk|Bezirken}, davon {decided} mit "
        "Beschluss, {open} nicht geklärt",
        "{n} {n:consultation or resolution|consultations or resolutions}, in {d} {d:district|districts}, {decided} of "
        "them decided, {open} not settled",
        n=cell.hearings,
        d=cell.districts,
        decided=cell.decided,
        open=cell.unsettled,
    )
    return {
        "number": cell.districts,
        "decided": bool(cell.hearings) and cell.decided == cell.hearings,
        "doubt": bool(cell.hearings) and cell.unsettled == cell.hearings,
        "told": words.say(told) if cell.hearings else words("nicht erfasst", "not recorded"),
    }


def _hearing(frame: NationPage, names: Mapping[str, str], hearing: BodyHearing) -> Mapping[str, str]:
    words = frame.words
    return {
        "name": names[hearing.district],
        "address": frame.of_district(hearing.district, "politik"),
        "what": clean_label(words.say(hearing.label)),
        "done": words.say(TREATMENT_LABELS[treatment_of(hearing.depth)]),
        "sure": words.say(CERTAINTY_WORDS[hearing.certainty]),
    }
