"""Formats, planned against held: what is sure, what may be, and what is still to come; what is due, as a calendar."""

from datetime import date, datetime

import pytest

from graph.process.calendar_file import calendar_of
from graph.process.district_process import DistrictProcess, processes_of
from graph.process.due_items import DueKind, commitments_of, due_items
from graph.process.formats_held import FormatCount, format_counts
from graph.process.marking import MeetingMark, PhaseMark, SaidBy
from graph.records import entity
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore
from graph.stores.base import Batch, put
from tests import musterstadt
from tests.process.conftest import HERE, KEY, book_of, written

SAID, ON = SaidBy("Steuerungsgruppe", "2023-02-01"), date(2023, 2, 1)


def process_in(store: GraphStore) -> DistrictProcess:
    return processes_of(store, KEY, HERE)[0]


def count(store: GraphStore, kind: str) -> FormatCount:
    return next(c for c in format_counts(process_in(store), ON) if kind in c.record.all("kind"))


def log(store: GraphStore, kind: str, name: str, day: str = "", *, planned: bool = False) -> None:
    project = process_in(store).project.id
    written(store, book_of(store).record_meeting(project, MeetingMark(kind, name, day, planned), SAID))


def test_held_are_those_whose_day_has_passed(started: GraphStore) -> None:
    log(started, "KWS", "Erster Workshop", "2022-09-10")
    log(started, "KWS", "Zweiter Workshop", "2023-03-10", planned=True)
    found = count(started, "KWS")
    assert (found.held, found.held_at_most) == (1, 1)
    assert [m.name for m in found.coming] == ["Zweiter Workshop"]


def test_two_kinds_count_for_one_format(started: GraphStore) -> None:
    log(started, "TVK", "Videokonferenz", "2022-06-01")
    log(started, "VOR", "Beratung vor Ort", "2022-07-01")
    assert count(started, "TVK").held == 2


@pytest.mark.parametrize(("day", "planned"), [("", False), ("2023", False), ("2022-09-10", True)])
def test_without_a_day_or_a_word_that_it_took_place_it_may_count(
    started: GraphStore, day: str, *, planned: bool
) -> None:
    log(started, "KWS", "Workshop", day, planned=planned)
    found = count(started, "KWS")
    assert (found.held, found.held_at_most) == (0, 1)


def test_a_meeting_without_a_kind_may_be_any_of_them(started: GraphStore) -> None:
    claims = [Claim(EXISTS, "true"), Claim("name", "Treffen"), Claim("date", "2022-09-10")]
    claims.append(Claim("project", process_in(started).project.id))
    meeting = entity(f"{KEY}:treffen", "Meeting", KEY, claims)
    started.commit(Batch("Test", musterstadt.TIME, "Treffen", (put(meeting),)), HERE)
    assert {(c.held, c.held_at_most) for c in format_counts(process_in(started), ON)} == {(0, 1)}


def test_a_cancelled_meeting_counts_for_nothing(started: GraphStore) -> None:
    log(started, "KWS", "Workshop", "2022-09-10")
    (meeting,) = process_in(started).meetings
    gone = [c for c in meeting.claims if c.prop != "meetingState"] + [Claim("meetingState", "abgesagt")]
    changed = entity(meeting.id, meeting.type, KEY, gone)
    started.commit(Batch("Test", musterstadt.TIME, "Absage", (put(changed),)), HERE)
    assert (count(started, "KWS").held, count(started, "KWS").held_at_most) == (0, 0)


def test_an_interval_says_how_many_there_would_be_by_now(started: GraphStore) -> None:
    assert count(started, "JF").by_now == (ON - date(2022, 4, 1)).days // 14 == 21


def test_the_same_meeting_twice_is_one(started: GraphStore) -> None:
    log(started, "KWS", "Workshop", "2022-09-10")
    log(started, "KWS", "Workshop", "2022-09-10")
    assert len(process_in(started).meetings) == 1


def test_what_is_due_comes_from_phases_results_meetings_goals_and_measures(started: GraphStore) -> None:
    log(started, "KWS", "Workshop", "2023-03-10", planned=True)
    there = Claim(EXISTS, "true")
    goal = [
        there,
        Claim("name", "Alle Kliniken sind dabei"),
        Claim("dueOn", "2023-06"),
        Claim("targetValue", "3 von 3"),
    ]
    measure = [there, Claim("name", "Gespräch mit der Klinik"), Claim("plannedEnd", "2023-05-02")]
    done = [*measure, Claim("measureStatus", "done")]
    records = (
        entity(f"{KEY}:ziel", "Goal", KEY, goal),
        entity(f"{KEY}:m1", "Measure", KEY, measure),
        entity(f"{KEY}:m2", "Measure", KEY, done),
    )
    started.commit(Batch("Test", musterstadt.TIME, "Ziel", tuple(put(r) for r in records)), HERE)
    due = due_items(processes_of(started, KEY, HERE), commitments_of(started, KEY, HERE), ON)
    kinds = {k: sum(d.kind is k for d in due) for k in DueKind}
    assert kinds == {DueKind.PHASE: 4, DueKind.RESULT: 28, DueKind.MEETING: 1, DueKind.GOAL: 1, DueKind.MEASURE: 1}
    assert [d.last for d in due] == sorted(d.last for d in due)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ({"nextReview": "2023-03", "plannedEnd": "2023-06"}, "2023-03"),
        ({"nextReview": "2023-03", "plannedEnd": "2023-06", "reviewedOn": "2023-03-20"}, "2023-06"),
        ({"nextReview": "2023-03", "measureStatus": "stopped"}, None),
        ({}, None),
    ],
)
def test_a_measure_is_due_for_its_review_and_then_for_its_end(said: dict[str, str], day: str | None) -> None:
    claims = [Claim(EXISTS, "true"), Claim("name", "Gespräch"), *(Claim(p, v) for p, v in said.items())]
    due = due_items((), [entity(f"{KEY}:m1", "Measure", KEY, claims)], ON)
    assert [d.day for d in due] == ([day] if day else [])


def test_a_goal_that_has_a_newer_version_is_not_due() -> None:
    there = [Claim(EXISTS, "true"), Claim("name", "Ziel"), Claim("dueOn", "2023-06")]
    old = entity(f"{KEY}:z1", "Goal", KEY, [*there, Claim("endDate", "2023-01-01")])
    new = entity(f"{KEY}:z2", "Goal", KEY, there)
    assert [d.record.id for d in due_items((), [old, new], ON)] == [new.id]


def test_the_end_of_a_phase_that_passed_counts_where_it_really_began(started: GraphStore) -> None:
    before = due_items(processes_of(started, KEY, HERE), (), ON)
    phase = process_in(started).phases[1].record.id
    written(started, book_of(started).mark_phase(phase, PhaseMark(actual_start="2022-07"), SAID))
    after = due_items(processes_of(started, KEY, HERE), (), ON)
    assert {d.record.id for d in after} - {d.record.id for d in before} == {phase}


def test_the_calendar_file_is_what_other_programs_read(started: GraphStore) -> None:
    from icalendar import Calendar

    log(started, "KWS", "Workshop; mit Äpfeln, und Komma", "2023-03-10", planned=True)
    due = due_items(processes_of(started, KEY, HERE), (), ON)
    at = datetime.fromisoformat(musterstadt.TIME)
    file = calendar_of(due, "Frühe Hilfen: Musterstadt", at)
    assert file == calendar_of(due, "Frühe Hilfen: Musterstadt", at)
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    events = Calendar.from_ical(file).walk("VEVENT")
    assert len({str(e["uid"]) for e in events}) == len(events) == len(due)
    by_title = {str(e["summary"]): e for e in events}
    assert by_title["Workshop; mit Äpfeln, und Komma"].decoded("dtstart") == date(2023, 3, 10)
    month = by_title["Fällig: Ist-Stand-Analyse"]
    assert (month.decoded("dtstart"), month.decoded("dtend")) == (date(2023, 4, 30), date(2023, 5, 1))
    assert "bis April 2023" in str(month["description"])
