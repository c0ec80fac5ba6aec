"""A filled question sheet through the web: shown first, then its answers are saved in one batch."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from graph.analysis import Analysis, analyse_district
from graph.answers.option import GivenAnswer
from graph.questions import Question, questions_of
from graph.questions.order import in_order
from graph.questions.sheet_form import question_form_of
from graph.questions.sheet_out import question_workbook
from graph.records import Record, to_json
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from graph.stores.journal import undo
from ontology import Model
from ontology.names import EntityType
from tests import musterstadt
from tests.client import TestClient
from tests.importing_web.bringing import AT, brought, head
from tests.questions_cli.sheet_filling import fill

POST = "Netzwerkkoordination"


@pytest.fixture
def now(web: TestClient, store: GraphStore, model: Model) -> Analysis:
    """Musterstadt as the web has it today."""
    assert web is not None
    return analyse_district(store, model, musterstadt.KEY, datetime.now(UTC).date())


def _given(now: Analysis) -> tuple[Question, GivenAnswer]:
    question = next(q for q in in_order(now) if q.option("expressly-not") is not None)
    return question, GivenAnswer("expressly-not", POST, "2026-11-24", {}, "")


def _sheet(now: Analysis, folder: Path, key: str = musterstadt.KEY, *, answers: bool = True) -> bytes:
    path = folder / "fragen.xlsx"
    path.write_bytes(question_workbook(question_form_of(key, in_order(now), "de")))
    if answers:
        fill(path, [_given(now)])
    return path.read_bytes()


def _records(store: GraphStore) -> list[str]:
    records: tuple[Record, ...] = (*store.records(EVERYTHING), *store.relations(scope=EVERYTHING))
    return [to_json(r) for r in records]


def test_its_answers_are_shown_and_saved_in_one_batch_that_can_be_undone(
    web: TestClient, store: GraphStore, model: Model, now: Analysis, tmp_path: Path
) -> None:
    question, _ = _given(now)
    before, at = _records(store), head(store)
    made = brought(web, _sheet(now, tmp_path), "fragen.xlsx")
    assert made.status_code == 201, made.text
    assert head(store) == at
    done = web.post(f"{AT}/{made.json()['job']['id']}/commit", json={})
    assert done.status_code == 200, done.text
    assert head(store) == at + 1
    assert len(list(store.records(EVERYTHING, [EntityType.ANSWER]))) == 1
    then = analyse_district(store, model, musterstadt.KEY, now.snapshot.on)
    assert question.key not in [q.key for q in questions_of(then)]
    undo(store, at + 1, author="t", time=musterstadt.TIME, scope=EVERYTHING)
    assert _records(store) == before


def test_the_same_sheet_again_changes_nothing(
    web: TestClient, store: GraphStore, now: Analysis, tmp_path: Path
) -> None:
    sheet = _sheet(now, tmp_path)
    for _ in range(2):
        made = brought(web, sheet, "fragen.xlsx")
        web.post(f"{AT}/{made.json()['job']['id']}/commit", json={})
    assert head(store) == 2


def test_a_sheet_of_another_district_is_told_and_nothing_is_taken(
    web: TestClient, store: GraphStore, now: Analysis, tmp_path: Path
) -> None:
    made = brought(web, _sheet(now, tmp_path, "99002"), "fragen.xlsx")
    assert made.status_code == 201, made.text
    assert "gehören" in made.text
    assert head(store) == 1


def test_an_empty_sheet_says_that_nobody_answered(
    web: TestClient, store: GraphStore, now: Analysis, tmp_path: Path
) -> None:
    made = brought(web, _sheet(now, tmp_path, answers=False), "fragen.xlsx")
    assert made.json()["problems"]
    assert head(store) == 1
