"""Keys for programs: less than their owner, never more, and not for ever."""

from typing import Any

import pytest

from api.rights import Grant, Right, Role
from graph.stores.base import Scope
from tests import musterstadt
from tests.accounts.installed import API, PASSWORD, Browser, Installation

KEY = musterstadt.KEY
WISH = {"name": "Auswertung", "rights": ["read"], "districts": [KEY], "days": 30}


@pytest.fixture
def person(browser: Browser, installation: Installation) -> Browser:
    installation.add("Koordination", Grant(Role.COORDINATION, KEY), Grant(Role.READING, "99002"))
    return browser.enter(installation, "Koordination")


def _get(browser: Browser, path: str, key: str) -> Any:
    return browser.get(f"{API}{path}", headers={"Authorization": f"Bearer {key}", "Cookie": ""})


def _new(person: Browser, **wish: object) -> Any:
    return person.post(f"{API}/tokens", json=WISH | wish)


def test_a_key_is_shown_once_and_kept_as_a_hash(person: Browser, installation: Installation) -> None:
    made = _new(person).json()
    assert made["token"].startswith("fruehnetz_")
    listed = person.get(f"{API}/tokens").json()
    assert listed == [{k: v for k, v in made.items() if k != "token"}]
    with installation.accounts.reading() as session:
        raw = session.connection().exec_driver_sql("SELECT * FROM token").all()
    assert made["token"] not in str(raw)
    assert made["token"].removeprefix("fruehnetz_") not in str(raw)


def test_a_key_reads_where_it_is_for(person: Browser) -> None:
    key = _new(person).json()["token"]
    me = _get(person, "/me", key).json()
    assert (me["rights"], [g["district"] for g in me["grants"]], me["csrfToken"]) == (["read"], [KEY], None)
    assert _get(person, f"/districts/{KEY}", key).status_code == 200
    assert [d["key"] for d in _get(person, "/districts", key).json()] == [KEY]


def test_a_key_has_the_rights_it_is_for_and_no_others(person: Browser) -> None:
    key = _new(person, rights=["take", "decide"], districts=["*"]).json()["token"]
    assert _get(person, "/me", key).json()["rights"] == ["decide", "take"]
    assert _get(person, f"/districts/{KEY}", key).status_code == 404
    assert _get(person, "/districts", key).json() == []


@pytest.mark.parametrize(
    "wish",
    [
        {"rights": ["share"]},
        {"rights": ["accounts"]},
        {"rights": ["read", "compare"]},
        {"rights": ["write"], "districts": ["99002"]},
        {"districts": ["99003"]},
        {"districts": [KEY, "08212"]},
        {"rights": []},
        {"districts": []},
        {"districts": [""]},
        {"days": 0},
        {"days": 367},
        {"rights": ["alles"]},
        {"name": ""},
        {"name": "x" * 61},
    ],
    ids=str,
)
def test_a_key_for_more_than_one_has_is_refused(person: Browser, wish: dict[str, object]) -> None:
    assert _new(person, **wish).status_code == 422
    assert person.get(f"{API}/tokens").json() == []


def test_a_district_that_is_not_ones_own_is_refused_as_one_that_is_none(person: Browser) -> None:
    there, nowhere = (_new(person, districts=[key]) for key in ("08212", "00000"))
    assert (there.status_code, there.content) == (nowhere.status_code, nowhere.content)


def test_a_key_loses_what_its_owner_loses(person: Browser, installation: Installation) -> None:
    key = _new(person, districts=["*"]).json()["token"]
    me = installation.ids["Koordination"]
    with installation.machine() as machine:
        for grant in list(machine.account(me).grants):
            machine.withdraw(me, grant.id)
    assert _get(person, f"/districts/{KEY}", key).status_code == 404
    with installation.machine() as machine:
        machine.lock(me, locked=True)
    assert _get(person, "/me", key).status_code == 401


def test_a_key_never_gains_more_than_it_was_made_for(person: Browser, installation: Installation) -> None:
    key = _new(person).json()["token"]
    with installation.machine() as machine:
        machine.grant(installation.ids["Koordination"], Grant(Role.ADMINISTRATION))
        machine.grant(installation.ids["Koordination"], Grant(Role.COORDINATION))
    me = _get(person, "/me", key).json()
    assert me["rights"] == ["read"]
    assert {g["district"] for g in me["grants"]} == {KEY}


def test_a_key_ends(person: Browser, installation: Installation) -> None:
    key = _new(person, days=1).json()["token"]
    installation.clock.now += 86_399
    assert _get(person, "/me", key).status_code == 200
    installation.clock.now += 1
    assert _get(person, "/me", key).status_code == 401


def test_a_revoked_key_opens_nothing_and_only_its_owner_revokes_it(person: Browser, installation: Installation) -> None:
    made = _new(person).json()
    installation.add("Andere", Grant(Role.READING, KEY))
    person.enter(installation, "Andere")
    foreign, none = (person.delete(f"{API}/tokens/{id}") for id in (made["id"], "0" * 16))
    assert (foreign.status_code, none.status_code) == (404, 404)
    assert foreign.content.replace(made["id"].encode(), b"0" * 16) == none.content
    assert _get(person, "/me", made["token"]).status_code == 200
    person.enter(installation, "Koordination")
    assert person.delete(f"{API}/tokens/{made['id']}").status_code == 204
    assert _get(person, "/me", made["token"]).status_code == 401


def test_a_key_makes_no_keys_and_touches_no_account(person: Browser, installation: Installation) -> None:
    with installation.machine() as machine:
        machine.grant(installation.ids["Koordination"], Grant(Role.ADMINISTRATION))
    person.enter(installation, "Koordination")
    key = _new(person, rights=["read", "share"], districts=["*"]).json()["token"]
    person.cookies.clear()
    person.headers |= {"Authorization": f"Bearer {key}"}
    assert [
        person.post(f"{API}/tokens", json=WISH).status_code,
        person.get(f"{API}/accounts").status_code,
        person.put(f"{API}/me/password", json={"current": PASSWORD, "new": "x" * 20}).status_code,
        person.post(f"{API}/second-factor", json={"password": PASSWORD}).status_code,
        person.delete(f"{API}/session?everywhere=true").status_code,
    ] == [403] * 5


@pytest.mark.parametrize("sent", ["Bearer", "Bearer ", "Bearer x", "bearer fruehnetz_", "Bearer ' OR 1=1", "BEARER ü"])
def test_what_is_no_key_opens_nothing_not_even_beside_a_cookie(person: Browser, sent: str) -> None:
    assert person.get(f"{API}/me").status_code == 200
    answer = person.get(f"{API}/me", headers=[(b"Authorization", sent.encode())])
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")


def test_another_scheme_than_bearer_is_for_the_proxy_in_front(person: Browser) -> None:
    assert person.get(f"{API}/me", headers={"Authorization": "Basic eDp5"}).status_code == 200


def test_shared_data_are_not_written_with_a_key_for_some_districts(person: Browser, installation: Installation) -> None:
    with installation.machine() as machine:
        machine.grant(installation.ids["Koordination"], Grant(Role.ADMINISTRATION))
    assert _new(person, rights=["share"], districts=[KEY]).status_code == 201
    key = _new(person, rights=["write", "share"], districts=[KEY]).json()["token"]
    caller = installation.caller(key)
    assert caller.scope(Right.WRITE) == Scope(frozenset({KEY}))
