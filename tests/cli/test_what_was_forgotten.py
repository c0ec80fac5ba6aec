"""Lists on the command line as they come: the district forgotten, rows gone, files called otherwise."""

from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Run

STORE = ("--store", "sqlite:///netz.db")
ROWS = "Einrichtung;Ort\nJugendamt;Neuburg\nFrauenhaus;Neuburg\nMia Muster;Neuburg\n"


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "netz.csv"
    path.write_text(ROWS.replace("Mia Muster;Neuburg\n", ""), "utf-8")
    return path


def test_who_forgot_the_district_hears_that_everything_is_there_twice(fruehnetz: Run, listed: Path) -> None:
    fruehnetz("import", listed, *STORE)
    said = fruehnetz("import", listed, *STORE, "--district", "08212").stderr
    assert "unter dem Bezirk „netz“ im Speicher (Nr. 1)" in said
    assert fruehnetz("undo", "1", *STORE).returncode == 0
    assert "unter dem Bezirk" not in fruehnetz("import", listed, *STORE, "--district", "08212").stderr
    assert fruehnetz("check", *STORE).returncode == 0


def test_what_is_no_longer_in_a_list_is_named(fruehnetz: Run, listed: Path) -> None:
    fruehnetz("import", listed, *STORE, "--district", "08212")
    listed.write_text("Einrichtung;Ort\nJugendamt;Neuburg\n", "utf-8")
    said = fruehnetz("import", listed, *STORE, "--district", "08212").stderr
    assert "Nicht mehr in der Datei: „Frauenhaus“." in said


def test_an_undo_of_what_is_not_there_says_where_to_look(fruehnetz: Run, listed: Path) -> None:
    fruehnetz("import", listed, *STORE)
    done = fruehnetz("undo", "7", *STORE)
    assert done.returncode == 1
    assert done.stderr.strip() == "Eine Änderung Nr. 7 gibt es hier nicht. „fruehnetz history“ zeigt alle."


def test_a_judgement_of_what_is_not_there_says_where_identifiers_stand(fruehnetz: Run, listed: Path) -> None:
    fruehnetz("import", listed, *STORE)
    done = fruehnetz("duplicates", *STORE, "--same", "netz:x", "netz:y")
    assert done.returncode == 2
    assert "„netz:x“" in done.stderr
    assert "„fruehnetz duplicates“" in done.stderr


@pytest.mark.parametrize("name", ["vorlage.csv", "vorlage", "vorlage.xls"])
def test_a_workbook_is_called_as_programs_open_it(fruehnetz: Run, tmp_path: Path, name: str) -> None:
    done = fruehnetz("template", name)
    assert done.returncode == 2
    assert "„vorlage.xlsx“" in done.stderr
    assert not list(tmp_path.glob("vorlage*"))


def test_an_empty_template_asks_for_entries(fruehnetz: Run) -> None:
    fruehnetz("template", "vorlage.xlsx")
    done = fruehnetz("check", "vorlage.xlsx")
    assert done.returncode == 1
    assert "noch keine Einträge" in done.stderr
    assert done.stdout == ""


def test_rows_to_mend_never_replace_a_list_and_nothing_is_saved_before(fruehnetz: Run, tmp_path: Path) -> None:
    (tmp_path / "netz.csv").write_text(ROWS, "utf-8")
    (tmp_path / "da.xlsx").write_bytes(b"x")
    for wish in (("--rejected", "da.xlsx"), ("--rejected", "netz.csv", "--force")):
        done = fruehnetz("import", "netz.csv", *STORE, "--without-rejected", *wish)
        assert done.returncode == 2
        assert not (tmp_path / "netz.db").exists()
    assert (tmp_path / "da.xlsx").read_bytes() == b"x"
    assert (tmp_path / "netz.csv").read_text("utf-8") == ROWS


def test_rows_that_were_mended_come_back_without_a_word_about_our_columns(fruehnetz: Run, tmp_path: Path) -> None:
    (tmp_path / "netz.csv").write_text(ROWS, "utf-8")
    fruehnetz("import", "netz.csv", *STORE, "--district", "08212", "--without-rejected", "--rejected", "zeilen.xlsx")
    book = openpyxl.load_workbook(tmp_path / "zeilen.xlsx")
    sheet = book.worksheets[0]
    sheet.cell(2, 1).value = "Kinderhaus"
    book.save(tmp_path / "zeilen.xlsx")
    said = fruehnetz("import", "zeilen.xlsx", *STORE, "--district", "08212").stderr
    assert "1 von 1 Zeile gelesen" in said
    assert "Grund" not in said
    assert "Was tun" not in said
