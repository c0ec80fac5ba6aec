"""Signing in with a name, a password and a code, and how long that holds."""

import pytest
from pyotp import TOTP

from api.accounts import oneself
from api.accounts.passwords import LONGEST
from api.rights import Grant, Role
from tests import musterstadt
from tests.accounts.installed import ADDRESS, API, COOKIE, PASSWORD, Browser, Clock, Installation
from tests.client import TestClient

KEY = musterstadt.KEY


@pytest.fixture
def ka(installation: Installation) -> str:
    return installation.add("Koordination", Grant(Role.COORDINATION, KEY))


def _sign_in(client: TestClient, name: str = "Koordination", password: str = PASSWORD, code: str = "") -> int:
    return client.post(f"{API}/session", json={"name": name, "password": password, "code": code}).status_code


@pytest.mark.usefixtures("ka")
def test_who_signs_in_reads_their_district(browser: Browser) -> None:
    assert browser.get(f"{API}/districts/{KEY}").status_code == 401
    assert _sign_in(browser) == 200
    assert browser.get(f"{API}/districts/{KEY}").status_code == 200
    me = browser.get(f"{API}/me").json()
    assert (me["name"], me["grants"][0]["district"], me["secondFactor"]) == ("Koordination", KEY, False)


@pytest.mark.usefixtures("ka")
@pytest.mark.parametrize("name", ["koordination", " KOORDINATION ", "Koordination"])
def test_a_name_is_known_however_it_is_typed(browser: Browser, name: str) -> None:
    assert _sign_in(browser, name) == 200


@pytest.mark.usefixtures("ka")
def test_the_cookie_is_kept_from_scripts_other_hosts_and_clear_text(browser: Browser) -> None:
    answer = browser.post(f"{API}/session", json={"name": "Koordination", "password": PASSWORD})
    cookie = answer.headers["set-cookie"]
    name, _, rest = cookie.partition("=")
    assert name == COOKIE
    said = {part.strip().casefold() for part in rest.split(";")[1:]}
    assert said == {"httponly", "secure", "path=/", "samesite=lax"}


@pytest.mark.usefixtures("ka")
def test_without_tls_nobody_signs_in_but_on_this_computer(browser: Browser) -> None:
    wish = {"name": "Koordination", "password": PASSWORD}
    refused = browser.post(f"http://fruehnetz.example{API}/session", json=wish)
    assert (refused.status_code, "set-cookie" in refused.headers) == (403, False)
    here = browser.post(f"http://localhost:8000{API}/session", json=wish)
    assert here.headers["set-cookie"].startswith("fruehnetz-konto-8000=")
    assert "secure" not in here.headers["set-cookie"].casefold()


def test_every_failure_looks_the_same(browser: Browser, installation: Installation, ka: str) -> None:
    installation.add("Gesperrt", Grant(Role.READING, KEY))
    installation.add("Zweiter", Grant(Role.READING, KEY))
    installation.invite("Eingeladen", Grant(Role.READING, KEY))
    with installation.machine() as machine:
        machine.lock(installation.ids["Gesperrt"], locked=True)
    secret, _ = oneself.prepare_factor(installation.accounts, installation.ids["Zweiter"], PASSWORD)
    oneself.confirm_factor(installation.accounts, installation.ids["Zweiter"], TOTP(secret).at(installation.clock()))
    assert ka
    tried = [
        ("Koordination", "falsches Kennwort", ""),
        ("Niemand", PASSWORD, ""),
        ("Gesperrt", PASSWORD, ""),
        ("Eingeladen", PASSWORD, ""),
        ("Zweiter", PASSWORD, ""),
        ("Zweiter", PASSWORD, "000000"),
        ("", "", ""),
        ("Koordination", "", "123456"),
    ]
    answers = [
        browser.post(f"{API}/session", json={"name": name, "password": password, "code": code})
        for name, password, code in tried
    ]
    assert {a.status_code for a in answers} == {401}
    assert len({a.content for a in answers}) == 1
    assert len({tuple(sorted(a.headers.items())) for a in answers}) == 1


@pytest.mark.usefixtures("ka")
def test_a_session_ends_when_nobody_asks_for_two_hours(browser: Browser, clock: Clock) -> None:
    _sign_in(browser)
    for _ in range(3):
        clock.now += 7199
        assert browser.get(f"{API}/me").status_code == 200
    clock.now += 7200
    assert browser.get(f"{API}/me").status_code == 401


@pytest.mark.usefixtures("ka")
def test_a_session_ends_after_twelve_hours_whatever_happens(browser: Browser, clock: Clock) -> None:
    _sign_in(browser)
    for _ in range(11):
        clock.now += 3600
        assert browser.get(f"{API}/me").status_code == 200
    clock.now += 3600
    assert browser.get(f"{API}/me").status_code == 401


@pytest.mark.usefixtures("ka")
@pytest.mark.parametrize("planted", ["x" * 43, "", "' OR 1=1 --", "\x7f", "%C3%BC"])
def test_a_session_that_somebody_planted_is_never_taken_over(browser: Browser, planted: str) -> None:
    browser.cookies.set(COOKIE, planted)
    assert browser.get(f"{API}/me").status_code == 401
    assert _sign_in(browser) == 200
    browser.cookies.clear()
    browser.cookies.set(COOKIE, planted)
    assert browser.get(f"{API}/me").status_code == 401


@pytest.mark.usefixtures("ka")
def test_signing_in_anew_ends_the_session_before(browser: Browser) -> None:
    _sign_in(browser)
    before = browser.cookies[COOKIE]
    _sign_in(browser)
    assert browser.cookies[COOKIE] != before
    browser.cookies.clear()
    browser.cookies.set(COOKIE, before)
    assert browser.get(f"{API}/me").status_code == 401


@pytest.mark.usefixtures("ka")
def test_signing_out_ends_this_session_and_everywhere_all(browser: Browser, installation: Installation) -> None:
    others = [installation.session("Koordination") for _ in range(2)]
    browser.enter(installation, "Koordination")
    assert browser.delete(f"{API}/session").status_code == 204
    assert browser.get(f"{API}/me").status_code == 401
    assert [browser.take(secret).get(f"{API}/me").status_code for secret in others] == [200, 200]
    browser.enter(installation, "Koordination")
    assert browser.delete(f"{API}/session?everywhere=true").status_code == 204
    assert [browser.take(secret).get(f"{API}/me").status_code for secret in others] == [401, 401]


def test_a_locked_account_is_out_at_once(browser: Browser, installation: Installation, ka: str) -> None:
    browser.enter(installation, "Koordination")
    assert browser.get(f"{API}/me").status_code == 200
    with installation.machine() as machine:
        machine.lock(ka, locked=True)
    assert browser.get(f"{API}/me").status_code == 401
    with installation.machine() as machine:
        machine.lock(ka, locked=False)
    assert browser.get(f"{API}/me").status_code == 401


def test_a_password_that_is_far_too_long_is_never_hashed(browser: Browser, installation: Installation, ka: str) -> None:
    assert ka
    assert _sign_in(browser, password="x" * 1_000_000) == 422
    assert installation.hasher.compared == 0
    assert _sign_in(browser, password=PASSWORD + " " * (LONGEST - len(PASSWORD) + 1)) == 401


@pytest.mark.usefixtures("ka")
def test_nothing_of_what_was_sent_comes_back_in_a_refusal(browser: Browser) -> None:
    answer = browser.post(f"{API}/session", json={"name": "Koordination", "password": "geheimnis" * 200})
    assert "geheimnis" not in answer.text
    assert browser.post(f"{API}/session", json={"password": "geheimnis"}).text.count("geheimnis") == 0
    assert browser.post(f"{API}/session", content=b'{"password": "geheimnis').text.count("geheimnis") == 0


@pytest.mark.usefixtures("ka")
def test_a_browser_is_led_to_sign_in_and_back(browser: Browser) -> None:
    answer = browser.get(f"/bezirke/{KEY}?on=2024-06-30", headers={"Accept": "text/html"})
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/anmelden?weiter=%2Fbezirke%2F{KEY}%3Fon%3D2024-06-30"
    assert ADDRESS not in answer.headers["location"]
