"""``history --verify``, ``doctor``, ``backup`` and ``restore`` say where the journal was tampered with."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.cli import app
from graph.stores import open_store
from ontology import Model
from tests.store.small import commit, org


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@pytest.fixture
def path(tmp_path: Path, model: Model) -> Path:
    place = tmp_path / "netz.db"
    opened = open_store(f"sqlite:///{place}", model)
    for n in range(3):
        commit(opened, org("d1:a", f"Jugendamt {n}"))
    opened.close()
    return place


def _changed(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.executescript(statement)


def _newest(path: Path) -> str:
    found = json.loads(run("history", "--verify", "--json", "--store", f"sqlite:///{path}").stdout)
    assert found["whole"]
    return str(found["newest"]["seal"])


def test_what_nobody_touched_is_whole_and_the_seal_is_told(path: Path) -> None:
    found = run("history", "--verify", "--store", f"sqlite:///{path}")
    assert found.exit_code == 0, found.output
    assert "3 Änderungen, ab Nr. 1" in found.stdout
    assert f"Neuestes Siegel (Nr. 3): {_newest(path)}" in found.stdout


def test_what_was_changed_is_named_and_fails(path: Path) -> None:
    _changed(path, "UPDATE batch SET author = 'Wer anders' WHERE number = 2")
    found = run("history", "--verify", "--store", f"sqlite:///{path}")
    assert found.exit_code == 1
    assert "Änderung Nr. 2:" in found.stdout
    told = json.loads(run("history", "--verify", "--json", "--store", f"sqlite:///{path}").stdout)
    assert [(b["fault"], b["revision"]) for b in told["breaks"]] == [("content", 2)]


@pytest.mark.parametrize("written", [str, str.upper, lambda seal: f" {seal[:8]} {seal[8:20]} "])
def test_an_anchor_may_be_written_as_it_comes(path: Path, written: object) -> None:
    assert callable(written)
    found = run("history", "--anchor", written(_newest(path)), "--store", f"sqlite:///{path}")
    assert found.exit_code == 0, found.output
    assert "gehört zu Nr. 3" in found.stdout


def test_a_cut_end_fails_with_the_anchor(path: Path, model: Model) -> None:
    whole = path.read_bytes()
    store = open_store(f"sqlite:///{path}", model)
    commit(store, org("d1:b"))
    store.close()
    anchor = _newest(path)
    path.write_bytes(whole)
    assert run("history", "--verify", "--store", f"sqlite:///{path}").exit_code == 0
    found = run("history", "--verify", "--anchor", anchor, "--store", f"sqlite:///{path}")
    assert found.exit_code == 1
    assert "abgeschnitten" in found.stdout


@pytest.mark.parametrize("anchor", ["abc", "x" * 64, ""])
def test_what_is_no_seal_is_refused(path: Path, anchor: str) -> None:
    found = run("history", "--verify", "--anchor", anchor, "--store", f"sqlite:///{path}")
    assert found.exit_code == 2
    assert "kein Siegel" in found.output


def test_the_doctor_looks_at_the_journal(path: Path) -> None:
    url = f"sqlite:///{path}"
    assert "unverändert ab Nr. 1" in run("doctor", "--store", url, "--json").stdout
    _changed(path, "DELETE FROM seal WHERE revision = 2")
    found = run("doctor", "--store", url, "--json")
    assert found.exit_code == 1
    assert "Nr. 2 hat kein Siegel" in found.stdout


def test_a_backup_tells_the_seal_and_a_restore_says_where_it_breaks(path: Path, tmp_path: Path) -> None:
    saved, url = tmp_path / "sicherung.db", f"sqlite:///{path}"
    assert _newest(path) in run("backup", url, str(saved)).output
    back = run("restore", str(saved), f"sqlite:///{tmp_path / 'neu.db'}")
    assert back.exit_code == 0
    assert "Siegel" not in back.output
    assert _newest(tmp_path / "neu.db") == _newest(path)
    _changed(saved, "UPDATE journal SET after = replace(after, 'Jugendamt 1', 'Arzt') WHERE revision = 2")
    back = run("restore", str(saved), f"sqlite:///{tmp_path / 'anders.db'}")
    assert back.exit_code == 0, back.output
    assert "Änderung Nr. 2:" in back.output
    assert (tmp_path / "anders.db").exists()
    assert "Änderung Nr. 2:" in run("backup", f"sqlite:///{tmp_path / 'anders.db'}", str(tmp_path / "x.db")).output


def test_a_store_of_before_says_from_where_it_is_verified(path: Path, model: Model) -> None:
    _changed(path, "DROP TABLE seal; DROP TABLE renewed; PRAGMA user_version = 2")
    found = run("history", "--verify", "--store", f"sqlite:///{path}")
    assert found.exit_code == 0
    assert "noch kein Siegel" in found.stdout
    store = open_store(f"sqlite:///{path}", model)
    commit(store, org("d1:b"))
    store.close()
    found = run("history", "--verify", "--store", f"sqlite:///{path}")
    assert "1 Änderung, ab Nr. 4" in found.stdout
    assert "Davor: 3 Änderungen ohne Siegel" in found.stdout
