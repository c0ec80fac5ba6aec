"""Tables are found wherever they stand: under titles, below and beside one another, turned, with several head rows."""

import pytest

from graph.errors import UnreadableFileError
from graph.imports.recognise.found import LeftOutFor, Lists
from tests.recognise.lists import (
    asked,
    content_rows,
    found,
    layout,
    merged,
    names,
    pairs,
    records,
    roles,
    sheet,
    the_table,
)

PLAIN = "Einrichtung | Bereich | Ort\nKita Seestern | Jugendhilfe | Moorstadt\nKlinik am Deich | Gesundheit | Erlbach"


@pytest.mark.parametrize("above", [0, 1, 3, 9, 14, 39, 120])
def test_the_header_may_stand_in_any_row(above: int) -> None:
    titles = "\n".join(["Vorbemerkung | |"] * above)
    only = the_table(sheet(f"{titles}\n{PLAIN}" if above else PLAIN))
    assert only.header == (above,)
    assert len(only.rows) == 2


def test_rows_above_the_header_are_titles_and_named() -> None:
    recognised = found(sheet(f"Verteiler Moorkreis | |\n | |\nvertraulich | |\n{PLAIN}"))
    assert [(x.row, x.reason) for x in recognised.left_out] == [(0, "title"), (2, "title"), (3, "header")]


@pytest.mark.parametrize(
    "name", ["Jugendamt", "Listen", "Hinweise", "Netzwerk", "Mitglieder", "Kontakte", "Vereinbarungen 2024"]
)
def test_what_is_in_a_sheet_decides_and_not_its_name(name: str) -> None:
    assert names(layout(sheet(PLAIN, name))) == ["Kita Seestern", "Klinik am Deich"]


def test_a_second_table_below_has_its_own_columns() -> None:
    rows = (
        "Einrichtung | Telefon | Ort\n"
        "Kita Seestern | 04999 1 | Moorstadt\n"
        " | |\n"
        "Praxis | Ort | Telefon\n"
        "Dr. Weiher | Erlbach | 04999 2"
    )
    told = records(layout(sheet(rows)), "Organization")
    assert told == [
        {"name": "Kita Seestern", "phone": "04999 1", "locality": "Moorstadt"},
        {"name": "Dr. Weiher", "phone": "04999 2", "locality": "Erlbach"},
    ]


def test_a_title_above_the_second_table_belongs_to_it() -> None:
    rows = f"{PLAIN}\n | |\nTeilnehmer Runder Tisch | |\nInstitution | Ort | Telefon\nPolizei | Erlbach | 04999 2"
    arranged = layout(sheet(rows))
    assert pairs(arranged) == {("Polizei", "Runder Tisch")}
    assert names(arranged) == ["Kita Seestern", "Klinik am Deich", "Polizei"]


@pytest.mark.parametrize("gap", [0, 1, 3])
def test_two_tables_side_by_side_are_two(gap: int) -> None:
    empty = " | " * gap
    rows = (
        f"Einrichtung | Telefon | {empty}Einrichtung | Telefon\n"
        f"Kita Seestern | 1 | {empty}Jobcenter | 2\n"
        f"SPZ | 3 | {empty}Klinik | 4"
    )
    told = {line["name"]: line["phone"] for line in records(layout(sheet(rows)), "Organization")}
    assert told == {"Kita Seestern": "1", "SPZ": "3", "Jobcenter": "2", "Klinik": "4"}


def test_tables_side_by_side_may_differ_in_columns_and_height() -> None:
    rows = (
        "Einrichtung | Ort | | Institution | Telefon\n"
        "Kita Seestern | Moorstadt | | Klinik | 2\n"
        "SPZ | Erlbach | | |\n"
        "Jobcenter | Erlbach | | |"
    )
    told = records(layout(sheet(rows)), "Organization")
    assert {line["name"]: line.get("locality", line.get("phone")) for line in told} == {
        "Kita Seestern": "Moorstadt",
        "SPZ": "Erlbach",
        "Jobcenter": "Erlbach",
        "Klinik": "2",
    }


def test_a_turned_table_is_read_by_columns_and_names_its_cells() -> None:
    arranged = layout(
        sheet("Einrichtung | Kita Seestern | Klinik am Deich\nOrt | Moorstadt | Erlbach\nTel. | 04999 1 | 04999 2")
    )
    (organizations,) = [t for t in arranged.sheets if t.type.name == "Organization"]
    assert [line["locality"] for line in records(arranged, "Organization")] == ["Moorstadt", "Erlbach"]
    place = organizations.column_of(organizations.type, "locality")
    assert organizations.place(1, place).cell == "C2"
    assert organizations.locator(1) == "Tabelle1, Spalte C"


TWO_ROWS = (
    "Institution | Kontakt | | | Gremien |\n"
    " | Name | Tel. | Mail | StG | AK Geburt\n"
    "Jobcenter | Fr. A | 1 | a@x.example | x |\n"
    "Klinik | Fr. B | 2 | b@x.example | | x"
)


@pytest.mark.parametrize("areas", [(), (merged(0, 1, 0, 3), merged(0, 4, 0, 5), merged(0, 0, 1, 0))])
def test_a_header_of_two_rows_is_read_as_one(areas: tuple[object, ...]) -> None:
    only = the_table(sheet(TWO_ROWS, merged=areas))
    assert only.header == (0, 1)
    assert roles(only) == {
        "Institution": "property name",
        "Name": "person",
        "Tel.": "property phone",
        "Mail": "property mailbox",
        "StG": "body StG",
        "AK Geburt": "body AK Geburt",
    }


def test_what_stands_over_headers_makes_bodies_of_unknown_words() -> None:
    rows = (
        " | | Mitglied in | |\nEinrichtung | Ort | Kinderschutzrunde | Familientisch\nKita | M | x |\nKlinik | M | | x"
    )
    assert pairs(layout(sheet(rows))) == {("Kita", "Kinderschutzrunde"), ("Klinik", "Familientisch")}


def test_heads_repeated_at_page_breaks_are_no_organizations() -> None:
    rows = f"{PLAIN}\nEinrichtung | Bereich | Ort\nJobcenter | Arbeit | Erlbach"
    recognised = found(sheet(rows))
    assert recognised.reasons[LeftOutFor.REPEATED_HEADER] == 1
    assert names(layout(sheet(rows))) == ["Kita Seestern", "Klinik am Deich", "Jobcenter"]


def test_without_a_header_the_row_most_like_one_is_named() -> None:
    rows = "Sonnenschein | blau | 3 | ja\nArche | gelb | 4 | nein"
    with pytest.raises(UnreadableFileError, match=r"Kopfzeile nicht gefunden.*Zeile 1") as refused:
        layout(sheet(rows))
    assert "--columns" in refused.value.command, "what only the command line can do stands apart"


def test_beside_a_list_a_sheet_without_header_is_told_and_costs_nothing() -> None:
    arranged = layout(sheet(PLAIN), sheet("a1 | b\nc | d2", "Notizen"))
    assert names(arranged) == ["Kita Seestern", "Klinik am Deich"]
    assert "header" in asked(arranged)


@pytest.mark.parametrize("rows", [[], [["", ""], ["  ".strip()]], [["Einrichtung", "Ort"]], [["nur ein Satz"]]])
def test_a_file_without_a_list_is_one_sentence(rows: list[list[str]]) -> None:
    with pytest.raises(UnreadableFileError) as refused:
        layout(sheet(rows))
    assert str(refused.value).startswith(("„liste.xlsx“", "In „liste.xlsx“"))


def test_a_matrix_of_organizations_gives_ties_each_once() -> None:
    rows = " | Jobcenter | Klinik | SPZ\nJobcenter | | 3 | 2\nKlinik | 3 | | 1\nSPZ | | 4 |"
    arranged = layout(sheet(rows))
    told = {(t["source"], t["target"], t["intensity"]) for t in records(arranged, "Cooperation")}
    assert told == {
        ("Jobcenter", "Klinik", "3"),
        ("Jobcenter", "SPZ", "2"),
        ("Klinik", "SPZ", "1"),
        ("SPZ", "Klinik", "4"),
    }
    assert sorted(names(arranged)) == ["Jobcenter", "Klinik", "SPZ"]


def test_marks_in_a_matrix_of_organizations() -> None:
    rows = " | Jobcenter | Klinik | SPZ\nJobcenter | x | ? | nein\nKlinik | - | | enge Kooperation\nSPZ | | banane |"
    arranged = layout(sheet(rows))
    told = {(t["source"], t["target"]): t.get("status") or t.get("rawKind") for t in records(arranged, "Cooperation")}
    assert told == {
        ("Jobcenter", "Klinik"): "unknown",
        ("Jobcenter", "SPZ"): "confirmedAbsent",
        ("Klinik", "SPZ"): "enge Kooperation",
    }
    assert "tie" in asked(arranged)


def test_days_as_headers_give_meetings_and_who_was_there() -> None:
    rows = (
        "Institution | 12.03.2023 | Teilnahme 21.3.24 | 2024-09-10 00:00:00\n"
        "Jobcenter | x | entsch. |\n"
        "Klinik | | ja | eingeladen"
    )
    arranged = layout(sheet(rows))
    assert [m["date"] for m in records(arranged, "Meeting")] == ["2023-03-12", "2024-03-21", "2024-09-10"]
    assert [(a["source"], a["attendance"]) for a in records(arranged, "Attendance")] == [
        ("Jobcenter", "attended"),
        ("Jobcenter", "excused"),
        ("Klinik", "attended"),
        ("Klinik", "invited"),
    ]


def test_our_own_form_stays_where_it_is() -> None:
    recognised = found(
        sheet("Kennung | Name\nA1 | Kita", "Organisationen"),
        sheet("Kennung | Name | Art\nG1 | AK | HANDL", "Gremien"),
        sheet("Akteur | Gremium | Rolle\nA1 | G1 | Gast", "Mitgliedschaften"),
    )
    assert [(t.lists, t.type) for t in recognised.tables] == [
        (Lists.ORGANIZATIONS, "Organization"),
        (Lists.RECORDS, "Committee"),
        (Lists.RECORDS, "Membership"),
    ]


@pytest.mark.parametrize("rows", [PLAIN, f"Titel | |\n\n{PLAIN}\nSumme | 2 |\n\nStand: 2024 | |", TWO_ROWS])
def test_every_row_is_accounted_for(rows: str) -> None:
    recognised = found(sheet(rows))
    assert recognised.rows_in == content_rows(sheet(rows))


def test_a_list_of_pairs_names_its_organizations_by_the_way() -> None:
    rows = "Einrichtung | Kooperationspartner | Art der Zusammenarbeit\nKlinik | Kita | Austausch\nKita | SPZ | enge"
    arranged = layout(sheet(rows))
    assert names(arranged) == ["Klinik", "Kita", "SPZ"]
    assert pairs(arranged, "Cooperation") == {("Klinik", "Kita"), ("Kita", "SPZ")}


def test_a_row_for_each_person_in_a_body_gives_the_seats_of_the_institutions() -> None:
    rows = (
        "Gremium | Name | Institution | Funktion\nStG | Fr. Teich | Jobcenter | Vorsitz\nStG | Hr. Bach | Klinik | Gast"
    )
    assert pairs(layout(sheet(rows))) == {("Jobcenter", "StG"), ("Klinik", "StG")}


def test_who_came_on_one_day_need_not_be_a_member() -> None:
    rows = "Teilnehmerliste Runder Tisch am 12.03.2024 |\nInstitution | Name\nKlinik | Fr. A"
    assert records(layout(sheet(rows)), "Membership") == []


def test_days_without_year_are_those_of_the_year_in_the_title() -> None:
    rows = "Anwesenheit 2024 | |\nEinrichtung | 12.03. | 14.06.\nKlinik | x | x\nKita | | x"
    assert [m["date"] for m in records(layout(sheet(rows)), "Meeting")] == ["2024-03-12", "2024-06-14"]


@pytest.mark.parametrize("title", ["Netzwerkpartner", "Einrichtungen", "Akteure"])
@pytest.mark.parametrize("gap", ["", " |\n"])
def test_a_title_that_is_a_word_for_columns_is_no_header_above_the_real_one(title: str, gap: str) -> None:
    rows = f"{title}\n{gap}Einrichtung | Steuerungsgruppe\nJugendamt | x\nSPZ |"
    made = layout(sheet(rows))
    assert (names(made), pairs(made)) == (["Jugendamt", "SPZ"], {("Jugendamt", "Steuerungsgruppe")})


def test_a_title_that_ends_with_the_day_of_the_list_is_no_header() -> None:
    rows = "Netzwerk | | Stand: | 14.03.2024\nName | Ort | |\nJugendamt | N | |\nFrauenhaus | N | |"
    assert names(layout(sheet(rows))) == ["Jugendamt", "Frauenhaus"]


def test_what_stands_over_a_block_beside_others_is_said_of_its_rows() -> None:
    rows = (
        "Gesundheit | | | Jugendhilfe | | | Bildung |\nName | Telefon | | Name | Telefon | | Name | Telefon\n"
        "Löwenherz | 04999 1 | | Haus am See | 04999 3 | | Institut Nord | 04999 7\n"
        "Storchennest | 04999 2 | | Wiesengrund | 04999 4 | | |"
    )
    made = layout(sheet(rows))
    assert {line["name"]: (line["sector"], line["phone"]) for line in records(made, "Organization")} == {
        "Löwenherz": ("Gesundheit", "04999 1"),
        "Storchennest": ("Gesundheit", "04999 2"),
        "Haus am See": ("Jugendhilfe", "04999 3"),
        "Wiesengrund": ("Jugendhilfe", "04999 4"),
        "Institut Nord": ("Bildung", "04999 7"),
    }
    given = found(sheet(rows))
    assert given.rows_in == content_rows(sheet(rows)) == given.rows_taken + len(given.left_out)


def test_functions_beside_names_are_those_of_the_block_they_stand_in() -> None:
    rows = (
        "Steuerungsgruppe | | AK Kita | | Runder Tisch |\n"
        "Institution | Funktion | Institution | Funktion | Institution | Funktion\n"
        "Jugendamt | Vorsitz | Kita Nest | Mitglied | SPZ | Gast\n"
        "Gesundheitsamt | Mitglied | Kita Stern | Vorsitz | ASD | Mitglied"
    )
    made = layout(sheet(rows))
    assert {(s["source"], s["target"], s["role"]) for s in records(made, "Membership")} == {
        ("Jugendamt", "Steuerungsgruppe", "Vorsitz"),
        ("Gesundheitsamt", "Steuerungsgruppe", "Mitglied"),
        ("Kita Nest", "AK Kita", "Mitglied"),
        ("Kita Stern", "AK Kita", "Vorsitz"),
        ("SPZ", "Runder Tisch", "Gast"),
        ("ASD", "Runder Tisch", "Mitglied"),
    }


def test_blocks_may_hold_former_members_regions_or_single_names() -> None:
    former = layout(sheet("Mitglieder | | Ehemalige |\nStelle | Ort | Stelle | Ort\nJobcenter | Bach | AWO | Bach"))
    assert [(line["name"], line.get("status")) for line in records(former, "Organization")] == [
        ("Jobcenter", None),
        ("AWO", "unknown"),
    ]
    single = layout(sheet("Gesundheit | Jugendhilfe\nEinrichtung | Einrichtung\nLöwenherz | Haus am See"))
    assert [line["sector"] for line in records(single, "Organization")] == ["Gesundheit", "Jugendhilfe"]
    open_ = layout(sheet("Liste A | | Liste B |\nStelle | Ort | Stelle | Ort\nJobcenter | Bach | AWO | Bach"))
    assert "heading" in asked(open_)
    assert names(open_) == ["Jobcenter", "AWO"]


@pytest.mark.parametrize(
    "rows",
    [
        "Einrichtung | Ort | Einrichtung | Telefon\nJobcenter | Bach | AWO | 04999 1",
        "Einrichtung | Ort | Einrichtung | Ort | Bemerkung\nJobcenter | Bach | AWO | Bach | neu",
    ],
)
def test_headers_that_only_begin_alike_are_no_blocks(rows: str) -> None:
    assert "blocks-beside" not in {said.issue.rule for said in found(sheet(rows)).said}


def test_a_title_over_one_table_says_nothing_of_the_table_beside_it() -> None:
    rows = (
        "Gesundheit | | | Jugendhilfe | | \nEinrichtung | Ort | | Einrichtung | Telefon | Träger\n"
        "Löwenherz | Bach | | Haus am See | 04999 3 | AWO"
    )
    told = {line["name"]: line.get("sector") for line in records(layout(sheet(rows)), "Organization")}
    assert told == {"Löwenherz": "Gesundheit", "Haus am See": "Jugendhilfe"}


def test_a_title_that_is_the_word_for_a_field_is_that_of_all_below() -> None:
    for title in ("Gesundheit", "Bereich Gesundheit:", "1. Gesundheit"):
        made = layout(sheet(f"{title}\nEinrichtung | Ort\nLöwenherz | Bach\nHaus am See | Bach"))
        assert [line.get("sector") for line in records(made, "Organization")] == ["Gesundheit"] * 2
        assert "context" in asked(made)
    for title in ("Netzwerk Frühe Hilfen", "Frühe Hilfen", "Beratungsstellen", "Jugendamt"):
        made = layout(sheet(f"{title}\nEinrichtung | Ort\nLöwenherz | Bach\nHaus am See | Bach"))
        assert [line.get("sector") for line in records(made, "Organization")] == [None] * 2
