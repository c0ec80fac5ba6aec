"""Lists without a header row: read by what their columns hold where that tells, else refused in a sentence."""

import pytest

from graph.errors import UnreadableFileError
from graph.imports.recognise.found import LeftOutFor
from tests.recognise.lists import asked, found, layout, names, pairs, records, roles, sheet, the_table

ADDRESSES = (
    "Jugendamt Moorstadt | Markt 1 | 37991 Moorstadt | 04999-123 | info@moor.example\n"
    "Beratungsstelle am Deich | Hauptstr. 5a | 37991 Moorstadt | 04999 / 33 12 | post@deich.example\n"
    "Arche | Ringweg 12 | 37992 Erlbach | +49 4999 4412 | arche@arche.example"
)


def test_a_list_without_header_is_read_by_its_columns_and_asked_about() -> None:
    given = layout(sheet(ADDRESSES))
    assert names(given) == ["Jugendamt Moorstadt", "Beratungsstelle am Deich", "Arche"]
    assert records(given, "Organization")[1] == {
        "name": "Beratungsstelle am Deich",
        "street": "Hauptstr. 5a",
        "postalCode": "37991 Moorstadt",
        "phone": "04999 / 33 12",
        "mailbox": "post@deich.example",
    }
    (said,) = [s.issue.sentence.de for s in given.said if s.issue.rule == "no-header"]
    assert "Spalte A = Einrichtung" in said
    assert "Spalte D = Telefon" in said


def test_places_of_a_list_without_header_are_those_of_the_sheet() -> None:
    (listed,) = [t for t in layout(sheet(ADDRESSES)).sheets if t.type.name == "Organization"]
    places = [(listed.place(n, listed.columns()[0]).cell, listed.locator(n)) for n, _ in listed.rows("ℹ")]
    assert places == [("A1", "Tabelle1, Zeile 1"), ("A2", "Tabelle1, Zeile 2"), ("A3", "Tabelle1, Zeile 3")]


def test_titles_and_headings_above_records_without_header_stay_what_they_are() -> None:
    rows = "Verteiler 2024 |\nGesundheitswesen |\nKlinik am Deich | a@b.example\nJugendhilfe |\nKita Nord | k@b.example"
    given = layout(sheet(rows))
    assert names(given) == ["Klinik am Deich", "Kita Nord"]
    assert [line["sector"] for line in records(given, "Organization")] == ["Gesundheitswesen", "Jugendhilfe"]


def test_a_header_in_words_that_nobody_knows_is_left_out_and_asked_about() -> None:
    rows = "Wer macht mit | Fernsprecher | StG\nJugendamt | 04999-123 | x\nKlinik am Deich | 04999-124 |"
    given = layout(sheet(rows))
    assert names(given) == ["Jugendamt", "Klinik am Deich"]
    assert pairs(given) == {("Jugendamt", "StG")}
    assert [x.row for x in found(sheet(rows)).left_out if x.reason is LeftOutFor.HEADER] == [0]


def test_columns_of_which_nothing_can_be_told_are_named() -> None:
    rows = "A1 | Kita Nord | Jugendhilfe | gelb\nA2 | Praxis am Markt | Gesundheit | blau"
    assert roles(the_table(sheet(rows))) == {
        "Einrichtung": "property name",
        "Bereich": "property sector",
        "": "unknown",
    }
    assert {s.place.cell for s in layout(sheet(rows)).said if s.issue.rule == "header"} == {"A1", "D1"}


def test_persons_in_a_list_without_header_are_no_organizations() -> None:
    rows = "Frau Teich | Jugendamt | t@b.example\nHerr Moor | Klinik am Deich | m@b.example"
    assert roles(the_table(sheet(rows)))["Ansprechpartner"] == "person"
    assert names(layout(sheet(rows))) == ["Jugendamt", "Klinik am Deich"]


@pytest.mark.parametrize(
    "rows",
    [
        "Frau Teich | t@b.example\nHerr Moor | m@b.example",
        "12.03.2024 | Netzwerktreffen | Rathaus\n13.04.2024 | AK | Familienzentrum",
        "Guten Tag,\nhier die Liste vom Jugendamt.\nViele Grüße\nIhr Familienbüro",
        "a | b\nc | d",
        "3 | 4\n5 | 6",
        "Jugendamt",
    ],
)
def test_where_the_cells_do_not_tell_who_is_listed_nothing_is_read(rows: str) -> None:
    with pytest.raises(UnreadableFileError, match="Kopfzeile"):
        layout(sheet(rows))


def test_beside_a_list_with_a_header_a_sheet_without_one_is_not_guessed_at() -> None:
    listed = sheet("Einrichtung | Ort\nKita Nord | Erlbach", "Liste")
    other = sheet("Familienzentrum | Rathaus\nKlinik am Deich | Kreishaus", "Orte")
    given = layout(listed, other)
    assert names(given) == ["Kita Nord"]
    assert "header" in asked(given)


def test_a_header_of_known_words_stays_one_though_its_names_say_little() -> None:
    rest = "Mannheim | info@a.example | 0721 1"
    rows = f"Name | Ort | Mail | Tel.\nFamilientreff | {rest}\nHdF | {rest}"
    assert names(layout(sheet(rows))) == ["Familientreff", "HdF"]
    persons = (
        "Name | Ort | Mail | Tel.\nMia Muster | Mannheim | a@a.example | 0721 1\nHdF | Mannheim | b@b.example | 0721 2"
    )
    assert found(sheet(persons)).tables == ()
