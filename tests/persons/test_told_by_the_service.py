"""Persons through the service: told to whoever has the right, noted each time, erased for good."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.accounts.personal_reads import EVERYBODY, PersonalRead, newest_reads, note_read
from api.rights import Right, Role, table
from graph.stores.base import EVERYTHING
from graph.stores.erasure_register import Register
from ontology import Model
from tests.accounts.installed import API
from tests.persons.told import KEY, NAME, OTHER, PHONE, Told, service

PERSONS = f"{API}/districts/{KEY}/persons"
MAY = [role for role in Role if Right.PERSONS in table().brings[role]]


@pytest.fixture
def told(tmp_path: Path, model: Model) -> Iterator[Told]:
    with service(model, tmp_path) as found:
        yield found


def test_a_person_is_told_of_as_a_whole_and_never_kept_by_a_browser(told: Told) -> None:
    id = told.person()
    answer = told.browser.get(f"{PERSONS}/{id}/report")
    found = answer.json()
    assert answer.headers["cache-control"] == "no-store"
    assert {s["value"] for s in found["statements"]} >= {NAME, PHONE}
    assert [t["name"] for t in found["ties"]] != []
    assert found["history"][0]["reason"] == "Personen"


def test_who_read_it_is_told_to_the_person_and_to_the_administration(told: Told) -> None:
    id = told.person()
    account = told.installation.ids[Role.COORDINATION]
    first = told.browser.get(f"{PERSONS}/{id}/report").json()
    assert [(r["by"], r["way"]) for r in first["read"]] == [(account, "GET /districts/{key}/persons")]
    again = told.browser.get(f"{PERSONS}/{id}/report").json()
    assert len(again["read"]) == 2
    listed = told.as_role(Role.ADMINISTRATION).get(f"{API}/accounts/personal-reads").json()
    assert [(r["actor"], r["person"]) for r in listed] != []
    assert NAME not in str(listed)
    assert told.as_role(Role.COORDINATION).get(f"{API}/accounts/personal-reads").status_code == 403


def test_what_was_refused_is_no_read(told: Told) -> None:
    told.as_role(Role.COORDINATION)
    assert told.browser.get(f"{PERSONS}/{KEY}:person-nobody/report").status_code == 404
    assert told.browser.get(f"{API}/districts/{OTHER}/persons").status_code == 404
    assert told.browser.get(f"{API}/districts/{KEY}/persons/{OTHER}:P/report").status_code == 404
    assert told.reads() == []


@pytest.mark.parametrize("role", Role)
def test_only_who_may_tell_about_persons_sees_them(told: Told, role: Role) -> None:
    answer = told.as_role(role).get(PERSONS)
    if role in MAY:
        assert [p["name"] for p in answer.json()] == [NAME]
    else:
        assert answer.status_code in (403, 404)
        assert NAME not in answer.text
        assert told.reads() == []


def test_an_installation_that_allows_no_persons_tells_none_and_says_how(tmp_path: Path, model: Model) -> None:
    with service(model, tmp_path, allow=False) as told:
        answer = told.as_role(Role.COORDINATION).get(PERSONS)
        assert answer.status_code == 403
        assert "FRUEHNETZ_ALLOW_PERSONS" in answer.text
        assert NAME not in answer.text


def test_reads_are_forgotten_after_their_time(told: Told) -> None:
    installation = told.installation
    for days in (0, 399, 401):
        installation.clock.now += 86_400 * days
        with installation.accounts.writing() as session:
            note_read(session, installation.clock(), "x", PersonalRead(EVERYBODY, KEY, f"nach {days}"))
    with installation.accounts.reading() as session:
        assert [r.way for r in newest_reads(session, EVERYTHING)] == ["nach 401"]


def test_a_person_is_erased_from_the_state_that_was_seen(told: Told, tmp_path: Path) -> None:
    id = told.person()
    tag = told.browser.get(f"{PERSONS}/{id}/report").headers["etag"]
    wish = {"reason": f"Widerspruch von {NAME}"}
    assert told.browser.post(f"{PERSONS}/{id}/erase", json=wish).status_code == 428
    stale = told.browser.post(f"{PERSONS}/{id}/erase", json=wish, headers={"If-Match": '"anders"'})
    assert stale.status_code == 412
    done = told.browser.post(f"{PERSONS}/{id}/erase", json=wish, headers={"If-Match": tag})
    assert done.status_code == 200, done.text
    assert any("Sitze" in line for line in done.json()["stays"])
    assert "Widerspruch von [gelöscht]" in done.json()["revision"]["reason"]
    assert told.browser.get(PERSONS).json() == []
    journal = "".join(f"{e.revision}{e.before}{e.after}" for e in told.store.journal(scope=EVERYTHING))
    assert NAME not in journal
    assert [e.properties for e in Register(told.register).all()] == [()]
    for file in (f for f in tmp_path.iterdir() if f.is_file()):
        assert b"Geheimfrau" not in file.read_bytes(), file.name


def test_one_value_of_a_person_is_erased_alone(told: Told) -> None:
    id = told.person()
    tag = told.browser.get(f"{PERSONS}/{id}/report").headers["etag"]
    wish = {"reason": "nur dienstlich", "properties": ["phone"]}
    assert told.browser.post(f"{PERSONS}/{id}/erase", json=wish, headers={"If-Match": tag}).status_code == 200
    left = told.browser.get(f"{PERSONS}/{id}/report").text
    assert NAME in left
    assert PHONE not in left
    again = told.browser.post(f"{PERSONS}/{id}/erase", json=wish, headers={"If-Match": "*"})
    assert again.status_code == 422


@pytest.mark.parametrize("role", [r for r in Role if r not in MAY])
def test_nobody_else_erases(told: Told, role: Role) -> None:
    id = told.person()
    answer = told.as_role(role).post(f"{PERSONS}/{id}/erase", json={"reason": "x"}, headers={"If-Match": "*"})
    assert answer.status_code in (403, 404)
    assert [p["name"] for p in told.as_role(Role.COORDINATION).get(PERSONS).json()] == [NAME]


def test_a_person_elsewhere_cannot_be_erased_from_here(told: Told) -> None:
    told.as_role(Role.COORDINATION)
    for place in (KEY, OTHER):
        path = f"{API}/districts/{place}/persons/{OTHER}:P/erase"
        assert told.browser.post(path, json={"reason": "x"}, headers={"If-Match": "*"}).status_code == 404
    assert told.store.get(f"{OTHER}:P", EVERYTHING) is not None
