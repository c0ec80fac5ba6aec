"""Accounts in a real file, a clock that a test turns, and a browser that asks a real application."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pwdlib.hashers.argon2 import Argon2Hasher
from starlette.testclient import TestClient

from api.accounts import links, sessions
from api.accounts.accounts import Accounts
from api.accounts.administration import Administration
from api.accounts.database import Database
from api.accounts.events import MACHINE
from api.accounts.passwords import Passwords
from api.accounts.visits import csrf_of
from api.rights import Grant
from graph.stores.base import EVERYTHING

ADDRESS = "https://fruehnetz.example"
COOKIE = "__Host-fruehnetz"
PASSWORD = "vier Wale tanzen leise"
API = "/api/v1"


@dataclass
class Clock:
    """Seconds that pass when a test says so."""

    now: int = 1_800_000_000

    def __call__(self) -> int:
        return self.now


class Counting(Argon2Hasher):
    """The real one, cheap, as nobody guesses here; it counts what it was asked to compare."""

    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_cost=64, parallelism=1)
        self.compared = 0

    def verify(self, password: str | bytes, hash: str | bytes) -> bool:
        self.compared += 1
        return super().verify(password, hash)


@dataclass
class Installation:
    """Accounts, with what tests do again and again."""

    accounts: Accounts
    clock: Clock
    hasher: Counting
    ids: dict[str, str] = field(default_factory=dict)

    @classmethod
    @contextmanager
    def at(cls, url: str) -> Iterator["Installation"]:
        database, clock, hasher = Database(url), Clock(), Counting()
        try:
            database.migrate()
            yield cls(Accounts(database, Passwords(hasher), clock), clock, hasher)
        finally:
            database.close()

    @classmethod
    @contextmanager
    def within(cls, folder: Path) -> Iterator["Installation"]:
        with cls.at(f"sqlite:///{folder}/konten.db") as found:
            yield found

    @contextmanager
    def machine(self) -> Iterator[Administration]:
        """Who runs the computer."""
        with self.accounts.writing() as session:
            yield Administration(session, self.clock(), MACHINE, EVERYTHING)

    def invite(self, name: str, *grants: Grant) -> str:
        """An account without a password; the secret of its link."""
        with self.machine() as machine:
            account, secret = machine.invite(name, grants)
        self.ids[name] = account.id
        return secret

    def add(self, name: str, *grants: Grant) -> str:
        """An account with a password; its id."""
        links.use(self.accounts, self.invite(name, *grants), PASSWORD, "")
        return self.ids[name]

    def session(self, name: str) -> str:
        """The secret of a new session of an account."""
        with self.accounts.writing() as session:
            return sessions.begin(session, self.ids[name], self.clock())


class Browser(TestClient):
    """A browser on the service: keeps cookies, and says where its requests come from."""

    def enter(self, installation: Installation, name: str) -> "Browser":
        """Take on a new session of an account, with what its pages know."""
        return self.take(installation.session(name))

    def take(self, secret: str) -> "Browser":
        """Take on a session."""
        self.cookies.clear()
        self.cookies.set(COOKIE, secret)
        self.headers |= {"X-CSRF-Token": csrf_of(secret), "Origin": ADDRESS, "Sec-Fetch-Site": "same-origin"}
        return self
