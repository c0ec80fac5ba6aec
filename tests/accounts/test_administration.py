"""The administration: who may do what to which account, and that it holds from the next request on."""

from pathlib import Path
from typing import Any

import pytest

from api.rights import Grant, Role
from tests import musterstadt
from tests.accounts.installed import API, PASSWORD, Browser, Installation

KEY = musterstadt.KEY


@pytest.fixture
def all_of_them(installation: Installation) -> dict[str, str]:
    installation.add("Verwaltung", Grant(Role.ADMINISTRATION))
    installation.add("Nord", Grant(Role.ADMINISTRATION, KEY))
    installation.add("Beide", Grant(Role.READING, KEY), Grant(Role.EDITING, "99002"))
    installation.add("Hier", Grant(Role.READING, KEY))
    installation.add("Dort", Grant(Role.READING, "99002"))
    installation.add("Ohne")
    return installation.ids


def _grant(role: str, district: str) -> dict[str, str]:
    return {"role": role, "district": district}


def test_the_way_from_an_invitation_to_reading_and_out_again(
    browser: Browser, installation: Installation, all_of_them: dict[str, str]
) -> None:
    browser.enter(installation, "Verwaltung")
    wish = {"name": "Neue Koordination", "grants": [_grant("coordination", KEY)]}
    made = browser.post(f"{API}/accounts", json=wish)
    assert made.status_code == 201
    link, id = made.json()["link"], made.json()["account"]
    assert link.startswith("https://fruehnetz.example/einladung/")
    shown = browser.get(f"{API}/accounts/{id}").json()
    assert (shown["invited"], shown["grants"][0]["role"]) == (True, "coordination")
    browser.cookies.clear()
    assert browser.post(f"{API}/links", json={"link": link, "password": PASSWORD}).status_code == 204
    answer = browser.post(f"{API}/session", json={"name": "neue koordination", "password": PASSWORD})
    assert answer.status_code == 200
    theirs = dict(browser.cookies)
    assert browser.get(f"{API}/districts/{KEY}").status_code == 200
    with installation.machine() as machine:
        machine.withdraw(id, shown["grants"][0]["id"])
    assert browser.get(f"{API}/districts/{KEY}").status_code == 404
    browser.enter(installation, "Verwaltung")
    assert browser.delete(f"{API}/accounts/{id}").status_code == 204
    browser.cookies.clear()
    browser.cookies.update(theirs)
    assert browser.get(f"{API}/me").status_code == 401
    assert all_of_them


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.ADMINISTRATION])
def test_nobody_else_manages_accounts(browser: Browser, installation: Installation, role: Role) -> None:
    me = installation.add("Jemand", Grant(role))
    browser.enter(installation, "Jemand")
    answers = (
        browser.get(f"{API}/accounts"),
        browser.get(f"{API}/accounts/{me}"),
        browser.get(f"{API}/accounts/events"),
        browser.post(f"{API}/accounts", json={"name": "Neu", "grants": []}),
        browser.post(f"{API}/accounts/{me}/grants", json=_grant("administration", "*")),
        browser.put(f"{API}/accounts/{me}/locked", json={"locked": True}),
        browser.post(f"{API}/accounts/{me}/link"),
        browser.delete(f"{API}/accounts/{me}"),
        browser.delete(f"{API}/accounts/{me}/second-factor"),
    )
    assert [a.status_code for a in answers] == [403] * len(answers)


def test_who_manages_one_district_sees_what_is_there_alone(
    browser: Browser, installation: Installation, all_of_them: dict[str, str]
) -> None:
    browser.enter(installation, "Nord")
    seen = {a["name"]: [g["district"] for g in a["grants"]] for a in browser.get(f"{API}/accounts").json()}
    assert seen == {"Beide": [KEY], "Hier": [KEY], "Nord": [KEY]}
    assert browser.get(f"{API}/accounts/events").status_code == 403
    assert all_of_them


@pytest.mark.parametrize("name", ["Dort", "Verwaltung", "Ohne"])
def test_an_account_elsewhere_is_answered_like_none(
    browser: Browser, installation: Installation, all_of_them: dict[str, str], name: str
) -> None:
    browser.enter(installation, "Nord")
    for there, nowhere in zip(_acts(browser, all_of_them[name]), _acts(browser, "0" * 16), strict=True):
        assert there.status_code == nowhere.status_code == 404
        assert there.content.replace(all_of_them[name].encode(), b"0" * 16) == nowhere.content


def _acts(browser: Browser, id: str) -> list[Any]:
    return [
        browser.get(f"{API}/accounts/{id}"),
        browser.post(f"{API}/accounts/{id}/grants", json=_grant("reading", KEY)),
        browser.delete(f"{API}/accounts/{id}/grants/{'0' * 16}"),
        browser.put(f"{API}/accounts/{id}/locked", json={"locked": True}),
        browser.post(f"{API}/accounts/{id}/link"),
        browser.delete(f"{API}/accounts/{id}/second-factor"),
        browser.delete(f"{API}/accounts/{id}"),
    ]


def test_an_account_with_other_roles_is_not_taken_over(
    browser: Browser, installation: Installation, all_of_them: dict[str, str]
) -> None:
    browser.enter(installation, "Nord")
    both = all_of_them["Beide"]
    assert [a.status_code for a in _acts(browser, both)] == [200, 201, 404, 403, 403, 403, 403]
    with installation.machine() as machine:
        foreign = next(g.id for g in machine.account(both).grants if g.district == "99002")
    assert browser.delete(f"{API}/accounts/{both}/grants/{foreign}").status_code == 404
    assert installation.session("Beide")


@pytest.mark.parametrize(("role", "district"), [("reading", "99002"), ("reading", "*"), ("administration", "*")])
def test_who_manages_one_district_gives_no_role_elsewhere(
    browser: Browser, installation: Installation, all_of_them: dict[str, str], role: str, district: str
) -> None:
    browser.enter(installation, "Nord")
    answer = browser.post(f"{API}/accounts/{all_of_them['Hier']}/grants", json=_grant(role, district))
    assert answer.status_code == 403
    wish = {"name": "Neu", "grants": [_grant("reading", KEY), _grant(role, district)]}
    assert browser.post(f"{API}/accounts", json=wish).status_code == 403
    assert browser.post(f"{API}/accounts", json={"name": "Neu", "grants": []}).status_code == 422
    with installation.machine() as machine:
        assert "Neu" not in {a.name for a in machine.all()}


def test_nobody_raises_or_locks_themselves(
    browser: Browser, installation: Installation, all_of_them: dict[str, str]
) -> None:
    browser.enter(installation, "Verwaltung")
    acts = _acts(browser, all_of_them["Verwaltung"])
    assert [a.status_code for a in acts] == [200, 403, 403, 403, 403, 403, 403]


def test_a_name_is_there_once_however_it_is_written(
    browser: Browser, installation: Installation, all_of_them: dict[str, str]
) -> None:
    browser.enter(installation, "Verwaltung")
    for name in ("Hier", "HIER", " hier "):
        assert browser.post(f"{API}/accounts", json={"name": name, "grants": []}).status_code == 409
    assert all_of_them


def test_a_district_has_to_be_said(browser: Browser, installation: Installation, all_of_them: dict[str, str]) -> None:
    browser.enter(installation, "Verwaltung")
    for district in (None, "", " "):
        wish = {"role": "reading", "district": district}
        assert browser.post(f"{API}/accounts/{all_of_them['Ohne']}/grants", json=wish).status_code == 422
    assert browser.post(f"{API}/accounts/{all_of_them['Ohne']}/grants", json={"role": "reading"}).status_code == 422


def test_what_happened_is_noted_without_names(
    browser: Browser, installation: Installation, all_of_them: dict[str, str]
) -> None:
    browser.post(f"{API}/session", json={"name": "Hier", "password": "falsch falsch falsch"})
    browser.post(f"{API}/session", json={"name": "Hier", "password": PASSWORD})
    browser.enter(installation, "Verwaltung")
    browser.post(f"{API}/accounts/{all_of_them['Hier']}/grants", json=_grant("editing", KEY))
    answer = browser.get(f"{API}/accounts/events")
    kinds = {(e["kind"], e["actor"] == e["account"]) for e in answer.json() if e["account"] == all_of_them["Hier"]}
    assert {("failed", False), ("signed-in", True), ("granted", False)} <= kinds
    assert f"editing {KEY}" in {e["detail"] for e in answer.json()}
    assert [name for name in (*all_of_them, "falsch", PASSWORD) if name in answer.text] == []


def test_the_file_holds_no_secret_that_opens_anything(
    browser: Browser, installation: Installation, all_of_them: dict[str, str], tmp_path: Path
) -> None:
    session, link = installation.session("Hier"), installation.invite("Gast")
    key = installation.key("Hier", ["read"], [KEY])
    browser.post(f"{API}/session", json={"name": "Hier", "password": PASSWORD})
    installation.accounts.database.close()
    kept = b"".join(f.read_bytes() for f in tmp_path.glob("konten.db*"))
    secrets = (session, link, key.removeprefix("fruehnetz_"), PASSWORD, browser.cookies["__Host-fruehnetz"])
    assert [s for s in secrets if s.encode() in kept] == []
    assert b"testclient" not in kept
    assert all_of_them
