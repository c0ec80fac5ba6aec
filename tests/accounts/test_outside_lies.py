"""A service outside that lies or is ill: what it does not prove is nothing, told in a sentence."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Callable
from hmac import digest
from typing import Any
from urllib.parse import urlsplit

import pytest
from fastapi import FastAPI

from api.accounts.errors import ProviderAnswerError, ProviderSilentError
from api.accounts.provider.calls import told_by
from tests.accounts.installed import ADDRESS, API, COOKIE, PASSWORD, Browser, Clock, Installation
from tests.accounts.outside import (
    BACK,
    CLIENT,
    DISCOVERY,
    KEYS,
    LEAVE,
    SECRET,
    SHE,
    TOKEN,
    Outside,
    entered,
    public_key,
    refused,
    signed,
    signed_by_another,
    through,
)
from tests.front.asking import gone_port
from tests.open_connections import open_to

# -- what proves nothing ----------------------------------------------------------------------------------------


def _unsigned(claims: dict[str, Any]) -> str:
    return f"{_parts({'alg': 'none'}, claims)}."


def _by_secret(secret: bytes) -> Callable[[dict[str, Any]], str]:
    def sign(claims: dict[str, Any]) -> str:
        said = _parts({"alg": "HS256", "kid": "erster"}, claims)
        return f"{said}.{_letters(digest(secret, said.encode(), 'sha256'))}"

    return sign


def _parts(*parts: dict[str, Any]) -> str:
    return ".".join(_letters(json.dumps(part).encode()) for part in parts)


def _letters(part: bytes) -> str:
    return urlsafe_b64encode(part).decode().rstrip("=")


def _bent(claims: dict[str, Any]) -> str:
    token = signed(claims)
    return token[:-8] + ("A" if token[-8] != "A" else "B") + token[-7:]


@pytest.mark.parametrize(
    "sign",
    [
        _unsigned,
        signed_by_another,
        _bent,
        _by_secret(SECRET.encode()),
        _by_secret(public_key()),
        lambda _: "",
        lambda _: "a.b.c",
        lambda _: "ü",
    ],
    ids=["none", "other key", "bent", "by the secret", "by the public key", "empty", "no token", "no letters"],
)
@pytest.mark.usefixtures("coordinator")
def test_a_token_that_the_service_did_not_sign_is_nothing(
    browser: Browser, outside: Outside, sign: Callable[[dict[str, Any]], str]
) -> None:
    outside.sign = sign
    assert refused(through(browser, outside), 401, "belegt die Anmeldung nicht")
    assert entered(browser) is None


_NOW = Clock.now


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "anderer"},
        {"nonce": None},
        {"nonce": ["x"]},
        {"aud": "anderswo"},
        {"aud": ["anderswo"]},
        {"aud": [CLIENT, "anderswo"]},
        {"aud": [CLIENT, "anderswo"], "azp": "anderswo"},
        {"aud": []},
        {"aud": None},
        {"iss": "https://anderswo.example"},
        {"iss": None},
        {"exp": _NOW - 61},
        {"exp": None},
        {"exp": "morgen"},
        {"iat": _NOW + 3600},
        {"nbf": _NOW + 3600},
        {"iat": None},
        {"sub": None},
        {"sub": ""},
        {"sub": 7},
        {"sub": ["a"]},
        {"sub": "a" * 256},
        {"sub": "a\nb"},
        {"at_hash": "x"},
        {"at_hash": 7},
    ],
    ids=str,
)
@pytest.mark.usefixtures("coordinator")
def test_a_token_that_says_something_else_is_nothing(
    browser: Browser, outside: Outside, claims: dict[str, Any]
) -> None:
    outside.claims = claims
    assert refused(through(browser, outside), 401, "belegt die Anmeldung nicht")
    assert entered(browser) is None


@pytest.mark.parametrize(
    "claims", [{"aud": [CLIENT]}, {"aud": [CLIENT, "b"], "azp": CLIENT}, {"exp": _NOW - 30}], ids=str
)
@pytest.mark.usefixtures("coordinator")
def test_a_token_that_says_it_in_another_allowed_way_is_good(
    browser: Browser, outside: Outside, claims: dict[str, Any]
) -> None:
    outside.claims = claims
    assert through(browser, outside).status_code == 303


@pytest.mark.usefixtures("coordinator")
def test_who_comes_back_to_a_browser_that_did_not_leave_is_nobody(
    browser: Browser, outside: Outside, service: FastAPI
) -> None:
    back = outside.enter(browser.get(LEAVE).headers["location"], SHE)
    with Browser(service, base_url=ADDRESS, follow_redirects=False) as other:
        assert refused(other.get(back), 401, "in einem anderen Browser begonnen")
        other.get(LEAVE)  # a sign-in of its own does not help
        assert refused(other.get(back), 401, "in einem anderen Browser begonnen")
        assert entered(other) is None
    assert TOKEN not in outside.asked


@pytest.mark.usefixtures("coordinator")
def test_somebody_comes_back_once(browser: Browser, outside: Outside) -> None:
    back = outside.enter(browser.get(LEAVE).headers["location"], SHE)
    assert [browser.get(back).status_code for _ in range(2)] == [303, 401]
    assert outside.asked.count(TOKEN) == 1


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?error=access_denied",
        "?code=x",
        "?state=x",
        "?code=x&state=%00",
        "?code=x&state=ü",
        f"?code=x&state={'a' * 64}",
    ],
)
@pytest.mark.usefixtures("outside")
def test_who_comes_back_with_less_is_told_to_begin_again(browser: Browser, query: str) -> None:
    browser.get(LEAVE)
    assert refused(browser.get(f"{BACK}{query}"), 401, "Beginnen Sie hier noch einmal")


@pytest.mark.parametrize("kept", ["x", "%%%", "ü", "czE9YQ", "a" * 5000])
@pytest.mark.usefixtures("outside")
def test_a_browser_that_keeps_something_else_did_not_leave(browser: Browser, kept: str) -> None:
    answer = browser.get(f"{BACK}?code=x&state=x", headers={b"Cookie": f"{COOKIE}-dienst={kept}".encode()})
    assert refused(answer, 401, "Beginnen Sie hier noch einmal")


def test_an_answer_in_the_name_of_another_service_is_nothing(browser: Browser, outside: Outside) -> None:
    back = outside.enter(browser.get(LEAVE).headers["location"], SHE)
    assert browser.get(f"{back}.anderer").status_code == 401
    assert TOKEN not in outside.asked


# -- a service that is ill --------------------------------------------------------------------------------------


def _elsewhere(path: str) -> tuple[int, dict[str, str], bytes]:
    return 302, {"Location": path}, b""


@pytest.mark.parametrize("place", [DISCOVERY, TOKEN, KEYS])
@pytest.mark.parametrize(
    ("reply", "status"),
    [
        (_elsewhere("/kreis/anderswo"), 401),
        ((200, {}, b"<html>"), 401),
        ((200, {}, b"[]"), 401),
        ((200, {}, b"[" * 100_000), 401),
        ((200, {}, b"\xff"), 401),
        ((200, {}, b'{"a": "' + b"a" * 600_000 + b'"}'), 401),
        ((200, {}, b"{}"), 401),
        ((200, {}, b'{"keys": 7, "issuer": 7, "id_token": 7}'), 401),
        ((200, {}, b'{"keys": [7], "id_token": []}'), 401),
        ((200, {}, b'{"keys": [{"kty": "RSA", "kid": "erster"}]}'), 401),
        ((403, {}, b"{}"), 401),
        ((500, {}, b""), 503),
    ],
    ids=["redirect", "html", "list", "deep", "bytes", "large", "empty", "numbers", "lists", "half", "403", "500"],
)
@pytest.mark.usefixtures("coordinator")
def test_what_the_service_answers_otherwise_is_told_in_a_sentence(
    browser: Browser, outside: Outside, place: str, reply: tuple[int, dict[str, str], bytes], status: int
) -> None:
    if place == DISCOVERY:
        outside.replies[place] = reply
        answer = browser.get(LEAVE)
    else:
        back = outside.enter(browser.get(LEAVE).headers["location"], SHE)
        outside.replies[place] = reply
        answer = browser.get(back)
    assert refused(answer, status, "antwortet gerade nicht" if status == 503 else "belegt die Anmeldung nicht")
    assert "/kreis/anderswo" not in outside.asked
    assert entered(browser) is None


@pytest.mark.parametrize(
    "reply",
    [(200, {}, b"a" * 600_000), (200, {"Transfer-Encoding": "chunked"}, b"5\r\nab")],
    ids=["more than is read", "broken off"],
)
def test_whatever_the_service_answers_its_connection_is_closed(
    outside: Outside, reply: tuple[int, dict[str, str], bytes]
) -> None:
    outside.replies[DISCOVERY] = reply
    with pytest.raises((ProviderAnswerError, ProviderSilentError)) as kept:  # holds all that its calls held
        told_by(urlsplit(outside.issuer)._replace(path=DISCOVERY).geturl())
    assert kept.value
    assert open_to(urlsplit(outside.issuer).port or 0) == 0


@pytest.mark.parametrize("name", ["authorization_endpoint", "token_endpoint", "jwks_uri"])
@pytest.mark.parametrize(
    "url", ["https://anderswo.example/x", "//anderswo.example", "file:///etc/passwd", "http://[", 7, None, ""], ids=str
)
def test_a_description_that_points_elsewhere_is_not_followed(
    browser: Browser, outside: Outside, name: str, url: object
) -> None:
    outside.described = {name: url}
    assert refused(browser.get(LEAVE), 401, "belegt die Anmeldung nicht")
    assert set(outside.asked) == {DISCOVERY}


@pytest.mark.parametrize("issuer", ["https://anderswo.example", None, 7])
def test_a_description_of_another_service_is_not_believed(browser: Browser, outside: Outside, issuer: object) -> None:
    outside.described = {"issuer": issuer}
    assert browser.get(LEAVE).status_code == 401


def test_a_service_that_is_gone_is_told_and_passwords_go_on(
    browser: Browser, service: FastAPI, installation: Installation, outside: Outside
) -> None:
    installation.add("Koordination")
    gone = outside.provider()
    gone.service = gone.service._replace(issuer=f"http://127.0.0.1:{gone_port()}")
    service.state.provider = gone
    assert refused(browser.get(LEAVE), 503, "antwortet gerade nicht")
    assert browser.post(f"{API}/session", json={"name": "Koordination", "password": PASSWORD}).status_code == 200


@pytest.mark.usefixtures("coordinator")
def test_a_service_that_is_back_is_asked_again(browser: Browser, outside: Outside) -> None:
    outside.replies[DISCOVERY] = (500, {}, b"")
    assert browser.get(LEAVE).status_code == 503
    del outside.replies[DISCOVERY]
    assert through(browser, outside).status_code == 303
