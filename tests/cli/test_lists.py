"""Lists on the command line: how much was read comes first, nothing is called saved that is not."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import ROOT, Run, write_lists

BROKEN = "id,name,typ,bereich,plz\nA1,Jugendamt,Amt,Jugendhilfe,oben\nA2,Gesundheitsamt,Amt,Gesundheit,\nA3,,Amt,,\n"


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    return write_lists(tmp_path / "netz", akteure=BROKEN)


def test_every_check_begins_with_how_much_was_read(fruehnetz: Run, broken: Path) -> None:
    first = fruehnetz("check", broken).stderr.splitlines()[0]
    assert first == ("netz: 6 von 7 Zeilen gelesen. Eine Zeile wurde nicht übernommen. Eine Zelle blieb offen.")


def test_who_asks_something_else_of_a_list_hears_what_was_lost_and_where_the_rest_is(
    fruehnetz: Run, broken: Path
) -> None:
    said = fruehnetz("profile", broken).stderr.splitlines()
    assert said[0].startswith("netz: 6 von 7 Zeilen gelesen.")
    assert [line.split(",")[0] for line in said[1:3]] == ["akteure.csv", "akteure.csv"]
    whole = fruehnetz("profile", ROOT / "seed" / "karlsruhe").stderr
    assert "Zur Liste noch 3 Hinweise; alle zeigt: fruehnetz check" in whole
    assert "kann Verschiedenes bedeuten" not in whole


def test_json_begins_with_it_too(fruehnetz: Run, broken: Path) -> None:
    answer = json.loads(fruehnetz("check", broken, "--json").stdout)
    assert next(iter(answer)) == "taken"
    assert answer["rows"] == {"read": 7, "accepted": 6, "rejected": 1}
    assert answer["unreadCells"] == 1
    assert [(row["sheet"], row["row"], row["rejected"]) for row in answer["lost"]] == [
        ("akteure", 2, False),
        ("akteure", 4, True),
    ]
    assert answer["statedOn"] is None


def test_a_list_with_rejected_rows_is_not_saved_and_leaves_no_store(
    fruehnetz: Run, broken: Path, tmp_path: Path
) -> None:
    found = fruehnetz("import", broken, "--store", "sqlite:///netz.db")
    assert found.returncode == 1
    assert "Gespeichert wurde nichts" in found.stderr
    assert "Gespeichert als" not in found.stderr
    assert not list(tmp_path.glob("netz.db*"))


def test_without_the_rejected_rows_it_is_saved_and_says_so(fruehnetz: Run, broken: Path) -> None:
    found = fruehnetz("import", broken, "--store", "sqlite:///netz.db", "--without-rejected", "--as-of", "März 2025")
    assert found.returncode == 1
    assert "Ohne die abgelehnten Zeilen gespeichert als Nr. 1." in found.stderr
    again = fruehnetz("import", broken, "--store", "sqlite:///netz.db", "--without-rejected", "--as-of", "2025-03")
    assert "Nichts zu ändern." in again.stderr


def test_lost_rows_come_as_a_workbook_that_replaces_nothing(fruehnetz: Run, broken: Path, tmp_path: Path) -> None:
    assert "Zeilen zum Nachbessern: mend.xlsx" in fruehnetz("check", broken, "--rejected", "mend.xlsx").stderr
    rows = list(openpyxl.load_workbook(tmp_path / "mend.xlsx")["akteure"].values)
    assert [row[0] for row in rows] == ["id", "A1", "A3"]
    again = fruehnetz("check", broken, "--rejected", "mend.xlsx")
    assert (again.returncode, "gibt es schon" in again.stderr) == (2, True)


def test_a_list_that_was_read_whole_needs_no_such_workbook(fruehnetz: Run, lists: Path, tmp_path: Path) -> None:
    assert fruehnetz("check", lists, "--rejected", "mend.xlsx").returncode == 0
    assert not (tmp_path / "mend.xlsx").exists()


@pytest.mark.parametrize("text", ["nur ein Satz\n", "a;b\n1;2\n", "Einrichtung;Bereich\n"])
def test_a_file_without_a_list_is_one_sentence_and_no_findings(fruehnetz: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "etwas.csv").write_text(text, "utf-8")
    for command in (["check", "etwas.csv"], ["import", "etwas.csv", "--store", "sqlite:///netz.db"]):
        found = fruehnetz(*command)
        assert (found.returncode, found.stdout, len(found.stderr.splitlines())) == (1, "", 1), found.stderr
        assert "etwas.csv" in found.stderr
    assert not list(tmp_path.glob("netz.db*"))


def test_the_day_of_an_undated_list_is_asked_for_and_taken(fruehnetz: Run, lists: Path) -> None:
    assert "Stand der Liste unbekannt" in fruehnetz("check", lists).stderr
    dated = fruehnetz("check", lists, "--as-of", "14.03.2026")
    assert "unbekannt" not in dated.stderr
    assert "14.03.2026" in dated.stderr


def test_a_day_that_is_none_is_wrong_use(fruehnetz: Run, lists: Path) -> None:
    assert fruehnetz("check", lists, "--as-of", "neulich").returncode == 2


@pytest.mark.slow
@pytest.mark.parametrize("where", [0, -1])
def test_debug_works_before_and_after_the_command(run: Run, where: int) -> None:
    arguments = ["check", "gibt-es-nicht.csv"]
    shown = run(*arguments[:where], "--debug", *arguments[where:]) if where == 0 else run(*arguments, "--debug")
    assert "Traceback" in shown.stderr
    assert "Traceback" not in run(*arguments).stderr


def test_the_report_begins_with_what_was_lost(fruehnetz: Run, broken: Path, tmp_path: Path) -> None:
    fruehnetz("check", broken, "--report", "bericht.html")
    page = (tmp_path / "bericht.html").read_text("utf-8")
    assert page.index("6 von 7 Zeilen gelesen") < page.index('id="findings"')
    assert "oben" in page
    assert "akteure.csv, B4" in page
    assert "Ausgewertet am" in page


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals are of another kind there")
def test_breaking_off_leaves_no_store(tmp_path: Path) -> None:
    rows = "".join(f"A{i};Amt {i};Jugendhilfe\n" for i in range(8_000))
    (tmp_path / "akteure.csv").write_text(f"Kennung;Name;Bereich\n{rows}", "utf-8")
    command = [sys.executable, "-m", "api.cli", "import", "akteure.csv", "--store", "sqlite:///netz.db"]
    started = subprocess.Popen(command, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE)
    deadline = time.monotonic() + 60
    while not (tmp_path / "netz.db").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    started.send_signal(signal.SIGINT)
    _, said = started.communicate(timeout=60)
    assert started.returncode != 0
    assert b"Traceback" not in said
    assert not list(tmp_path.glob("netz.db*"))
