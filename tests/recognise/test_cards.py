"""Cards below one another: every repeat of the label of the name begins a new one, however unequal they are."""

import pytest

from graph.imports.recognise.found import LeftOutFor
from tests.recognise.lists import content_rows, found, layout, names, records, sheet

UNEQUAL = (
    "Einrichtung | Jugendamt\nOrt | Erlbach\nEinrichtung | Caritas\nTelefon | 04999 2-0\nOrt | Moor\n\n"
    "Einrichtung | SPZ"
)


def test_what_a_card_says_is_said_of_nobody_else() -> None:
    assert records(layout(sheet(UNEQUAL)), "Organization") == [
        {"name": "Jugendamt", "locality": "Erlbach"},
        {"name": "Caritas", "phone": "04999 2-0", "locality": "Moor"},
        {"name": "SPZ"},
    ]


def test_cells_of_cards_keep_their_places_and_every_row_is_accounted_for() -> None:
    (listed,) = [t for t in layout(sheet(UNEQUAL)).sheets if t.type.name == "Organization"]
    phone = next(c for c in listed.columns() if c.name == "phone")
    assert [listed.place(n, phone).cell for n, cells in listed.rows("ℹ") if cells[phone.index]] == ["B4"]
    assert [listed.locator(n) for n, _ in listed.rows("ℹ")] == [f"Tabelle1, Zeile {n}" for n in (1, 3, 7)]
    assert found(sheet(UNEQUAL)).rows_in == content_rows(sheet(UNEQUAL))


@pytest.mark.parametrize("label", ["Name:", "Einrichtung", "Institution:", "Name der Einrichtung"])
def test_cards_have_titles_labels_with_colons_and_columns_of_any_kind(label: str) -> None:
    rows = (
        f"Unsere Partner |\n{label} | Klinik am Deich\nMitglied in: | StG\nFarbe: | blau\nTelefon: | 04999 1-0\n"
        f"{label} | Kita Nord\nMitglied in: | StG; AK Geburt"
    )
    given = layout(sheet(rows))
    assert names(given) == ["Klinik am Deich", "Kita Nord"]
    assert len(records(given, "Membership")) == 3
    assert [x.row for x in found(sheet(rows)).left_out if x.reason is LeftOutFor.TITLE] == [0]


def test_a_card_of_nobody_is_named_with_all_its_rows() -> None:
    rows = "Einrichtung | Klinik\nOrt | M\nEinrichtung | N.N.\nOrt | N\nEinrichtung | SPZ"
    assert names(layout(sheet(rows))) == ["Klinik", "SPZ"]
    assert found(sheet(rows)).rows_in == content_rows(sheet(rows))
