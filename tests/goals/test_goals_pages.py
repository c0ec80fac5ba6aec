"""Goals and measures as pages: agreed, changed, noted, kept, given up; from an accepted finding in one step."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from ontology import Model
from ontology.names import EntityType, Prop
from tests import musterstadt

PLACE = f"/bezirke/{musterstadt.KEY}"
GOAL = {"name": "Mehr erwartete Verbindungen", "outcomeStep": "W1", "indicatorId": "A6", "targetValue": "10 %"}


@pytest.fixture
def web(store: GraphStore, model: Model, tmp_path: object) -> Iterator[TestClient]:
    store.commit(musterstadt.batch(), EVERYTHING)
    app = create_app(store, model, Settings(work=tmp_path, on="2024-12-01"))  # type: ignore[arg-type]
    with TestClient(app, base_url="http://localhost", follow_redirects=False) as client:
        yield client


def page(web: TestClient, name: str) -> str:
    answer = web.get(f"{PLACE}/{name}")
    assert answer.status_code == 200, answer.text
    return str(answer.text)


def hidden(text: str, name: str, after: str = "") -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', text[text.index(after) :])
    assert found is not None
    return unescape(found[1])


def sent(web: TestClient, action: str, **filled: str) -> str:
    """Where a form leads; the proof of its origin comes from the page."""
    csrf = hidden(page(web, action.split("/", maxsplit=1)[0]), "csrf")
    answer = web.post(f"{PLACE}/{action}", data={"csrf": csrf, **filled})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def agreed(store: GraphStore, type: EntityType) -> list[str]:
    return [e.name for e in store.records(EVERYTHING, [type]) if e.value(Prop.END_DATE) is None]


def test_without_goals_the_page_says_how_to_begin(web: TestClient) -> None:
    text = page(web, "ziele")
    assert "Ein Ziel vereinbaren" in text
    assert text.count(">noch kein Ziel<") == 7
    assert "Maßnahme anlegen" in page(web, "massnahmen")


def test_a_goal_is_agreed_measured_changed_and_given_up(web: TestClient, store: GraphStore) -> None:
    before = len(agreed(store, EntityType.GOAL))
    back = sent(web, "ziele/neu", **GOAL)
    text = page(web, "ziele")
    assert GOAL["name"] in text
    assert "A6" in text
    assert "getan=" in back
    id = hidden(text, "ziel", "Als neue Fassung") if "Als neue Fassung" not in text else hidden(text, "ziel")
    seen = hidden(text, "stand", "ziele/aendern")
    sent(web, "ziele/aendern", ziel=id, stand=seen, targetValue="5 %")
    text = page(web, "ziele")
    assert "Fassung 2" in text
    assert len(agreed(store, EntityType.GOAL)) == before + 1
    sent(web, "ziele/aufgeben", ziel=hidden(text, "ziel"), stand=hidden(text, "stand", "ziele/aendern"))
    assert len(agreed(store, EntityType.GOAL)) == before


def test_what_does_not_fit_is_told_beside_what_was_filled_in(web: TestClient) -> None:
    csrf = hidden(page(web, "ziele"), "csrf")
    answer = web.post(f"{PLACE}/ziele/neu", data={"csrf": csrf, **GOAL, "targetValue": "viele"})
    assert answer.status_code == 422
    assert "Noch nicht gespeichert" in answer.text
    assert 'value="viele"' in answer.text


def test_an_old_state_is_not_overwritten(web: TestClient) -> None:
    sent(web, "ziele/neu", **GOAL)
    text = page(web, "ziele")
    csrf = hidden(text, "csrf")
    data = {"csrf": csrf, "ziel": hidden(text, "ziel"), "stand": '"older"', "targetValue": "5 %"}
    assert web.post(f"{PLACE}/ziele/aendern", data=data).status_code == 422


def test_two_days_are_compared_and_no_day_is_told(web: TestClient) -> None:
    sent(web, "ziele/neu", **GOAL)
    sent(web, "ziele/stand", name="Ist-Stand-Analyse")
    assert "Ist-Stand-Analyse" in page(web, "ziele")
    text = page(web, "ziele?von=2024-01-01")
    assert 'class="verdict"' in text
    assert "kein Tag und kein festgehaltener Stand" in page(web, "ziele?von=gestern")


def test_a_measure_comes_from_an_accepted_finding_and_its_card_says_so(web: TestClient, store: GraphStore) -> None:
    findings = page(web, "befunde")
    key = re.search(r'action="[^"]*/befunde/([0-9a-f]{16})', findings)
    assert key is not None
    sent(web, f"befunde/{key[1]}", verdict="accepted", zustaendig="Netzwerkkoordination", stand="")
    card = page(web, "befunde?zeige=angenommen")
    assert f"massnahmen?befund={key[1]}#neu" in card
    form = page(web, f"massnahmen?befund={key[1]}")
    assert re.search(rf'value="{key[1]}" selected', form)
    sent(web, "massnahmen/neu", finding=key[1], nextReview="2024-11")
    (name,) = agreed(store, EntityType.MEASURE)
    assert 'class="onit"' in page(web, "befunde?zeige=angenommen")
    text = page(web, "massnahmen")
    assert name in text
    assert "überfällig" in text
    id, seen = hidden(text, "massnahme"), hidden(text, "stand")
    sent(web, "massnahmen/ueberpruefen", massnahme=id, stand=seen, ergebnis="Termin steht", measureStatus="running")
    assert "Termin steht" in page(web, "massnahmen")
