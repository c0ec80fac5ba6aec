"""A district releases and takes back on a page that shows exactly what others see; what nobody may know is a dot."""

import re
from html import unescape
from pathlib import Path

import pytest

from api.app import create_app
from api.settings import Settings
from graph.cells.edition_file import write_edition
from graph.cells.editions import first_edition, next_edition
from graph.cells.peer_groups import Participant, PeerPlace
from graph.cells.small_cells import SmallCellRule
from graph.contribution.handing_over import scales
from graph.contribution.releasing import release_record, releases
from graph.records import entity
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING, Batch, put
from ontology import Model
from tests import musterstadt
from tests.client import TestClient

AT = f"/bezirke/{musterstadt.KEY}"
OTHERS = tuple(f"{90001 + n}" for n in range(8))
DAY = "2026-01-01T10:00:00+00:00"


@pytest.fixture
def compared(store: GraphStore, model: Model, tmp_path: Path) -> TestClient:
    """Musterstadt beside eight invented districts that released."""
    place = PeerPlace("KS", "", "BW")
    there = [Claim(EXISTS, "true"), Claim("districtType", "KS"), Claim("land", "BW")]
    districts = [entity(f"{key}:bezirk", "District", key, [*there, Claim("name", f"Ort {key}")]) for key in OTHERS]
    changes = tuple(map(put, (*districts, *(release_record(key, "2026-01-01") for key in OTHERS))))
    store.commit(Batch("test", DAY, "Bezirke", changes), EVERYTHING)
    held = [Participant(k, place, {"A1": (n / 10, n / 10), "C5": (n % 2, n % 2)}) for n, k in enumerate(OTHERS)]
    path = tmp_path / "tafel.json"
    write_edition(next_edition(first_edition(2026, SmallCellRule()), held, 2026, scales()), path)
    app = create_app(store, model, Settings(on="2024-06-30", edition=path))
    headers = {"Accept-Language": "de"}
    return TestClient(app, base_url="http://localhost", headers=headers, follow_redirects=False)


def _text(page: str) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page)))


def test_without_a_state_of_the_year_the_pages_say_what_to_do(client: TestClient) -> None:
    assert "mindestens 5 freigegebenen Bezirken" in _text(client.get(f"{AT}/vergleich").text)
    assert "Ein Bezirk ist keine Verteilung" in _text(client.get("/bund/kennzahl").text)


def test_an_indicator_is_shown_with_pictures_that_are_read_out_and_without_any_district(compared: TestClient) -> None:
    found = compared.get("/bund/kennzahl/A1").text
    assert 'role="img" aria-label="alle Bezirke: 8 Bezirke. Median' in found
    assert "Nach Art" in found
    assert [key for key in OTHERS if key in found] == []
    assert 'style="' not in found
    assert compared.get("/bund/kennzahl").text.count("/bund/kennzahl/") > 20
    assert compared.get("/bund/kennzahl/C5").text.count(" ja") > 0
    assert compared.get("/bund/kennzahl/Z9").status_code == 404


def test_a_dot_stands_with_its_reason_where_too_few_have_a_value(compared: TestClient) -> None:
    told = _text(compared.get("/bund/kennzahl/A2").text)
    assert "Zu wenige Bezirke: Gesagt wird nur" in told


def test_a_district_sees_its_own_position_among_peers(compared: TestClient) -> None:
    found = compared.get(f"{AT}/vergleich?kennzahl=A1").text
    assert 'class="own"' in found
    assert "Ihr Bezirk:" in _text(found)
    assert [key for key in OTHERS if key in found] == []
    assert compared.get("/bezirke/00000/vergleich").status_code == 404


def test_releasing_shows_what_others_see_and_can_be_taken_back(client: TestClient, store: GraphStore) -> None:
    before = client.get(f"{AT}/freigabe").text
    assert "macht beim Vergleich nicht mit" in before
    organization = next(iter(store.records(EVERYTHING, ["Organization"])))
    given = client.post(f"{AT}/freigabe", data={"tun": "freigeben", "akteur": [organization.id, "90001:fremd"]})
    assert given.status_code == 303
    assert "getan=" in given.headers["location"]
    assert releases(store)[musterstadt.KEY].all("namedActor") == (organization.id,)
    page = client.get(f"{AT}/freigabe").text
    assert "Freigegeben seit" in page
    assert organization.name in unescape(page.partition("Byte für Byte")[2])
    assert client.post(f"{AT}/freigabe", data={"tun": "zuruecknehmen"}).status_code == 303
    assert releases(store) == {}
    assert client.post(f"{AT}/freigabe", data={"tun": "zuruecknehmen"}).headers["location"].find("getan=") < 0


def test_what_a_district_took_back_is_told_no_more_at_once(compared: TestClient, store: GraphStore) -> None:
    assert "Median" in compared.get("/bund/kennzahl/A1").text
    gone = release_record(OTHERS[0], "2026-01-01")
    back = entity(gone.id, gone.type, gone.owner, [*gone.claims, Claim("withdrawnOn", "2026-02-01")])
    store.commit(Batch("test", DAY, "zurück", (put(back),)), EVERYTHING)
    assert 'aria-label="alle Bezirke: 8' not in compared.get("/bund/kennzahl/A1").text
