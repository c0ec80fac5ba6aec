"""Rows below others: indented, numbered as an outline, or under a row that says whose they are."""

from collections.abc import Mapping

from graph.imports.read import read_bytes
from tests.imports.making import inline, raw_excel
from tests.recognise.lists import asked, layout, names, records, sheet, the_table

STYLED = ' s="1"'


def _parts(rows: str, indents: Mapping[tuple[int, int], int] = {}) -> set[tuple[str, str, str]]:
    """Who belongs to whom, and by what."""
    given = layout(sheet(rows, indents=indents))
    ends = (("HasCarrier", "carrier"), ("PartOf", "whole"))
    return {
        (line["name"], line[key], said) for line in records(given, "Organization") for key, said in ends if key in line
    }


def test_who_is_indented_belongs_to_the_one_above() -> None:
    rows = (
        "Einrichtung | Ort\nCaritasverband Horn | H\nSchwangerenberatung | H\nStadt Horn | H\nKita Mond | H\n"
        "Jugendamt | H\nAllgemeiner Sozialer Dienst | H\nTeam ASD-Beratung | H\nJobcenter | H"
    )
    steps = {(2, 0): 1, (4, 0): 2, (6, 0): 1, (7, 0): 2}
    assert _parts(rows, indents=steps) == {
        ("Schwangerenberatung", "Caritasverband Horn", "carrier"),
        ("Kita Mond", "Stadt Horn", "carrier"),
        ("Allgemeiner Sozialer Dienst", "Jugendamt", "whole"),
        ("Team ASD-Beratung", "Allgemeiner Sozialer Dienst", "whole"),
    }
    assert "levels" in asked(layout(sheet(rows, indents=steps)))
    assert _parts(rows) == set()


def test_rows_indented_below_a_field_belong_to_nobody() -> None:
    rows = "Einrichtung | Ort\nGesundheit |\nGesundheitsamt | H\nJugendhilfe |\nAllgemeiner Sozialer Dienst | H"
    given = layout(sheet(rows, indents={(2, 0): 1, (4, 0): 1}))
    told = {line["name"]: (line.get("rawSector") or line.get("sector")) for line in records(given, "Organization")}
    assert told == {"Gesundheitsamt": "Gesundheit", "Allgemeiner Sozialer Dienst": "Jugendhilfe"}
    assert "levels" not in asked(given)


def test_a_column_that_says_whose_they_are_wins_over_indents() -> None:
    rows = "Einrichtung | Träger\nCaritas Horn | Caritas\nKita Mond | AWO"
    assert _parts(rows, indents={(2, 0): 1}) == {
        ("Caritas Horn", "Caritas", "carrier"),
        ("Kita Mond", "AWO", "carrier"),
    }


def test_indents_are_read_from_a_workbook() -> None:
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="0"><alignment indent="2"/></xf></cellXfs>'
    rows = f'<row r="1">{inline("A1", "Jugendamt")}</row><row r="2">{inline("A2", "ASD", STYLED)}</row>'
    (read,) = read_bytes("liste.xlsx", raw_excel(f"<sheetData>{rows}</sheetData>", styles)).sheets
    assert read.indents == {(1, 0): 2}


def test_numbers_of_an_outline_say_who_belongs_to_whom() -> None:
    own = (
        "Nr. | Stelle | Ort\n1. | Jugendamt | H\n1.1 | ASD | H\n1.2 | Fachstelle | H\n2. | Caritas Horn | H\n"
        "2.1 | Kita A | H"
    )
    before = "Einrichtung | Ort\n1 Jugendamt | H\n1.1 ASD | H\n1.2 Fachstelle | H\n2 Caritas Horn | H\n2.1 Kita A | H"
    for rows in (own, before):
        assert _parts(rows) == {
            ("ASD", "Jugendamt", "whole"),
            ("Fachstelle", "Jugendamt", "whole"),
            ("Kita A", "Caritas Horn", "carrier"),
        }, rows


def test_an_outline_without_a_header_is_read_and_its_headings_are_no_organizations() -> None:
    rows = (
        "Partner Stand 03/2024\n1. Landkreis Horn\n1.1 Jugendamt\n1.2 Gesundheitsamt\n2. Freie Praxen\n"
        "2.1 Hebammenpraxis Storch\n2.2 Kinderarztpraxis am Markt"
    )
    assert names(layout(sheet(rows))) == [
        "Landkreis Horn",
        "Jugendamt",
        "Gesundheitsamt",
        "Hebammenpraxis Storch",
        "Kinderarztpraxis am Markt",
    ]
    assert _parts(rows) == {
        ("Jugendamt", "Landkreis Horn", "carrier"),
        ("Gesundheitsamt", "Landkreis Horn", "carrier"),
    }


def test_a_row_with_a_label_says_something_of_those_below_it() -> None:
    rows = (
        "Einrichtung | Telefon\nTräger: Caritas Horn e.V. |\nKita A | 1\nKita B | 2\nTräger: AWO |\nKita C | 3\n"
        "Stand: 14.03.2024 |"
    )
    assert _parts(rows) == {
        ("Kita A", "Caritas Horn e.V.", "carrier"),
        ("Kita B", "Caritas Horn e.V.", "carrier"),
        ("Kita C", "AWO", "carrier"),
    }
    towns = layout(sheet("Einrichtung | Telefon\nOrt: Horn |\nKita A | 1\nOrt: Moor |\nKita B | 2"))
    assert [(line["name"], line["locality"]) for line in records(towns, "Organization")] == [
        ("Kita A", "Horn"),
        ("Kita B", "Moor"),
    ]


def test_headings_stay_headings_where_addresses_are_taken_apart() -> None:
    rows = "Einrichtung\nGesundheit\nGesundheitsamt, Ring 5, 61169 Moor\nHebammenpraxis, Weg 2, 61169 Moor"
    assert names(layout(sheet(rows))) == ["Gesundheitsamt", "Hebammenpraxis"]


def test_a_word_for_those_who_are_listed_heads_a_list_of_one_column() -> None:
    assert names(layout(sheet("Stelle\nJugendamt\nGesundheitsamt"))) == ["Jugendamt", "Gesundheitsamt"]
    assert the_table(sheet("Stelle\nJugendamt\nGesundheitsamt")).header == (0,)
