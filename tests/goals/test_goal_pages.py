"""The pages of goals and measures: what they show, what their forms keep, and what a form that does not fit is told."""

import re
from collections.abc import Iterator
from html import unescape

import pytest

from api.app import create_app
from api.settings import Settings
from graph.findings.decision_records import Ruling, decision
from graph.goals.goals_at import goals_of
from graph.goals.measures_at import measures_of
from graph.goals.staircase import staircase_of
from graph.staircase_picture import NARROW_STAIRS, staircase_svg
from graph.stores import GraphStore
from ontology import Model
from ontology.names import Verdict
from tests.client import TestClient
from tests.goals.districts import analysed, keep, musterstadt
from tests.musterstadt import KEY

HERE = f"/bezirke/{KEY}"
GOAL = {"ziel": "Lotsen <b>kennen</b>", "stufe": "W2", "kennzahl": "A6", "zielwert": "50 %", "frist": "2025-06"}


@pytest.fixture
def client(store: GraphStore, model: Model) -> Iterator[TestClient]:
    app = create_app(musterstadt(store), model, Settings(on="2024-06-30"))
    with TestClient(app, base_url="http://localhost") as client:
        yield client


def page(client: TestClient, name: str) -> str:
    """A page as it is sent."""
    answer = client.get(f"{HERE}/{name}", headers={"Accept-Language": "de"})
    assert answer.status_code == 200, answer.text
    return answer.text


def seen_in(text: str, action: str) -> str:
    """The state that a form carries."""
    form = re.search(rf'action="[^"]*{re.escape(action)}".*?name="stand" value="([^"]*)"', text, re.DOTALL)
    assert form is not None, action
    return unescape(form[1])


def test_a_goal_is_agreed_changed_noted_and_given_up(client: TestClient, store: GraphStore, model: Model) -> None:
    assert "Noch ist kein Ziel vereinbart." in page(client, "ziele")
    said = {**GOAL, "zugestimmt": "Steuerungsgruppe"}
    done = client.post(f"{HERE}/ziele/vereinbaren", data=said, follow_redirects=False)
    assert (done.status_code, done.headers["location"].partition("?")[0]) == (303, f"{HERE}/ziele")
    shown = page(client, "ziele")
    assert "1 Ziel auf 1 von 7 Stufen, 0 erreicht." in shown
    assert "Lotsen &lt;b&gt;kennen" in shown
    assert "vereinbart von" in shown
    (state,) = goals_of(analysed(store, model).snapshot, analysed(store, model).outcomes)
    action = f"ziele/{state.goal.id}/aendern"
    fields = {**said, "ausgang": "62,5 %", "zielwert": "40 %", "stand": seen_in(shown, action)}
    assert client.post(f"{HERE}/{action}", data=fields, follow_redirects=False).status_code == 303
    assert client.post(f"{HERE}/{action}", data=fields).status_code == 422
    shown = page(client, "ziele")
    assert "Frühere Fassungen" in shown
    (state,) = goals_of(analysed(store, model).snapshot, analysed(store, model).outcomes)
    assert (state.version, state.target_told.de, state.goal.value("baselineHigh")) == ("2", "40 %", "62,5 %")
    action = f"ziele/{state.goal.id}/ende"
    ended = {"stand": seen_in(shown, action)}
    assert client.post(f"{HERE}/{action}", data=ended, follow_redirects=False).status_code == 303
    assert goals_of(analysed(store, model).snapshot, {}) == ()


def test_a_value_is_noted_and_two_days_are_compared(client: TestClient) -> None:
    own = {"ziel": "Treffen", "woran": "Zahl der Treffen", "richtung": "more", "zielwert": "3"}
    assert client.post(f"{HERE}/ziele/vereinbaren?on=2024-01-01", data=own).status_code == 200
    assert client.post(f"{HERE}/ziele/stand?on=2024-03-01", data={"name": "Ist-Stand"}).status_code == 200
    shown = page(client, "ziele")
    found = re.search(r'action="[^"]*(ziele/[^"]+/wert)"', shown)
    assert found is not None
    noted = {"wert": "3", "stand": seen_in(shown, found[1])}
    assert client.post(f"{HERE}/{found[1]}", data=noted).status_code == 200
    compared = page(client, "ziele?von=2024-03-01")
    assert "Erreicht: am 01.03.2024 nicht erfasst, jetzt 3, Ziel 3; kein Vergleich möglich." in compared
    state = re.search(r'<option value="([^"]+)">Ist-Stand, ', compared)
    assert state is not None
    assert "jetzt 3" in page(client, f"ziele?von={state[1]}")
    assert "Diesen Stand gibt es nicht." in page(client, "ziele?von=gestern")


def test_an_accepted_finding_becomes_a_measure_in_one_step(client: TestClient, store: GraphStore, model: Model) -> None:
    now = analysed(store, model)
    finding = now.findings[0]
    keep(store, decision(finding, now.snapshot, Ruling(Verdict.ACCEPTED, "2024-06-01", "", "Koordination")))
    assert f'name="befund" value="{finding.key}"' in page(client, "befunde")
    said = {"befund": finding.key, "was": "Gespräch führen", "ueberpruefung": "2024-05-31"}
    done = client.post(f"{HERE}/massnahmen/anlegen", data=said, follow_redirects=False)
    assert done.status_code == 303
    (state,) = measures_of(analysed(store, model))
    assert (state.aim, state.overdue) == ("open", True)
    shown = page(client, "massnahmen")
    assert "1 Überprüfung ist überfällig." in shown
    assert "<b>Maßnahme</b>" in page(client, "befunde")
    action = f"massnahmen/{state.measure.id}/ueberpruefen"
    found = {"ergebnis": "Termin steht", "umsetzung": "running", "naechste": "2024-12", "stand": seen_in(shown, action)}
    assert client.post(f"{HERE}/{action}", data=found).status_code == 200
    shown = page(client, "massnahmen")
    assert "überfällig." not in shown
    action = f"massnahmen/{state.measure.id}/aendern"
    other = {"was": "Gespräch führen", "verantwortlich": "Jugendamt", "stand": seen_in(shown, action)}
    assert client.post(f"{HERE}/{action}", data=other).status_code == 200
    (state,) = measures_of(analysed(store, model))
    assert state.measure.value("responsible") == f"{KEY}:A01"


def test_what_was_just_kept_is_taken_back_on_its_page(client: TestClient, store: GraphStore, model: Model) -> None:
    for place, fields in (("massnahmen/anlegen", {"was": "Einladen"}), ("ziele/vereinbaren", GOAL)):
        done = client.post(f"{HERE}/{place}", data=fields, follow_redirects=False)
        number = done.headers["location"].rpartition("getan=")[2]
        back = f"{HERE}/{place.partition('/')[0]}/zuruecknehmen"
        assert client.post(back, data={"nummer": number}, follow_redirects=False).status_code == 303
    now = analysed(store, model)
    assert (measures_of(now), goals_of(now.snapshot, now.outcomes)) == ((), ())


@pytest.mark.parametrize(
    ("path", "fields", "told"),
    [
        ("ziele/vereinbaren", {"ziel": "Ziel", "kennzahl": "A6", "zielwert": "weniger"}, "keine Zahl"),
        ("ziele/vereinbaren", {"ziel": "Ziel", "zugestimmt": "Niemand"}, "„Niemand“ ist hier nicht eindeutig bekannt"),
        ("ziele/vereinbaren", {"ziel": "Ziel", "frist": "bald"}, "„bald“"),
        ("massnahmen/anlegen", {"was": ""}, "Was wird getan?"),
    ],
)
def test_what_does_not_fit_is_told_beside_what_was_filled_in(
    client: TestClient, path: str, fields: dict[str, str], told: str
) -> None:
    answer = client.post(f"{HERE}/{path}", data=fields, headers={"Accept-Language": "de"})
    assert answer.status_code == 422
    assert told in answer.text
    assert all(f'value="{value}"' in answer.text for value in fields.values())


def test_the_staircase_names_every_goal_in_words(client: TestClient, store: GraphStore, model: Model) -> None:
    client.post(f"{HERE}/ziele/vereinbaren", data=GOAL)
    found = analysed(store, model)
    drawn = staircase_svg(
        staircase_of(found.snapshot, found.outcomes), lambda state: f"#{state.goal.id}", NARROW_STAIRS
    )
    assert drawn.count("noch kein Ziel") == 6
    assert 'role="group"' in drawn
    assert "<desc>1 Ziel auf 1 von 7 Stufen, 0 erreicht</desc>" in drawn
    assert "Lotsen &lt;b&gt;kennen&lt;/b&gt;: Möglicherweise erreicht" in drawn
