"""What stands around the rows: towns above them, sums and pages between them, crosses for who is missing, minutes."""

import pytest

from graph.errors import UnreadableFileError
from graph.imports.recognise.column_heads import in_one_language
from graph.imports.recognise.found import LeftOutFor
from graph.imports.recognise.texts.contents import ColumnHead
from tests.recognise.lists import LEXICON, asked, found, layout, names, pairs, records, roles, sheet, the_table, typed


def test_names_of_towns_above_the_rows_are_headings_and_no_organizations() -> None:
    rows = (
        "Einrichtung | Straße | Telefon\nMoorstadt\nJugendamt | Markt 1 | 04999-120-0\nKita A | Weg 3 | 04999-121-0\n"
        "Erlbach\nFamilienzentrum Erlbach | Dorfstr. 2 | 04998-12-0"
    )
    made = layout(sheet(rows))
    assert names(made) == ["Jugendamt", "Kita A", "Familienzentrum Erlbach"]
    assert [s.found for s in made.said if s.issue.rule == "heading"] == ["Moorstadt", "Erlbach"]


def test_a_name_alone_in_its_row_stays_an_organization_where_the_list_does_not_begin_so() -> None:
    rows = "Einrichtung | Straße\nJugendamt | Markt 1\nArche\nKita Sonne | Weg 3\nKobold\nSPZ | Ring 5"
    assert names(layout(sheet(rows))) == ["Jugendamt", "Arche", "Kita Sonne", "Kobold", "SPZ"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Jugendhilfe Ergebnis | | 45", LeftOutFor.TOTAL),
        ("Gesundheit Summe | | 45", LeftOutFor.TOTAL),
        ("| 2 Einrichtungen |", LeftOutFor.TOTAL),
        ("| Blatt 2 von 3 |", LeftOutFor.FOOTER),
        ("Seite 1/4 | |", LeftOutFor.FOOTER),
    ],
)
def test_sums_and_pages_between_rows_are_none(row: str, reason: LeftOutFor) -> None:
    rows = f"Bereich | Einrichtung | Plätze\nJugendhilfe | Kita A | 20\nGesundheit | SPZ | 25\n{row}\nKita | Kita B | 3"
    whole = found(sheet(rows))
    assert whole.rows_taken == 3
    assert whole.reasons == {LeftOutFor.HEADER: 1, reason: 1}


def test_crosses_below_what_is_missing_are_of_no_partners() -> None:
    rows = "Einrichtung | dabei | fehlt noch\nJugendamt | x |\nFrauenhaus | | x\nPolizei | | x\nSPZ | x |"
    made = layout(sheet(rows))
    assert {r["name"]: r.get("status") for r in records(made, "Organization")} == {
        "Jugendamt": None,
        "Frauenhaus": "unknown",
        "Polizei": "unknown",
        "SPZ": None,
    }


def test_headers_in_two_languages_are_read_in_the_known_one() -> None:
    rows = (
        "Institution / Einrichtung | Sector / Bereich | Steering group / Steuerungsgruppe\nJugendamt | Jugendhilfe | x"
    )
    assert pairs(layout(sheet(rows))) == {("Jugendamt", "Steuerungsgruppe")}


@pytest.mark.parametrize(
    ("headers", "read"),
    [
        ("Blub / Name, Bla / Ort, Bli / Telefon", "Name Ort Telefon"),
        ("name / Name, ort / Ort, telefon / Telefon", "Name Ort Telefon"),
        ("Name / Name, Ort / Ort, eMail / E-Mail", "Name Ort E-Mail"),
        ("Name / name, Ort / ort, Tel / tel", "Name Ort Tel"),
    ],
)
def test_of_two_languages_the_one_known_more_is_read_then_the_one_with_large_nouns(headers: str, read: str) -> None:
    heads = [ColumnHead(n, text) for n, text in enumerate(headers.split(", "))]
    assert " ".join(h.text for h in in_one_language(heads, LEXICON)) == read
    assert in_one_language(heads[:2], LEXICON) == heads[:2]


def test_the_name_of_one_body_may_have_a_slash() -> None:
    rows = "Einrichtung | Ort | AK Geburt / Wochenbett\nJugendamt | Moor | x\nSPZ | Erl |"
    assert pairs(layout(sheet(rows))) == {("Jugendamt", "AK Geburt / Wochenbett")}


def test_fields_of_a_letter_to_many_are_a_header() -> None:
    rows = (
        "Anrede | Briefanrede | Firma1 | Firma2 | Straße | PLZ | Ort\n"
        "Frau | Sehr geehrte Frau Muster, | Landratsamt Moor | Jugendamt | Markt 1 | 37991 | Moor\n"
        "Herr | Sehr geehrter Herr Test, | Klinikum Moor | Frauenklinik | Ring 5 | 37991 | Moor"
    )
    assert names(layout(sheet(rows))) == ["Landratsamt Moor, Jugendamt", "Klinikum Moor, Frauenklinik"]


def test_a_first_row_of_words_for_columns_is_no_record_where_nothing_says_who_is_listed() -> None:
    rows = "Wer so mitmacht | Straße | PLZ | Ort\nKlinikum Moor | Ring 5 | 37991 | Moor\nSPZ | Ring 6 | 37991 | Moor"
    assert names(layout(sheet(rows))) == ["Klinikum Moor", "SPZ"]


def test_members_in_numbered_columns_sit_in_the_body_of_their_row() -> None:
    rows = "Gremium | Mitglied 1 | Mitglied 2\nSteuerungsgruppe | Jugendamt | SPZ\nAK Sucht | Suchtberatung |"
    made = layout(sheet(rows, "Gremien"))
    (bodies,) = typed(made, "Committee")
    members = [c.index for c in bodies.columns() if c.name == "Membership"]
    assert [[t for c in members if (t := cells[c])] for _, cells in bodies.rows("ℹ")] == [
        ["Jugendamt", "SPZ"],
        ["Suchtberatung"],
    ]
    assert set(names(made)) == {"Jugendamt", "SPZ", "Suchtberatung"}


def test_two_agreements_of_one_list_are_two() -> None:
    rows = "Partner | KoopV Lotsen | KoopV Datenschutz\nKlinikum Moor | 12.03.2020 | ja\nSPZ | nein | ja"
    made = layout(sheet(rows))
    assert {a["name"] for a in records(made, "Agreement")} == {"KoopV Lotsen", "KoopV Datenschutz"}
    assert ("SPZ", "KoopV Datenschutz") in pairs(made, "Signs")


def test_a_contact_goes_on_in_the_next_row() -> None:
    rows = "Einrichtung | Kontakt\nJugendamt | Markt 1, 37991 Moor\n | Tel. 04999-120-0, info@jugendamt.example"
    (office,) = records(layout(sheet(rows)), "Organization")
    assert (office["phone"], office["mailbox"], office["street"]) == (
        "04999-120-0",
        "info@jugendamt.example",
        "Markt 1, 37991 Moor",
    )


@pytest.mark.parametrize("name", ["Farben", "Legende", "Abkürzungen"])
def test_a_list_on_a_sheet_that_is_called_like_a_legend_is_no_legend(name: str) -> None:
    assert names(layout(sheet("Einrichtung | Ort\nJugendamt | Moor\nSPZ | Erl", name))) == ["Jugendamt", "SPZ"]


def test_rows_of_several_colours_are_told_even_if_all_have_one() -> None:
    fills = {(1, 0): "00FF00", (2, 0): "FF0000", (3, 0): "00FF00"}
    assert "colour" in asked(layout(sheet("Einrichtung | Ort\nKita A | M\nKita B | M\nKita C | M", fills=fills)))


@pytest.mark.parametrize(
    ("title", "who"), [("Protokoll der Steuerungsgruppe", "Jugendamt, SPZ Moor"), ("Protokoll vom 12.03.2026", "alle")]
)
def test_minutes_without_a_day_or_names_are_refused_as_what_they_are(title: str, who: str) -> None:
    rows = (
        f"{title}\nAnwesend: | {who}\nEntschuldigt: | Kita Sonne, Frauenhaus\n"
        "TOP 1 | Begrüßung\nTOP 2 | Bericht der Netzwerkkoordination"
    )
    with pytest.raises(UnreadableFileError, match="Protokoll einer Sitzung"):
        layout(sheet(rows))


@pytest.mark.parametrize("header", ["Anzahl von Einrichtung", "2024", "Summe Plätze"])
def test_a_pivot_is_refused_as_what_it_is(header: str) -> None:
    rows = f"Zeilenbeschriftungen | {header}\nJugendhilfe | 2\nJugendamt | 1\nKita Sonne | 1\nGesamtergebnis | 3"
    with pytest.raises(UnreadableFileError, match="zählt etwas"):
        layout(sheet(rows))


def test_columns_of_one_list_keep_their_roles_beside_a_column_of_who_is_missing() -> None:
    only = the_table(sheet("Einrichtung | StG | geplant\nJugendamt | x |\nFrauenhaus | | x\nSPZ | x |"))
    assert roles(only) == {"Einrichtung": "property name", "StG": "body StG", "geplant": "standing"}
