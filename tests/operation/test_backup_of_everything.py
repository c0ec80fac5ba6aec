"""``backup`` and ``restore`` take the accounts along, and do not bring back what was erased since."""

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


def _erased_after_a_backup(store: str, tmp_path: Path, model: Model) -> str:
    """The address of a backup in which somebody stands who was erased since."""
    opened = open_store(store, model)
    commit(opened, entity("d1:p", "Person", "d1", [Claim(EXISTS, "true"), Claim("name", "Erika Musterfrau")]))
    opened.close()
    assert run("backup", store, str(tmp_path / "sicherung.db")).exit_code == 0
    erased = run("erase", "Erika Musterfrau", "--store", store, "--yes")
    assert erased.exit_code == 0, erased.output
    return str(tmp_path / "sicherung.db")


def test_what_was_erased_after_the_backup_does_not_come_back(store: str, tmp_path: Path, model: Model) -> None:
    saved = _erased_after_a_backup(store, tmp_path, model)
    done = run("restore", saved, store, "--force")
    assert done.exit_code == 0, done.output
    assert "ist wieder gelöscht: 1 Eintrag" in done.output
    assert "Noch einmal" not in done.output
    Path(saved).unlink()
    for file in (f for f in tmp_path.iterdir() if f.is_file()):
        assert b"musterfrau" not in file.read_bytes().lower(), file.name


def test_a_lost_store_comes_back_without_what_was_erased(store: str, tmp_path: Path, model: Model) -> None:
    saved = _erased_after_a_backup(store, tmp_path, model)
    for file in tmp_path.glob("netz.db*"):
        file.unlink()
    done = run("restore", saved, store, "--force")
    assert done.exit_code == 0, done.output
    assert "ist wieder gelöscht" in done.output


def test_a_later_backup_brings_the_register_to_a_new_place(store: str, tmp_path: Path, model: Model) -> None:
    saved = _erased_after_a_backup(store, tmp_path, model)
    assert run("backup", store, str(tmp_path / "spaeter.db")).exit_code == 0
    new, register = f"sqlite:///{tmp_path / 'neu.db'}", str(tmp_path / "spaeter.geloescht.jsonl")
    done = run("restore", saved, new, "--erasures", register)
    assert "ist wieder gelöscht" in done.output
    assert (tmp_path / "neu.geloescht.jsonl").exists()
    assert run("restore", saved, new, "--erasures", str(tmp_path / "nichts")).exit_code == 2


def test_without_a_register_it_is_said_what_to_do(store: str, tmp_path: Path, model: Model) -> None:
    saved = _erased_after_a_backup(store, tmp_path, model)
    (tmp_path / "netz.geloescht.jsonl").unlink()
    elsewhere = run("restore", saved, f"sqlite:///{tmp_path / 'neu.db'}")
    assert "Verzeichnis der Löschungen liegt nicht" in elsewhere.output
    assert "--erasures" in elsewhere.output
    here = run("restore", saved, store, "--force")
    assert "Noch einmal zu löschen" in here.output
    assert "(Nr. 3)" in here.output
    assert "Musterfrau" not in here.output


def test_a_store_that_moves_takes_the_register_along(store: str, tmp_path: Path, model: Model) -> None:
    saved = _erased_after_a_backup(store, tmp_path, model)
    moved = f"sqlite:///{tmp_path / 'umgezogen.db'}"
    assert run("copy", store, moved).exit_code == 0
    assert "ist wieder gelöscht" in run("restore", saved, moved, "--force").output
