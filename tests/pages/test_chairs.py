"""The table says the same as indicator A1, and an answer moves the chair to where it was said to go."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

import pytest

from graph.analysis import Analysis, analyse_district
from graph.answers.inputs import BODY, CODE, ORGANIZATION, REASON
from graph.answers.option import GivenAnswer
from graph.district.seats import seat_rows
from graph.district.snapshot import Snapshot
from graph.imports import import_file
from graph.questions import answered, questions_of
from graph.round_table.chairs import RoundTable, SeatState, round_table
from graph.round_table.drawing import drawn_table
from graph.round_table.further_tables import bodies_that_steer, core_table, steering_table, target_table
from graph.round_table.table_effects import Lay, effects_at_the_table, moved, nearness, question_of_chair
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING
from ontology import Model
from tests import musterstadt
from tests.findings.conftest import SEED, karlsruhe

__all__ = ["karlsruhe"]
_LEADS_TO = {"takes-part": SeatState.SITS, "not-here": SeatState.NOT_HERE, "expressly-not": SeatState.AWAY}


@pytest.mark.parametrize("day", ["2018-11-01", "2024-09-24", "2026-11-24"])
def test_the_table_counts_as_the_indicator_does(karlsruhe: Callable[[str], Analysis], day: str) -> None:
    analysis = karlsruhe(day)
    table, outcome = round_table(analysis.snapshot), analysis.outcomes["A1"]
    assert outcome.value == pytest.approx(table.seated / table.of)
    assert outcome.low == pytest.approx(table.sure / table.of)
    assert outcome.high == pytest.approx(table.possible / table.of)
    assert len({chair.code for chair in table.chairs}) == len(table.chairs) == len(_federal(analysis))


def _federal(analysis: Analysis) -> list[str]:
    norms = analysis.snapshot.model.norms
    codes = (item.subjects[0] for item in analysis.outcomes["A1"].items)
    return [code for code in codes if norms[code].land is None]


def test_every_open_chair_has_a_question(karlsruhe: Callable[[str], Analysis]) -> None:
    analysis = karlsruhe("2024-09-24")
    asked, table = questions_of(analysis), round_table(analysis.snapshot)
    for chair in table.chairs:
        open_ = chair.place in (SeatState.OPEN, SeatState.KNOWN)
        # The youth welfare office may be what is known: then nothing is asked but whether it sits there.
        assert not open_ or question_of_chair(table, chair, asked) is not None or chair.who, chair


@pytest.fixture
def store_of_karlsruhe(model: Model) -> Iterator[GraphStore]:
    store = open_store("sqlite://", model)
    import_file(SEED, store, model, author="test", time="2026-11-24T12:00:00+01:00")
    yield store
    store.close()


def _given(option: str, body: str) -> GivenAnswer:
    values = {"takes-part": {ORGANIZATION: ("Neue Stelle",), BODY: (body,)}, "not-here": {REASON: ("Nachbarkreis",)}}
    return GivenAnswer(option, "Netzwerkkoordination", "2024-06-30", values.get(option, {}))


def _musterstadt(model: Model) -> GraphStore:
    store = open_store("sqlite://", model)
    store.commit(musterstadt.batch(), EVERYTHING)
    return store


def _table(store: GraphStore, model: Model) -> tuple[Analysis, RoundTable]:
    analysis = analyse_district(store, model, musterstadt.KEY, date(2024, 6, 30))
    return analysis, round_table(analysis.snapshot)


@pytest.mark.parametrize("option", sorted(_LEADS_TO))
def test_an_answer_leads_to_the_table_that_it_promised(model: Model, option: str) -> None:
    store = _musterstadt(model)
    analysis, before = _table(store, model)
    chair = next(c for c in before.chairs if c.place is SeatState.OPEN)
    question = question_of_chair(before, chair, questions_of(analysis))
    assert question is not None
    body = next(c.value for o in question.options for i in o.inputs if i.name == BODY for c in question.choices(i))
    promised = moved(before, chair.code, _LEADS_TO[option])
    given = _given(option, body)
    store.commit(answered(analysis.snapshot, question, given, time=musterstadt.TIME), EVERYTHING)
    _, after = _table(store, model)
    counts = [(t.seated, t.sure, t.possible, t.of) for t in (promised, after)]
    assert counts[0] == counts[1]
    assert str(promised.seated) in effects_at_the_table(before, question, round_table)[option].de


@pytest.mark.parametrize(("made", "id"), [(core_table, "A2"), (target_table, "C8")])
@pytest.mark.parametrize("day", ["2018-11-01", "2024-09-24", "2026-11-24"])
def test_further_tables_count_as_their_indicators_do(
    karlsruhe: Callable[[str], Analysis], made: Callable[[Snapshot], RoundTable], id: str, day: str
) -> None:
    analysis = karlsruhe(day)
    table, outcome = made(analysis.snapshot), analysis.outcomes[id]
    assert (outcome.value, outcome.low, outcome.high) == (table.seated, table.sure, table.possible)


def test_around_steering_sits_who_has_a_seat_and_no_leader_is_invented(karlsruhe: Callable[[str], Analysis]) -> None:
    snapshot = karlsruhe("2024-09-24").snapshot
    (body,) = bodies_that_steer(snapshot)
    table = steering_table(snapshot, body)
    seated = {row.actor.id for row in seat_rows(snapshot, (body,))}
    (leader,) = (chair for chair in table.chairs if chair.code not in seated)
    assert leader.code == f"{body.id}-G", "one of youth welfare leads there, of health no level is recorded"
    assert leader.place is SeatState.OPEN, "that is open, not denied"
    assert table.seated == len(seated) == 9
    assert table.sure == 0, "the list is old"


def test_a_target_group_leads_to_its_question_and_the_answer_moves_its_chair(model: Model) -> None:
    store = _musterstadt(model)
    analysis, _ = _table(store, model)
    before = target_table(analysis.snapshot)
    chair = next(c for c in before.chairs if c.code == "G5")
    question = question_of_chair(before, chair, questions_of(analysis))
    assert question is not None
    body = next(c.value for o in question.options for i in o.inputs if i.name == BODY for c in question.choices(i))
    values = {ORGANIZATION: ("Freiwilligenagentur",), BODY: (body,), CODE: ("G5b",)}
    given = GivenAnswer("takes-part-as", "Netzwerkkoordination", "2024-06-30", values)
    store.commit(answered(analysis.snapshot, question, given, time=musterstadt.TIME), EVERYTHING)
    after = target_table(_table(store, model)[0].snapshot)
    assert after.seated == before.seated + 1 == moved(before, "G5", SeatState.SITS).seated
    assert f"{before.seated} von {before.of} → {after.seated} von {after.of}" in (
        effects_at_the_table(before, question, target_table)["takes-part-as"].de
    )


def test_an_empty_place_of_steering_stands_there_as_a_chair(model: Model) -> None:
    snapshot = _table(_musterstadt(model), model)[0].snapshot
    (body,) = bodies_that_steer(snapshot)
    places = {chair.code: chair.place for chair in steering_table(snapshot, body).chairs}
    assert [code for code, place in places.items() if place is SeatState.OPEN] == ["99001:S2"]


@pytest.mark.parametrize("option", ["all-hold", "none"])
@pytest.mark.parametrize("name", ["kern", "zielgruppen", "steuerung"])
def test_old_seats_that_are_confirmed_or_ended_change_each_table_as_told(
    karlsruhe: Callable[[str], Analysis], store_of_karlsruhe: GraphStore, model: Model, name: str, option: str
) -> None:
    snapshot = karlsruhe("2026-11-24").snapshot
    (body,) = bodies_that_steer(snapshot)
    lays: Mapping[str, Lay] = {
        "kern": core_table,
        "zielgruppen": target_table,
        "steuerung": lambda s: steering_table(s, body),
    }
    lay = lays[name]
    before, asked = lay(snapshot), questions_of(karlsruhe("2026-11-24"))
    question = next(q for q in asked if nearness(before, q, lay) == 1 and q.finding.rule == "stale_seats")
    told = effects_at_the_table(before, question, lay)
    values = {"since": ("2026-11-24",)}
    given = GivenAnswer(option, "Netzwerkkoordination", "2026-11-24", values if option == "none" else {})
    store_of_karlsruhe.commit(answered(snapshot, question, given, time=musterstadt.TIME), EVERYTHING)
    after = lay(analyse_district(store_of_karlsruhe, model, "08212", date(2026, 11, 24)).snapshot)
    assert told["later"].de == "der Tisch bleibt, wie er ist"
    if (before.seated, before.sure, before.of) == (after.seated, after.sure, after.of):
        assert told[option] == told["later"]
    else:
        assert f"→ {after.sure}" in told[option].de or f"→ {after.seated} von {after.of}" in told[option].de
    assert option == "none" or after.sure > before.sure


def test_beside_steering_stands_a_question_on_it(karlsruhe: Callable[[str], Analysis]) -> None:
    analysis = karlsruhe("2026-11-24")
    (body,) = bodies_that_steer(analysis.snapshot)
    table = steering_table(analysis.snapshot, body)
    near = [q for q in questions_of(analysis) if nearness(table, q, lambda s: steering_table(s, body)) < 2]
    assert {q.finding.rule for q in near} == {"stale_seats", "level_unknown"}
    leader = next(chair for chair in table.chairs if chair.place is SeatState.OPEN)
    asked = question_of_chair(table, leader, near)
    assert asked is not None
    assert "9 von 10 → 10 von 10" in effects_at_the_table(table, asked, lambda s: steering_table(s, body))["work-on"].de
    assert all(question_of_chair(table, chair, near) for chair in table.chairs)


def test_names_are_text_and_never_part_of_the_picture(karlsruhe: Callable[[str], Analysis]) -> None:
    table = round_table(karlsruhe("2024-09-24").snapshot)
    picture = drawn_table(table, lambda chair: f'/x?"><script>{chair.code}', chosen=table.chairs[0].code)
    assert "<script" not in picture
    assert picture.count('class="ring"') == 1
