"""Accounts in PostgreSQL: the same as in a file. Asks the database of TEST_POSTGRESQL_URL, which is emptied."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from pyotp import TOTP
from sqlalchemy import text

from api.accounts import links, oneself, sessions
from api.accounts.database import Database
from api.accounts.errors import (
    AccountsUnavailableError,
    AccountsVersionError,
    LinkError,
    TooManyTriesError,
    WrongSignInError,
)
from api.accounts.signing_in import Tried, sign_in
from api.accounts.tables import Base
from api.rights import Grant, Right, Role
from tests.accounts.installed import PASSWORD, Installation

URL = os.environ.get("TEST_POSTGRESQL_URL")
pytestmark = [
    pytest.mark.skipif(URL is None, reason="TEST_POSTGRESQL_URL names no database for tests"),
    pytest.mark.skipif(find_spec("pg8000") is None, reason="pg8000 is not installed"),
]


@pytest.fixture
def there() -> Iterator[Installation]:
    """Accounts in an empty database."""
    assert URL is not None
    empty = Database(URL)
    with empty.writing() as session:
        session.execute(text("DROP SCHEMA public CASCADE"))
        session.execute(text("CREATE SCHEMA public"))
    empty.close()
    with Installation.at(URL) as found:
        yield found


def _tried(code: str = "", password: str = PASSWORD) -> Tried:
    return Tried("Koordination", password, code, "192.0.2.1")


def test_an_account_lives_from_its_invitation_to_its_end(there: Installation) -> None:
    id = there.add("Koordination", Grant(Role.COORDINATION, "08212"))
    first = sign_in(there.accounts, _tried())
    second = sign_in(there.accounts, _tried(), first)
    with there.accounts.reading() as session:
        assert sessions.find(session, first, there.clock()) is None
        assert sessions.find(session, second, there.clock()) is not None
    secret, _ = oneself.prepare_factor(there.accounts, id, PASSWORD)
    code = TOTP(secret).at(there.clock())
    assert len(oneself.confirm_factor(there.accounts, id, code)) == 10
    with pytest.raises(WrongSignInError):
        sign_in(there.accounts, _tried(code))
    assert there.caller(there.key("Koordination", ["read"], ["08212"])).may(Right.READ, "08212")
    with there.machine() as machine:
        machine.remove(id)
    with there.accounts.reading() as session:
        assert sessions.find(session, second, there.clock()) is None


def test_the_steps_lead_to_the_tables_and_newer_ones_are_refused(there: Installation) -> None:
    there.accounts.database.migrate()
    with there.accounts.writing() as session:
        assert compare_metadata(MigrationContext.configure(session.connection()), Base.metadata) == []
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(AccountsVersionError):
        there.accounts.database.migrate()


def test_links_and_tries_hold_when_many_come_at_once(there: Installation) -> None:
    secret = there.invite("Koordination")

    def use(n: int) -> bool:
        try:
            links.use(there.accounts, secret, f"{PASSWORD} {n}", "")
        except LinkError:
            return False
        return True

    def guess(_: int) -> bool:
        try:
            sign_in(there.accounts, _tried(password="falsch falsch falsch"))
        except WrongSignInError:
            return True
        except TooManyTriesError:
            return False
        return False

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(use, range(8))) == 1
        assert sum(pool.map(guess, range(20))) == 4


def test_a_database_that_is_away_is_told(there: Installation) -> None:
    assert there
    away = Database("postgresql://nobody@127.0.0.1:1/nothing")
    with pytest.raises(AccountsUnavailableError):
        away.migrate()
