"""An account of a Land has one grant, which holds in the districts that belong to it at the moment."""

import pytest

from api.accounts.lands import LandDistricts
from api.rights import Grant, Role
from graph.records import entity
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING, Batch, put
from tests import musterstadt
from tests.accounts.installed import API, Browser, Installation

KEY = musterstadt.KEY


def _home(key: str, land: str | None) -> Batch:
    claims = [Claim(EXISTS, "true"), Claim("name", key), *([Claim("land", land)] if land else [])]
    return Batch("k", musterstadt.TIME, "Bezirk", (put(entity(f"{key}:bezirk", "District", key, claims)),))


def test_districts_of_a_land_follow_the_store(store: GraphStore) -> None:
    of = LandDistricts(store)
    assert of("NW") == frozenset()
    for key, land in (("05913", "NW"), ("05915", "NW"), ("09161", "BY"), ("99001", None)):
        store.commit(_home(key, land), EVERYTHING)
    assert of("NW") == {"05913", "05915"}
    assert of("BY") == {"09161"}
    assert of("") == frozenset()
    store.commit(_home("05915", "BY"), EVERYTHING)
    assert of("NW") == {"05913"}


def test_a_land_is_granted_at_once_and_compares_and_reads_no_district(
    browser: Browser, installation: Installation
) -> None:
    installation.add("Verwaltung", Grant(Role.ADMINISTRATION))
    id = installation.add("Land NW", Grant(Role.READING, "99009"))
    browser.enter(installation, "Land NW")
    assert browser.get(f"{API}/nation").json()["districts"] == 0
    browser.enter(installation, "Verwaltung")
    made = browser.post(f"{API}/accounts/{id}/grants", json={"role": "land", "district": "land:NW"})
    assert made.status_code == 201
    assert "alle Bezirke in NW" in browser.get("/konten").text
    browser.enter(installation, "Land NW")
    assert browser.get(f"{API}/nation").json()["districts"] == 1
    assert browser.get(f"{API}/districts/{KEY}").status_code == 404
    assert "alle Bezirke in NW" in browser.get("/konto").text


@pytest.mark.parametrize("place", ["land:NRW", "land:nw", "land:", "land:NW:05913"])
def test_what_is_no_land_is_refused(browser: Browser, installation: Installation, place: str) -> None:
    installation.add("Verwaltung", Grant(Role.ADMINISTRATION))
    id = installation.add("Wer")
    browser.enter(installation, "Verwaltung")
    asked = {"role": "land", "district": place}
    assert browser.post(f"{API}/accounts/{id}/grants", json=asked).status_code == 422
    assert browser.post("/konten/rolle", data={"id": id, **asked}).status_code == 422


def test_no_role_that_reads_is_given_for_a_land_and_none_by_a_district(
    browser: Browser, installation: Installation
) -> None:
    installation.add("Verwaltung", Grant(Role.ADMINISTRATION))
    installation.add("Nord", Grant(Role.ADMINISTRATION, KEY))
    id = installation.add("Wer", Grant(Role.READING, KEY))
    browser.enter(installation, "Verwaltung")
    refused = browser.post(f"{API}/accounts/{id}/grants", json={"role": "coordination", "district": "land:NW"})
    assert refused.status_code >= 400
    page = browser.post("/konten/rolle", data={"id": id, "role": "coordination", "district": "land:NW"})
    assert page.status_code >= 400
    assert "Für ein ganzes Land" in page.text
    browser.enter(installation, "Nord")
    asked = {"role": "land", "district": "land:NW"}
    assert browser.post(f"{API}/accounts/{id}/grants", json=asked).status_code == 403
    assert [g["district"] for g in browser.get(f"{API}/accounts/{id}").json()["grants"]] == [KEY]
