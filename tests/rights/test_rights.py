"""Who may do what: the table, what callers hold by it, and that every route says what it needs."""

import pytest
from fastapi import APIRouter, Depends
from fastapi.routing import APIRoute

from api.app import routes_of
from api.reads.access import Needs, for_everybody, right_of
from api.rights import Caller, Grant, Right, Role, table
from graph.stores.base import EVERYTHING, Scope


@pytest.mark.parametrize("name", routes_of())
def test_every_route_says_which_right_it_needs(name: str) -> None:
    right_of(routes_of()[name])


def test_a_route_that_says_nothing_or_two_things_is_noticed() -> None:
    router = APIRouter()
    router.get("/nothing")(lambda: None)
    router.get("/two", dependencies=[Depends(Needs(Right.READ)), Depends(Needs(Right.WRITE))])(lambda: None)
    router.get("/both", dependencies=[Depends(Needs(Right.READ)), Depends(for_everybody)])(lambda: None)
    for route in router.routes:
        assert isinstance(route, APIRoute)
        with pytest.raises(ValueError, match="has to say"):
            right_of(route)


def test_who_is_alone_may_do_everything() -> None:
    assert all(Caller.alone().scope(right) == EVERYTHING for right in Right)


def test_who_was_granted_nothing_may_nothing() -> None:
    assert all(Caller("N", ()).scope(right) == Scope() for right in Right)


@pytest.mark.parametrize("role", Role)
def test_a_role_in_one_district_brings_nothing_in_another(role: Role) -> None:
    caller = Caller("K", (Grant(role, "08212"),))
    for right in Right:
        assert caller.may(right, "08212") is (right in table().brings[role])
        assert not caller.may(right, "08215")


def test_rights_of_two_roles_do_not_mix_between_districts() -> None:
    caller = Caller("K", (Grant(Role.COORDINATION, "08212"), Grant(Role.READING, "08215")))
    assert caller.scope(Right.READ) == Scope.of("08212", "08215")
    assert caller.scope(Right.WRITE) == Scope.of("08212")


def test_what_all_share_is_written_by_those_alone_who_may() -> None:
    assert not Caller("K", (Grant(Role.COORDINATION),)).scope(Right.WRITE).shared
    both = Caller("V", (Grant(Role.COORDINATION, "08212"), Grant(Role.ADMINISTRATION)))
    assert both.scope(Right.WRITE) == Scope(frozenset({"08212"}), shared=True)


def test_neither_the_nzfh_nor_the_administration_reads_a_district() -> None:
    for role in (Role.NZFH, Role.LAND, Role.ADMINISTRATION):
        assert Caller("N", (Grant(role),)).scope(Right.READ).districts == frozenset()


_LANDS = {"NW": frozenset({"05913", "05915"}), "BY": frozenset({"09161"})}


def _of(land: str) -> frozenset[str]:
    return _LANDS.get(land, frozenset())


def test_one_grant_for_a_land_holds_in_its_districts_and_in_no_other() -> None:
    caller = Caller("L", (Grant(Role.LAND, "land:NW"),), districts_of=_of)
    assert caller.scope(Right.COMPARE) == Scope.of("05913", "05915")
    assert not caller.may(Right.COMPARE, "09161")
    assert caller.scope(Right.READ) == Scope()
    assert not caller.scope(Right.COMPARE).shared


def test_who_does_not_know_the_lands_lets_nobody_in() -> None:
    for place in ("land:NW", "land:XX", "land:"):
        assert Caller("L", (Grant(Role.LAND, place),)).scope(Right.COMPARE) == Scope()
    assert Caller("L", (Grant(Role.LAND, "land:XX"),), districts_of=_of).scope(Right.COMPARE) == Scope()


def test_a_key_of_a_land_is_narrowed_to_districts_of_the_land() -> None:
    caller = Caller("L", (Grant(Role.LAND, "land:NW"),), districts_of=_of)
    assert caller.narrowed([Right.COMPARE], ["05913", "09161"]).scope(Right.COMPARE) == Scope.of("05913")
    assert caller.narrowed([Right.COMPARE], None).scope(Right.COMPARE) == Scope.of("05913", "05915")
    assert caller.narrowed([Right.GROUP], None).scope(Right.COMPARE) == Scope()


@pytest.mark.parametrize("role", Role)
def test_for_a_land_only_what_compares_may_be_given(role: Role) -> None:
    assert Grant(role, "land:NW").possible is (role in (Role.LAND, Role.NZFH))
    assert Grant(role, "08212").possible
    assert Grant(role).possible
