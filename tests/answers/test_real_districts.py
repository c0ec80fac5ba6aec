"""The real districts under seed/: answers close their questions, and taking them back brings the old report back."""

import json
from datetime import date
from pathlib import Path

import pytest

from graph.analysis import Analysis, analyse_district
from graph.as_json import analysis_json
from graph.imports import import_file
from graph.questions import answered, question_of, questions_of
from graph.records import Record
from graph.stores import open_store
from graph.stores.base import EVERYTHING, GraphStore
from graph.stores.journal import undo
from ontology import load_model
from tests.answers.filling import filled
from tests.answers.test_contract import changes_nothing_else, does_what_it_says
from tests.answers.worlds import TIME, Asked, analysed

ROOT = Path(__file__).parents[2]
ON = date(2026, 11, 24)


def opened(seed: str) -> GraphStore:
    store = open_store("sqlite://", load_model())
    import_file(ROOT / "seed" / seed, store, load_model(), author="test", time=TIME)
    return store


@pytest.mark.slow
@pytest.mark.parametrize("seed", ["karlsruhe", "rendsburg_eckernfoerde"])
def test_answers_to_the_questions_of_a_real_district_do_what_they_say(seed: str) -> None:
    store = opened(seed)
    records: tuple[Record, ...] = (*store.records(EVERYTHING), *store.relations(scope=EVERYTHING))
    before = analysed(records, ON)
    for turn, question in enumerate(questions_of(before)[::2]):
        asked = Asked(question.finding.rule, records, ON, before, question.finding.subjects)
        # Every other question one answer, in turns: all of them take a minute.
        option = question.options[turn % len(question.options)]
        given = filled(question, option, ON)
        after = asked.after(given)
        does_what_it_says(asked, option, after)
        changes_nothing_else(asked, asked.batch(given), after)


@pytest.mark.slow
def test_a_dozen_answers_one_after_another_and_all_taken_back_give_the_old_report_byte_for_byte() -> None:
    store, model = opened("karlsruhe"), load_model()
    before = analyse_district(store, model, "08212", ON)
    said: list[int] = []
    for question in questions_of(before)[:12]:
        now = analyse_district(store, model, "08212", ON)
        still = question_of(now, question.key)
        if still is None:
            continue  # an answer to another question has closed it
        batch = answered(now.snapshot, still, filled(still, still.options[0], ON), time=TIME)
        said.append(store.commit(batch, EVERYTHING).number)
    assert len(said) > 6
    for number in reversed(said):
        undo(store, number, author="test", time=TIME, scope=EVERYTHING)
    assert _report(analyse_district(store, model, "08212", ON)) == _report(before)


def _report(analysis: Analysis) -> str:
    return json.dumps(analysis_json(analysis))
