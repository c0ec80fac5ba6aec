"""The database of accounts: made and brought up to date at the start, private, and never somebody else's."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from api.accounts import links
from api.accounts.database import Database
from api.accounts.errors import AccountsUnavailableError, AccountsVersionError, LinkError, RefusedError
from api.accounts.signing_in import Tried, sign_in
from api.accounts.tables import Base
from graph.stores import open_store
from graph.stores.base import EVERYTHING
from ontology import Model
from tests import musterstadt
from tests.accounts.installed import PASSWORD, Installation


def test_every_upgrade_leads_to_the_tables_that_the_program_knows(installation: Installation) -> None:
    with installation.accounts.reading() as session:
        context = MigrationContext.configure(session.connection())
        assert compare_metadata(context, Base.metadata) == []


def test_the_file_is_for_its_owner_alone(installation: Installation, tmp_path: Path) -> None:
    installation.invite("Koordination")
    assert {oct(f.stat().st_mode & 0o777) for f in tmp_path.glob("konten.db*")} == {"0o600"}


def test_starting_again_keeps_what_is_there(installation: Installation) -> None:
    installation.add("Koordination")
    installation.accounts.database.migrate()
    with installation.machine() as machine:
        assert [a.name for a in machine.all()] == ["Koordination"]


def test_accounts_of_a_newer_program_are_refused(installation: Installation) -> None:
    with installation.accounts.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(AccountsVersionError, match="newer"):
        installation.accounts.database.migrate()


def test_another_file_stays_as_it_is(tmp_path: Path, model: Model) -> None:
    store = open_store(f"sqlite:///{tmp_path}/netz.db", model)
    store.commit(musterstadt.batch(), EVERYTHING)
    store.close()
    (tmp_path / "brief.txt").write_text("Sehr geehrte Damen und Herren, " * 40)
    before = {f.name: f.read_bytes() for f in tmp_path.iterdir()}
    for name in before:
        database = Database(f"sqlite:///{tmp_path}/{name}")
        with pytest.raises(AccountsUnavailableError):
            database.migrate()
        database.close()
    assert {f.name: f.read_bytes() for f in tmp_path.iterdir()} == before


@pytest.mark.parametrize(
    "place", ["", "sqlite://", "sqlite:///:memory:", "mysql://h/x", "nonsense://x", "sqlite:////proc/x/y"]
)
def test_an_address_that_is_none_is_refused(place: str) -> None:
    with pytest.raises(AccountsUnavailableError):
        Database(place)


def test_a_password_in_an_address_is_not_told() -> None:
    with pytest.raises(AccountsUnavailableError) as refused:
        Database("mysql://konten:geheim@localhost/konten")
    assert "geheim" not in str(refused.value)


def test_a_link_that_many_use_at_once_works_once(installation: Installation) -> None:
    secret = installation.invite("Koordination")

    def use(n: int) -> bool:
        try:
            links.use(installation.accounts, secret, f"{PASSWORD} {n}", "")
        except LinkError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(use, range(8))) == 1


def test_many_tries_at_once_are_not_more_than_one_after_the_other(installation: Installation) -> None:
    def attempt(n: int) -> None:
        with pytest.raises(RefusedError):
            sign_in(installation.accounts, Tried("Niemand", "falsch falsch", "", f"192.0.2.{n}"))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(attempt, range(40)))
    assert installation.hasher.compared == 4
