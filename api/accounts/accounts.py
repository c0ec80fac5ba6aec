"""The accounts of an installation: their database, how passwords are hashed, and what time it is."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from time import time

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts.database import Database
from api.accounts.names import key_of
from api.accounts.passwords import Passwords
from api.accounts.tables import AccountRow


def _seconds() -> int:
    return int(time())


@dataclass(frozen=True, slots=True)
class Accounts:
    """What everything here works with."""

    database: Database
    passwords: Passwords = field(default_factory=Passwords)
    clock: Callable[[], int] = _seconds

    @classmethod
    def at(cls, url: str) -> "Accounts":
        """The accounts of that address; raises AccountsUnavailableError if it is none."""
        return cls(Database(url))

    def today(self) -> date:
        """The day that it is here, by the clock of the installation."""
        return datetime.fromtimestamp(self.clock()).date()

    def reading(self) -> AbstractContextManager[Session]:
        """A unit of work that changes nothing."""
        return self.database.reading()

    def writing(self) -> AbstractContextManager[Session]:
        """A unit of work that is written when it ends well."""
        return self.database.writing()


def named(session: Session, name: str) -> AccountRow | None:
    """The account of that name."""
    return session.scalar(select(AccountRow).where(AccountRow.key == key_of(name)))
