"""Karlsruhe as it is asked: its store, its question sheet, and what reads that back."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from graph.analysis import Analysis, analyse_district
from graph.answers.option import GivenAnswer
from graph.as_json import analysis_json
from graph.imports import By, ImportReport, commit, import_file, preview, read_workbook
from graph.questions import Question
from graph.questions.order import in_order
from graph.questions.sheet_form import form_in, question_form_of
from graph.questions.sheet_out import question_workbook
from graph.questions.sheet_taken import AskedAt, stage_answers
from graph.records import Record, from_json, to_json
from graph.stores import open_store
from graph.stores.base import EVERYTHING, Batch, GraphStore, put
from ontology import load_model
from tests.answers.filling import filled

ROOT = Path(__file__).parents[2]
ON, KA = date(2026, 11, 24), "08212"
READ_ON = ON + timedelta(days=1)
"""A sheet comes back the day after."""
TIME = "2026-11-24T12:00:00+01:00"


@cache
def _karlsruhe() -> tuple[str, ...]:
    store = open_store("sqlite://", load_model())
    import_file(ROOT / "seed" / "karlsruhe", store, load_model(), author="test", time=TIME)
    return tuple(kept(store))


@pytest.fixture
def store() -> Iterator[GraphStore]:
    found = open_store("sqlite://", load_model())
    records: list[Record] = [from_json(text) for text in _karlsruhe()]
    found.commit(Batch("test", TIME, "seed", tuple(map(put, records))), EVERYTHING)
    yield found
    found.close()


def analysed(store: GraphStore) -> Analysis:
    return analyse_district(store, load_model(), KA, ON)


@cache
def first_questions() -> tuple[Question, ...]:
    found = open_store("sqlite://", load_model())
    found.commit(Batch("test", TIME, "seed", tuple(put(from_json(t)) for t in _karlsruhe())), EVERYTHING)
    return in_order(analysed(found))


@cache
def _sheet() -> bytes:
    return question_workbook(question_form_of(KA, first_questions(), "de"))


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "fragen.xlsx"
    path.write_bytes(_sheet())
    return path


def take(store: GraphStore, path: Path, *, without_rejected: bool = False) -> ImportReport:
    workbook = read_workbook(path)
    form = form_in(workbook)
    assert form is not None
    staged = stage_answers(workbook, form, AskedAt(store, load_model(), READ_ON))
    return commit(preview(staged, store), store, By("test", TIME, without_rejected))


def asking(rule: str) -> Question:
    return next(q for q in first_questions() if q.finding.rule == rule)


def said(question: Question, id: str) -> tuple[Question, GivenAnswer]:
    option = question.option(id)
    assert option is not None
    return question, filled(question, option, ON)


def kept(store: GraphStore) -> list[str]:
    records: tuple[Record, ...] = (*store.records(EVERYTHING), *store.relations(scope=EVERYTHING))
    return [to_json(r) for r in records]


def report(store: GraphStore) -> str:
    return json.dumps(analysis_json(analysed(store)), ensure_ascii=False)
