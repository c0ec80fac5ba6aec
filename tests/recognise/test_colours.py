"""Colours: read where a legend says what they mean, asked about elsewhere."""

from graph.imports.read import read_bytes
from tests.imports.making import inline, raw_excel
from tests.recognise.lists import asked, layout, names, pairs, records, sheet

ROWS = "Einrichtung | Ort\nJugendamt | H\nKlinik | H\nFrauenhaus | H\nTafel | H"
GREEN, RED, YELLOW = "92D050", "FF0000", "FFFF00"


def test_a_coloured_text_below_the_list_explains_the_colours_of_rows() -> None:
    legend = "\n |\ngrün = Mitglied im Netzwerk |\nrot = ausgeschieden |"
    fills = {(1, 0): GREEN, (2, 0): GREEN, (3, 0): RED}
    for own in ({(6, 0): GREEN, (7, 0): RED}, {}):  # the legend may name a colour without having it
        given = layout(sheet(ROWS + legend, fills=fills | own))
        assert pairs(given) == {("Jugendamt", "Netzwerk Frühe Hilfen"), ("Klinik", "Netzwerk Frühe Hilfen")}
        status = {line["name"]: line.get("status") for line in records(given, "Organization")}
        assert status == {"Jugendamt": None, "Klinik": None, "Frauenhaus": "unknown", "Tafel": None}
        assert "beside" not in asked(given)


def test_boxes_beside_the_list_explain_colours_and_what_no_column_says_is_told() -> None:
    rows = (
        "Einrichtung | Ort | | Legende:\nJugendamt | H | | | Mitglied Steuerungsgruppe\nKlinik | H | | | nur Post\n"
        "Frauenhaus | H\nTafel | H"
    )
    fills = {(1, 3): YELLOW, (2, 3): GREEN, (1, 0): YELLOW, (3, 0): YELLOW, (2, 0): GREEN}
    given = layout(sheet(rows, fills=fills))
    assert pairs(given) == {("Jugendamt", "Steuerungsgruppe"), ("Frauenhaus", "Steuerungsgruppe")}
    assert names(given) == ["Jugendamt", "Klinik", "Frauenhaus", "Tafel"]
    (told,) = [s.issue for s in given.said if s.issue.rule == "colour" and "nicht übernommen" in s.issue.sentence.de]
    assert "nur Post" in told.sentence.de


def test_an_empty_cell_whose_colour_means_yes_is_a_cross_and_else_is_asked_about() -> None:
    rows = "Einrichtung | StG | AK Geburt\nJugendamt | |\nKlinik | | x\nTafel | |"
    fills = {(1, 1): GREEN, (3, 1): RED}
    assert asked(layout(sheet(rows, fills=fills))) >= {"colour"}
    explained = layout(sheet(f"{rows}\n | |\ngrün = ja | |\nrot = nein | |", fills=fills))
    told = {(s["source"], s["target"], s.get("status")) for s in records(explained, "Membership")}
    assert told == {
        ("Jugendamt", "StG", None),
        ("Tafel", "StG", "confirmedAbsent"),
        ("Klinik", "AK Geburt", None),
    }


def test_colours_of_some_rows_are_asked_about_and_not_what_pleases_the_eye() -> None:
    def is_asked(**colours: str) -> bool:
        return "colour" in asked(layout(sheet(ROWS, fills={(int(r[1:]), 0): c for r, c in colours.items()})))

    assert is_asked(r1=GREEN)
    assert is_asked(r1=GREEN, r2=GREEN, r4=GREEN)
    assert is_asked(r1=GREEN, r3=RED)
    assert is_asked(r1=GREEN, r2=GREEN, r3=RED, r4=GREEN)
    assert not is_asked(r1=GREEN, r3=GREEN)
    assert not is_asked(r2=GREEN, r4=GREEN)
    assert not is_asked(r1=GREEN, r2=GREEN, r3=GREEN, r4=GREEN)


def test_coloured_cells_without_text_are_read_from_a_workbook() -> None:
    styles = (
        '<fills><fill/><fill><patternFill patternType="solid"><fgColor rgb="FF92D050"/></patternFill></fill></fills>'
        '<cellXfs><xf numFmtId="0" fillId="0"/><xf numFmtId="0" fillId="1"/></cellXfs>'
    )
    rows = f'<row r="1">{inline("A1", "Jugendamt")}<c r="B1" s="1"/></row>'
    (read,) = read_bytes("liste.xlsx", raw_excel(f"<sheetData>{rows}</sheetData>", styles)).sheets
    assert read.fills == {(0, 1): GREEN}


def test_a_colour_for_who_is_gone_is_read_for_rows_and_told_of_single_cells() -> None:
    rows = "Einrichtung | AK\nKita | x\nHort | x\nSPZ | x\nrot = nicht mehr aktiv |"
    given = layout(sheet(rows, fills={(2, 0): "FF0000", (2, 1): "FF0000"}))
    status = {line["name"]: line.get("status") for line in records(given, "Organization")}
    assert status == {"Kita": None, "Hort": "unknown", "SPZ": None}
    single = layout(sheet(rows, fills={(2, 1): "FF0000"}))
    assert "colour" in asked(single)
    assert [line.get("status") for line in records(single, "Organization")] == [None] * 3
