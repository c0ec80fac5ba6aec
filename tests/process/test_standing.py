"""Where a process stands: on any day, with open dates, overlapping phases, before the start, after the end."""

from datetime import date

import pytest

from graph.errors import InvalidError
from graph.process.district_process import DistrictProcess, processes_of
from graph.process.marking import PhaseMark, ResultMark, SaidBy
from graph.process.process_today import Course, today_of
from graph.process.today_words import today_line
from graph.stores import GraphStore
from ontology.names import ResultState
from tests.process.conftest import HERE, KEY, book_of, start_in, written

SAID = SaidBy("Steuerungsgruppe", "2023-02-01")


def process_in(store: GraphStore) -> DistrictProcess:
    (process,) = processes_of(store, KEY, HERE)
    return process


def line(store: GraphStore, on: date) -> str:
    return today_line(today_of(process_in(store), on)).de


def begun(store: GraphStore, number: int, start: str, end: str = "") -> None:
    phase = process_in(store).phases[number - 1].record.id
    written(store, book_of(store).mark_phase(phase, PhaseMark(actual_start=start, actual_end=end), SAID))


def reached(store: GraphStore, number: int, since: str, results: slice = slice(None)) -> None:
    for result in process_in(store).phases[number - 1].results[results]:
        mark = ResultMark(ResultState.REACHED, since, "Protokoll")
        written(store, book_of(store).mark_result(result.record.id, mark, SAID))


def test_by_plan_alone_the_line_says_so(started: GraphStore) -> None:
    reached(started, 1, "2022-06")
    reached(started, 2, "2022-09")
    reached(started, 3, "2023-01", slice(1))
    assert line(started, date(2023, 2, 1)) == (
        "Nach Plan sind Sie in Phase 3 von 6 (Zielbestimmungsphase); "
        "3 Ergebnisse stehen aus, das früheste bis April 2023."
    )


def test_what_really_happened_outweighs_the_plan_and_the_plan_is_named_beside(started: GraphStore) -> None:
    for number in (1, 2):
        reached(started, number, "2022-12")
        begun(started, number, "2022-04", "2022-12")
    begun(started, 3, "2023-01")
    told = line(started, date(2023, 6, 15))
    assert told.startswith("Sie sind in Phase 3 von 6 (Zielbestimmungsphase); 4 Ergebnisse stehen aus")
    assert told.endswith("4 davon sind überfällig. Nach Plan wäre es Phase 4.")


def test_before_the_start_nothing_is_outstanding(started: GraphStore) -> None:
    standing = today_of(process_in(started), date(2022, 3, 31))
    assert (standing.course, standing.outstanding, standing.late) == (Course.BEFORE, (), ())
    assert today_line(standing).de == (
        "Der Prozess mit 6 Phasen hat noch nicht begonnen; er beginnt nach Plan April 2022."
    )


def test_after_the_end_what_was_never_reached_is_still_outstanding(started: GraphStore) -> None:
    standing = today_of(process_in(started), date(2025, 7, 1))
    assert (standing.course, len(standing.late)) == (Course.AFTER, 28)
    assert today_line(standing).de.startswith("Der Prozess ist nach Plan zu Ende (6 Phasen, bis Juni 2025); 28")


def test_phases_that_overlap_are_both_named(started: GraphStore) -> None:
    begun(started, 1, "2022-04", "2022-12")
    begun(started, 2, "2022-10")
    assert line(started, date(2022, 11, 1)).startswith(
        "Sie sind in Phase 1 und 2 von 6 (Vorbereitungsphase und Konstituierungsphase)"
    )


def test_without_any_period_nobody_says_where_it_stands(town: GraphStore) -> None:
    start_in(town, "qdfh")
    standing = today_of(process_in(town), date(2026, 1, 1))
    assert standing.course is Course.UNDATED
    assert "ist offen: Für keine von 3 Phasen ist ein Zeitraum erfasst" in today_line(standing).de


def test_a_phase_without_period_is_named_where_others_have_one(town: GraphStore) -> None:
    start_in(town, "qdfh")
    begun(town, 2, "2019-05")
    assert line(town, date(2019, 6, 1)) == (
        "Sie sind in Phase 2 von 3 (Phase 2 (Werkstätten)). Ohne Zeitraum: Phase 1 und 3."
    )


def test_what_was_only_reached_later_was_open_on_the_day(started: GraphStore) -> None:
    reached(started, 1, "2022-08")
    process = process_in(started)
    states = {r.state_on(date(2022, 7, 31)) for r in process.phases[0].results}
    assert states == {ResultState.OPEN}
    assert {r.state_on(date(2022, 8, 31)) for r in process.phases[0].results} == {ResultState.REACHED}


def test_a_failure_says_why_or_is_not_written(started: GraphStore) -> None:
    result = process_in(started).phases[0].results[0].record
    with pytest.raises(InvalidError, match="needs a reason"):
        book_of(started).mark_result(result.id, ResultMark(ResultState.NOT_REACHED), SAID)
    mark = ResultMark(ResultState.NOT_REACHED, reason="Wegfall", effect="Verschiebt sich", agreed_with="NZFH")
    written(started, book_of(started).mark_result(result.id, mark, SAID))
    standing = today_of(process_in(started), date(2023, 2, 28))
    assert result.id not in {r.record.id for r in standing.outstanding}


@pytest.mark.parametrize(("begins", "first", "last"), [("2026-09", "2026-09", "2029-11"), ("", "2022-04", "2025-06")])
def test_a_start_moves_all_periods_by_the_same_months(town: GraphStore, begins: str, first: str, last: str) -> None:
    start_in(town, begins=begins)
    period = process_in(town).period
    assert (period.start, period.end) == (first, last)


def test_ones_own_way_follows_from_the_lengths_of_its_phases(town: GraphStore) -> None:
    start_in(town, "eigene-regie", "2026-09-15")
    periods = [(p.planned.start, p.planned.end) for p in process_in(town).phases]
    assert periods[:3] == [("2026-09", "2026-11"), ("2026-12", "2027-02"), ("2027-03", "2027-09")]
    assert periods[-1] == ("2029-05", "2029-11")


def test_ones_own_way_without_a_start_has_no_periods(town: GraphStore) -> None:
    start_in(town, "eigene-regie")
    assert today_of(process_in(town), date(2026, 9, 1)).course is Course.UNDATED
