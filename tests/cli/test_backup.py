"""``backup`` and ``restore`` as commands: what they say, and that they overwrite nothing unasked."""

import stat
import subprocess
import sys
from pathlib import Path
from signal import SIGTERM
from time import sleep

import pytest
from typer.testing import CliRunner, Result

from api.cli import app
from graph.stores import open_store
from ontology import Model
from tests.store.small import commit, everything, org


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@pytest.fixture
def store(tmp_path: Path, model: Model) -> str:
    url = f"sqlite:///{tmp_path / 'netz.db'}"
    opened = open_store(url, model)
    commit(opened, org("d1:a", "Jugendamt"))
    opened.close()
    return url


def test_a_store_is_saved_and_brought_back(store: str, tmp_path: Path, model: Model) -> None:
    saved = tmp_path / "sicherung.db"
    done = run("backup", store, str(saved))
    assert done.exit_code == 0, done.output
    assert "Änderung 1 vom 30.06.2024" in done.output
    done = run("restore", str(saved), f"sqlite:///{tmp_path / 'neu.db'}")
    assert done.exit_code == 0, done.output
    one, other = open_store(store, model), open_store(f"sqlite:///{tmp_path / 'neu.db'}", model)
    assert everything(one) == everything(other)
    one.close()
    other.close()


def test_nothing_is_overwritten_unasked(store: str, tmp_path: Path) -> None:
    saved = tmp_path / "sicherung.db"
    saved.write_text("etwas anderes")
    assert run("backup", store, str(saved)).exit_code == 2
    assert saved.read_text() == "etwas anderes"
    assert run("backup", store, str(saved), "--force").exit_code == 0
    assert run("restore", str(saved), store).exit_code == 2
    assert run("restore", str(saved), store, "--force").exit_code == 0


def test_what_is_missing_or_the_same_is_said(store: str, tmp_path: Path) -> None:
    missing = run("restore", str(tmp_path / "nichts.db"), store)
    assert missing.exit_code == 2
    assert "gibt es nicht" in missing.output
    assert run("backup", f"sqlite:///{tmp_path / 'nichts.db'}", str(tmp_path / "x.db")).exit_code == 1
    assert not (tmp_path / "x.db").exists()
    same = run("restore", str(tmp_path / "netz.db"), store)
    assert same.exit_code == 2
    assert "selbst der Speicher" in same.output


def test_a_report_is_for_its_owner(tmp_path: Path) -> None:
    report = tmp_path / "neu" / "bericht.html"
    (tmp_path / "liste.csv").write_text("Name;Ort\nJugendamt;Musterstadt\nKita Regenbogen;Musterstadt\n")
    done = run("check", str(tmp_path / "liste.csv"), "--report", str(report))
    assert report.exists(), done.output
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert stat.S_IMODE(report.parent.stat().st_mode) == 0o700


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
def test_a_command_that_is_told_to_end_leaves_nothing_beside_the_store(tmp_path: Path) -> None:
    rows = "".join(f"Kita {n};Musterstadt\n" for n in range(30_000))
    (tmp_path / "liste.csv").write_text(f"Name;Ort\n{rows}")
    command = [sys.executable, "-m", "api.cli", "import", str(tmp_path / "liste.csv")]
    process = subprocess.Popen([*command, "--store", f"sqlite:///{tmp_path / 'netz.db'}"], stderr=subprocess.PIPE)
    sleep(2)
    process.send_signal(SIGTERM)
    _, said = process.communicate(timeout=60)
    assert process.returncode != 0
    assert "Abgebrochen" in said.decode()
    assert [f.name for f in tmp_path.iterdir()] == ["liste.csv"]
