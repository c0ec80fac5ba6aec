"""What a title says of district and day: offered with its place, called inferred, never taken for more."""

import os
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook as Excel

from graph.imports.check.staged import Staged
from graph.imports.check.staging import Given, check
from graph.imports.read import read_workbook
from graph.imports.read.changed import changed_on
from graph.records import Entity
from ontology import Model
from ontology.names import EntityType, Prop, StatementStatus


def titled(folder: Path, model: Model, *titles: str, changed_on: str = "") -> Staged:
    book = Excel()
    sheet = book.active
    assert sheet is not None
    for title in titles:
        sheet.append([title])
    for row in ([], ["Einrichtung", "Ort"], ["Jugendamt", "Astadt"], ["Caritas", "Astadt"]):
        sheet.append(row)
    book.save(folder / "liste.xlsx")
    return check(read_workbook(folder / "liste.xlsx"), model, Given(changed_on=changed_on))


def test_the_district_is_called_as_the_title_calls_it(tmp_path: Path, model: Model) -> None:
    found = titled(tmp_path, model, "Netzwerk Frühe Hilfen im Landkreis Musterhausen")
    (district,) = [r for r in found.records if isinstance(r, Entity) and r.type == EntityType.DISTRICT]
    (name,) = [c for c in district.claims if c.prop == Prop.NAME]
    assert (name.value, name.status) == ("Landkreis Musterhausen", StatementStatus.INFERRED)
    assert name.locator == "Titel „Landkreis Musterhausen“"
    (asked,) = [p for p in found.problems if p.rule == "district"]
    assert "„Landkreis Musterhausen“" in asked.sentence.de
    assert "“Landkreis Musterhausen”" in asked.sentence.en


def test_two_districts_in_titles_decide_nothing(tmp_path: Path, model: Model) -> None:
    found = titled(tmp_path, model, "Landkreis Nordhausen", "Landkreis Südhausen")
    (district,) = [r for r in found.records if isinstance(r, Entity) and r.type == EntityType.DISTRICT]
    assert district.value(Prop.NAME) == "liste"


@pytest.mark.parametrize(
    ("title", "offered"),
    [("Stand Frühjahr 2024", "2024"), ("Stand: KW 12/2024", "18.03.2024"), ("Stand: Ende 2023", "2023")],
)
def test_a_season_or_a_week_is_offered_with_its_place_and_never_taken(
    tmp_path: Path, model: Model, title: str, offered: str
) -> None:
    found = titled(tmp_path, model, title)
    (asked,) = [p for p in found.problems if p.rule == "undated"]
    assert offered in asked.expected.de
    assert f"in A1 steht „{title}“" in asked.expected.de
    assert found.stated_on == ""


@pytest.mark.parametrize(
    ("title", "offered"),
    [
        ("gedruckt am 01.02.2025", "01.02.2025"),
        ("Version 3.2 vom 14. Mai 2024", "14.05.2024"),
        ("Netzwerkliste 03/2024", "März 2024"),
        ("Sitzung am 12.03.2024 – Teilnehmende", "12.03.2024"),
    ],
)
def test_another_day_in_a_title_is_offered(tmp_path: Path, model: Model, title: str, offered: str) -> None:
    found = titled(tmp_path, model, title)
    (asked,) = [p for p in found.problems if p.rule == "undated"]
    assert offered in asked.expected.de
    assert found.stated_on == ""


def test_a_day_in_a_row_of_the_list_is_not_offered(tmp_path: Path, model: Model) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Einrichtung;Ort\nJugendamt;Bach\nSPZ (seit 1.1.1999);\n", "utf-8")
    found = check(read_workbook(path), model, Given("99001", None, date(2026, 6, 1)))
    (asked,) = [p for p in found.problems if p.rule == "undated"]
    assert "1999" not in asked.expected.de


def test_the_day_on_which_the_file_was_changed_is_offered_and_never_taken(tmp_path: Path, model: Model) -> None:
    found = titled(tmp_path, model, "Partner", changed_on="2024-05-06")
    (asked,) = [p for p in found.problems if p.rule == "undated"]
    assert "06.05.2024 (Datei zuletzt geändert)" in asked.expected.de
    assert found.stated_on == ""


def test_a_workbook_says_when_it_was_changed_and_a_text_file_asks_the_disk(tmp_path: Path) -> None:
    book = Excel()
    book.properties.modified = datetime(2024, 5, 6, 7, 8)
    book.save(tmp_path / "liste.xlsx")
    (tmp_path / "liste.csv").write_text("Einrichtung\nJugendamt\n", "utf-8")
    noon = datetime(2023, 2, 3, 12).timestamp()
    os.utime(tmp_path / "liste.csv", (noon, noon))
    (tmp_path / "kaputt.xlsx").write_bytes(b"PK\x03\x04 nothing")
    today = date(2026, 1, 1)
    assert changed_on(tmp_path / "liste.csv", today) == "2023-02-03"
    assert changed_on(tmp_path / "liste.csv", date(2023, 2, 3)) == ""
    assert changed_on(tmp_path / "fehlt.csv", today) == ""
    assert changed_on(tmp_path / "kaputt.xlsx", date(2020, 1, 1)) == ""
    # openpyxl writes the time of saving; what stands in the package counts, whatever the disk says
    os.utime(tmp_path / "liste.xlsx", (noon, noon))
    assert changed_on(tmp_path / "liste.xlsx", date(2999, 1, 1)) >= "2024-05-06"
