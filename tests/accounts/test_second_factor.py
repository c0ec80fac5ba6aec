"""The second factor: a code is good once, recovery codes too, and nobody gets in without."""

import pytest
from pyotp import TOTP

from api.rights import Grant, Role
from tests import musterstadt
from tests.accounts.installed import API, PASSWORD, Browser, Installation


class Person:
    """Somebody with an app."""

    def __init__(self, browser: Browser, installation: Installation) -> None:
        self.browser, self.clock = browser, installation.clock
        installation.add("Koordination", Grant(Role.COORDINATION, musterstadt.KEY))
        browser.enter(installation, "Koordination")
        prepared = browser.post(f"{API}/second-factor", json={"password": PASSWORD}).json()
        assert prepared["uri"].startswith("otpauth://totp/Fr%C3%BChnetz:Koordination?secret=")
        self.app = TOTP(prepared["secret"])

    def confirm(self, code: str) -> int:
        answer = self.browser.put(f"{API}/second-factor", json={"code": code})
        self.recovery = answer.json().get("recoveryCodes", [])
        return answer.status_code

    def code(self, steps: int = 0) -> str:
        return self.app.at(self.clock() + 30 * steps)

    def sign_in(self, code: str, password: str = PASSWORD) -> int:
        self.clock.now += 60  # no try has to wait for another one
        return self._sign_in(code, password)

    def _sign_in(self, code: str, password: str = PASSWORD) -> int:
        wish = {"name": "Koordination", "password": password, "code": code}
        answer = self.browser.post(f"{API}/session", json=wish)
        if answer.status_code == 200:
            self.browser.headers["X-CSRF-Token"] = answer.json()["csrfToken"]
        return answer.status_code


@pytest.fixture
def person(browser: Browser, installation: Installation) -> Person:
    return Person(browser, installation)


def test_until_it_is_confirmed_nothing_is_asked_for(person: Person) -> None:
    assert person.sign_in("") == 200
    assert person.confirm("000000") == 422
    assert person.sign_in("") == 200


def test_from_then_on_nobody_gets_in_without_a_code(person: Person) -> None:
    assert person.confirm(person.code()) == 200
    person.clock.now += 60
    assert [person.sign_in(code) for code in ("", "000000", "abc", "１２３４５６", person.code() + "0")] == [401] * 5
    person.clock.now += 60
    assert person._sign_in(person.code()) == 200


@pytest.mark.parametrize("off", [-1, 0, 1])
def test_clocks_may_differ_by_half_a_minute(person: Person, off: int) -> None:
    person.confirm(person.code())
    person.clock.now += 90
    assert person._sign_in(person.code(off)) == 200


@pytest.mark.parametrize("off", [-3, -2, 2, 3])
def test_but_not_by_more(person: Person, off: int) -> None:
    person.confirm(person.code())
    person.clock.now += 90
    assert person._sign_in(person.code(off)) == 401


def test_no_code_is_good_twice_nor_one_before_it(person: Person) -> None:
    used = person.code()
    assert person.confirm(used) == 200
    assert person._sign_in(used) == 401
    person.clock.now += 60
    now, before = person.code(), person.code(-1)
    assert person._sign_in(now) == 200
    assert [person._sign_in(code) for code in (now, before)] == [401, 401]


def test_a_code_is_not_used_up_by_a_wrong_password(person: Person) -> None:
    person.confirm(person.code())
    person.clock.now += 60
    assert person._sign_in(person.code(), "falsch falsch falsch") == 401
    assert person._sign_in(person.code()) == 200


def test_recovery_codes_are_good_once_each(person: Person) -> None:
    assert person.confirm(person.code()) == 200
    assert len(set(person.recovery)) == 10
    first, second = person.recovery[:2]
    assert [person.sign_in(code) for code in (first, first, second.upper())] == [200, 401, 200]


def test_a_second_one_is_not_slipped_in_while_there_is_one(person: Person) -> None:
    person.confirm(person.code())
    again = person.browser.post(f"{API}/second-factor", json={"password": PASSWORD})
    assert (again.status_code, "secret" in again.json()) == (422, False)
    person.clock.now += 60
    assert person.confirm(person.code()) == 422
    assert person._sign_in(person.code()) == 200


def test_it_takes_the_password_to_set_it_up_or_to_remove_it(person: Person) -> None:
    person.confirm(person.code())
    wrong = {"password": "falsch falsch falsch"}
    assert person.browser.post(f"{API}/second-factor/removal", json=wrong).status_code == 422
    assert person.sign_in("") == 401
    assert person.browser.post(f"{API}/second-factor/removal", json={"password": PASSWORD}).status_code == 204
    assert person.sign_in("") == 200
    assert person.sign_in(person.recovery[0]) == 200


def test_the_administration_removes_it_for_who_lost_it(person: Person, installation: Installation) -> None:
    person.confirm(person.code())
    with installation.machine() as machine:
        machine.remove_factor(installation.ids["Koordination"])
    assert person.sign_in("") == 200
