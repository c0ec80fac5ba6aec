"""Groups are kept and taken back by programs as on the page: all or nothing, and nobody is named who may not be."""

import pytest

from api.rights import Grant, Role
from graph.clusters.kept_grouping import GroupingWish, grouping_records, kept_groupings
from graph.records import Record, entity, relation
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING, Batch, put
from ontology import Model
from tests import musterstadt
from tests.client import TestClient
from tests.clusters.test_kept_grouping import KEYS, _client, eight

__all__ = ["eight"]
AT = "/api/v1/nation/groupings"


def _body(*groups: str, **more: object) -> dict[str, object]:
    return {"topic": "familie", "groups": [[KEYS[int(n)] for n in group] for group in groups], **more}


def test_a_program_keeps_groups_reads_them_and_takes_them_back_and_again(eight: GraphStore, model: Model) -> None:
    client = _client(eight, model)
    made = client.post(AT, json=_body("0246", "1357", title=" Austausch  2027 "))
    assert made.status_code == 201
    (kept,) = kept_groupings(eight, EVERYTHING)
    assert (kept.id, kept.title) == (made.json()["grouping"], "Austausch 2027")
    (told,) = client.get(AT).json()
    assert told["groups"] == [
        {"number": 1, "members": [KEYS[n] for n in (0, 2, 4, 6)], "unnamed": 0},
        {"number": 2, "members": [KEYS[n] for n in (1, 3, 5, 7)], "unnamed": 0},
    ]
    assert told == client.get("/api/v1/nation/clusters").json()["kept"][0]
    assert made.json()["revision"]["records"] == len(KEYS)
    back = client.post(f"{AT}/revisions/{made.json()['revision']['number']}/undo")
    assert back.status_code == 200
    assert client.get(AT).json() == []
    assert client.post(f"{AT}/revisions/{back.json()['revision']['number']}/undo").status_code == 200
    assert kept_groupings(eight, EVERYTHING) == (kept,)


def test_without_a_title_it_is_called_by_its_topic(eight: GraphStore, model: Model) -> None:
    _client(eight, model).post(AT, json=_body("01"))
    assert [kept.title for kept in kept_groupings(eight, EVERYTHING)] == ["Zusammenarbeit mit der Familie"]


@pytest.mark.parametrize(
    ("body", "at"),
    [
        (_body("01", "12"), "/groups/1/0"),
        ({"topic": "familie", "groups": [["99999"]]}, "/groups/0/0"),
        ({**_body("01"), "topic": "irgendwas"}, "/topic"),
        ({"topic": "familie", "groups": []}, "/body/groups"),
        ({"topic": "familie", "groups": [[]]}, "/body/groups/0"),
        (_body("01", number=3), "/body/number"),
    ],
)
def test_what_does_not_fit_is_named_and_nothing_kept(
    eight: GraphStore, model: Model, body: dict[str, object], at: str
) -> None:
    answer = _client(eight, model).post(AT, json=body)
    assert answer.status_code == 422
    assert [wrong["pointer"] for wrong in answer.json()["errors"]] == [at]
    assert kept_groupings(eight, EVERYTHING) == ()


def test_who_may_not_group_keeps_nothing(eight: GraphStore, model: Model) -> None:
    answer = _client(eight, model, Grant(Role.COORDINATION, KEYS[0])).post(AT, json=_body("0"))
    assert answer.status_code in {403, 404, 422}
    assert kept_groupings(eight, EVERYTHING) == ()


def test_nothing_else_is_taken_back_this_way(eight: GraphStore, model: Model) -> None:
    assert _client(eight, model, Grant(Role.NZFH)).post(f"{AT}/revisions/1/undo").status_code == 404
    assert len(list(eight.records(EVERYTHING, ["District"]))) == len(KEYS)


@pytest.fixture
def named(eight: GraphStore) -> GraphStore:
    """The first two were in a cluster of a project, as a public source says; all eight were grouped by somebody."""
    there = Claim(EXISTS, "true")
    project = entity("shared:p", "Project", "shared", [there, Claim("name", "Dialoge")])
    cluster = entity("shared:c", "ProjectCluster", "shared", [there, Claim("name", "C"), Claim("project", project.id)])
    ties = [
        relation(
            f"shared:t{n}", "TakesPart", (f"{KEYS[n]}:bezirk", project.id), "shared", [Claim("cluster", "shared:c")]
        )
        for n in (0, 1)
    ]
    kept = grouping_records(GroupingWish("Alle acht", "ohne", "2026-11-24", dict.fromkeys(KEYS, 1)))
    records: list[Record] = [project, cluster, *ties, *kept]
    changes = tuple(map(put, records))
    eight.commit(Batch("k", musterstadt.TIME, "öffentlich", changes), EVERYTHING)
    return eight


@pytest.mark.parametrize("path", [AT, "/api/v1/nation/clusters", "/bund/cluster"])
def test_who_compares_is_told_of_kept_groups_without_keys_that_may_not_be_named(
    named: GraphStore, model: Model, path: str
) -> None:
    told = _client(named, model, Grant(Role.NZFH)).get(path).text
    assert all(key in told for key in KEYS[:2])
    assert not [key for key in KEYS[2:] if key in told]


def test_nobody_learns_by_a_refusal_whether_a_district_is_there(named: GraphStore, model: Model) -> None:
    client: TestClient = _client(named, model, Grant(Role.NZFH))
    there, not_there = (
        client.post(AT, json={"topic": "familie", "groups": [[key]]}).json()["errors"] for key in (KEYS[5], "05999")
    )
    assert there == not_there
    assert client.post(AT, json=_body("01")).status_code == 201


@pytest.mark.parametrize("path", ["/api/v1/nation/clusters", "/bund/cluster", "/bund"])
def test_what_a_district_noted_of_itself_names_it_to_nobody(named: GraphStore, model: Model, path: str) -> None:
    there = Claim(EXISTS, "true")
    own = entity(f"{KEYS[4]}:q", "Source", KEYS[4], [there, Claim("name", "Liste"), Claim("sourceKind", "list")])
    said = Claim("cluster", "shared:c", own.id)
    tie = relation(f"{KEYS[4]}:t", "TakesPart", (f"{KEYS[4]}:bezirk", "shared:p"), KEYS[4], [said])
    named.commit(Batch("k", musterstadt.TIME, "eigenes", (put(own), put(tie))), EVERYTHING)
    told = _client(named, model, Grant(Role.NZFH)).get(path).text
    assert "Kreis 0" in told
    assert "Kreis 4" not in told
    assert KEYS[4] not in told
    reading = _client(named, model, Grant(Role.NZFH), Grant(Role.READING, KEYS[4]))
    assert "Kreis 4" in reading.get(path).text
