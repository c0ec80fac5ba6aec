"""Role × route × district: what somebody has no right to is answered as if it were not there, to the last byte.

Every ``GET`` route is asked by an account of every role in Musterstadt, on two stores that differ in another district
alone: no answer may tell which of the two it came from. Which role sees its own district stands in the table of rights.
"""

from collections.abc import Iterator, Mapping
from itertools import product

import pytest
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from api.app import create_app, routes_of
from api.reads.access import for_oneself, right_of
from api.rights import LAND_PLACE, Grant, Right, Role, table
from api.settings import Settings
from graph.records import entity, relation
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, put
from ontology import Model
from tests import musterstadt
from tests.accounts.installed import ADDRESS, COOKIE, Installation
from tests.client import TestClient

OWN, OTHER, NOBODYS = musterstadt.KEY, "99002", "99003"
GET = {name: route for name, route in routes_of().items() if "GET" in (route.methods or ())}
ASKING = sorted(name for name, route in GET.items() if right_of(route) is not None)
"""Those that need a right in a district."""
QUERY = {"q": "Ferne", "project": "shared:P1", "on": "2024-06-30", "limit": "5", "from": "2021", "to": "2024"}
"""What is asked where something has to be."""
POINTING = ("district", "of", "cursor", "project", "id", "key", "from", "to", "source", "target")
"""Parameters of a query that may name what another district has."""
_THERE = Claim(EXISTS, "true")


def _others() -> Batch:
    records = (
        entity(f"{OTHER}:bezirk", "District", OTHER, [_THERE, Claim("name", "Kreis Fern"), Claim("land", "BY")]),
        entity(f"{OTHER}:A01", "Organization", OTHER, [_THERE, Claim("name", "Ferne Stelle")]),
        entity(f"{OTHER}:A02", "Organization", OTHER, [_THERE, Claim("name", "Ferne Beratung")]),
        entity(f"{OTHER}:P1", "Project", OTHER, [_THERE, Claim("name", "Fernes Projekt")]),
        relation(f"{OTHER}:R1", "Cooperation", (f"{OTHER}:A01", f"{OTHER}:A02"), OTHER, [_THERE]),
    )
    return Batch("fern", musterstadt.TIME, "Fernes", tuple(put(r) for r in records))


def _shared() -> Batch:
    project = entity("shared:P1", "Project", "shared", [_THERE, Claim("name", "Qualität vor Ort")])
    return Batch("alle", musterstadt.TIME, "Gemeinsames", (put(project),))


GRANTS: Mapping[str, Grant] = {
    **{role.value: Grant(role, OWN) for role in Role},
    "whole-land": Grant(Role.LAND, f"{LAND_PLACE}NW"),
}
"""Who asks: every role in Musterstadt, and a Land with one grant for all its districts, of which the other is none."""


Answer = tuple[int, bytes, tuple[tuple[str, str], ...]]


class World:
    """Both stores, each served, and a session of every role in Musterstadt."""

    def __init__(self, clients: tuple[TestClient, TestClient], sessions: Mapping[str, str]) -> None:
        self._with, self._without = clients
        self._sessions = sessions
        self._answered: dict[tuple[str, str, bool], Answer] = {}

    def ask(self, who: str, path: str, *, other: bool = True) -> Answer:
        """Status, text and headers, without the path that was asked for; nothing changes, so each is asked once."""
        asked = who, path, other
        if asked not in self._answered:
            self._answered[asked] = self._ask(who, path, other=other)
        return self._answered[asked]

    def _ask(self, who: str, path: str, *, other: bool) -> Answer:
        asked = self._with if other else self._without
        answer = asked.get(path, headers={"Cookie": f"{COOKIE}={self._sessions[who]}"})
        here = path.partition("?")[0]
        headers = tuple((k, v.replace(path, "PATH")) for k, v in sorted(answer.headers.items()))
        return answer.status_code, answer.content.replace(here.encode(), b"PATH"), headers

    def knock(self, path: str) -> int:
        """What somebody is answered who did not sign in."""
        return self._with.get(path).status_code


@pytest.fixture(scope="module")
def world(model: Model, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    stores = [open_store("sqlite://", model) for _ in range(2)]
    with Installation.within(tmp_path_factory.mktemp("matrix")) as installation:
        for who, grant in GRANTS.items():
            installation.add(who, grant)
        for store, batches in zip(stores, ((_shared(), _others()), (_shared(),)), strict=True):
            store.commit(musterstadt.batch(), EVERYTHING)
            for batch in batches:
                store.commit(batch, EVERYTHING)
        with (
            _served(stores[0], model, installation) as first,
            _served(stores[1], model, installation) as second,
        ):
            yield World((first, second), {who: installation.session(who) for who in GRANTS})
    for store in stores:
        store.close()


def _served(store: GraphStore, model: Model, installation: Installation) -> TestClient:
    settings = Settings(allowed_hosts=("fruehnetz.example",), on="2024-06-30", allow_persons=True)
    app = create_app(store, model, settings, accounts=installation.accounts)
    return TestClient(app, base_url=ADDRESS, follow_redirects=False)


def _values(name: str, district: str) -> list[str]:
    if name == "key":
        return [district]
    if name == "kind":
        return ["bericht"]
    ids = ("bezirk", "A01", "R1", "P1")
    return ["not-found"] if name == "slug" else [f"{district}:{id}" for id in ids]


def _paths(name: str, district: str) -> Iterator[str]:
    """The addresses of a route with everything that belongs to a district."""
    path, asked = name.partition(" ")[2], list(_parts(GET[name].dependant))
    names = [p.alias for part in asked for p in part.path_params]
    query = {p.alias: p.field_info.is_required() for part in asked for p in part.query_params}
    needed = {n: QUERY.get(n, f"{district}:A01") for n, required in query.items() if required}
    for values in product(*(_values(n, district) for n in names)):
        yield _address(path.format(**dict(zip(names, values, strict=True))), needed)
    for pointing in sorted(query.keys() & {*POINTING}):
        own = path.format(**{n: _values(n, OWN)[0] for n in names})
        for value in (*_values("key", district), *_values("id", district)):
            yield _address(own, {**needed, pointing: value})


def _parts(dependant: Dependant) -> Iterator[Dependant]:
    yield dependant
    for part in dependant.dependencies:
        yield from _parts(part)


def _address(path: str, query: Mapping[str, str]) -> str:
    return path + ("?" + "&".join(f"{k}={v}" for k, v in query.items()) if query else "")


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(GET))
def test_another_district_is_as_if_it_were_not_there(world: World, name: str) -> None:
    for who, path in product(GRANTS, _paths(name, OTHER)):
        assert world.ask(who, path) == world.ask(who, path, other=False), (who, path)


@pytest.mark.slow
@pytest.mark.parametrize("name", ASKING)
def test_what_is_not_allowed_looks_like_what_does_not_exist(world: World, name: str) -> None:
    pairs = list(zip(_paths(name, OTHER), _paths(name, NOBODYS), strict=True))
    for who, (refused, missing) in product(GRANTS, pairs):
        if "cursor=" not in refused:
            assert _of_nobody(world.ask(who, refused)) == _of_nobody(world.ask(who, missing)), (who, refused)


def _of_nobody(answer: tuple[int, bytes, object]) -> tuple[int, bytes, object]:
    return answer[0], answer[1].replace(OTHER.encode(), NOBODYS.encode()), answer[2]


def _in_own_district() -> Iterator[tuple[str, str]]:
    for who, name in product(GRANTS, sorted(GET)):
        if "{key}" in name and name.count("{") == 1 and right_of(GET[name]) is not None:
            yield who, name


@pytest.mark.parametrize(("who", "name"), list(_in_own_district()), ids=str)
def test_the_own_district_shows_itself_to_whom_the_table_says(world: World, who: str, name: str) -> None:
    right, role = right_of(GET[name]), GRANTS[who].role
    assert right is not None
    status, text, headers = world.ask(who, next(_paths(name, OWN)))
    if right in table().brings[role]:
        assert status in (200, 303)  # forms without script lead on to the page with what they say
    elif Right.READ in table().brings[role]:
        assert status == 403
        assert table().rights[right].de.encode() in text
        assert world.ask(who, next(_paths(name, NOBODYS)))[0] == 404
    else:
        assert (status, text, headers) == _as_own(world.ask(who, next(_paths(name, NOBODYS))))


def _as_own(answer: Answer) -> Answer:
    return answer[0], answer[1].replace(NOBODYS.encode(), OWN.encode()), answer[2]


@pytest.mark.parametrize("name", sorted(GET))
def test_nobody_gets_in_without_signing_in(world: World, name: str) -> None:
    open_to_all = right_of(GET[name]) is None and not _is_about_oneself(GET[name])
    assert (world.knock(next(_paths(name, OWN))) in (401, 303)) is not open_to_all


def _is_about_oneself(route: APIRoute) -> bool:
    return for_oneself in [d.call for d in route.dependant.dependencies]


def test_there_are_routes_to_try() -> None:
    assert sum("{" in name for name in GET) > 12
    assert {right_of(route) for route in GET.values()} >= {Right.READ, Right.ACCOUNTS}
