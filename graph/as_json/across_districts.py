"""Questions across districts, and bodies × years, as plain JSON values."""

from typing import Annotated, TypedDict

from graph.across.answer_rows import AcrossRow
from graph.across.asking_across import (
    ACROSS_QUESTIONS,
    Across,
    AcrossAnswer,
    across_headline,
    answer_note,
)
from graph.across.body_years import BodyYearCell, BodyYears, body_years
from graph.across.district_answers import AcrossQuestion, DistrictAcross
from graph.certainty import Certainty
from graph.shapes import Said, Told


class CitedSourceOut(TypedDict):
    """A source of an answer (Quelle einer Antwort)."""

    title: str
    address: str | None


class AcrossRowOut(TypedDict):
    """An answer of a district (Antwort eines Bezirks)."""

    district: Annotated[Said, Told(example="05558")]
    name: Said
    record: Said
    what: Said
    day: str | None
    certainty: Certainty
    doubt: Annotated[str | None, Told("was offen ist (what is open)")]
    sources: list[CitedSourceOut]


class AcrossAnswerOut(TypedDict):
    """A question with its answers (eine Frage mit ihren Antworten)."""

    question: AcrossQuestion
    text: Said
    answerable: Annotated[int, Told("Bezirke, von denen etwas dazu erfasst ist (districts with anything on it)")]
    note: Said
    rows: list[AcrossRowOut]


class DistrictAcrossOut(TypedDict):
    """How much is recorded of a district (wie viel von einem Bezirk erfasst ist)."""

    key: Said
    name: Said
    land: str | None
    consultations: int
    resolutions: int
    votes: int
    bodies: int
    organizations: int


class AcrossOut(TypedDict):
    """What is recorded of several districts, asked of all (was von mehreren Bezirken erfasst ist)."""

    on: Annotated[str, Told(example="2024-09-24")]
    sentence: Said
    answers: list[AcrossAnswerOut]
    districts: list[DistrictAcrossOut]


class BodyYearCellOut(TypedDict):
    """What is recorded of a kind of body in a year (was von einer Art von Gremium in einem Jahr erfasst ist)."""

    hearings: int
    districts: int
    unsettled: int
    decided: int


class BodyYearRowOut(TypedDict):
    """A kind of body over the years (eine Art von Gremium über die Jahre)."""

    label: Said
    cells: list[BodyYearCellOut]
    undated: BodyYearCellOut


class BodyYearsOut(TypedDict):
    """Bodies × years over districts; 0 is not recorded, never not treated (0 heißt nicht erfasst)."""

    on: Annotated[str, Told(example="2024-09-24")]
    years: list[int]
    older: Annotated[bool, Told("das erste Jahr steht auch für alle davor (the first year stands for all before)")]
    rows: list[BodyYearRowOut]


def across_json(across: Across, language: str = "de") -> AcrossOut:
    """All answers, and how much is recorded of each district."""
    return {
        "on": across.on.isoformat(),
        "sentence": across_headline(across).in_language(language),
        "answers": [_answer(answer, across, language) for answer in across.answers.values()],
        "districts": [_district(d) for d in across.districts],
    }


def body_years_json(across: Across, language: str = "de") -> BodyYearsOut:
    """The matrix of everything that was asked."""
    found: BodyYears = body_years(across.hearings, across.on.year)
    return {
        "on": across.on.isoformat(),
        "years": list(found.years),
        "older": found.older,
        "rows": [
            {
                "label": row.label.in_language(language),
                "cells": [_cell(cell) for cell in row.cells],
                "undated": _cell(row.undated),
            }
            for row in found.rows
        ],
    }


def _answer(answer: AcrossAnswer, across: Across, language: str) -> AcrossAnswerOut:
    return {
        "question": answer.question,
        "text": ACROSS_QUESTIONS[answer.question].in_language(language),
        "answerable": answer.answerable,
        "note": answer_note(answer, across).in_language(language),
        "rows": [_row(row, language) for row in answer.rows],
    }


def _row(row: AcrossRow, language: str) -> AcrossRowOut:
    return {
        "district": row.district,
        "name": row.name,
        "record": row.record,
        "what": row.what.in_language(language),
        "day": row.day or None,
        "certainty": row.certainty,
        "doubt": row.doubt.in_language(language) if row.doubt is not None else None,
        "sources": [{"title": s.title, "address": s.address or None} for s in row.sources],
    }


def _district(found: DistrictAcross) -> DistrictAcrossOut:
    return {
        "key": found.key,
        "name": found.name,
        "land": found.land,
        "consultations": found.consultations,
        "resolutions": found.resolutions,
        "votes": found.votes,
        "bodies": found.bodies,
        "organizations": found.organizations,
    }


def _cell(cell: BodyYearCell) -> BodyYearCellOut:
    return {
        "hearings": cell.hearings,
        "districts": cell.districts,
        "unsettled": cell.unsettled,
        "decided": cell.decided,
    }
