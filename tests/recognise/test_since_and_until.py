"""Columns that say since or until when: of the one body that is named anywhere, of the network, or asked about."""

import pytest

from graph.imports.recognise.corrections import Corrections, TableCorrection
from graph.imports.recognise.found import Role, RoleKind
from graph.imports.workbook import Sheet
from tests.recognise.lists import asked, layout, pairs, records, roles, sheet, the_table

ROWS = "Einrichtung | Eintritt | Austritt\nJugendamt | 01.03.2019 |\nKita Nord | 2020 | 31.12.2023\nKlinik | |"


def _seats(given: Sheet) -> list[dict[str, str]]:
    return records(layout(given), "Membership")


def test_the_body_that_the_file_is_named_after_is_the_one_meant() -> None:
    given = Sheet("Tabelle1", "Steuerungsgruppe_2024-03.xlsx", sheet(ROWS).rows)
    assert pairs(layout(given)) == {(n, "Steuerungsgruppe") for n in ("Jugendamt", "Kita Nord", "Klinik")}
    assert [s.get("endDate") for s in _seats(given)] == [None, "2023-12-31", None]
    assert "context" in asked(layout(given))


@pytest.mark.parametrize(
    ("title", "without_day"),
    [
        ("Netzwerk Frühe Hilfen Moorstadt", []),
        ("Mitglieder im Netzwerk Frühe Hilfen", [("Klinik", None, None)]),
    ],
)
def test_below_the_name_of_the_network_a_day_is_that_of_the_seat_in_it(title: str, without_day: list[object]) -> None:
    given = sheet(f"{title} | |\n{ROWS}")
    told = [(s["source"], s.get("startDate"), s.get("endDate")) for s in _seats(given)]
    assert told == [("Jugendamt", "2019-03-01", None), ("Kita Nord", "2020", "2023-12-31"), *without_day]
    assert records(layout(given), "EarlyHelpNetwork")
    assert "context" in asked(layout(given))


def test_where_nothing_is_named_the_days_are_asked_about_and_the_answer_is_read() -> None:
    given = sheet(ROWS)
    assert _seats(given) == []
    (begin, end) = [c for c in the_table(given).columns if c.role.kind is RoleKind.UNKNOWN]
    assert (begin.header, end.header) == ("Eintritt", "Austritt")
    answer = begin.alternatives[0]
    assert answer.kind is RoleKind.BODY
    said = {"Eintritt": answer, "Austritt": Role(RoleKind.SEAT, "endDate")}
    corrections = Corrections((TableCorrection("Tabelle1", columns=said),))
    seats = records(layout(given, corrections=corrections), "Membership")
    assert [(s["source"], s.get("startDate"), s.get("endDate")) for s in seats] == [
        ("Jugendamt", "2019-03-01", None),
        ("Kita Nord", "2020", "2023-12-31"),
    ]


def test_beside_several_bodies_a_day_is_of_none_of_them() -> None:
    rows = "Einrichtung | StG | AK Geburt | seit\nJugendamt | x | x | 2019\nKlinik | x | |"
    assert roles(the_table(sheet(rows)))["seit"] == "unknown"
    assert "header" in asked(layout(sheet(rows)))
