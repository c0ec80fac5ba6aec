"""Ctrl+C in the middle of a command: nothing half is left, and one sentence says so."""

import csv
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

import pytest

from api.commands.opening import steps_of
from graph.imports import ImportStep
from tests.cli.conftest import ROOT, Run

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="sends the signal of Ctrl+C")]
_PATIENCE = 300.0


@pytest.fixture
def long_list(tmp_path: Path) -> Path:
    path = tmp_path / "lang.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        write = csv.writer(file, delimiter=";").writerows
        write([("Kennung", "Name", "Ort")])
        write((f"A{n:05}", f"Verein {n:05} Musterstadt", "Musterstadt") for n in range(8_000))
    return path


def _stopped(command: list[str], when: Callable[[], bool]) -> tuple[int, str]:
    """Start a command, break it off as soon as something is so, and give back how it ended and what it said."""
    process = subprocess.Popen(
        [sys.executable, "-m", "api.cli", *command], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        end = monotonic() + _PATIENCE
        while not when() and process.poll() is None and monotonic() < end:
            sleep(0.005)
        process.send_signal(signal.SIGINT)
        out, said = process.communicate(timeout=_PATIENCE)
    finally:
        process.kill()
    assert out == ""
    return process.returncode, said


def test_an_import_into_a_new_file_leaves_no_file(tmp_path: Path, long_list: Path) -> None:
    store = tmp_path / "netz.db"
    code, said = _stopped(
        ["import", str(long_list), "--district", "99001", "--as-of", "2025", "--store", f"sqlite:///{store}"],
        store.exists,
    )
    assert code == 130
    assert said.splitlines() == ["Abgebrochen; gespeichert wird immer ganz oder gar nicht."]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["lang.csv"]


def test_an_import_that_is_being_written_leaves_the_store_as_it_was(
    fruehnetz: Run, tmp_path: Path, long_list: Path
) -> None:
    store, short = tmp_path / "netz.db", tmp_path / "kurz.csv"
    short.write_text("Kennung;Name\nA1;Jugendamt\n", encoding="utf-8")
    into = ["--district", "99001", "--as-of", "2025", "--store", f"sqlite:///{store}"]
    assert fruehnetz("import", short, *into).returncode == 0
    before = fruehnetz("history", "--store", f"sqlite:///{store}", "--json").stdout
    log = store.with_name("netz.db-wal")
    code, said = _stopped(["import", str(long_list), *into], lambda: log.exists() and log.stat().st_size > 500_000)
    assert code == 130
    assert said.splitlines() == ["Abgebrochen; gespeichert wird immer ganz oder gar nicht."]
    assert fruehnetz("history", "--store", f"sqlite:///{store}", "--json").stdout == before
    short.write_text("Kennung;Name\nA2;Kita Regenbogen\n", encoding="utf-8")
    assert fruehnetz("import", short, *into).returncode == 0


def test_a_terminal_is_told_what_goes_on_and_a_file_is_not(fruehnetz: Run, tmp_path: Path, long_list: Path) -> None:
    command = ["import", str(long_list), "--district", "99001", "--as-of", "2025", "--store", f"sqlite:///{tmp_path}/n"]
    shown = _on_terminal([*command, "--dry-run"])
    steps = ("Liest lang.csv", "Erkennt Tabellen", "Prüft die Zeilen")
    assert [step for step in steps if step not in shown] == []
    said = fruehnetz(*command, "--dry-run").stderr
    assert [step for step in steps if step in said] == []


def _on_terminal(command: list[str]) -> str:
    """What a command shows whose talk goes to a terminal."""
    import pty  # not there on Windows

    ours, its = pty.openpty()
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "120"}
    process = subprocess.Popen(
        [sys.executable, "-m", "api.cli", *command], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=its, env=environment
    )
    os.close(its)
    shown = b""
    try:
        while piece := os.read(ours, 65_536):
            shown += piece
    except OSError:  # how a terminal says that nobody writes to it any more
        pass
    finally:
        os.close(ours)
    assert process.wait(timeout=_PATIENCE) == 0
    return shown.decode()


def test_there_is_a_sentence_for_each_step_of_an_import() -> None:
    assert list(steps_of(Path("liste.xlsx"))) == list(ImportStep)
