"""A whole process of an invented district, from prerequisites to the guide, told step by step; and as it is shipped."""

from collections.abc import Iterator
from datetime import date

import pytest

from api.app import create_app
from api.invented import KEY, MADE_FOR, invented
from api.settings import Settings
from graph.analysis import analyse_district
from graph.documents.making import written_paper
from graph.documents.wished import PaperForm, PaperWish, paper_basis
from graph.documents.written import text_of
from graph.goals.goals_at import GoalStanding
from graph.goals.measures_at import Aim, measures_of, overdue_reviews
from graph.goals.soll_ist import Moved, soll_ist
from graph.logbook.log_entries import guide_lines
from graph.map.labels import clean_label
from graph.process.district_process import DistrictProcess, processes_of
from graph.process.formats_held import format_counts
from graph.process.process_today import Course, today_of
from graph.process.today_words import today_line
from graph.records.claims import Presence
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Scope
from graph.stores.journal import revisions, undo
from ontology import Model
from ontology.names import EntityType, ResultState
from tests.client import TestClient
from tests.synthetic.districts import district
from tests.synthetic.facts import TIME
from tests.synthetic.process_story import tell
from tests.synthetic.story_agreed import GOALS

END = date(2028, 6, 30)
ON_THE_WAY = (
    (date(2025, 3, 31), Course.BEFORE, (), 0),
    (date(2025, 5, 31), Course.RUNNING, (1,), 3),
    (date(2025, 8, 31), Course.RUNNING, (2,), 6),
    (date(2026, 3, 31), Course.RUNNING, (3,), 11),
    (date(2026, 6, 30), Course.RUNNING, (4,), 15),
    (date(2027, 1, 31), Course.RUNNING, (5,), 19),
    (date(2028, 2, 29), Course.RUNNING, (6,), 24),
    (END, Course.AFTER, (), 28),
)
"""Day, how far, which phases run, how many results are reached by then."""


@pytest.fixture(scope="module")
def told(model: Model) -> Iterator[GraphStore]:
    """The district with the whole story."""
    made, store = district(7, actors=45), open_store("sqlite://", model)
    store.commit(made.batch(), EVERYTHING)
    assert tell(store, made.key, END) > 100
    yield store
    store.close()


def process_in(store: GraphStore) -> DistrictProcess:
    (process,) = processes_of(store, KEY, Scope.of(KEY))
    return process


@pytest.mark.parametrize(("on", "course", "running", "reached"), ON_THE_WAY)
def test_each_day_of_the_way_looks_as_it_was(
    told: GraphStore, on: date, course: Course, running: tuple[int, ...], reached: int
) -> None:
    process = process_in(told)
    today = today_of(process, on)
    if on == END:
        assert today_line(today).de.startswith("Der Prozess ist zu Ende (6 Phasen, bis 19.06.2028)")
    states = [r.state_on(on) for r in process.results]
    assert (today.course, states.count(ResultState.REACHED)) == (course, reached)
    assert tuple(p.number for p in today.running) == running


def test_at_the_end_everything_is_there(told: GraphStore) -> None:
    process = process_in(told)
    assert not today_of(process, END).outstanding
    assert [p.presence for p in process.prerequisites].count(Presence.PRESENT) == 13
    assert [(c.held, c.held_at_most) for c in format_counts(process, END)][2:] == [(3, 3), (4, 4), (1, 1)]
    owned = list(told.records(Scope.of(KEY), [EntityType.GOAL, EntityType.MEASURE, EntityType.LOG_ENTRY]))
    kinds = [r.type for r in owned if r.owner == KEY and r.id.startswith((f"{KEY}:ZP", f"{KEY}:MP", f"{KEY}:LB"))]
    assert [kinds.count(k) for k in (EntityType.GOAL, EntityType.MEASURE, EntityType.LOG_ENTRY)] == [6, 5, 12]


@pytest.mark.slow
def test_soll_and_ist_of_the_first_and_the_last_day_are_compared(told: GraphStore, model: Model) -> None:
    before, after = (analyse_district(told, model, KEY, on) for on in (date(2026, 4, 20), END))
    found = {c.goal.name: c for c in soll_ist(before, after)}
    assert len([name for name in found if name in {row[3] for row in GOALS}]) == len(GOALS)
    meetings = found["Die Steuerungsgruppe tagt sechsmal im Jahr"]
    assert meetings.now is not None
    assert (meetings.moved, meetings.now.standing) == (Moved.CLOSER, GoalStanding.REACHED)
    verdicts = {name: c.now.standing for name, c in found.items() if c.now is not None}
    assert verdicts["Mitglieder der Ausschüsse kennen die Frühen Hilfen"] is GoalStanding.REACHED
    assert verdicts["Alle unmittelbar genannten Partnergruppen sind im Netzwerk"] is GoalStanding.MISSED
    unmeasured = found["Familien finden ohne Umweg zur passenden Hilfe"]
    assert unmeasured.moved is Moved.UNMEASURED
    states = {m.measure.id.rpartition(":")[2]: m for m in measures_of(after)}
    assert [states[name].status for name in ("MP1", "MP2", "MP3", "MP4")] == ["done", "done", "running", "done"]
    assert [m.measure.id for m in overdue_reviews(tuple(states.values()))] == [f"{KEY}:MP3"]


AIM_OF_THE_SEAT = (
    (date(2026, 6, 30), Aim.OPEN),
    (date(2026, 10, 1), Aim.MET),
    (date(2027, 11, 1), Aim.OPEN),
    (END, Aim.MET),
)
"""A group under § 4a SGB VIII is asked for, sits in the committee, leaves it, and sits there again."""


@pytest.mark.slow
def test_the_data_close_a_measure_open_it_again_and_close_it(told: GraphStore, model: Model) -> None:
    for on, aim in AIM_OF_THE_SEAT:
        found = analyse_district(told, model, KEY, on)
        (state,) = (m for m in measures_of(found) if m.measure.id == f"{KEY}:MP5")
        assert (state.aim, state.finding is not None) == (aim, aim is Aim.OPEN), on


@pytest.mark.slow
def test_what_the_committee_decided_comes_back(told: GraphStore, model: Model) -> None:
    """A planned paper counts nowhere; with its result depth of decision (B4) and feedback (B11) move."""
    days = (date(2026, 5, 11), date(2026, 5, 13), date(2027, 10, 11), date(2027, 10, 13))
    outcomes = [analyse_district(told, model, KEY, on).outcomes for on in days]
    assert [o["B3"].value for o in outcomes][1] == 0  # heard this month
    resolutions = [o["B11"].denominator for o in outcomes]
    assert resolutions[1] == (resolutions[0] or 0) + 1
    assert [o["B11"].value for o in outcomes][2:] == [pytest.approx(1 / 3), 1.0]
    assert outcomes[3]["B4"].value == 3  # the committee itself decided


@pytest.mark.slow
def test_the_guide_and_the_report_on_targets_tell_the_way(told: GraphStore, model: Model) -> None:
    before, after = (analyse_district(told, model, KEY, on) for on in (date(2026, 4, 20), END))
    basis = paper_basis(told, after, EVERYTHING, before)
    guide, report = (text_of(written_paper(basis, PaperWish(f))) for f in (PaperForm.GUIDE, PaperForm.TARGETS))
    at = [guide.index(phase.record.name) for phase in process_in(told).phases]
    assert at == sorted(at)
    assert "Leitfaden öffentlich vorgestellt" in guide
    contract = text_of(written_paper(basis, PaperWish(PaperForm.CONTRACT)))  # on the process that the district keeps
    for told_there in (f"„{process_in(told).project.name}“", "April 2025 bis Juni 2025", "Erfasst als erfüllt."):
        assert told_there in contract
    assert "Leitung des Gesundheitsamts nicht besetzt" not in guide  # not marked for the guide
    assert "Verglichen werden die Stände vom 20.04.2026 und vom 30.06.2028." in report
    for one in soll_ist(before, after):
        begins = report.index(one.goal.name)
        assert report.index(clean_label(one.result.de), begins) > begins  # the one implementation, sentence by sentence
        values = [
            state.actual.told.de for state in (one.was, one.now) if state is not None and state.actual is not None
        ]
        assert all(clean_label(value) in report[begins:] for value in values), one.goal.name


def test_what_the_guide_needs_is_marked_phase_by_phase(told: GraphStore) -> None:
    found = [(c.phase.name if c.phase else "", len(c.lines)) for c in guide_lines(told, KEY)]
    assert found == [
        ("Vorbereitungsphase", 1),
        ("Konstituierungsphase", 2),
        ("Zielbestimmungsphase", 1),
        ("Maßnahmenphase", 1),
        ("Umsetzungsphase", 1),
        ("Evaluations- und Transferphase", 1),
    ]


def test_every_step_can_be_taken_back(model: Model) -> None:
    made, store = district(7, actors=45), open_store("sqlite://", model)
    store.commit(made.batch(), EVERYTHING)
    before = list(store.records(EVERYTHING)), list(store.relations(scope=EVERYTHING))
    tell(store, made.key, date(2025, 8, 31))
    for revision, _ in list(revisions(store, scope=EVERYTHING))[:-1]:
        undo(store, revision.number, author="Test", time=TIME, scope=EVERYTHING)
    assert (list(store.records(EVERYTHING)), list(store.relations(scope=EVERYTHING))) == before
    store.close()


@pytest.mark.parametrize("on", [MADE_FOR, date(2031, 2, 28)])
def test_the_shipped_example_is_in_its_fourth_phase_on_whatever_day_it_is_opened(store: GraphStore, on: date) -> None:
    store.commit(invented(on, TIME), EVERYTHING)
    line = today_line(today_of(process_in(store), on)).de
    assert line.startswith("Sie sind in Phase 4 von 6 (Maßnahmenphase); 4 Ergebnisse stehen aus, das früheste bis")
    assert line.endswith("1 davon ist überfällig.")


@pytest.mark.slow
def test_the_finished_example_shows_every_step_of_the_way(store: GraphStore, model: Model) -> None:
    on = date(2031, 2, 28)
    store.commit(invented(on, TIME, finished=True), EVERYTHING)
    assert today_line(today_of(process_in(store), on)).de.startswith("Der Prozess ist zu Ende (6 Phasen, bis")
    client = TestClient(create_app(store, model, Settings(on=on.isoformat())), base_url="http://localhost")
    german = {"Accept-Language": "de"}
    for page, told_there in PAGES_AT_THE_END.items():
        answer = client.get(f"/bezirke/{KEY}/{page}", headers=german)
        assert answer.status_code == 200, page
        assert told_there in answer.text, page
    named = client.get(f"/api/v1/districts/{KEY}/states").json()
    (state,) = (s for s in named if s["name"] == "Stand bei Vereinbarung der Ziele")
    paper = client.get(f"/api/v1/districts/{KEY}/documents/soll-ist", params={"von": state["id"]}).json()
    assert any("besser als am früheren Tag" in line for line in paper["lines"])


PAGES_AT_THE_END = {
    "prozess": "Soll-Ist-Vergleich der Ziele und Ergebnisse",
    "ziele": "Ist-Stand-Analyse zum Abschluss",
    "massnahmen": "Selbsthilfe als beratendes Mitglied für den Ausschuss gewinnen",
    "logbuch": "Leitfaden öffentlich vorgestellt",
    "vorlagen?art=leitfaden": "Evaluations- und Transferphase",
    "vorlagen?art=mitteilungsvorlage&vorlage=2027/052": "Bericht zum gemeinsamen Vorgehen",
    "qualitaetsrahmen": "Qualitätsrahmen",
}
"""What a page of the example says when its process is over."""
