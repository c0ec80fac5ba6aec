"""The program as a process: exit codes, streams, one sentence instead of a traceback, lean imports."""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run, write_lists

HEAVY = (
    "rdflib",
    "pyshacl",
    "pydantic",
    "pydantic_settings",
    "fastapi",
    "scipy",
    "networkx",
    "jinja2",
    "starlette",
    "rich.console",
    "api.schemas",
    "graph.imports.round_trip.returning",
)


def _sentence(process: subprocess.CompletedProcess[str]) -> str:
    assert "Traceback" not in process.stderr
    assert process.stdout == ""
    (line,) = process.stderr.splitlines()
    return line


@pytest.mark.slow
def test_check_answers_on_stdout_and_talks_on_stderr(run: Run, lists: Path) -> None:
    found = run("check", lists, "--json")
    assert found.returncode == 0, found.stderr
    answer = json.loads(found.stdout)
    assert answer["rows"] == {"read": 6, "accepted": 6, "rejected": 0}
    assert answer["analysis"]


@pytest.mark.slow
def test_findings_end_with_three_only_if_strict(run: Run, lists: Path) -> None:
    assert run("check", lists).returncode == 0
    assert run("check", lists, "--strict").returncode == 3


def test_rejected_rows_end_with_one(fruehnetz: Run, tmp_path: Path) -> None:
    broken = write_lists(tmp_path / "netz", gremien="id,name,seit\nG1,,2019\n")
    found = fruehnetz("check", broken)
    assert found.returncode == 1
    assert "Traceback" not in found.stderr
    assert "gremien.csv" in found.stderr


def test_a_cell_that_cannot_be_read_is_named_and_costs_no_row(fruehnetz: Run, tmp_path: Path) -> None:
    found = fruehnetz("check", write_lists(tmp_path / "netz", gremien="id,name,seit\nG1,Ausschuss,irgendwann\n"))
    assert found.returncode == 0
    assert "irgendwann" in found.stderr


@pytest.mark.parametrize(
    ("sheet", "text"),
    [
        ("akteure", "id,name,bereich\nA1,Jugendamt,Zauberei\n"),
        ("akteure", "spalte,quatsch\nx,y\n"),
        ("akteure", ""),
        ("akteure", "id;name\nA1"),
        ("bezirk", "name\n"),
        ("mitgliedschaften", "akteur,gremium\nA9,G9\n"),
        ("gremien", 'id,name\n"G1,Ausschuss\n'),
    ],
)
def test_a_broken_list_is_told_and_never_a_traceback(fruehnetz: Run, tmp_path: Path, sheet: str, text: str) -> None:
    found = fruehnetz("check", write_lists(tmp_path / "netz", **{sheet: text}))
    assert found.returncode in (0, 1)
    assert "Traceback" not in found.stderr
    assert found.stderr


def test_a_list_in_cp1252_is_read(fruehnetz: Run, lists: Path) -> None:
    text = "id,name,typ,bereich\nA1,Jugendämter – Süd,Amt,Jugendhilfe\nA2,Gesundheitsamt,Amt,Gesundheit\n"
    (lists / "akteure.csv").write_bytes(text.encode("cp1252"))
    assert "Jugendämter – Süd" in fruehnetz("export", lists, "--format", "json").stdout


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"PK\x03\x04kaputt", b"%PDF-1.7"])
def test_a_file_that_is_no_list_is_one_sentence(fruehnetz: Run, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "liste.xlsx"
    path.write_bytes(content)
    found = fruehnetz("check", path)
    assert found.returncode == 1
    assert _sentence(found)


@pytest.mark.slow
def test_a_missing_file_is_one_sentence_with_the_remedy(run: Run) -> None:
    found = run("check", "nichts.xlsx")
    assert found.returncode == 1
    assert _sentence(found) == "„nichts.xlsx“ gibt es nicht. Prüfen Sie Schreibweise und Ordner."


@pytest.mark.slow
def test_debug_shows_the_traceback(run: Run) -> None:
    assert "Traceback" in run("--debug", "check", "nichts.xlsx").stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("unsinn",),
        ("check", "x.csv", "--unsinn"),
        ("check", "x.csv", "--lang", "fr"),
        ("export", "x.csv", "--format", "docx"),
        ("check", "x.csv", "--on", "gestern"),
        ("export",),
        ("history",),
        ("undo", "1"),
        ("export", "x.csv", "--store", "sqlite://"),
        ("serve", "--host", "0.0.0.0"),
        ("serve", "--port", "0"),
        ("serve", "--workers", "0"),
        ("serve", "--workers", "33"),
    ],
)
def test_wrong_use_ends_with_two(fruehnetz: Run, arguments: tuple[str, ...]) -> None:
    found = fruehnetz(*arguments)
    assert found.returncode == 2
    assert "Traceback" not in found.stderr
    assert found.stdout == ""


def test_a_list_is_served_to_this_computer_alone(fruehnetz: Run) -> None:
    assert "für eine Person an diesem Rechner" in _sentence(fruehnetz("serve", "x.csv", "--host", "0.0.0.0"))


def test_a_misspelt_store_is_not_created(fruehnetz: Run, tmp_path: Path) -> None:
    found = fruehnetz("history", "--store", "sqlite:///tippfehler.db")
    assert found.returncode == 1
    assert _sentence(found).startswith("Diese Datei gibt es nicht. Prüfen Sie Namen und Ordner.")
    assert "tippfehler.db" in found.stderr
    assert not (tmp_path / "tippfehler.db").exists()


def test_a_file_that_is_no_store_is_one_sentence(fruehnetz: Run, tmp_path: Path) -> None:
    (tmp_path / "kein.db").write_text("kein Speicher" * 100)
    found = fruehnetz("history", "--store", "sqlite:///kein.db")
    assert found.returncode == 1
    assert _sentence(found)


def test_a_wrong_setting_is_named(fruehnetz: Run, lists: Path) -> None:
    found = fruehnetz("serve", lists, FRUEHNETZ_ON="gestern")
    assert found.returncode == 1
    assert "FRUEHNETZ_ON" in found.stderr
    assert "Traceback" not in found.stderr


@pytest.mark.slow
def test_the_store_can_come_from_the_environment(run: Run, lists: Path) -> None:
    url = "sqlite:///netz.db"
    assert run("import", lists, FRUEHNETZ_STORE=url).returncode == 0
    assert len(json.loads(run("history", "--json", FRUEHNETZ_STORE=url).stdout)) == 1


def test_an_import_and_its_undo_leave_the_export_as_it_was(fruehnetz: Run, lists: Path, tmp_path: Path) -> None:
    store = ("--store", "sqlite:///netz.db")
    assert fruehnetz("import", lists, *store).returncode == 0
    before = fruehnetz("export", *store).stdout
    more = write_lists(
        tmp_path / "mehr",
        akteure="id,name,typ,bereich\nA1,Amt für Jugend,Amt,Jugendhilfe\nA2,Neue Stelle,Amt,Gesundheit\n",
    )
    assert fruehnetz("import", more, *store, "--author", "Koordination").returncode == 0
    assert fruehnetz("export", *store).stdout != before
    assert fruehnetz("undo", "2", *store).returncode == 0
    assert fruehnetz("export", *store).stdout == before
    history = json.loads(fruehnetz("history", *store, "--json").stdout)
    assert [(h["number"], h["author"]) for h in history][1] == (2, "Koordination")


def test_an_undo_in_the_wrong_order_names_what_stands_in_the_way(fruehnetz: Run, lists: Path, tmp_path: Path) -> None:
    store = ("--store", "sqlite:///netz.db")
    fruehnetz("import", lists, *store)
    changed = write_lists(tmp_path / "mehr", akteure="id,name\nA1,Anders\nA2,Auch anders\n")
    assert fruehnetz("import", changed, *store).returncode == 0
    found = fruehnetz("undo", "1", *store)
    assert found.returncode == 1
    assert "Nr. 2" in _sentence(found)
    assert "9" in _sentence(fruehnetz("undo", "9", *store))


def test_a_dry_run_writes_nothing(fruehnetz: Run, lists: Path, tmp_path: Path) -> None:
    store = ("--store", "sqlite:///netz.db")
    found = fruehnetz("import", lists, *store, "--dry-run")
    assert found.returncode == 0
    assert "nichts gespeichert" in found.stderr
    assert not (tmp_path / "netz.db").exists()
    assert fruehnetz("import", lists, *store).returncode == 0
    assert "0 neu, 0 geändert" in fruehnetz("import", lists, *store, "--dry-run").stderr
    assert len(json.loads(fruehnetz("history", *store, "--json").stdout)) == 1


def test_escape_sequences_in_names_do_not_reach_the_terminal(fruehnetz: Run, tmp_path: Path) -> None:
    evil = write_lists(tmp_path / "netz", gremien="id,name,seit\nG1,Ausschuss,\x1b[2Jx\n")
    found = fruehnetz("check", evil)
    assert "\x1b" not in found.stdout + found.stderr
    assert "[2J" in found.stderr


@pytest.mark.slow
def test_no_colour_and_no_width_tricks_in_a_pipe(run: Run, lists: Path) -> None:
    found = run("check", lists, NO_COLOR="1")
    assert "\x1b" not in found.stdout + found.stderr


@pytest.mark.slow
def test_a_closed_pipe_is_no_error(lists: Path) -> None:
    command = f"{sys.executable} -m api.cli export {lists} | head -c 10"
    found = subprocess.run(["sh", "-c", command], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert "Traceback" not in found.stderr


@pytest.mark.slow
def test_check_imports_nothing_heavy(lists: Path) -> None:
    code = f"import sys; from api.cli import app; app(['check', {str(lists)!r}, '--json'], standalone_mode=False)"
    code += f"\nprint([m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)"
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert found.stderr.splitlines()[-1] == "[]"


def test_the_store_of_the_demo_is_a_real_file(fruehnetz: Run, tmp_path: Path) -> None:
    found = fruehnetz("demo", "--no-serve", "--store", "sqlite:///demo.db")
    assert found.returncode == 0, found.stderr
    with sqlite3.connect(tmp_path / "demo.db") as db:
        assert db.execute("SELECT count(*) FROM entity").fetchone()[0] > 60
    db.close()


def test_doctor_says_what_to_do_in_json_and_in_words(fruehnetz: Run) -> None:
    found = json.loads(fruehnetz("doctor", "--json").stdout)
    assert {"Python", "Webserver", "Schreiben im Ordner"} <= {c["name"] for c in found["checks"]}
    assert "Python" in fruehnetz("doctor").stdout
