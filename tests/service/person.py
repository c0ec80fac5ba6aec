"""Somebody at a server with accounts: a browser that is signed in."""

import json
import re
from http.client import HTTPConnection
from typing import Any, NamedTuple

from tests.served import Served

PASSWORD = "vier Wale tanzen leise"
API = "/api/v1"


class Answer(NamedTuple):
    """What came back: status, headers in lower case, and the bytes."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


class Person:
    """Asks over the network like a browser; without `sign_in` nobody in particular."""

    def __init__(self, port: int) -> None:
        self._port, self._headers = port, {"Origin": f"http://127.0.0.1:{port}"}

    def ask(self, method: str, path: str, body: object = None, **headers: str) -> Answer:
        """Ask below the API; bytes are sent as they are, all else as JSON."""
        sent = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        kind = {"Content-Type": "application/octet-stream" if isinstance(body, bytes) else "application/json"}
        connection = HTTPConnection("127.0.0.1", self._port, timeout=60)
        try:
            connection.request(method, API + path, sent, self._headers | (kind if body is not None else {}) | headers)
            with connection.getresponse() as found:  # closed also where the server dies in the middle of it
                return Answer(found.status, {k.lower(): v for k, v in found.getheaders()}, found.read())
        finally:
            connection.close()

    def sign_in(self, name: str) -> "Person":
        """Get a session of the account; afterwards all is asked in it."""
        found = self.ask("POST", "/session", {"name": name, "password": PASSWORD})
        assert found.status == 200, found
        cookie = found.headers["set-cookie"].partition(";")[0]
        self._headers |= {"Cookie": cookie, "X-CSRF-Token": found.json["csrfToken"]}
        return self

    def invite(self, name: str, role: str, district: str) -> "Person":
        """Another account with a role, accepted and signed in."""
        made = self.ask("POST", "/accounts", {"name": name, "grants": [{"role": role, "district": district}]})
        assert made.status == 201, made
        fresh = Person(self._port)
        accepted = fresh.ask("POST", "/links", {"link": link_in(made.body.decode()), "password": PASSWORD})
        assert accepted.status == 204, accepted
        return fresh.sign_in(name)


def link_in(text: str) -> str:
    """The newest one-time link in what was said."""
    found: list[str] = re.findall(r"/einladung/([\w.~-]+)", text)
    return found[-1]


def administrator(server: Served) -> Person:
    """The first account of a new store, made by the link that the server printed."""
    link = link_in(server.told())
    person = Person(server.port)
    made = person.ask("POST", "/links", {"link": link, "name": "Verwaltung", "password": PASSWORD})
    assert made.status == 204, made
    return person.sign_in("Verwaltung")
