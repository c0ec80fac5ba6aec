"""One-time links: the first one makes the administrator, each sets one password, once, within 72 hours."""

import pytest

from api.accounts import links
from api.accounts.errors import LinkError, RefusedError
from api.rights import Grant, Role
from tests import musterstadt
from tests.accounts.installed import API, PASSWORD, Browser, Installation

OTHER = "sieben Boote unter Moos"


def _use(browser: Browser, link: str, password: str = PASSWORD, name: str = "") -> int:
    return browser.post(f"{API}/links", json={"link": link, "password": password, "name": name}).status_code


def _in(browser: Browser, name: str, password: str = PASSWORD) -> bool:
    browser.cookies.clear()
    return browser.post(f"{API}/session", json={"name": name, "password": password}).status_code == 200


def test_the_first_link_makes_an_administrator_who_reads_no_district(
    browser: Browser, installation: Installation
) -> None:
    secret = links.first(installation.accounts)
    assert secret is not None
    assert _use(browser, secret, name="Verwaltung") == 204
    assert _in(browser, "Verwaltung")
    me = browser.get(f"{API}/me").json()
    assert me["grants"] == [{"id": None, "role": "administration", "district": "*"}]
    assert browser.get(f"{API}/districts").json() == []
    assert links.first(installation.accounts) is None


def test_there_is_one_first_administrator_and_no_second(browser: Browser, installation: Installation) -> None:
    early, secret = (links.first(installation.accounts) or "" for _ in range(2))
    assert _use(browser, early, name="Frueh") == 404
    assert _use(browser, secret, name="Verwaltung") == 204
    assert _use(browser, secret, name="Noch einer") == 404


def test_the_first_link_is_nothing_once_there_is_an_account(browser: Browser, installation: Installation) -> None:
    secret = links.first(installation.accounts) or ""
    installation.add("Koordination", Grant(Role.COORDINATION, musterstadt.KEY))
    assert _use(browser, secret, name="Verwaltung") == 404


def test_a_link_is_good_once(browser: Browser, installation: Installation) -> None:
    secret = installation.invite("Koordination", Grant(Role.COORDINATION, musterstadt.KEY))
    assert [_use(browser, secret, p) for p in (PASSWORD, OTHER)] == [204, 404]
    assert _in(browser, "Koordination")
    assert not _in(browser, "Koordination", OTHER)


@pytest.mark.parametrize(("seconds", "status"), [(72 * 3600 - 1, 204), (72 * 3600, 404)])
def test_a_link_is_good_for_72_hours(browser: Browser, installation: Installation, seconds: int, status: int) -> None:
    secret = installation.invite("Koordination")
    installation.clock.now += seconds
    assert _use(browser, secret) == status


def test_a_newer_link_ends_the_one_before(browser: Browser, installation: Installation) -> None:
    first = installation.invite("Koordination")
    with installation.machine() as machine:
        second = machine.link(installation.ids["Koordination"])
    assert [_use(browser, first), _use(browser, second)] == [404, 204]


def test_a_bad_password_does_not_use_it_up(browser: Browser, installation: Installation) -> None:
    secret = installation.invite("Koordination")
    assert _use(browser, secret, "kurz") == 422
    assert _use(browser, secret) == 204


def test_the_whole_address_is_good_too(browser: Browser, installation: Installation) -> None:
    secret = installation.invite("Koordination")
    assert _use(browser, f"https://fruehnetz.example/einladung/{secret}") == 204


@pytest.mark.parametrize("secret", ["", "x" * 43, "' OR 1=1 --", "\x00", "ü"])
def test_what_is_no_link_is_none(browser: Browser, installation: Installation, secret: str) -> None:
    installation.invite("Koordination")
    assert _use(browser, secret) == 404


def test_a_new_password_ends_sessions_and_keys(browser: Browser, installation: Installation) -> None:
    account = installation.add("Koordination", Grant(Role.COORDINATION, musterstadt.KEY))
    key = installation.key("Koordination", ["read"], [musterstadt.KEY])
    session = installation.session("Koordination")
    with installation.machine() as machine:
        secret = machine.link(account)
    assert browser.take(session).get(f"{API}/me").status_code == 200
    links.use(installation.accounts, secret, OTHER, "")
    assert browser.take(session).get(f"{API}/me").status_code == 401
    assert browser.get(f"{API}/me", headers={"Authorization": f"Bearer {key}"}).status_code == 401


def test_a_locked_account_is_not_opened_by_a_link(installation: Installation) -> None:
    secret = installation.invite("Koordination")
    with installation.machine() as machine:
        machine.lock(installation.ids["Koordination"], locked=True)
    with pytest.raises(LinkError):
        links.use(installation.accounts, secret, PASSWORD, "")


@pytest.mark.parametrize(
    "password",
    [
        "",
        "elfzeichen!",
        "x" * 201,
        "Koordination",
        "koordination",
        "Koordination1",
        "noitanidrooK22",
        "KoordinationKoordination",
        "aaaaaaaaaaaaaaaa",
        "abababababababab",
        "123456789012",
        "qwertzuiop12",
        "passwortpasswort",
        "Frühnetz2026!",
        "            ",
    ],
)
def test_a_password_that_is_tried_first_is_refused(installation: Installation, password: str) -> None:
    with pytest.raises(RefusedError):
        installation.accounts.passwords.hashed(password, "Koordination")


@pytest.mark.parametrize(
    "password", [PASSWORD, "correct horse battery", "Zu4!kd92_mQx", "Ärger über Öl", "長い合言葉は良い合言葉です"]
)
def test_a_good_password_is_not_refused(installation: Installation, password: str) -> None:
    kept = installation.accounts.passwords.hashed(password, "Koordination")
    assert kept.startswith("$argon2id$")
    assert installation.accounts.passwords.fits(password, kept)
    assert not installation.accounts.passwords.fits(password + "x", kept)


def test_a_password_is_the_same_however_the_keyboard_writes_an_umlaut(installation: Installation) -> None:
    kept = installation.accounts.passwords.hashed("Ärger über Öl", "Koordination")
    assert installation.accounts.passwords.fits("A\u0308rger u\u0308ber O\u0308l", kept)


@pytest.mark.parametrize("name", ["", "x", "x" * 61, "a\x00b", "a\nb\u202e", "<script>", "a/b", " - ", "a;b"])
def test_a_name_that_misleads_is_refused(installation: Installation, name: str) -> None:
    with pytest.raises(RefusedError):
        installation.invite(name)
