"""The search finds everything of a district by names, kinds and abbreviations, and nothing of another."""

import re
from collections.abc import Iterator

import pytest

from api.app import create_app
from api.settings import Settings
from graph.lookup import codes_meant
from graph.records import entity
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, put
from ontology import Model
from tests import musterstadt
from tests.client import TestClient

PLACE = f"/bezirke/{musterstadt.KEY}"


@pytest.fixture(scope="module")
def store(model: Model) -> Iterator[GraphStore]:
    made = open_store("sqlite://", model)
    made.commit(musterstadt.batch(), EVERYTHING)
    elsewhere = entity(
        "99002:A1", "Organization", "99002", [Claim(EXISTS, "true"), Claim("name", "Gesundheitsamt Fern")]
    )
    made.commit(Batch("Test", musterstadt.TIME, "fern", (put(elsewhere),)), EVERYTHING)
    yield made
    made.close()


@pytest.fixture(scope="module")
def client(store: GraphStore, model: Model) -> TestClient:
    app = create_app(store, model, Settings(on="2024-06-30"))
    return TestClient(app, base_url="http://localhost", headers={"Accept-Language": "de"})


def _found(client: TestClient, q: str, **more: str) -> str:
    answer = client.get(f"{PLACE}/suche", params={"q": q, **more})
    assert answer.status_code == 200
    return answer.text.split("<main", 1)[1]


@pytest.mark.parametrize(
    ("q", "name", "group"),
    [
        ("GA", "Gesundheitsamt", "Akteure"),
        ("gesundheitsämt", "Gesundheitsamt", "Akteure"),
        ("Familienz", "Familienzentrum", "Akteure"),
        ("JHA", "Jugendhilfeausschuss", "Gremien"),
        ("kooperationsvereinbarung", "Kooperationsvereinbarung", "Vereinbarungen"),
        ("dubletten", "Dubletten", "Seiten"),
    ],
)
def test_names_and_abbreviations_are_found_in_their_group(client: TestClient, q: str, name: str, group: str) -> None:
    page = _found(client, q)
    assert name in page
    assert group in page


def test_an_abbreviation_is_looked_for_as_what_it_stands_for(client: TestClient) -> None:
    for q in ("SPZ", "spz"):
        assert "Auch gesucht als: Sozialpädiatrisches Zentrum" in _found(client, q)


def test_what_is_missing_is_found_as_a_question(client: TestClient) -> None:
    page = _found(client, "Agentur für Arbeit")
    assert re.search(r"Fragen <span class=.quiet.>1</span>", page)
    assert "?frage=" in page


@pytest.mark.parametrize("q", ["qxzyw", "<script>alert(1)</script>", "%", "\u202e", "  "])
def test_where_nothing_is_found_it_says_what_to_try(client: TestClient, q: str) -> None:
    page = _found(client, q)
    assert "SPZ, ASD, JHA, GA" in page
    assert "<script>alert" not in page
    assert ("Nichts gefunden" in page) is bool(q.strip())


def test_nothing_of_another_district_is_found(client: TestClient) -> None:
    assert "Fern" not in _found(client, "Gesundheitsamt")


def test_the_day_and_the_language_stay(client: TestClient) -> None:
    page = _found(client, "Kita", on="2022-01-01", lang="en")
    assert "on=2022-01-01" in page
    assert "lang=en" in page
    assert "Actors" in page


def test_a_word_of_the_law_means_one_group_and_not_all_that_belong_to_it(model: Model) -> None:
    assert [code.notation for _, code in codes_meant(model, "asd")] == ["ASD"]
    assert {name for name, _ in codes_meant(model, "Gesundheitsamt")} == {"ActorType", "KkgPartner"}
    assert codes_meant(model, "") == codes_meant(model, "e") == ()


def test_the_header_offers_days_of_which_something_is_known_and_keeps_the_page(client: TestClient) -> None:
    page = client.get(f"{PLACE}/fragen?frage=x").text
    header = page.split("</header>", 1)[0]
    assert f'href="{PLACE}/fragen?frage=x&amp;on=2021-12-31"' in header
    assert "Ende 2021" in header
    assert "neueste Liste" in header
    assert "Ende 2019" not in header
    assert '<input type="hidden" name="frage" value="x">' in header


def test_the_other_language_is_one_click_away_and_stays(client: TestClient) -> None:
    page = client.get(f"{PLACE}/tisch?lang=en").text
    assert f'href="{PLACE}/fragen?lang=en"' in page
    assert f'href="{PLACE}/tisch?lang=de"' in page
    assert '<html lang="en"' in page
