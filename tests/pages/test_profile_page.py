"""The profile and the published values as pages: ranges and gaps are said, nothing is ranked, nothing is written."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

import pytest

from api.app import create_app
from api.settings import Settings
from graph.records import Entity, Record
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, put
from ontology import Model
from tests import musterstadt as m
from tests.client import TestClient

PROFILE, SERIES = f"/bezirke/{m.KEY}/profil", f"/bezirke/{m.KEY}/reihen"
TERM = m.a(
    f"{m.KEY}:W1", "LegislativeTerm", name='<b onclick="x">Wahlperiode</b>', startDate="2019-07", endDate="2024-07"
)


def _store(model: Model, records: Iterable[Record]) -> GraphStore:
    opened = open_store("sqlite://", model)
    opened.commit(Batch("Test", m.TIME, "Liste", tuple(put(r) for r in records)), EVERYTHING)
    return opened


def _client(store: GraphStore, model: Model, on: date = m.ON) -> TestClient:
    app = create_app(store, model, Settings(on=on.isoformat()))
    return TestClient(app, base_url="http://localhost", headers={"Accept-Language": "de"})


@pytest.fixture(scope="module")
def client(model: Model) -> Iterator[TestClient]:
    store = _store(model, [*m.records(), TERM])
    yield _client(store, model)
    store.close()


def test_the_profile_says_level_range_and_what_it_rests_on(client: TestClient) -> None:
    text = client.get(PROFILE).text
    assert "Stufe 2 von 4 (beauftragt und entschieden); möglich ist 2 bis 4." in text
    assert "Sie ist kein Rang" in text
    assert "Erfasst: 9 Organisationen" in text
    assert re.search(r"Tiefe der Entscheidung</th>.*?Stufe 4.*?Stufe 4 – Stufe 5", text, re.DOTALL)


def test_years_and_terms_stand_below_and_names_stay_text(client: TestClient) -> None:
    text = client.get(PROFILE).text
    assert 'id="jahre-h"' in text
    assert "&lt;b onclick=&#34;x&#34;&gt;Wahlperiode&lt;/b&gt;" in text
    assert "<b onclick" not in text


def test_published_values_stand_beside_what_is_recorded_here(client: TestClient) -> None:
    text = client.get(SERIES).text
    assert "2013: 72,6\u00a0%" in text
    assert "kein Wert veröffentlicht: 2013, 2015, 2017, 2020" in text
    assert "6,1 Prozentpunkte" in text
    assert "hier nicht erfasst" in text
    assert "NZFH, Kommunalbefragung 2013, 2015, 2017, 2020" in text
    assert "für diesen Bezirk ist das nicht erfasst oder trifft nicht zu" in text


@pytest.mark.parametrize("path", [PROFILE, SERIES])
def test_both_stand_below_politics_and_write_nothing(client: TestClient, path: str) -> None:
    text = client.get(path).text
    assert f'href="{path}" aria-current="page"' in text
    assert f'href="/bezirke/{m.KEY}/politik" aria-current="true"' in text
    assert "<form" not in text.partition("<main")[2]
    assert text.count("<h1") == 1


@pytest.mark.parametrize("path", [PROFILE, SERIES])
def test_nothing_recorded_is_open_and_not_bad(model: Model, path: str) -> None:
    store = _store(model, [r for r in m.records() if isinstance(r, Entity) and r.id == m.DISTRICT])
    answer = _client(store, model).get(path)
    store.close()
    assert answer.status_code == 200
    assert "möglich ist 0 bis 4" in answer.text or path == SERIES


@pytest.mark.parametrize("path", [PROFILE, SERIES])
def test_the_page_speaks_english_throughout(client: TestClient, path: str) -> None:
    text = client.get(path, headers={"Accept-Language": "en"}).text
    assert '<html lang="en"' in text
    for german in (" und ", "Gremium", "nicht erfasst", "bestätigt", "Spanne", "Stufe", "Reihe"):
        assert german not in re.sub(r"<bdi>.*?</bdi>", "", text), german


@pytest.mark.parametrize("path", ["profil", "reihen"])
def test_a_district_that_may_not_be_read_is_none(client: TestClient, path: str) -> None:
    assert client.get(f"/bezirke/99999/{path}").status_code == 404
