"""Turned sheets whose first row counts the records, and tables that count instead of listing."""

import pytest

from graph.errors import UnreadableFileError
from tests.recognise.lists import layout, names, pairs, records, sheet, table

PROFILE = """\
{head}
Name | Jugendamt | Gesundheitsamt | SPZ
Bereich | Jugendhilfe | Gesundheit | Gesundheit
Ort | Moor | Moor | Erlbach
In der Steuerungsgruppe | ja | ja | nein"""


@pytest.mark.parametrize(
    "head",
    [
        "Feld | Akteur 1 | Akteur 2 | Akteur 3",
        " | Einrichtung A | Einrichtung B | Einrichtung C",
        "Merkmal | 1 | 2 | 3",
        "Angaben zu | Partner Nr. 1 | Partner Nr. 2 | Partner Nr. 3",
    ],
)
def test_a_first_row_that_counts_the_records_is_none(head: str) -> None:
    made = layout(sheet(table(PROFILE.format(head=head))))
    assert names(made) == ["Jugendamt", "Gesundheitsamt", "SPZ"]
    assert pairs(made) >= {("Jugendamt", "Steuerungsgruppe"), ("Gesundheitsamt", "Steuerungsgruppe")}
    assert [r.get("status") for r in records(made, "Membership") if r["source"] == "SPZ"] == ["confirmedAbsent"]


@pytest.mark.parametrize("name", ["Tabelle1", "Sitzungen", "Auswertung"])
@pytest.mark.parametrize(
    "rows",
    [
        "Gremium | 2024 | 2025 | 2026\nSteuerungsgruppe | 2 | 3 | 1\nJugendhilfeausschuss | 1 | 0 | 1",
        "Bereich | Anzahl\nGesundheit | 12\nJugendhilfe | 14\nFrühförderung | 3",
        "Region | Kitas | Hebammen\nNord | 12 | 3\nSüd | 9 | 4",
    ],
)
def test_a_table_of_numbers_is_refused_as_what_it_is(rows: str, name: str) -> None:
    with pytest.raises(UnreadableFileError, match="zählt etwas"):
        layout(sheet(rows, name))


def test_numbers_beside_organizations_and_bodies_do_not_make_a_count_of_them() -> None:
    assert names(layout(sheet("Einrichtung | 2024 | 2025\nKita Nord | 12 | 13\nSPZ | 4 | 5"))) == ["Kita Nord", "SPZ"]
    bodies = layout(sheet("Gremium | Anzahl Mitglieder\nSteuerungsgruppe | 12\nBeirat | 9", "Gremien"))
    assert [b["memberCount"] for b in records(bodies, "Committee")] == ["12", "9"]
