"""A service at which people sign in: a real one of OpenID Connect on this computer, with a real key, that can lie."""

import json
from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from authlib.oauth2.rfc7636 import create_s256_code_challenge
from httpx2 import Response
from joserfc import jwt
from joserfc.jwk import RSAKey

from api.accounts.provider.provider import Provider
from api.settings import SignInService
from tests.accounts.installed import API, Browser, Clock

CLIENT, SECRET = "fruehnetz", "ein Geheimnis: mit Doppelpunkt"
BACK = "/anmelden/dienst/zurueck"
DISCOVERY, TOKEN, KEYS = "/kreis/.well-known/openid-configuration", "/kreis/token", "/kreis/keys"
Reply = tuple[int, Mapping[str, str], bytes]


@cache
def _key(_whose: str = "the service") -> RSAKey:
    """Made when it is needed first: every process of a run loads this, and few of them sign anything."""
    return RSAKey.generate_key(2048, {"kid": "erster", "use": "sig", "alg": "RS256"})


@dataclass
class Outside:
    """What the service knows, and how it lies if a test says so."""

    issuer: str
    clock: Clock
    asked: list[str] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    subjects: dict[str, str] = field(default_factory=dict)
    claims: dict[str, Any] = field(default_factory=dict)
    """What its tokens say otherwise; None leaves something out."""
    described: dict[str, Any] = field(default_factory=dict)
    told: dict[str, Any] = field(default_factory=dict)
    """What it says otherwise with a token."""
    replies: dict[str, Reply] = field(default_factory=dict)
    """What it answers at some address, whatever is asked."""
    sign: Callable[[dict[str, Any]], str] | None = None
    stopped: bool = False

    def provider(self) -> Provider:
        """The service as ours knows it, for the first time."""
        return Provider(SignInService(self.issuer, CLIENT, SECRET, "Kreis-Anmeldung"))

    def enter(self, address: str, subject: str) -> str:
        """What somebody's browser does there: where it is sent back to."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert address.startswith(f"{self.issuer}/authorize?")
        assert (asked["response_type"], asked["client_id"], asked["scope"]) == ("code", CLIENT, "openid")
        assert asked["code_challenge_method"] == "S256"
        code = f"code-{len(self.codes)}"
        self.codes[code], self.subjects[code] = asked, subject
        place = urlsplit(asked["redirect_uri"])
        assert place.path == BACK
        return f"{place.path}?{urlencode({'code': code, 'state': asked['state'], 'iss': self.issuer})}"

    def reply(self, path: str, form: Mapping[str, str], authorization: str) -> Reply:
        """What it answers."""
        self.asked.append(path)
        if path in self.replies:
            return self.replies[path]
        if path == DISCOVERY:
            return _json(self._description() | self.described)
        if path == KEYS:
            return _json({"keys": [_key().as_dict(private=False)]})
        return self._token(form, authorization) if path == TOKEN else (404, {}, b"")

    def _description(self) -> dict[str, Any]:
        places = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
        return {"issuer": self.issuer, **{name: f"{self.issuer}/{path}" for name, path in places.items()}}

    def _token(self, form: Mapping[str, str], authorization: str) -> Reply:
        scheme, _, proof = authorization.partition(" ")
        wanted = self.codes.pop(form["code"], None)
        good = (
            wanted is not None
            and (scheme, b64decode(proof).decode()) == ("Basic", f"{CLIENT}:{SECRET}")
            and form["grant_type"] == "authorization_code"
            and form["redirect_uri"] == wanted["redirect_uri"]
            and create_s256_code_challenge(form["code_verifier"]) == wanted["code_challenge"]
        )
        if wanted is None or not good:
            return _json({"error": "invalid_grant"}, 400)
        now = self.clock()
        claims = {"iss": self.issuer, "aud": CLIENT, "sub": self.subjects[form["code"]], "nonce": wanted["nonce"]}
        said = {**claims, "iat": now, "exp": now + 300, **self.claims}
        token = (self.sign or signed)({name: value for name, value in said.items() if value is not None})
        return _json({"access_token": "nichts", "token_type": "Bearer", "id_token": token, **self.told})


def signed(claims: dict[str, Any]) -> str:
    return jwt.encode({"alg": "RS256", "kid": "erster"}, claims, _key())


def signed_by_another(claims: dict[str, Any]) -> str:
    return jwt.encode({"alg": "RS256", "kid": "erster"}, claims, _key("somebody else"))


def public_key() -> bytes:
    """What everybody may know of the key."""
    return bytes(_key().as_pem(private=False))


def _json(value: object, status: int = 200) -> Reply:
    return status, {"Content-Type": "application/json"}, json.dumps(value).encode()


LEAVE = "/anmelden/dienst"
SHE = "7f3a-Subjekt <b>"


def through(browser: Browser, outside: Outside, subject: str = SHE, start: str = LEAVE) -> Response:
    """All the way there and back."""
    left = browser.get(start)
    assert left.status_code == 303, left.text
    return browser.get(outside.enter(left.headers["location"], subject))


def entered(browser: Browser) -> str | None:
    """Whose account the browser is in."""
    answer = browser.get(f"{API}/me")
    return str(answer.json()["name"]) if answer.status_code == 200 else None


def refused(answer: Response, status: int, said: str) -> bool:
    return (
        answer.status_code == status and said in unescape(answer.text) and "text/html" in answer.headers["content-type"]
    )


@contextmanager
def outside_service(clock: Clock) -> Iterator[Outside]:
    """The service, as long as a test needs it."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer({})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            self._answer({name: values[0] for name, values in parse_qs(body).items()})

        def _answer(self, form: Mapping[str, str]) -> None:
            status, headers, body = found.reply(self.path, form, self.headers.get("Authorization", ""))
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        found = Outside(f"http://127.0.0.1:{server.server_port}/kreis", clock)
        running = Thread(target=server.serve_forever, args=(0.01,))
        running.start()
        try:
            yield found
        finally:
            server.shutdown()
            running.join()
