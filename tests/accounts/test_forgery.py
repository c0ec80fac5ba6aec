"""Requests that a foreign page makes a browser send change nothing."""

from collections import defaultdict
from collections.abc import Mapping

import pytest

from api.accounts.visits import csrf_of
from api.rights import Grant, Role
from tests import musterstadt
from tests.accounts.installed import ADDRESS, API, COOKIE, PASSWORD, Browser, Installation

HERE = {"Origin": ADDRESS}


@pytest.fixture
def secret(installation: Installation, browser: Browser) -> str:
    """A session in the browser, of which no page has told anything yet."""
    installation.add("Koordination", Grant(Role.COORDINATION, musterstadt.KEY))
    found = installation.session("Koordination")
    browser.cookies.set(COOKIE, found)
    return found


@pytest.mark.parametrize(
    "sent",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "http://fruehnetz.example"},
        {"Origin": "https://fruehnetz.example:8443"},
        {"Origin": "https://fruehnetz.example.evil.example"},
        {"Origin": "https://fruehnetz.example@evil.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Origin": "https://[::1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "cross-site", "Origin": ADDRESS},
        {"Sec-Fetch-Site": "same-origin", "Origin": "https://evil.example"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "null"},
        {},
    ],
    ids=str,
)
def test_not_even_the_token_helps_a_request_that_is_not_from_here(
    browser: Browser, secret: str, sent: Mapping[str, str]
) -> None:
    answer = browser.delete(f"{API}/session", headers={"X-CSRF-Token": csrf_of(secret), **sent})
    assert answer.status_code == 403
    assert browser.get(f"{API}/me").status_code == 200


@pytest.mark.parametrize("token", [None, "", "0" * 64, "ü".encode().decode("latin-1"), csrf_of("another")])
def test_where_it_comes_from_is_not_enough_without_the_token(browser: Browser, secret: str, token: str | None) -> None:
    headers = HERE | {"Sec-Fetch-Site": "same-origin"} | ({} if token is None else {"X-CSRF-Token": token})
    answer = browser.delete(f"{API}/session", headers=[(k.encode(), v.encode()) for k, v in headers.items()])
    assert answer.status_code == 403
    assert browser.get(f"{API}/me").status_code == 200
    assert secret


@pytest.mark.parametrize(
    "sent",
    [
        HERE,
        {"Sec-Fetch-Site": "same-origin"},
        HERE | {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
        {"Origin": f"{ADDRESS}:443"},
    ],
    ids=str,
)
def test_a_page_of_ours_may_change_something(browser: Browser, secret: str, sent: Mapping[str, str]) -> None:
    answer = browser.delete(f"{API}/session", headers={"X-CSRF-Token": csrf_of(secret), **sent})
    assert answer.status_code == 204
    assert browser.get(f"{API}/me").status_code == 401


def test_the_token_of_one_session_is_none_of_another(browser: Browser, secret: str, installation: Installation) -> None:
    other = csrf_of(installation.session("Koordination"))
    assert other != csrf_of(secret)
    assert browser.delete(f"{API}/session", headers={"X-CSRF-Token": other, **HERE}).status_code == 403


def test_nobody_is_signed_in_from_a_foreign_page(browser: Browser, installation: Installation) -> None:
    installation.add("Fremd", Grant(Role.READING, musterstadt.KEY))
    wish = {"name": "Fremd", "password": PASSWORD}
    for sent in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = browser.post(f"{API}/session", json=wish, headers=sent)
        assert (answer.status_code, "set-cookie" in answer.headers) == (403, False)


@pytest.mark.slow
@pytest.mark.usefixtures("secret")
def test_every_changing_route_refuses_a_session_without_its_token(browser: Browser, installation: Installation) -> None:
    me = installation.ids["Koordination"]
    tried = 0
    for path, operations in browser.get(f"{API}/openapi.json").json()["paths"].items():
        for method in operations.keys() & {"post", "put", "patch", "delete"}:
            if (method, path) in {("post", f"{API}/session"), ("post", f"{API}/links")}:
                continue
            filled = path.format_map(defaultdict(lambda: "1", id=me, key=musterstadt.KEY))
            answer = browser.request(method, filled, json={}, headers=HERE)
            assert answer.status_code == 403, (method, path, answer.text)
            tried += 1
    assert tried >= 12


def test_a_program_with_a_key_needs_no_token_and_takes_no_cookie_along(
    browser: Browser, secret: str, installation: Installation
) -> None:
    browser.headers |= {"Authorization": "Bearer fruehnetz_falsch"}
    assert browser.get(f"{API}/me").status_code == 401
    answer = browser.delete(f"{API}/session", headers={"X-CSRF-Token": csrf_of(secret), **HERE})
    assert answer.status_code == 401
    assert installation.clock() > 0
