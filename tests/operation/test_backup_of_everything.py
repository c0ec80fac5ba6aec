"""``backup`` and ``restore`` take the accounts along, and say what was erased since."""

import stat
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.accounts.tables import AccountRow, SessionRow
from api.cli import app
from api.rights import Grant, Role
from graph.records import entity
from graph.records.claims import EXISTS, Claim
from graph.stores import open_store
from ontology import Model
from tests.accounts.installed import Installation
from tests.store.small import commit, org


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@pytest.fixture
def store(tmp_path: Path, model: Model) -> str:
    url = f"sqlite:///{tmp_path / 'netz.db'}"
    opened = open_store(url, model)
    commit(opened, org("d1:a", "Jugendamt"))
    opened.close()
    with Installation.at(f"sqlite:///{tmp_path / 'netz.konten.db'}") as accounts:
        accounts.add("Koordination", Grant(Role.COORDINATION, "d1"))
        accounts.session("Koordination")
    return url


def test_the_accounts_come_along_and_nobody_is_signed_in_by_them(store: str, tmp_path: Path) -> None:
    assert run("backup", store, str(tmp_path / "sicherung.db")).exit_code == 0
    saved = tmp_path / "sicherung.konten.db"
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    done = run("restore", str(tmp_path / "sicherung.db"), f"sqlite:///{tmp_path / 'neu.db'}")
    assert done.exit_code == 0, done.output
    assert "neu anmelden" in done.output
    with (
        Installation.at(f"sqlite:///{tmp_path / 'neu.konten.db'}") as accounts,
        accounts.accounts.reading() as session,
    ):
        assert [account.name for account in session.query(AccountRow)] == ["Koordination"]
        assert session.query(SessionRow).count() == 0


def test_accounts_are_not_overwritten_unasked(store: str, tmp_path: Path) -> None:
    (tmp_path / "sicherung.konten.db").write_text("etwas anderes")
    assert run("backup", store, str(tmp_path / "sicherung.db")).exit_code == 2
    assert (tmp_path / "sicherung.konten.db").read_text() == "etwas anderes"


def test_what_was_erased_after_the_backup_is_named_when_it_comes_back(store: str, tmp_path: Path, model: Model) -> None:
    opened = open_store(store, model)
    commit(opened, entity("d1:p", "Person", "d1", [Claim(EXISTS, "true"), Claim("name", "Erika Musterfrau")]))
    opened.close()
    assert run("backup", store, str(tmp_path / "sicherung.db")).exit_code == 0
    erased = run("erase", "Erika Musterfrau", "--store", store, "--yes")
    assert erased.exit_code == 0, erased.output
    done = run("restore", str(tmp_path / "sicherung.db"), store, "--force")
    assert done.exit_code == 0, done.output
    assert "Noch einmal zu löschen" in done.output
    assert "(Nr. 3)" in done.output
    assert "Musterfrau" not in done.output
