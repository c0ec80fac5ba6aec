"""Accounts in a real file, a clock that a test turns, and a browser that asks a real application."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from pwdlib.hashers.argon2 import Argon2Hasher

from api.accounts import api_tokens, links, sessions
from api.accounts.accounts import Accounts
from api.accounts.administration import Administration
from api.accounts.api_tokens import Wish
from api.accounts.database import Database
from api.accounts.events import MACHINE
from api.accounts.passwords import Passwords
from api.accounts.tables import AccountRow
from api.accounts.visits import caller, csrf_of
from api.rights import Caller, Grant, Right
from graph.private_files import write_private
from graph.stores.base import EVERYTHING
from tests.client import TestClient

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
        """Wherever that is, brought up to date as the service does when it starts."""
        with closing(Database(url)) as database:
            database.migrate()
            yield cls._of(database)

    @classmethod
    @contextmanager
    def within(cls, folder: Path) -> Iterator["Installation"]:
        """A new file in a folder, whose tables are copied from one that this process made once."""
        write_private(file := folder / "konten.db", _empty())
        with closing(Database(f"sqlite:///{file}")) as database:
            yield cls._of(database)

    @classmethod
    def _of(cls, database: Database) -> "Installation":
        clock, hasher = Clock(), Counting()
        return cls(Accounts(database, Passwords(hasher), clock), clock, hasher)

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

    def key(self, name: str, rights: Sequence[str], districts: Sequence[str]) -> str:
        """The secret of a new key of an account."""
        now = self.clock()
        with self.accounts.writing() as session:
            owner = session.get_one(AccountRow, self.ids[name])
            wish = Wish("Programm", [Right(r) for r in rights], districts, 30)
            return api_tokens.make(session, owner, caller(owner), wish, now)[1]

    def caller(self, key: str) -> Caller:
        """Who asks with a key."""
        with self.accounts.reading() as session:
            found = api_tokens.find(session, key, self.clock())
            assert found is not None
            return api_tokens.narrowed(caller(found[0]), found[1])


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


@cache
def _empty() -> bytes:
    """A database of accounts that nobody has written to."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "konten.db"
        with Installation.at(f"sqlite:///{file}"):
            pass
        return file.read_bytes()
