"""What is to be taken over is found by what it is about; moves are told only where the ranges settle them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from api.app import create_app
from api.rights import Caller, Grant, Role
from api.settings import Settings
from graph.contribution.releasing import ReleasedIds, release_record, release_taken_back
from graph.district.consultations import consultations
from graph.district.loading import district_of, snapshot_of
from graph.imports import import_file
from graph.learning.district_moves import _done, moves_between
from graph.profile.district_profile import DistrictProfile, district_profile
from graph.records import entity, with_claims
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, Scope, put
from ontology import Model
from ontology.names import EntityType
from tests import musterstadt
from tests.client import TestClient

SEED = Path(__file__).parents[2] / "seed"
TIME = "2026-11-24T12:00:00+01:00"


@pytest.fixture(scope="module")
def real(model: Model) -> Iterator[GraphStore]:
    store = open_store("sqlite://", model)
    for name in ("projekte", "bund"):
        import_file(SEED / name, store, model, author="test", time=TIME)
    yield store
    store.close()


def _client(store: GraphStore, model: Model, *grants: Grant) -> TestClient:
    settings = Settings(on="2026-11-01")
    if not grants:
        return TestClient(create_app(store, model, settings), base_url="http://localhost")
    return TestClient(create_app(store, model, settings, lambda _: Caller("n", grants)), base_url="http://localhost")


def test_works_are_found_by_word_kind_and_dimension(real: GraphStore, model: Model) -> None:
    client = _client(real, model)

    def titles(query: str) -> set[str]:
        return {w["title"] for w in client.get(f"/api/v1/nation/works?{query}").json()}

    material = "QE-Praxismaterial Politisch-strukturelle Verankerung"
    assert material in titles("words=verankerung")
    assert titles("words=verankerung praxismaterial&kind=material") == {material}
    assert material in titles("dimension=5")
    assert material not in titles("dimension=7")
    assert titles("words=gibtesnicht") == set()
    assert len(titles("kind=paper")) >= 5
    page = client.get("/bund/transfer?q=verankerung&art=material", headers={"Accept-Language": "de"}).text
    assert material in page
    assert "1 gefunden" in page
    assert "Nichts gefunden" in client.get("/bund/transfer?q=gibtesnicht", headers={"Accept-Language": "de"}).text


def test_who_only_compares_finds_what_is_everybodys_and_no_paper_of_a_district(real: GraphStore, model: Model) -> None:
    nzfh = _client(real, model, Grant(Role.NZFH))
    found = nzfh.get("/api/v1/nation/works").json()
    assert {w["kind"] for w in found} == {"guide", "material"}
    assert all(w["district"] is None for w in found)
    assert nzfh.get("/api/v1/nation/moves").json() == []
    page = nzfh.get("/bund/transfer", headers={"Accept-Language": "de"}).text
    assert "Was sich in einem anderen bewegt, ist dessen Wert" in page


def test_what_a_district_released_is_found_until_it_takes_that_back(model: Model) -> None:
    store, key = open_store("sqlite://", model), musterstadt.KEY
    store.commit(musterstadt.batch(), EVERYTHING)
    papers = sorted(p.id for p in store.records(EVERYTHING, [EntityType.PAPER]))
    there = Claim(EXISTS, "true")
    measures = [entity(f"{key}:m{n}", "Measure", key, [there, Claim("name", f"Schritt {n}")]) for n in (1, 2)]
    release = release_record(key, "2024-06-01", ReleasedIds(papers=(papers[0],)))
    release = with_claims(release, (*release.claims, Claim("releasedMeasure", measures[0].id)))
    store.commit(Batch("k", TIME, "frei", tuple(put(r) for r in (*measures, release))), EVERYTHING)
    nzfh = _client(store, model, Grant(Role.NZFH))
    found = nzfh.get("/api/v1/nation/works").json()
    assert {w["id"] for w in found} == {papers[0], measures[0].id}
    assert {w["district"] for w in found} == {key}
    elsewhere = _client(store, model, Grant(Role.LAND, "99002"))
    assert elsewhere.get("/api/v1/nation/works").json() == []
    store.commit(Batch("k", TIME, "zurück", (put(release_taken_back(release, "2024-07-01")),)), EVERYTHING)
    assert nzfh.get("/api/v1/nation/works").json() == []
    store.close()


def test_what_was_decided_and_done_between_two_days_stands_beside_a_move(model: Model) -> None:
    store = open_store("sqlite://", model)
    store.commit(musterstadt.batch(), EVERYTHING)
    said = [Claim(EXISTS, "true"), Claim("name", "Eltern einladen"), Claim("startDate", "2021-01-15")]
    measure = entity(f"{musterstadt.KEY}:m1", "Measure", musterstadt.KEY, said)
    store.commit(Batch("k", TIME, "Maßnahme", (put(measure),)), EVERYTHING)
    now = snapshot_of(store, model, district_of(store, musterstadt.KEY, Scope.of(musterstadt.KEY)), musterstadt.ON)
    store.close()
    days = sorted({c.date for c in consultations(now) if c.date})
    found = list(_done(now, (date(2000, 1, 1), musterstadt.ON)))
    assert [d.record.name for d in found if d.measure] == ["Eltern einladen"]
    assert {d.day for d in found if not d.measure} <= set(days)
    assert any(not d.measure for d in found)
    assert [d.day for d in found] == sorted(d.day for d in found)
    assert list(_done(now, (date(1990, 1, 1), date(1991, 1, 1)))) == []


def test_only_what_is_settled_is_a_move(musterstadt_profile: DistrictProfile) -> None:
    def with_seats(value: float | None, low: float | None, high: float | None) -> DistrictProfile:
        entries = tuple(
            e._replace(value=value, low=low, high=high) if e.id == "C3" else e
            for e in musterstadt_profile.participation
        )
        return replace(musterstadt_profile, participation=entries)

    none, open_, some = with_seats(0, 0, 0), with_seats(None, None, None), with_seats(0.2, 0.1, 0.3)
    assert [m.id for m in moves_between(none, some)] == ["C3"]
    assert list(moves_between(open_, some)) == []
    assert list(moves_between(none, open_)) == []
    assert list(moves_between(some, none)) == []
    low, high = none.level._replace(recorded=1, low=1, high=1), none.level._replace(recorded=3, low=3, high=4)
    assert [m.id for m in moves_between(replace(none, level=low), replace(none, level=high))] == ["level"]
    wide = none.level._replace(recorded=1, low=1, high=3)
    assert list(moves_between(replace(none, level=wide), replace(none, level=high))) == []


@pytest.fixture
def musterstadt_profile(model: Model) -> DistrictProfile:
    store = open_store("sqlite://", model)
    store.commit(musterstadt.batch(), EVERYTHING)
    try:
        district = district_of(store, musterstadt.KEY, Scope.of(musterstadt.KEY))
        return district_profile(snapshot_of(store, model, district, musterstadt.ON))
    finally:
        store.close()
