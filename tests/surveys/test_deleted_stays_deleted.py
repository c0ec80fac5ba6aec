"""A restored backup does not bring back answers that were deleted since, whoever deleted them (decision 0038)."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner, Result

from api.accounts.accounts import Accounts
from api.accounts.database import Database
from api.cli import app
from api.surveys.answers import forget_due_at, rows_of
from api.surveys.deletions import deletions_beside
from api.surveys.tables import InvitationRow, SurveyRow
from graph.errors import UnreadableFileError
from graph.stores import open_store
from ontology import Model
from tests.store.small import commit, org
from tests.surveys.serving import KEY, SURVEYS, A, B, C, Desk

WORD = "Kanarienvogel"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


class Asked(NamedTuple):
    """A survey, and the personal links to it."""

    id: str
    links: Mapping[str, str]


@pytest.fixture
def accounts(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the accounts, where the command line finds it."""
    file = desk.installation.accounts.database.file
    assert file is not None
    monkeypatch.setenv("FRUEHNETZ_ACCOUNTS", f"sqlite:///{file}")
    return file


@pytest.fixture
def store(tmp_path: Path, model: Model) -> str:
    url = f"sqlite:///{tmp_path / 'netz.db'}"
    opened = open_store(url, model)
    commit(opened, org("d1:a"))
    opened.close()
    return url


@pytest.fixture
def saved(tmp_path: Path) -> str:
    """Where the backup goes."""
    return str(tmp_path / "sicherung.db")


@pytest.fixture
def asked(desk: Desk) -> Asked:
    """A survey that two answered, one of them with a remark."""
    found = desk.survey()
    links = desk.links(found)
    desk.open(f"{links[A]}/1").level(B, 3).level(C, 2).send()
    desk.open(f"{links[A]}/2").choose(remark=WORD).send()
    desk.open(f"{links[B]}/1").level(A, 2).send()
    return Asked(found, links)


def _by_respondent(desk: Desk, asked: Asked) -> None:
    desk.open(f"{asked.links[A]}/antworten").choose(sicher="1").send(ends="/loeschen")


def _one_row(desk: Desk, asked: Asked) -> None:
    desk.open(f"{asked.links[A]}/1").level(B, "").send()
    desk.open(f"{asked.links[A]}/2").choose(remark="").send()


def _by_coordination(desk: Desk, asked: Asked) -> None:
    found = next(i for i in desk.get(f"{asked.id}/invitations") if i["organization"] == A)
    assert desk.browser.delete(f"{SURVEYS}/{asked.id}/invitations/{found['id']}").status_code == 204


def _the_survey(desk: Desk, asked: Asked) -> None:
    assert desk.browser.delete(f"{SURVEYS}/{asked.id}").status_code == 204


DELETED: dict[str, tuple[Callable[[Desk, Asked], None], dict[str, set[str]]]] = {
    "by the respondent": (_by_respondent, {B: {A}}),
    "one row and the remark": (_one_row, {A: {C}, B: {A}}),
    "the respondent by the coordination": (_by_coordination, {B: {A}}),
    "the whole survey": (_the_survey, {}),
}


def _left(file: Path) -> dict[str, set[str]]:
    """About whom each organization says something, by what a file of accounts holds."""
    accounts = Accounts(Database(f"sqlite:///{file}"))
    with accounts.reading() as session:
        invited = {i.id: i.organization for i in session.query(InvitationRow)}
        found: dict[str, set[str]] = {}
        for row in rows_of(session, invited):
            found.setdefault(invited[row.invitation], set()).add(row.about)
    accounts.database.close()
    return found


@pytest.mark.parametrize("way", DELETED)
def test_what_was_deleted_after_a_backup_does_not_come_back(  # noqa: PLR0913, PLR0917 - each is a fixture
    desk: Desk, accounts: Path, store: str, saved: str, asked: Asked, way: str
) -> None:
    act, left = DELETED[way]
    assert run("backup", store, saved).exit_code == 0
    assert WORD.encode() in Path(saved).with_name("sicherung.konten.db").read_bytes()
    desk.later(0.1)
    act(desk, asked)
    desk.installation.accounts.database.close()
    done = run("restore", saved, store, "--force")
    assert done.exit_code == 0, done.output
    assert "aus Erhebungen gelöscht wurde, ist wieder gelöscht" in done.output
    assert _left(accounts) == left
    for file in accounts.parent.glob(f"{accounts.name}*"):
        assert WORD.encode() not in file.read_bytes(), file.name


def test_what_was_answered_anew_after_a_deletion_comes_back(
    desk: Desk, accounts: Path, store: str, saved: str, asked: Asked
) -> None:
    _by_respondent(desk, asked)
    desk.later(0.1)
    desk.open(f"{asked.links[A]}/1").level(B, 4).send()
    assert run("backup", store, saved).exit_code == 0
    desk.installation.accounts.database.close()
    done = run("restore", saved, store, "--force")
    assert done.exit_code == 0, done.output
    assert "aus Erhebungen" not in done.output
    assert _left(accounts) == {A: {B}, B: {A}}


def test_a_survey_that_was_closed_early_stays_without_its_answers(
    desk: Desk, accounts: Path, store: str, saved: str, asked: Asked
) -> None:
    """The promised day came earlier than the backup knows."""
    assert run("backup", store, saved).exit_code == 0
    with desk.installation.accounts.writing() as session:
        row = session.get(SurveyRow, asked.id)
        assert row is not None
        row.day = row.closes = "2020-01-01"
    desk.installation.accounts.database.close()
    forget_due_at(f"sqlite:///{accounts}")
    assert _left(accounts) == {}
    assert run("restore", saved, store, "--force").exit_code == 0
    assert _left(accounts) == {}
    desk.later(0)  # nobody is signed in any more
    assert desk.get(asked.id)["state"] == "answersDeleted"


def test_a_lost_installation_learns_it_from_beside_the_register(  # noqa: PLR0913, PLR0917 - each is a fixture
    desk: Desk, accounts: Path, store: str, saved: str, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("backup", store, saved).exit_code == 0
    desk.later(0.1)
    _by_respondent(desk, asked)
    elsewhere, new = accounts.with_name("anderswo"), accounts.with_name("neu") / "netz.db"
    elsewhere.mkdir()
    new.parent.mkdir()
    (elsewhere / "netz.geloescht.jsonl").touch()
    (elsewhere / "netz.konten.geloescht.jsonl").write_bytes(deletions_beside(accounts).path.read_bytes())
    monkeypatch.delenv("FRUEHNETZ_ACCOUNTS")
    done = run("restore", saved, f"sqlite:///{new}", "--erasures", str(elsewhere / "netz.geloescht.jsonl"))
    assert done.exit_code == 0, done.output
    assert _left(new.with_name("netz.konten.db")) == {B: {A}}
    assert deletions_beside(new.with_name("netz.konten.db")).all() == deletions_beside(accounts).all()


def test_a_backup_takes_it_along(desk: Desk, accounts: Path, store: str, saved: str, asked: Asked) -> None:
    _by_respondent(desk, asked)
    assert run("backup", store, saved).exit_code == 0
    beside = deletions_beside(Path(saved).with_name("sicherung.konten.db"))
    assert beside.all() == deletions_beside(accounts).all() != []


def test_the_file_says_nothing_of_anybody(desk: Desk, accounts: Path, asked: Asked) -> None:
    for act in (_one_row, _by_respondent, _by_coordination, _the_survey):
        act(desk, asked)
    file = deletions_beside(accounts)
    text = file.path.read_text()
    assert len(file.all()) == 5
    assert not [said for said in (A, B, C, KEY, WORD, "Jugendamt") if said in text]
    assert file.path.stat().st_mode & 0o077 == 0


def test_what_is_no_such_file_is_refused(tmp_path: Path) -> None:
    file = deletions_beside(tmp_path / "konten.db")
    file.path.write_text('{"what": "anders"}\n')
    with pytest.raises(UnreadableFileError, match="Zeile 1"):
        file.all()
