"""Groups that a person made are kept, come back as they were, can be taken back, and tell nobody of other districts."""

import re
from collections.abc import Iterator
from html import unescape

import pytest

from api.app import create_app
from api.rights import Caller, Grant, Role
from api.settings import Settings
from graph.clusters.entered_clusters import entered_clusters
from graph.clusters.kept_grouping import GroupingWish, grouping_records, kept_groupings
from graph.records import entity
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, Scope, put
from ontology import Model
from tests import musterstadt
from tests.client import TestClient

KEYS = tuple(f"0{5101 + n}" for n in range(8))
AT = "/bund/cluster"
SAID = {"Accept-Language": "de"}


@pytest.fixture
def eight(model: Model) -> Iterator[GraphStore]:
    """Eight districts that a public source puts into two clusters of a project."""
    store, there = open_store("sqlite://", model), Claim(EXISTS, "true")
    records = [
        entity(f"{key}:bezirk", "District", key, [there, Claim("name", f"Kreis {n}"), Claim("land", "NW")])
        for n, key in enumerate(KEYS)
    ]
    store.commit(Batch("k", musterstadt.TIME, "acht", tuple(map(put, records))), EVERYTHING)
    yield store
    store.close()


def _client(store: GraphStore, model: Model, *grants: Grant) -> TestClient:
    caller = Caller("n", grants) if grants else Caller.alone("NZFH")
    app = create_app(store, model, Settings(on="2024-06-30"), lambda _: caller)
    return TestClient(app, base_url="http://localhost", headers=SAID)


def _places(*groups: str) -> list[str]:
    return [f"{KEYS[int(n)]}~{number}" for number, group in enumerate(groups, 1) for n in group]


def _form(**more: object) -> dict[str, object]:
    return {"titel": "Austausch 2027", "thema": "familie", "platz": _places("0246", "1357"), **more}


def test_groups_are_kept_as_the_form_has_them_and_taken_back_and_again(eight: GraphStore, model: Model) -> None:
    client = _client(eight, model)
    page = client.post(f"{AT}/speichern", data=_form()).text
    (kept,) = kept_groupings(eight, EVERYTHING)
    assert (kept.title, kept.topic) == ("Austausch 2027", "Zusammenarbeit mit der Familie")
    assert kept.groups == {1: tuple(KEYS[n] for n in (0, 2, 4, 6)), 2: tuple(KEYS[n] for n in (1, 3, 5, 7))}
    assert "Gespeichert als Änderung" in page
    (told,) = client.get("/api/v1/nation/clusters").json()["kept"]
    assert (told["title"], [len(g["members"]) for g in told["groups"]]) == ("Austausch 2027", [4, 4])
    again = re.search(r'<a href="(/bund/cluster\?thema=familie&amp;platz=[^"]+)">In der Werkstatt', page)
    assert again is not None
    shown = client.get(unescape(again[1])).text
    assert all(f'value="{place}" selected' in shown for place in _places("0246", "1357"))
    number = re.findall(r'name="nummer" value="(\d+)"', page)[0]
    gone = client.post(f"{AT}/zuruecknehmen", data={"nummer": number}).text
    assert kept_groupings(eight, EVERYTHING) == ()
    back = re.findall(r'name="nummer" value="(\d+)"', gone)[0]
    client.post(f"{AT}/zuruecknehmen", data={"nummer": back})
    assert kept_groupings(eight, EVERYTHING) == (kept,)


def test_they_are_no_cluster_of_a_project_and_hold_no_value(eight: GraphStore, model: Model) -> None:
    client = _client(eight, model)
    client.post(f"{AT}/speichern", data=_form())
    assert entered_clusters(eight, EVERYTHING) == ()
    said = {c.prop for r in eight.records(EVERYTHING, ["ProjectCluster"]) for c in r.claims}
    assert said == {"exists", "name", "number", "topic", "grouping"}


def test_this_page_takes_back_nothing_else(eight: GraphStore, model: Model) -> None:
    nzfh = _client(eight, model, Grant(Role.NZFH))
    assert nzfh.post(f"{AT}/zuruecknehmen", data={"nummer": 1}).status_code == 404
    assert len(list(eight.records(EVERYTHING, ["District"]))) == len(KEYS)


def test_a_land_sees_its_own_places_and_no_other_district(eight: GraphStore, model: Model) -> None:
    _client(eight, model).post(f"{AT}/speichern", data=_form())
    land = _client(eight, model, Grant(Role.LAND, KEYS[0]), Grant(Role.LAND, KEYS[1]))
    page = land.get(AT).text
    assert "Austausch 2027" in page
    assert not any(key in page for key in KEYS[2:])
    (seen,) = kept_groupings(eight, Scope.of(KEYS[0], KEYS[1]))
    assert seen.groups == {1: (KEYS[0],), 2: (KEYS[1],)}
    one = _client(eight, model, Grant(Role.READING, KEYS[0])).get(f"/api/v1/districts/{KEYS[0]}").text
    assert KEYS[1] not in one


def test_who_may_not_group_keeps_nothing_and_who_may_keeps_its_own_alone(eight: GraphStore, model: Model) -> None:
    reading = _client(eight, model, Grant(Role.COORDINATION, KEYS[0]))
    reading.post(f"{AT}/speichern", data=_form())
    assert kept_groupings(eight, EVERYTHING) == ()
    both = (Grant(Role.LAND, KEYS[0]), Grant(Role.LAND, KEYS[1]), *(Grant(Role.READING, k) for k in KEYS[:3]))
    land = _client(eight, model, *both)
    assert land.post(f"{AT}/speichern", data=_form()).status_code == 200
    (kept,) = kept_groupings(eight, EVERYTHING)
    assert sorted(key for keys in kept.groups.values() for key in keys) == list(KEYS[:2])


@pytest.mark.parametrize("platz", [[], ["x"], [f"{KEYS[0]}~0"], ["99999~1"], [f"{KEYS[0]}~100"]])
def test_nonsense_keeps_nothing(eight: GraphStore, model: Model, platz: list[str]) -> None:
    client = _client(eight, model)
    assert client.post(f"{AT}/speichern", data=_form(platz=platz)).status_code == 200
    assert kept_groupings(eight, EVERYTHING) == ()


def test_a_group_has_a_number() -> None:
    with pytest.raises(ValueError, match="group"):
        grouping_records(GroupingWish("t", "", "2026-01-01", {KEYS[0]: 0}))
