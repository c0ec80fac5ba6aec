"""The map of Kreise: who stands there by name for whom, and who does not though there is something recorded."""

from collections.abc import Iterator

import pytest

from api.app import create_app
from api.rights import Caller, Grant, Role
from api.settings import Settings
from graph.contribution.releasing import ReleasedIds, release_of, release_record, release_taken_back
from graph.records import Entity, Relation, entity, relation
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, put
from ontology import Model
from tests.client import TestClient

TIME = "2026-11-24T12:00:00+01:00"
THERE = Claim(EXISTS, "true")
NAMES = {
    "05370": "Kreis mit Werk",
    "05370012": "Stadt mit Werk",
    "09161": "Stadt nur mit Werten",
    "14511": "Stadt ohne Freigabe",
    "15090": "Kreis im <Projekt>",
    "13052": "Kreis von früher",
    "90007": "Erfundenes",
}
NRW = ("05370", "05370012")


def _there(key: str) -> Entity:
    return entity(f"{key}:bezirk", "District", key, [THERE, Claim("name", NAMES[key])])


def _records() -> Iterator[Entity | Relation]:
    yield from map(_there, NAMES)
    for key in ("05370", "05370012", "90007"):
        yield entity(f"{key}:m", "Measure", key, [THERE, Claim("name", "Familien einladen")])
        yield release_record(key, "2026-01-01", ReleasedIds(measures=(f"{key}:m",)))
    yield release_record("09161", "2026-01-01")
    project = entity("shared:p", "Project", "shared", [THERE, Claim("name", "Dialoge")])
    cluster = entity("shared:c", "ProjectCluster", "shared", [THERE, Claim("name", "C"), Claim("project", project.id)])
    yield from (project, cluster)
    yield relation(
        "shared:t", "TakesPart", ("15090:bezirk", project.id), "shared", [THERE, Claim("cluster", cluster.id)]
    )


@pytest.fixture
def store(model: Model) -> Iterator[GraphStore]:
    made = open_store("sqlite://", model)
    made.commit(Batch("k", TIME, "Bezirke", tuple(map(put, _records()))), EVERYTHING)
    yield made
    made.close()


def page(store: GraphStore, model: Model, *grants: Grant) -> str:
    app = create_app(store, model, Settings(on="2026-11-24"), lambda _: Caller("n", grants))
    answer = TestClient(app, base_url="http://localhost", headers={"Accept-Language": "de"}).get("/bund")
    assert answer.status_code == 200
    return " ".join(answer.text.split())


def test_who_compares_sees_by_name_what_other_pages_name(store: GraphStore, model: Model) -> None:
    shown = page(store, model, Grant(Role.NZFH))
    assert "3 Bezirke mit Namen auf der Karte" in shown
    assert "Freigegeben (2)" in shown
    assert "Kreis mit Werk: Freigegeben</title>" in shown
    assert "Kreis im &lt;Projekt&gt;: Aus öffentlichen Quellen</title>" in shown
    assert "GeoBasis-DE / BKG" in shown
    assert "/bezirke/" not in shown


def test_who_released_values_alone_or_nothing_looks_like_nobody(store: GraphStore, model: Model) -> None:
    shown = page(store, model, Grant(Role.NZFH))
    assert "Ingolstadt (Kreisfreie Stadt): Hier nichts mit Namen" in shown
    assert "Chemnitz (Kreisfreie Stadt): Hier nichts mit Namen" in shown
    for key in ("09161", "14511", "13052"):
        assert NAMES[key] not in shown


def test_who_takes_the_release_back_leaves_the_map_at_once(store: GraphStore, model: Model) -> None:
    for key in ("05370", "05370012"):
        release = release_of(store, key)
        assert release is not None
        back = release_taken_back(release, "2026-11-24")
        store.commit(Batch("k", TIME, "zurück", (put(back),)), EVERYTHING)
    shown = page(store, model, Grant(Role.NZFH))
    assert "mit Werk" not in shown
    assert "1 Bezirk mit Namen auf der Karte" in shown


def test_who_reads_a_district_is_led_there_from_map_and_list(store: GraphStore, model: Model) -> None:
    shown = page(store, model, Grant(Role.NZFH), Grant(Role.READING, "14511"), Grant(Role.READING, "13052"))
    assert shown.count('href="/bezirke/14511/tisch"') == 2
    assert "Nichts freigegeben, nur für Sie sichtbar (2)" in shown
    assert "zu keinem heutigen Kreis gehört: <bdi>Kreis von früher</bdi>" in shown


def test_towns_within_a_kreis_are_a_point_in_it(store: GraphStore, model: Model) -> None:
    shown = page(store, model, Grant(Role.NZFH))
    circles = [part.split("</title>")[0] for part in shown.split("<circle ")[1:]]
    assert [c for c in circles if "Stadt mit Werk" in c]
    assert not [c for c in circles if "Kreis mit Werk" in c]


def test_an_invented_place_has_no_kreis(store: GraphStore, model: Model) -> None:
    shown = page(store, model, Grant(Role.NZFH), Grant(Role.READING, "90007"))
    assert "Erfundenes:" not in shown
    assert "Erfundene Orte zum Ausprobieren" in shown


def test_a_store_of_invented_places_alone_has_no_map(model: Model) -> None:
    made = open_store("sqlite://", model)
    homes = [entity(f"9000{n}:b", "District", f"9000{n}", [THERE, Claim("name", f"Ort {n}")]) for n in (1, 2)]
    made.commit(Batch("k", TIME, "erfunden", tuple(map(put, homes))), EVERYTHING)
    assert 'class="kreise"' not in page(made, model, Grant(Role.NZFH))
    made.close()


def test_a_land_is_shown_its_own_kreise_alone(store: GraphStore, model: Model) -> None:
    homes = [entity(f"{key}:bezirk", "District", key, [*_there(key).claims, Claim("land", "NW")]) for key in NRW]
    store.commit(Batch("k", TIME, "Länder", tuple(map(put, homes))), EVERYTHING)
    shown = page(store, model, *(Grant(Role.LAND, key) for key in NRW))
    assert "Münster (Kreisfreie Stadt): Hier nichts mit Namen" in shown
    assert "Ingolstadt" not in shown
    assert "für die Ihr Konto zuständig ist" in shown
    assert "570" not in shown
