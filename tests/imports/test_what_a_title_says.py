"""What a title says of district and day: offered with its place, called inferred, never taken for more."""

from pathlib import Path

import pytest
from openpyxl import Workbook as Excel

from graph.imports.check.staged import Staged
from graph.imports.check.staging import Given, check
from graph.imports.read import read_workbook
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


def test_the_day_on_which_the_file_was_changed_is_offered_and_never_taken(tmp_path: Path, model: Model) -> None:
    found = titled(tmp_path, model, "Partner", changed_on="2024-05-06")
    (asked,) = [p for p in found.problems if p.rule == "undated"]
    assert "06.05.2024 (Datei zuletzt geändert)" in asked.expected.de
    assert found.stated_on == ""
