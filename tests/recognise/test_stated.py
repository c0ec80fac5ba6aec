"""The day that a list says it is of, and the district that its title names: offered, never decided here."""

import pytest

from graph.imports.check.stated import stated_in
from graph.imports.days_in_texts import day_in
from tests.recognise.lists import book, found, sheet

LIST = "Einrichtung | Ort\nKita | M"


@pytest.mark.parametrize(
    ("rows", "day"),
    [
        (f"Verteiler, Stand: 14.03.2024 |\n{LIST}", "2024-03-14"),
        (f"Stand März 2024 |\n{LIST}", "2024-03"),
        (f"Stand: | 14.03.2024\n{LIST}", "2024-03-14"),
        (f"{LIST}\n\nStand: 24.09.2024 |", "2024-09-24"),
        (f"{LIST}\nzuletzt aktualisiert: 09/2024 |", "2024-09"),
        (f"Netzwerk | Nord | Stand: | 14.03.2024\n{LIST}", "2024-03-14"),
    ],
)
def test_a_title_or_a_cell_may_state_the_day(rows: str, day: str) -> None:
    assert [(s.day, s.sure) for s in stated_in(book(sheet(rows)))] == [(day, True)]


@pytest.mark.parametrize("name", ["Verteiler_20240314.xlsx", "Verteiler 14.03.2024.xlsx", "2024-03-14 Liste.xlsx"])
def test_the_name_of_the_file_may_state_the_day(name: str) -> None:
    (only,) = stated_in(book(sheet(LIST), name=name))
    assert (only.day, only.sure) == ("2024-03-14", False)


@pytest.mark.parametrize(
    "rows", [LIST, "Einrichtung | Stand\nKita | 2020\nKlinik | 2024", "Liste des Verstands 2024 |\n" + LIST]
)
def test_a_column_of_days_or_a_year_by_itself_states_nothing(rows: str) -> None:
    assert stated_in(book(sheet(rows))) == ()


@pytest.mark.parametrize(
    ("rows", "day"),
    [
        (f"Stand: Q2 2024 |\n{LIST}", "2024"),
        (f"Stand: | 2. Quartal 2024\n{LIST}", "2024"),
        (f"Verteiler Stand 24 |\n{LIST}", "2024"),
        (f"Stand: 31.02.2024 |\n{LIST}", "2024"),
        ("Name | Notiz\nKita | gut\nKlinik | Stand 2022\nHort | gut", "2022"),
    ],
)
def test_what_is_no_day_of_the_list_is_offered(rows: str, day: str) -> None:
    assert [(s.day, s.sure) for s in stated_in(book(sheet(rows)))] == [(day, False)]


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("Netz 14.3.24.xlsx", ["2024-03-14"]),
        ("Netz_2024.xlsx", ["2024"]),
        ("Netz_Mai_2023_neu.xlsx", ["2023-05"]),
        ("Netz_140324.xlsx", ["2024-03-14", "2014-03-24"]),
        ("Netz_240314.xlsx", ["2024-03-14", "2014-03-24"]),
        ("Netz 76133.xlsx", []),
    ],
)
def test_names_of_files_as_people_date_them(name: str, days: list[str]) -> None:
    assert [s.day for s in stated_in(book(sheet(LIST), name=name))] == days


def test_a_district_is_offered_only_where_a_title_spells_it_out() -> None:
    assert found(sheet(f"Verteiler Landkreis Moorkreis |\n{LIST}")).districts == ("Landkreis Moorkreis",)
    assert found(sheet(LIST, "Jugendamt")).districts == ()


@pytest.mark.parametrize("text", ["", "bald", "KW 12/2024", "31.02.2024", "99.99.9999", "13/2021", "Frühjahr"])
def test_what_is_no_day_names_none(text: str) -> None:
    assert day_in(text) in (None, "2024")
