"""What is personal in a list is kept only where the installation, the right and the person who brings it say so."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.app import create_app
from api.settings import Settings
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from ontology import Model
from tests import musterstadt
from tests.client import TestClient
from tests.importing_web.bringing import CALLERS

LISTS = f"/bezirke/{musterstadt.KEY}/listen"
LIST = "Einrichtung;Bereich;Bemerkung\nKita Mond;Jugendhilfe;Frau Geheim in Elternzeit\nPraxis Ost;Gesundheit;\n"
PERSONS = "Name;Kennung;Zweck;Rechtsgrundlage\nErika Geheim;K77;Einladung;öffentliche Aufgabe\n"


@pytest.fixture
def allowing(store: GraphStore, model: Model, tmp_path: Path) -> Iterator[TestClient]:
    """Musterstadt in an installation that allows persons."""
    store.commit(musterstadt.batch(), EVERYTHING)
    settings = Settings(work=tmp_path / "work", allow_persons=True)
    app = create_app(store, model, settings, lambda request: CALLERS[request.headers.get("x-caller", "anna")])
    with TestClient(app, base_url="http://localhost") as client:
        yield client


def _brought(web: TestClient, text: str = LIST) -> str:
    return str(web.post(LISTS, data={"zellen": text}, follow_redirects=False).headers["location"])


def _stored(store: GraphStore) -> str:
    return repr(list(store.records(EVERYTHING)))


def test_nobody_is_asked_where_the_installation_keeps_no_persons(web: TestClient, store: GraphStore) -> None:
    job = _brought(web)
    assert 'name="personen"' not in web.get(job).text
    assert "es sei denn" not in web.get(LISTS).text
    web.post(f"{job}?schritt=spalten", data={"personen": "on"})
    web.post(f"{job}/speichern")
    assert "Kita Mond" in _stored(store)
    assert "Frau Geheim" not in _stored(store)


def test_without_a_tick_it_stays_out_with_one_it_is_kept_and_shown_to_nobody(
    allowing: TestClient, store: GraphStore
) -> None:
    assert "es sei denn" in allowing.get(LISTS).text
    job = _brought(allowing)
    page = allowing.get(job).text
    assert 'name="personen">' in page
    allowing.post(f"{job}?schritt=spalten", data={"personen": "on"})
    review = allowing.get(f"{job}?schritt=vorschau").text
    assert "Persönliches wird mitgespeichert" in review
    done = allowing.post(f"{job}/speichern")
    assert done.status_code == 200
    assert "Frau Geheim" in _stored(store)
    place = f"/bezirke/{musterstadt.KEY}"
    kita = next(e.id for e in store.records(EVERYTHING, ["Organization"]) if e.name == "Kita Mond")
    for path in (f"{place}/eintrag/{kita}", f"{place}/verlauf", f"{place}/suche?q=Geheim"):
        assert "Frau Geheim" not in allowing.get(path).text
    assert "Frau Geheim" not in page + review + done.text
    exported = allowing.get(f"/api/v1/districts/{musterstadt.KEY}/records?format=json")
    assert exported.status_code == 200
    assert "Frau Geheim" not in exported.text
    head = store.head(EVERYTHING)
    assert head is not None
    allowing.post(f"{place}/zuruecknehmen", data={"nummer": str(head.number)})
    assert "Frau Geheim" not in _stored(store)


def test_no_person_comes_in_where_it_is_not_said_what_for(allowing: TestClient, store: GraphStore) -> None:
    sent = {"datei": ("personen.csv", PERSONS.encode())}
    job = str(allowing.post(LISTS, files=sent, follow_redirects=False).headers["location"])
    allowing.post(f"{job}?schritt=spalten", data={"personen": "on"})
    refused = allowing.post(f"{job}/speichern")
    assert refused.status_code == 422
    assert "auf welcher Rechtsgrundlage" in refused.text
    assert "fruehnetz" not in refused.text
    assert "Erika Geheim" not in _stored(store)
