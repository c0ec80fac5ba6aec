"""Guessing passwords gets slower and slower, and nobody is kept out for ever."""

import pytest

from api.accounts import links
from api.rights import Grant, Role
from tests import musterstadt
from tests.accounts.installed import API, PASSWORD, Browser, Installation


@pytest.fixture
def ka(installation: Installation) -> str:
    return installation.add("Koordination", Grant(Role.COORDINATION, musterstadt.KEY))


def _try(browser: Browser, name: str = "Koordination", password: str = "falsch falsch falsch") -> tuple[int, int]:
    answer = browser.post(f"{API}/session", json={"name": name, "password": password})
    return answer.status_code, int(answer.headers.get("retry-after", 0))


def _waits(installation: Installation, browser: Browser, tries: int, name: str = "Koordination") -> list[int]:
    """The waits before each next try, each waited out to the second."""
    found = []
    for _ in range(tries):
        status, wait = _try(browser, name)
        if status == 429:
            found.append(wait)
            installation.clock.now += wait
            status, wait = _try(browser, name)
        assert status == 401
    return found


@pytest.mark.usefixtures("ka")
def test_waits_grow_to_a_minute_and_the_owner_gets_in_after_it(installation: Installation, browser: Browser) -> None:
    assert _waits(installation, browser, 14) == [1, 2, 4, 8, 16, 32, 60, 60, 60, 60]
    assert _try(browser, password=PASSWORD)[0] == 429
    installation.clock.now += 60
    assert _try(browser, password=PASSWORD)[0] == 200


@pytest.mark.slow
@pytest.mark.usefixtures("ka")
def test_who_comes_too_early_is_not_looked_at_and_not_counted(installation: Installation, browser: Browser) -> None:
    for _ in range(4):
        assert _try(browser)[0] == 401
    compared = installation.hasher.compared
    assert [_try(browser) for _ in range(50)] == [(429, 1)] * 50
    assert installation.hasher.compared == compared
    installation.clock.now += 1
    assert _try(browser, password=PASSWORD)[0] == 200


@pytest.mark.usefixtures("ka")
def test_a_name_that_nobody_has_waits_as_long(installation: Installation, browser: Browser) -> None:
    assert _waits(installation, browser, 10, "Niemand") == _waits(installation, browser, 10)


@pytest.mark.usefixtures("ka")
def test_an_address_waits_for_whatever_names_it_tries(installation: Installation, browser: Browser) -> None:
    assert [_try(browser, f"Name {n}")[0] for n in range(20)] == [401] * 20
    assert _try(browser, "Name 20") == (429, 1)
    assert _try(browser, password=PASSWORD)[0] == 429
    installation.clock.now += 1
    assert _try(browser, password=PASSWORD)[0] == 200


@pytest.mark.slow
def test_one_own_account_is_no_way_to_try_all_others(installation: Installation, browser: Browser, ka: str) -> None:
    installation.add("Eigenes", Grant(Role.READING, musterstadt.KEY))
    for n in range(20):
        assert _try(browser, f"Name {n}")[0] == 401
        if n < 19:
            assert _try(browser, "Eigenes", PASSWORD)[0] == 200
    assert _try(browser, "Eigenes", PASSWORD)[0] == 429
    assert ka


@pytest.mark.usefixtures("ka")
def test_getting_in_forgets_what_failed_before(installation: Installation, browser: Browser) -> None:
    _waits(installation, browser, 3)
    assert _try(browser, password=PASSWORD)[0] == 200
    assert [_try(browser)[0] for _ in range(4)] == [401] * 4


@pytest.mark.usefixtures("ka")
def test_after_a_day_nothing_is_left_of_it(installation: Installation, browser: Browser) -> None:
    _waits(installation, browser, 12)
    installation.clock.now += 86_401
    assert [_try(browser)[0] for _ in range(4)] == [401] * 4


def test_a_new_link_opens_an_account_that_has_to_wait(installation: Installation, browser: Browser, ka: str) -> None:
    _waits(installation, browser, 9)
    with installation.machine() as machine:
        secret = machine.link(ka)
    links.use(installation.accounts, secret, PASSWORD, "")
    assert _try(browser, password=PASSWORD)[0] == 200


def test_passwords_are_not_guessed_faster_by_whoever_sits_at_an_open_session(
    installation: Installation, browser: Browser, ka: str
) -> None:
    browser.enter(installation, "Koordination")
    wish = {"current": "falsch falsch falsch", "new": "Kamele zaehlen blaue Steine"}
    answers = [browser.put(f"{API}/me/password", json=wish).status_code for _ in range(6)]
    assert answers == [422, 422, 422, 422, 429, 429]
    assert ka
