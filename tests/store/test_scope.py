"""Scope: a reader sees the own district, what is shared, and what covers the district. Nothing else, anywhere."""

import pytest

from graph.records import Relation, relation
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING, Scope
from tests.store.small import commit, org, thing, tie

HERE = Scope.of("d1")


@pytest.fixture
def three(opened: GraphStore) -> GraphStore:
    """District d1; d2, whose network covers d1, too; d3, which has nothing to do with it."""
    records = [org("s:nzfh", "NZFH", owner="shared"), org("s:bzga", "BZgA", owner="shared")]
    for key in ("d1", "d2", "d3"):
        records += [thing(f"{key}:bezirk", "District", key, name=f"Kreis {key}"), org(f"{key}:amt", "Amt", owner=key)]
        records.append(org(f"{key}:kita", "Kita", owner=key))
    records.append(thing("d2:netz", "EarlyHelpNetwork", "d2", name="Netz"))
    ties = [tie(f"{key}:amt", f"{key}:kita", owner=key) for key in ("d1", "d2", "d3")]
    ties += [tie("s:nzfh", "s:bzga", owner="shared"), tie("d2:netz", "d1:bezirk", type="CoversDistrict", owner="d2")]
    commit(opened, *records, *ties)
    return opened


def relation_ids(store: GraphStore, scope: Scope, of: str | None = None) -> set[str]:
    return {r.id for r in store.relations(of, scope)}


def test_the_own_and_the_shared_are_visible_and_what_covers(three: GraphStore) -> None:
    visible = {e.id for e in three.records(HERE)}
    assert visible == {"d1:amt", "d1:bezirk", "d1:kita", "s:nzfh", "s:bzga", "d2:netz"}


def test_everything_is_visible_without_a_scope(three: GraphStore) -> None:
    assert len(list(three.records(EVERYTHING))) == 12
    assert len(list(three.relations(scope=EVERYTHING))) == 5


def test_several_districts_in_one_scope_add_up(three: GraphStore) -> None:
    both = {e.id for e in three.records(Scope.of("d1", "d3"))}
    assert {"d1:amt", "d3:amt", "d2:netz"} <= both
    assert "d2:amt" not in both


def test_a_reader_of_all_districts_of_the_country_sees_them_all(three: GraphStore) -> None:
    everybody = Scope.of("d1", "d2", "d3", *(f"e{n}" for n in range(600)))
    assert list(three.records(everybody)) == list(three.records(EVERYTHING))
    assert relation_ids(three, everybody) == relation_ids(three, EVERYTHING)


def test_the_scope_of_nobody_sees_only_the_shared(three: GraphStore) -> None:
    assert {e.id for e in three.records(Scope.of())} == {"s:nzfh", "s:bzga"}
    assert relation_ids(three, Scope.of()) == {"s:nzfh-Cooperation-s:bzga"}


def test_relations_need_both_ends_and_an_owner_that_may_be_seen(three: GraphStore) -> None:
    assert relation_ids(three, HERE) == {
        "d1:amt-Cooperation-d1:kita",
        "s:nzfh-Cooperation-s:bzga",
        "d2:netz-CoversDistrict-d1:bezirk",
    }


def test_relations_of_another_district_between_shared_actors_stay_invisible(three: GraphStore) -> None:
    secret = relation("d3:r", "Cooperation", ("s:nzfh", "s:bzga"), "d3", [Claim(EXISTS, "")])
    commit(three, secret)
    assert "d3:r" not in relation_ids(three, HERE)
    assert three.get("d3:r", HERE) is None
    assert "d3:r" in relation_ids(three, Scope.of("d3"))


def test_what_covers_a_district_shows_its_relations_to_visible_things_only(three: GraphStore) -> None:
    commit(three, tie("s:nzfh", "d2:netz", type="Membership", owner="d2"))
    commit(three, tie("d2:amt", "d2:netz", type="Membership", owner="d2"))
    commit(three, tie("s:bzga", "d2:netz", type="Membership", owner="d3"))
    assert relation_ids(three, HERE, "d2:netz") == {
        "d2:netz-CoversDistrict-d1:bezirk",
        "s:nzfh-Membership-d2:netz",
    }


def test_a_relation_across_a_border_is_invisible_to_both_sides(three: GraphStore) -> None:
    across = tie("d1:amt", "d3:amt", owner="d1")
    commit(three, across)
    assert three.get(across.id, HERE) is None
    assert three.get(across.id, Scope.of("d3")) is None
    assert three.get(across.id, Scope.of("d1", "d3")) == across


def test_nobody_can_open_a_foreign_entity_to_the_own_district(three: GraphStore) -> None:
    grab = tie("d3:amt", "d1:bezirk", type="CoversDistrict", owner="d1")
    commit(three, grab)
    assert three.get("d3:amt", HERE) is None


def test_covering_something_shared_opens_nothing_to_everybody(three: GraphStore) -> None:
    commit(three, thing("s:land", "District", "shared", name="Land"))
    commit(three, tie("d3:amt", "s:land", type="CoversDistrict", owner="d3"))
    assert three.get("d3:amt", HERE) is None


@pytest.mark.parametrize("status", ["confirmedAbsent", "unknown", "disputed"])
def test_a_denied_or_unknown_cover_opens_nothing(three: GraphStore, status: str) -> None:
    said = [Claim(EXISTS, "", status=status)]
    commit(three, relation("d3:c", "CoversDistrict", ("d3:amt", "d1:bezirk"), "d3", said))
    assert three.get("d3:amt", HERE) is None


def test_get_respects_the_scope(three: GraphStore) -> None:
    assert three.get("d3:amt", HERE) is None
    assert three.get("d2:netz", HERE) is not None
    assert three.get("d3:amt-Cooperation-d3:kita", HERE) is None
    assert isinstance(three.get("d1:amt-Cooperation-d1:kita", HERE), Relation)


def test_search_respects_the_scope(three: GraphStore) -> None:
    assert {e.id for e in three.search("kita", HERE)} == {"d1:kita"}
    assert {e.id for e in three.search("netz", HERE)} == {"d2:netz"}
    assert {e.id for e in three.search("kita", Scope.of())} == set()


@pytest.mark.parametrize("key", ["' OR '1'='1", "d1') --", "%", "d_", ""])
def test_a_hostile_district_key_sees_only_the_shared(three: GraphStore, key: str) -> None:
    assert {e.owner for e in three.records(Scope.of(key))} == {"shared"}
