"""What a person corrects: in a small file, remembered by the form of the list, put in place of what was recognised."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli import app
from graph.errors import UnreadableFileError
from graph.imports.recognise.arranged.tables import TableLayout
from graph.imports.recognise.corrections import (
    Corrections,
    Remembered,
    RememberedInFile,
    TableCorrection,
    corrections_from_toml,
    corrections_to_toml,
)
from graph.imports.recognise.form import corrections_of, form_as_toml
from tests.recognise.lists import content_rows, found, layout, names, pairs, records, sheet, write_csv

LIST = "Einrichtung | Familientisch | Status\nKita | x | grün\nKlinik | | rot"


def _corrected(text: str, rows: str = LIST) -> TableLayout:
    return layout(sheet(rows), corrections=corrections_from_toml(text))


def test_a_column_becomes_what_a_person_says() -> None:
    text = '[[table]]\nsheet = "Tabelle1"\n[table.columns]\n"Familientisch" = "body"\n"Status" = "note"\n'
    assert pairs(_corrected(text)) == {("Kita", "Familientisch")}


def test_a_body_may_be_given_its_name() -> None:
    text = '[[table]]\nsheet = "Tabelle1"\n[table.columns]\nFamilientisch = "body Runder Tisch Familie"\n'
    assert pairs(_corrected(text)) == {("Kita", "Runder Tisch Familie")}


def test_a_column_without_header_is_called_by_its_letter() -> None:
    text = '[[table]]\nsheet = "Tabelle1"\n[table.columns]\nB = "property locality"\n'
    assert records(_corrected(text, "Einrichtung | | Tel.\nKita | M | 1"), "Organization")[0]["locality"] == "M"


def test_the_header_row_may_be_named() -> None:
    rows = "Wer auch immer | Wo\nKita | M\nKlinik | N"
    columns = '"Wer auch immer" = "property name"\nWo = "property locality"\n'
    text = f'[[table]]\nsheet = "Tabelle1"\nheader = [1]\n[table.columns]\n{columns}'
    assert names(_corrected(text, rows)) == ["Kita", "Klinik"]


def test_a_table_may_be_said_to_list_something_else_or_nothing() -> None:
    rows = "Name | Art\nFamilientisch | Runder Tisch"
    listed = _corrected('[[table]]\nsheet = "Tabelle1"\nlists = "Committee"\n', rows)
    assert [c["name"] for c in records(listed, "Committee")] == ["Familientisch"]
    nothing = corrections_from_toml('[[table]]\nsheet = "Tabelle1"\nlists = "nothing"\n')
    assert names(layout(sheet(LIST), sheet("Einrichtung | Ort\nSPZ | M", "Liste"), corrections=nothing)) == ["SPZ"]


def test_a_column_of_our_own_form_can_be_corrected_too() -> None:
    text = '[[table]]\nsheet = "Gremien"\n[table.columns]\nSeitwann = "property startDate"\n'
    arranged = layout(sheet("Name | Seitwann\nAK | 2019", "Gremien"), corrections=corrections_from_toml(text))
    assert records(arranged, "Committee") == [{"name": "AK", "startDate": "2019"}]


def test_corrections_survive_being_written_and_read() -> None:
    told = corrections_of(found(sheet(LIST, 'Blatt "eins"\\')))
    told = Corrections(
        (*told.tables, TableCorrection("x", header=(3, 4), lists="nothing")), frozenset({"hidden", "old"})
    )
    assert corrections_from_toml(corrections_to_toml(told)) == told


def test_the_form_given_back_unchanged_changes_nothing() -> None:
    text = form_as_toml(found(sheet(LIST)))
    assert records(_corrected(text), "Organization") == records(layout(sheet(LIST)), "Organization")


@pytest.mark.parametrize(
    "text",
    [
        "kein toml",
        '[[table]]\nsheet = "Tabelle1"\n[table.columns]\nStatus = "zauberei"\n',
        '[[table]]\nsheet = "Tabelle1"\n[table.columns]\nStatus = "property zauberei"\n',
        '[[table]]\nsheet = "Tabelle1"\n[table.columns]\nStatus = "link zauberei"\n',
        '[[table]]\nsheet = "Tabelle1"\n[table.columns]\nStatus = "meeting"\n',
        '[[table]]\nsheet = "Tabelle1"\nlists = "zauberei"\n',
        "table = 3",
    ],
)
def test_a_mapping_that_cannot_be_read_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(UnreadableFileError, match="Zuordnung"):
        _corrected(text)


def test_what_was_said_of_a_form_is_remembered_for_the_next_list_in_it(tmp_path: Path) -> None:
    memory: Remembered = RememberedInFile(tmp_path / "formen.toml")
    (table,) = found(sheet(LIST)).tables
    said = corrections_from_toml('[[table]]\nsheet = ""\n[table.columns]\nFamilientisch = "body"\n').tables[0]
    memory.remember(Corrections((TableCorrection(fingerprint=table.fingerprint, columns=said.columns),)))
    again = sheet("Einrichtung | Familientisch | Status\nSPZ | x | grün", "Andere Mappe")
    recalled = memory.recall([t.fingerprint for t in found(again).tables])
    assert pairs(layout(again, corrections=recalled)) == {("SPZ", "Familientisch")}
    assert memory.recall(["anders"]) == Corrections()
    assert (tmp_path / "formen.toml").stat().st_mode & 0o077 == 0


def test_check_shows_the_columns_and_takes_the_mapping_back(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "liste.csv", [["Einrichtung", "Familientisch"], ["Kita Seestern", "x"], ["Klinik", ""]])
    shown = CliRunner().invoke(app, ["check", str(path), "--columns"])
    assert shown.exit_code == 0
    assert "# 2 von 3 Zeilen" in shown.stdout
    mapping = tmp_path / "form.toml"
    mapping.write_text(
        shown.stdout.replace('"Familientisch" = "unknown"', '"Familientisch" = "body Familientisch"'), "utf-8"
    )
    again = CliRunner().invoke(app, ["check", str(path), "--columns", "--mapping", str(mapping)])
    assert "body Familientisch (sicher; so zugeordnet)" in again.stdout
    checked = CliRunner().invoke(app, ["check", str(path), "--mapping", str(mapping), "--json"])
    assert checked.exit_code == 0, checked.output


def test_a_file_without_a_list_ends_check_with_one_sentence(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "leer.csv", [["Einrichtung", "Ort"]])
    checked = CliRunner().invoke(app, ["check", str(path)])
    assert checked.exit_code != 0
    assert isinstance(checked.exception, UnreadableFileError)


def test_the_rows_of_the_form_add_up() -> None:
    rows = sheet(f"Titel | |\n{LIST}\nSumme | 2 |")
    assert f"# 2 von {content_rows(rows)} Zeilen" in form_as_toml(found(rows))


def test_a_mapping_is_remembered_beside_the_list_and_said_when_the_form_comes_again(tmp_path: Path) -> None:
    rows = [["Einrichtung", "Familientisch"], ["Kita Seestern", "x"], ["Klinik", ""]]
    path = write_csv(tmp_path / "liste.csv", rows)
    mapping = tmp_path / "form.toml"
    mapping.write_text('[[table]]\nsheet = "liste"\n[table.columns]\n"Familientisch" = "body Familientisch"\n', "utf-8")
    first = CliRunner().invoke(app, ["check", str(path), "--mapping", str(mapping), "--remember", "--columns"])
    assert "Gemerkt für Listen dieser Form" in first.stderr
    later = write_csv(tmp_path / "neues_jahr.csv", [*rows, ["SPZ", "x"]])
    again = CliRunner().invoke(app, ["check", str(later), "--columns"])
    assert "wie für Listen dieser Form gemerkt" in again.stderr
    assert "body Familientisch (sicher; so zugeordnet)" in again.stdout
    other = write_csv(tmp_path / "andere.csv", [["Einrichtung", "Ort"], ["Kita Seestern", "Adorf"]])
    assert "gemerkt" not in CliRunner().invoke(app, ["check", str(other), "--columns"]).stderr


OWN_WORDS = "Wer | X1 | Info\nJugendamt | x | neu\nFrauenhaus | | alt"


def _mapped(toml: str, rows: str = OWN_WORDS) -> dict[str, str]:
    """What is told of a mapping: the sentence, by what was expected."""
    read = found(sheet(rows, "Liste"), corrections=corrections_from_toml(toml))
    return {s.issue.expected.de: s.issue.sentence.de for s in read.said if s.issue.rule == "mapping"}


def test_what_a_mapping_says_of_nothing_there_is_told() -> None:
    column = _mapped('[[table]]\nsheet = "Liste"\n[table.columns]\n"X9" = "unknown"\n')
    assert ["„X9“" in s for s in column.values()] == [True]
    assert list(column) == ["„Wer“, „X1“, „Info“"]
    assert list(_mapped('[[table]]\nsheet = "Nirgends"\n')) == ["„Liste“"]
    assert _mapped('[[table]]\nsheet = "Liste"\n[table.columns]\n"X1" = "body Lenkungsgruppe"\n') == {}


def test_a_mapping_of_another_form_is_told_and_its_remedy_helps() -> None:
    said = 'sheet = "Liste"\n[table.columns]\n"X1" = "body Lenkungsgruppe"\n'
    (sentence,) = _mapped(f'[[table]]\nfingerprint = "abc"\n{said}').values()
    assert "andere Überschriften" in sentence
    assert _mapped(f"[[table]]\n{said}") == {}


@pytest.mark.parametrize("header", ["[0]", "[4]", '["a"]', "[-1]", "[]", "[2, 4]"])
def test_a_header_row_that_cannot_be_is_refused_in_a_sentence(header: str) -> None:
    with pytest.raises(UnreadableFileError, match="Zuordnung"):
        _mapped(f'[[table]]\nsheet = "Liste"\nheader = {header}\n')


def test_a_column_that_a_person_took_away_does_not_come_back_by_its_content() -> None:
    mapping = '[[table]]\nsheet = "Liste"\n[table.columns]\n"Wer" = "unknown"\n'
    assert found(sheet(OWN_WORDS, "Liste"), corrections=corrections_from_toml(mapping)).tables == ()
