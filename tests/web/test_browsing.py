"""Norms, sources, journal, facets, neighbourhood, paths, duplicates by GET: whole, in pages, within the scope."""

import re
from typing import Any

import pytest

from api.app import create_app
from api.rights import Caller, Grant, Role
from api.settings import Settings
from graph.records import entity
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING, Batch, put, remove
from ontology import Model
from tests import musterstadt
from tests.client import TestClient

API = "/api/v1"
HERE = f"{API}/districts/99001"
THERE = Claim(EXISTS, "true")


def _pages(client: TestClient, address: str) -> list[dict[str, Any]]:
    """All items behind an address, page by page along ``Link``."""
    items: list[dict[str, Any]] = []
    while address:
        answer = client.get(address)
        items += answer.json()["items"]
        found = re.fullmatch(r'<(.+)>; rel="next"', answer.headers.get("link", ""))
        address = found[1] if found else ""
    return items


def _reader(store: GraphStore, model: Model, key: str) -> TestClient:
    app = create_app(store, model, Settings(), caller_of=lambda _: Caller("K", (Grant(Role.EDITING, key),)))
    return TestClient(app, base_url="http://localhost")


def test_norms_are_told_with_where_they_stand(client: TestClient, model: Model) -> None:
    every = client.get(f"{API}/norms").json()
    assert {n["id"] for n in every} == set(model.norms)
    assert client.get(f"{API}/norms/KKG01").json()["citation"] == "§ 3 Abs. 2 KKG"
    assert client.get(f"{API}/norms/KKG99").status_code == 404
    assert {n["pack"] for n in client.get(f"{API}/norms?pack=kkg-3").json()} == {"kkg-3"}
    assert {n["land"] for n in client.get(f"{API}/norms?land=SH").json()} == {None, "SH"}


def test_sources_say_how_much_rests_on_them(client: TestClient, musterstadt_store: GraphStore) -> None:
    told = {s["id"]: s for s in client.get(f"{HERE}/sources").json()}
    assert {musterstadt.LIST, musterstadt.OLD_LIST, musterstadt.COUNCIL_SYSTEM} <= set(told)
    found = told[musterstadt.OLD_LIST]
    assert found["records"] == sum(found["types"].values())
    resting = _pages(client, f"{HERE}/sources/{musterstadt.OLD_LIST}/records?limit=3")
    assert len(resting) == found["records"]
    assert musterstadt.FAMILIENZENTRUM in {r["id"] for r in resting}
    for row in resting:
        record = musterstadt_store.get(row["id"], EVERYTHING)
        assert record is not None
        assert musterstadt.OLD_LIST in record.sources


@pytest.mark.parametrize("source", ["99001:nowhere", musterstadt.KITA, "99002:Q1"])
def test_what_is_no_source_here_is_not_found(client: TestClient, source: str) -> None:
    assert client.get(f"{HERE}/sources/{source}/records").status_code == 404


def test_the_journal_comes_newest_first_and_without_loss(wide_store: GraphStore, model: Model) -> None:
    for number in range(150):
        made = entity("99001:neu", "Organization", "99001", [THERE, Claim("name", f"Stelle {number}")])
        wide_store.commit(Batch("K", musterstadt.TIME, f"Nr. {number}", (put(made),)), EVERYTHING)
        other = entity("99002:neu", "Organization", "99002", [THERE, Claim("name", f"Ferne {number}")])
        wide_store.commit(Batch("K", musterstadt.TIME, f"fern {number}", (put(other),)), EVERYTHING)
    wide_store.commit(Batch("K", musterstadt.TIME, "weg", (remove("99001:neu"),)), EVERYTHING)
    every = _pages(_reader(wide_store, model, "99001"), f"{HERE}/journal?limit=40")
    numbers = [b["revision"] for b in every]
    assert numbers == sorted(numbers, reverse=True)
    assert len(set(numbers)) == len(numbers) == 153
    assert [b["reason"] for b in every[:2]] == ["weg", "Nr. 149"]
    assert (every[0]["removed"], every[1]["changed"], every[-1]["changed"]) == (1, 1, 0)
    assert every[1]["records"] == ["99001:neu"]
    assert not [b for b in every if "fern" in b["reason"] or "99002" in str(b["records"])]


def test_facets_count_what_fits_all_others(client: TestClient) -> None:
    whole = client.get(f"{API}/search/facets?q=a").json()
    counts = {facet: {v["value"]: v["count"] for v in values} for facet, values in whole["facets"].items()}
    assert sum(counts["type"].values()) == whole["total"] > 3
    narrowed = client.get(f"{API}/search/facets?q=a&sector=KJH&type=Organization").json()
    assert narrowed["total"] <= counts["sector"]["KJH"]
    assert {e["values"]["sector"][0] for e in narrowed["items"] if "sector" in e["values"]} == {"KJH"}
    other_sectors = {v["value"] for v in narrowed["facets"]["sector"]}
    assert len(other_sectors) > 1
    assert next(v for v in narrowed["facets"]["sector"] if v["value"] == "KJH")["label"]["de"]


def test_paths_and_neighbours_are_told_in_both_languages(client: TestClient) -> None:
    query = f"from={musterstadt.JUGENDAMT}&to={musterstadt.GESUNDHEITSAMT}&on=2024-06-30"
    found = client.get(f"{API}/paths?{query}&layers=affiliation&layers=obligation").json()
    assert found["shortest"] == 2
    assert {layer for way in found["ways"] for layer in way["layers"]} == {"affiliation", "obligation"}
    labels = [
        client.get(
            f"{API}/entities/{musterstadt.KITA}/neighbourhood?on=2024-06-30&types=Cooperation&lang={lang}"
        ).json()
        for lang in ("de", "en")
    ]
    assert [{r["label"] for r in told["relations"]} for told in labels] == [{"Kooperation"}, {"cooperation"}]


def test_what_may_be_one_is_shown_with_reasons(wide_store: GraphStore, model: Model) -> None:
    twin = entity("99001:A99", "Organization", "99001", [THERE, Claim("name", "Jugendamt Musterstadt")])
    again = entity("99001:A98", "Organization", "99001", [THERE, Claim("name", "Jugendamt Musterstadt")])
    wide_store.commit(Batch("K", musterstadt.TIME, "Zwilling", (put(twin), put(again))), EVERYTHING)
    told = _reader(wide_store, model, "99001").get(f"{HERE}/duplicates?lang=en").json()
    pair = next(d for d in told["duplicates"] if {r["id"] for r in d["records"]} == {"99001:A98", "99001:A99"})
    assert "same name" in {r["text"] for r in pair["reasons"]}
    assert told["total"] >= 1


FOREIGN = (
    "districts/99001/sources",
    f"districts/99001/sources/{musterstadt.LIST}/records",
    "districts/99001/journal",
    "districts/99001/map",
    "districts/99001/duplicates",
    "districts/99001/records",
    "districts/99001/network?format=csv",
    "districts/99001/findings?format=xlsx",
    "search/facets?q=a&district=99001",
    f"entities/{musterstadt.KITA}/neighbourhood",
    f"paths?from={musterstadt.KITA}&to={musterstadt.JUGENDAMT}",
    f"paths?from=99002:A01&to={musterstadt.KITA}",
)


@pytest.mark.parametrize("path", FOREIGN)
def test_another_district_is_as_if_it_were_not_there(wide_store: GraphStore, model: Model, path: str) -> None:
    stranger = _reader(wide_store, model, "99002")
    found = stranger.get(f"{API}/{path}")
    nowhere = stranger.get(f"{API}/{path.replace('99001', '99009')}")
    assert found.status_code == nowhere.status_code == 404
    assert found.text.replace("99001", "") == nowhere.text.replace("99009", "")


def test_counts_tell_nothing_of_another_district(wide_store: GraphStore, model: Model) -> None:
    stranger = _reader(wide_store, model, "99002")
    assert stranger.get(f"{API}/search/facets?q=Jugendamt").json()["total"] == 0
    assert {b["revision"] for b in stranger.get(f"{API}/districts/99002/journal").json()["items"]} == {2}
    assert stranger.get(f"{API}/search/facets?q=Ferne").json()["facets"]["type"][0]["count"] == 1


def test_persons_are_unnamed_on_every_way(wide: TestClient) -> None:
    (person,) = wide.get(f"{API}/entities?type=Person").json()["items"]
    for path in (
        f"entities/{musterstadt.STEUERUNGSGRUPPE}/neighbourhood?depth=2",
        f"paths?from={person['id']}&to={musterstadt.JUGENDAMT}",
        f"entities/{person['id']}/neighbourhood",
        "districts/99001/journal",
        "districts/99001/map",
        "search/facets?q=Geheimer",
    ):
        answer = wide.get(f"{API}/{path}")
        assert answer.status_code == 200, path
        assert not re.search('geheim(?!er")|1334711|99001:K1', answer.text, re.IGNORECASE), path
    assert wide.get(f"{API}/paths?from=99001:K1&to={musterstadt.JUGENDAMT}").status_code == 404
