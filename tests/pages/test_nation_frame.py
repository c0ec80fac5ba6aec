"""The pages across districts: who comes there, what they show where there is nothing to compare, and what never."""

from typing import cast

import pytest
from fastapi import FastAPI

from api.app import create_app, routes_of
from api.page_parts.nation_views import NATION_VIEWS, NationView, nation_path
from api.rights import Grant, Role
from api.settings import Settings
from graph.contribution.releasing import release_record
from graph.records import entity
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, put
from ontology import Model
from tests import musterstadt
from tests.accounts.installed import ADDRESS, COOKIE, Installation
from tests.client import TestClient

FAR = "Kreis Fern"


@pytest.fixture
def two(store: GraphStore, client: TestClient) -> TestClient:
    """Musterstadt and another district, for whoever is alone."""
    there = [Claim(EXISTS, "true"), Claim("name", FAR), Claim("land", "NI")]
    batch = Batch("fern", musterstadt.TIME, "Fernes", (put(entity("99002:bezirk", "District", "99002", there)),))
    store.commit(batch, EVERYTHING)
    return client


@pytest.mark.parametrize("view", NATION_VIEWS, ids=lambda v: v.name or "overview")
def test_every_tab_leads_to_a_page_that_says_where_it_is(two: TestClient, view: NationView) -> None:
    assert f"GET {nation_path(view.name)}" in routes_of()
    answer = two.get(nation_path(view.name))
    assert answer.status_code == 200
    assert 'aria-current="page"' in answer.text


@pytest.mark.parametrize("view", NATION_VIEWS, ids=lambda v: v.name or "overview")
def test_one_district_is_no_distribution(client: TestClient, view: NationView) -> None:
    page = client.get(nation_path(view.name)).text
    assert "Ein Bezirk ist keine Verteilung" in page
    assert "Weitere Bezirke anlegen" in page
    assert 'href="/start"' in page


def test_the_start_page_leads_on_where_there_are_several(two: TestClient) -> None:
    assert 'href="/bund"' in two.get("/start").text


def test_the_start_page_of_one_district_does_not(client: TestClient) -> None:
    assert "/bund" not in client.get("/start").text


def test_the_interface_says_whether_there_is_something_to_compare(two: TestClient) -> None:
    assert two.get("/api/v1/nation").json() == {"on": "2024-06-30", "districts": 2, "comparable": True}


class Served:
    """Two districts behind accounts."""

    def __init__(self, app: TestClient, installation: Installation) -> None:
        self._app, self._installation = app, installation

    def ask(self, path: str, *grants: Grant) -> tuple[int, str]:
        """Status and text, or where it leads."""
        name = " ".join(f"{g.role} {g.district or ''}".strip() for g in grants)
        if name not in self._installation.ids:
            self._installation.add(name, *grants)
        cookie = f"{COOKIE}={self._installation.session(name)}"
        answer = self._app.get(path, headers={"Cookie": cookie, "Accept-Language": "de"})
        return answer.status_code, answer.headers.get("location", answer.text)


@pytest.fixture
def served(two: TestClient, model: Model, installation: Installation) -> Served:
    settings = Settings(allowed_hosts=("fruehnetz.example",), on="2024-06-30")
    app = create_app(cast(FastAPI, two.app).state.store, model, settings, accounts=installation.accounts)
    return Served(TestClient(app, base_url=ADDRESS, follow_redirects=False), installation)


def test_who_compares_is_told_of_all_together_and_reads_no_district(served: Served) -> None:
    nzfh = Grant(Role.NZFH)
    assert served.ask("/", nzfh) == (303, "/bund")
    status, page = served.ask("/bund", nzfh)
    assert status == 200
    assert "Nur erfundene Orte" in page
    assert FAR not in page
    assert "/bezirke/" not in page
    assert served.ask("/bezirke/99002/tisch", nzfh)[0] == 404


def test_a_land_is_told_of_its_districts_alone(served: Served) -> None:
    land = Grant(Role.LAND, "99002")
    assert "Ein Bezirk ist keine Verteilung" in served.ask("/bund", land)[1]


def test_who_reads_a_district_compares_none(served: Served) -> None:
    reading = Grant(Role.READING, "99002")
    assert "Noch kein Bezirk ist hier zu vergleichen" in served.ask("/bund", reading)[1]
    assert 'href="/bund"' not in served.ask("/start", reading)[1]


def test_who_also_reads_one_finds_it_by_name(served: Served) -> None:
    page = served.ask("/bund", Grant(Role.NZFH), Grant(Role.READING, "99002"))[1]
    assert FAR in page
    assert "/bezirke/99002/tisch" in page


def test_it_is_said_who_released_who_is_public_and_who_is_invented(two: TestClient) -> None:
    store, there = cast(FastAPI, two.app).state.store, Claim(EXISTS, "true")
    source = entity("shared:q", "Source", "shared", [there, Claim("name", "Vorlage"), Claim("sourceKind", "paper")])
    homes = [
        entity(f"{key}:bezirk", "District", key, [there, Claim("name", key), Claim("land", land, src)])
        for key, land, src in (
            ("09161", "BY", ""),
            ("09163", "BY", "shared:q"),
            ("05913", "NW", ""),
            ("14511", "SN", ""),
        )
    ]
    changes = [put(r) for r in (source, *homes, release_record("09161", "2024-01-01"))]
    store.commit(Batch("k", musterstadt.TIME, "vier", tuple(changes)), EVERYTHING)
    page = " ".join(two.get("/bund").text.split())
    for sentence in (
        "4 Bezirke zusammen",
        "1 hat für den Vergleich freigegeben",
        "1 steht hier nur aus öffentlichen Quellen",
        "2 haben nichts freigegeben",
        "Dazu kommen 2 erfundene Orte",
        "Nordrhein-Westfalen: 1 Bezirk, 1 erfunden",
        "Niedersachsen: 0 Bezirke, 1 erfunden",
        "Bayern: 2 Bezirke",
    ):
        assert sentence in page


def test_a_store_without_districts_says_so(model: Model) -> None:
    empty = open_store("sqlite://", model)
    client = TestClient(create_app(empty, model, Settings()), base_url="http://localhost")
    assert "Noch kein Bezirk" in client.get("/bund", headers={"Accept-Language": "de"}).text
    empty.close()
