"""The day that a list says it is of, and the district that its title names: offered, never decided here."""

from datetime import date

import pytest

from graph.imports.recognise.days import day_in
from graph.imports.recognise.recognising import recognise
from tests.recognise.lists import LEXICON, book, found, sheet

LIST = "Einrichtung | Ort\nKita | M"


@pytest.mark.parametrize(
    ("rows", "day", "kind"),
    [
        (f"Verteiler, Stand: 14.03.2024 |\n{LIST}", "2024-03-14", "title"),
        (f"Stand März 2024 |\n{LIST}", "2024-03", "title"),
        (f"Stand: | 14.03.2024\n{LIST}", "2024-03-14", "title"),
        (f"{LIST}\n\nStand: 24.09.2024 |", "2024-09-24", "cell"),
        (f"{LIST}\nzuletzt aktualisiert: 09/2024 |", "2024-09", "cell"),
    ],
)
def test_a_title_or_a_cell_may_state_the_day(rows: str, day: str, kind: str) -> None:
    assert [(c.date, c.kind) for c in found(sheet(rows)).stated] == [(day, kind)]


@pytest.mark.parametrize("name", ["Verteiler_20240314.xlsx", "Verteiler 14.03.2024.xlsx", "2024-03-14 Liste.xlsx"])
def test_the_name_of_the_file_may_state_the_day(name: str) -> None:
    (only,) = recognise(book(sheet(LIST), name=name), LEXICON).stated[:1]
    assert (only.date, only.kind) == ("2024-03-14", "fileName")


def test_the_day_of_the_file_is_offered_last_and_as_such() -> None:
    stated = recognise(book(sheet(f"Stand: 2023 |\n{LIST}")), LEXICON, modified=date(2025, 1, 2)).stated
    assert [(c.date, c.kind) for c in stated] == [("2023", "title"), ("2025-01-02", "file")]


@pytest.mark.parametrize(
    "rows", [LIST, "Einrichtung | Stand\nKita | 2020\nKlinik | 2024", "Liste des Verstands 2024 |\n" + LIST]
)
def test_a_column_of_days_or_a_year_by_itself_states_nothing(rows: str) -> None:
    assert found(sheet(rows)).stated == ()


def test_a_district_is_offered_only_where_a_title_spells_it_out() -> None:
    assert found(sheet(f"Verteiler Landkreis Moorkreis |\n{LIST}")).districts == ("Landkreis Moorkreis",)
    assert found(sheet(LIST, "Jugendamt")).districts == ()


@pytest.mark.parametrize("text", ["", "bald", "KW 12/2024", "31.02.2024", "99.99.9999", "13/2021", "Frühjahr"])
def test_what_is_no_day_names_none(text: str) -> None:
    assert day_in(text) in (None, "2024")
