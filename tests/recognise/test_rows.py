"""Rows that are no records: headings, sums, feet, placeholders, hidden ones; and rows that belong together."""

import pytest

from graph.imports.recognise.found import LeftOutFor
from tests.recognise.lists import asked, content_rows, found, layout, merged, names, pairs, records, sheet

HEAD = "lfd. Nr. | Einrichtung | Ort | Telefon"
ROWS = (
    "1 | Kita Seestern | Moorstadt | 04999 1\n"
    "2 | Klinik am Deich | Erlbach | 04999 2\n"
    "3 | Jobcenter | Erlbach | 04999 3"
)


def _reasons(rows: str) -> dict[str, int]:
    recognised = found(sheet(rows))
    assert recognised.rows_in == content_rows(sheet(rows))
    return {r.value: n for r, n in recognised.reasons.items() if r not in (LeftOutFor.HEADER, LeftOutFor.TITLE)}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Summe | 3 | |", "total"),
        ("Gesamt: 3 | | |", "total"),
        ("Anzahl Einrichtungen | 3 | |", "total"),
        (" | Insgesamt | | 3", "total"),
        ("Stand: 24.09.2024, alle Angaben ohne Gewähr | | |", "footer"),
        ("* nur vormittags erreichbar | | |", "footer"),
        ("Seite 1 von 2 | | |", "footer"),
        ("Legende: grün = neu | | |", "legend"),
        ("x = Mitglied | | |", "legend"),
        (" | N.N. | Erlbach |", "placeholder"),
        ("4 | unbesetzt | |", "placeholder"),
        ("4 | nan | Erlbach | nan", "placeholder"),
        ("4 | #NV | Erlbach |", "placeholder"),
        ("4 | ######## | Erlbach |", "placeholder"),
        ("4 | | Erlbach | 04999 7", "nameless"),
        ("4 | 04999 / 12-340 | Erlbach |", "nameless"),
        ("ℹ So füllen Sie die Spalten aus | | |", "explanation"),
        ("lfd. Nr. | Einrichtung | Ort | Telefon", "repeatedHeader"),
        ("Gesundheitswesen | | |", "section"),
        (" | Jugendhilfe | |", "section"),
        ("1. Gesundheitswesen | | |", "section"),
        ("Bereich: Frühförderung | | |", "section"),
    ],
)
def test_a_row_that_is_no_organization_is_left_out_and_named(line: str, reason: str) -> None:
    assert _reasons(f"{HEAD}\n{ROWS}\n{line}\n5 | Frauenhaus | Erlbach | 04999 5") == {reason: 1}


@pytest.mark.parametrize(
    "name", ["Süßes & Café", "Gesundheitszentrum", "Stand-Up e. V.", "Summe der Teile gGmbH", "Seite an Seite e. V."]
)
def test_an_organization_of_which_only_the_name_is_known_is_one(name: str) -> None:
    rows = f"Einrichtung | Ort | Telefon\nKita Seestern | Moorstadt | 1\n{name} | |\nJobcenter | Erlbach | 3"
    assert name in names(layout(sheet(rows)))


def test_headings_give_the_sector_until_the_next_one() -> None:
    rows = (
        "Einrichtung | Ort | Tel.\n"
        "Kita vor allem | M | 1\n"
        "Gesundheitswesen | |\n"
        "Klinik | M | 1\n"
        "SPZ | M | 2\n"
        "Sonstiges Gewusel | | \n"
        ""
        "Jugendhilfe | |\nKita | M | 3"
    )
    told = {line["name"]: line.get("sector") for line in records(layout(sheet(rows)), "Organization")}
    assert told["Kita vor allem"] is None
    assert told["Klinik"] == told["SPZ"] == "Gesundheitswesen"
    assert told["Kita"] == "Jugendhilfe"


def test_an_unknown_heading_ends_what_the_one_before_said() -> None:
    rows = (
        "Nr | Einrichtung | Ort\n"
        "Gesundheitswesen | |\n"
        "1 | Klinik | M\n"
        "Netzwerkfreunde | |\n"
        "2 | Verein Insel | M\n"
        "3 | Kita | M"
    )
    arranged = layout(sheet(rows))
    assert {x["name"]: x.get("sector") for x in records(arranged, "Organization")} == {
        "Klinik": "Gesundheitswesen",
        "Verein Insel": None,
        "Kita": None,
    }
    assert "heading" in asked(arranged)


def test_headings_may_name_bodies_and_regions() -> None:
    rows = (
        "Nr | Einrichtung | Ort\n"
        "Region Nord | |\n"
        "1 | Klinik | M\n"
        "2 | SPZ | M\n"
        "Runder Tisch Kinderschutz | |\n"
        "3 | Polizei | M\n"
        "4 | Kita | M"
    )
    arranged = layout(sheet(rows))
    assert pairs(arranged) == {("Polizei", "Runder Tisch Kinderschutz"), ("Kita", "Runder Tisch Kinderschutz")}
    assert {("Klinik", "Region Nord"), ("SPZ", "Region Nord")} <= pairs(arranged, "CoversRegion")


def test_the_own_sector_of_a_row_wins_over_its_heading() -> None:
    rows = "Einrichtung | Bereich | Ort\nGesundheitswesen | |\nKlinik | | M\nKita | Jugendhilfe | M\nSPZ | | M"
    told = {x["name"]: x.get("sector") for x in records(layout(sheet(rows)), "Organization")}
    assert told == {"Klinik": "Gesundheitswesen", "Kita": "Jugendhilfe", "SPZ": "Gesundheitswesen"}


def test_a_name_in_the_first_of_several_rows_stands_for_all_of_them() -> None:
    rows = (
        "Einrichtung | Ansprechpartner | Telefon | StG | AK\n"
        "Jobcenter | Fr. A | 1 | x |\n"
        " | Hr. B | 2 | | x\n"
        " | Fr. C | 3 | |\n"
        "Klinik | Fr. D | 4 | |"
    )
    arranged = layout(sheet(rows))
    assert names(arranged) == ["Jobcenter", "Klinik"]
    assert [line["phone"] for line in records(arranged, "Organization")] == ["1", "4"]
    assert pairs(arranged) == {("Jobcenter", "StG"), ("Jobcenter", "AK")}
    assert "further" in asked(arranged)


def test_a_merged_name_stands_for_all_its_rows() -> None:
    rows = "Nr | Einrichtung | Ansprechpartner | StG\n1 | Jobcenter | Fr. A | x\n | | Hr. B |\n2 | Klinik | Fr. C |"
    assert names(layout(sheet(rows, merged=(merged(1, 1, 2, 1),)))) == ["Jobcenter", "Klinik"]


def test_persons_without_an_institution_are_nobodys_rows() -> None:
    rows = (
        "Name | Vorname | Institution | Ort\nTeich | Anna | Jobcenter | M\nWeiher | Bernd | | M\nBach | | 04999 / 3 | M"
    )
    arranged = layout(sheet(rows))
    assert names(arranged) == ["Jobcenter"]
    assert "nameless" in asked(arranged)


def test_merged_cells_give_their_text_to_all_rows() -> None:
    rows = "Bereich | Institution | Telefon\nGesundheit | Klinik | 1\n | SPZ | 2\nJugendhilfe | Kita | 3"
    told = records(layout(sheet(rows, merged=(merged(1, 0, 2, 0),))), "Organization")
    assert [line["sector"] for line in told] == ["Gesundheit", "Gesundheit", "Jugendhilfe"]


def test_hidden_rows_columns_and_sheets_are_kept_out_and_asked_about() -> None:
    shown = sheet(
        "Einrichtung | Ort | Telefon\nKita | M | 1\nAlte Stelle | M | 2\nKlinik | M | 3",
        "Aktuell",
        hidden_rows=frozenset({2}),
        hidden_columns=frozenset({2}),
    )
    hidden = sheet("Einrichtung | Ort\nVergangenes Amt | M", "weg", hidden=True)
    arranged = layout(shown, hidden)
    assert records(arranged, "Organization") == [{"name": "Kita", "locality": "M"}, {"name": "Klinik", "locality": "M"}]
    assert [s.issue.rule for s in arranged.said].count("hidden") == 3
    everything = layout(shown, hidden, take=["hidden"])
    assert sorted(names(everything)) == ["Alte Stelle", "Kita", "Klinik", "Vergangenes Amt"]
    assert records(everything, "Organization")[0]["phone"] == "1"


def test_struck_rows_are_kept_out_and_asked_about() -> None:
    rows = "Einrichtung | Ort\nKita | M\nAlte Stelle | M\nKlinik | M"
    struck = frozenset({(2, 0), (2, 1), (3, 1)})
    arranged = layout(sheet(rows, struck=struck))
    assert records(arranged, "Organization") == [{"name": "Kita", "locality": "M"}, {"name": "Klinik"}]
    assert "struck" in asked(arranged)
    assert len(names(layout(sheet(rows, struck=struck), take=["struck"]))) == 3


def test_sheets_of_former_years_are_kept_out_beside_the_list_of_today() -> None:
    rows = "Einrichtung | Ort\n{} | M"
    now, old = sheet(rows.format("Kita"), "Verteiler"), sheet(rows.format("Vergangenes Amt"), "alte Liste")
    assert names(layout(now, old)) == ["Kita"]
    assert "old" in asked(layout(now, old))
    assert sorted(names(layout(now, old, take=["old"]))) == ["Kita", "Vergangenes Amt"]
    assert names(layout(old)) == ["Vergangenes Amt"]


def test_an_address_below_the_list_is_no_organization() -> None:
    rows = (
        "Einrichtung | Ort | Tel.\nKita | M | 1\nKlinik | M | 2\n | |\nKoordinierungsstelle, Weg 1, 24999 Moorstadt | |"
    )
    assert names(layout(sheet(rows))) == ["Kita", "Klinik"]


def test_headings_with_a_letter_where_records_have_numbers_are_headings() -> None:
    rows = "Nr. | Akteur | Telefon\nA | Gesundheit |\n1 | Klinik | 1\nB | Jugendhilfe |\n2 | Kita | 3"
    told = {x["name"]: x["sector"] for x in records(layout(sheet(rows)), "Organization")}
    assert told == {"Klinik": "Gesundheit", "Kita": "Jugendhilfe"}


@pytest.mark.parametrize(
    "name", ["Polizei", "Sozialamt", "Jobcenter", "Frauenhaus", "Familiengericht", "Stadtelternrat"]
)
def test_words_for_a_sector_that_name_an_institution_are_no_headings(name: str) -> None:
    rows = f"Einrichtung | Ort | Telefon\nKita | M | 1\n{name} | |\nKlinik | M | 2"
    arranged = layout(sheet(rows))
    assert names(arranged) == ["Kita", name, "Klinik"]
    assert all("sector" not in line for line in records(arranged, "Organization"))


def test_a_list_of_nothing_but_names_has_headings_too() -> None:
    rows = "Einrichtung\nGesundheit\nKlinik am Deich\nSPZ\nJugendhilfe\nKita Seestern"
    told = {x["name"]: x["sector"] for x in records(layout(sheet(rows)), "Organization")}
    assert told == {"Klinik am Deich": "Gesundheit", "SPZ": "Gesundheit", "Kita Seestern": "Jugendhilfe"}


def test_a_heading_that_may_be_an_organization_is_asked_about() -> None:
    rows = "Einrichtung | Ort\n{} | \nKlinik | M\nKita | M"
    sure, unsure = layout(sheet(rows.format("Gesundheitswesen"))), layout(sheet(rows.format("Frühförderung")))
    assert [s.issue.severity for s in sure.said if s.issue.rule == "context"] == ["warning"]
    assert [s.issue.severity for s in unsure.said if s.issue.rule == "context"] == ["question"]


def test_a_remark_with_a_colon_between_the_rows_is_no_organization() -> None:
    assert names(layout(sheet("Einrichtung | Ort\nKita | M\nneu seit 2024: |\nHort | M"))) == ["Kita", "Hort"]


def test_a_row_with_nothing_but_a_kennung_is_a_record_without_a_name() -> None:
    rows = "Kennung | Einrichtung | Bereich\nA1 | Kita Seestern | Jugendhilfe\nA2 | |\nA3 | Klinik am Deich |"
    assert _reasons(rows) == {}
    assert [line["id"] for line in records(layout(sheet(rows)), "Organization")] == ["A1", "A2", "A3"]


def test_a_heading_in_the_column_of_the_kennung_stays_a_heading() -> None:
    rows = (
        "Kennung | Einrichtung | Ort\nA1 | Kita | M\nGesundheitswesen | |\nA3 | Klinik | M\nSonstige: | |\nA4 | VHS | M"
    )
    assert _reasons(rows) == {"section": 2}


def test_a_number_without_a_name_ends_no_heading() -> None:
    rows = "Nr. | Einrichtung | Ort\nFrühförderung | |\n1 | Stelle Nord |\n2 | |\n3 | Stelle Süd |"
    assert _reasons(rows) == {"section": 1, "nameless": 1}
    assert [line["sector"] for line in records(layout(sheet(rows)), "Organization")] == ["Frühförderung"] * 2


def test_a_row_of_a_matrix_without_a_name_is_named() -> None:
    rows = " | Kita | Praxis\nKita | | x\nPraxis | x |\n | x | x"
    assert _reasons(rows) == {"nameless": 1}


def test_a_row_outside_of_every_table_is_named_and_told() -> None:
    rows = " | Kita | Praxis\nKita | | x\nPraxis | x |\n | | | Hinweis am Rand"
    assert "beside" in _reasons(rows) or "nameless" in _reasons(rows)
    assert asked(layout(sheet(rows)))


ALONE = (
    "Einrichtung | Ort\nJugendhilfe |\nJugendamt | M\nFrühförderung |\nSchwangerschaftsberatung |\nKita Nord | M\n"
    "Frauenhaus |\nPolizei |\nKlinik | M"
)


def test_in_a_list_whose_organizations_stand_alone_a_heading_that_heads_nothing_is_one_of_them() -> None:
    told = {line["name"]: line.get("sector") for line in records(layout(sheet(ALONE)), "Organization")}
    assert {"Frühförderung", "Schwangerschaftsberatung", "Frauenhaus", "Polizei"} <= told.keys()
    assert (told["Jugendamt"], told["Kita Nord"]) == ("Jugendhilfe", "Jugendhilfe")
    assert (told["Klinik"], told["Polizei"]) == (None, None)
    assert "heading-contradicted" in asked(layout(sheet(ALONE)))


def test_a_heading_that_some_names_below_agree_with_stays_one() -> None:
    rows = "Einrichtung | Ort\nFrühförderung |\nFrühförderstelle Nord | M\nSPZ | M\nFrauenhaus |"
    told = {line["name"]: line.get("sector") for line in records(layout(sheet(rows)), "Organization")}
    assert told == {"Frühförderstelle Nord": "Frühförderung", "SPZ": None, "Frauenhaus": None}


def test_a_carrier_may_stand_below_any_heading() -> None:
    rows = "Einrichtung | Ort\nSchwangerschaftsberatung |\nCaritas | M\nDiakonie | M"
    told = {line["name"]: line.get("sector") for line in records(layout(sheet(rows)), "Organization")}
    assert told == {"Caritas": "Schwangerschaftsberatung", "Diakonie": "Schwangerschaftsberatung"}


@pytest.mark.parametrize(
    "heading", ["--- Sonstige ---", "Sonstige Partner", "1. Beratungsstellen", "Altstadt (2)", "== Extern =="]
)
def test_a_single_text_written_as_headings_are_heads_the_rows_below_it(heading: str) -> None:
    rows = f"Einrichtung | Ort\nJugendhilfe |\nJugendamt | M\n{heading} |\nKlinik | M\nCaritas | M"
    assert names(layout(sheet(rows))) == ["Jugendamt", "Klinik", "Caritas"]
    assert [line.get("sector") for line in records(layout(sheet(rows)), "Organization")] == ["Jugendhilfe", None, None]


@pytest.mark.parametrize("name", ["Kita Sonne (3)", "Andere Wege e. V.", "1. Kinderhaus Moor"])
def test_names_that_look_like_headings_stay_names(name: str) -> None:
    rows = f"Einrichtung | Ort\n1. Jugendamt | M\n{name} |\nKlinik | M\n2. Caritas | M\n3. Hort |\n4. Krippe |"
    assert any(name.removeprefix("1. ") in found for found in names(layout(sheet(rows))))


@pytest.mark.parametrize(
    "lines",
    [
        ["1. Jugendamt", "2. Caritas", "3) SPZ", "4) Polizei"],
        ["• Jugendamt", "- Caritas", "→ SPZ", "* Polizei"],
        ["Jugendamt*", "Caritas¹", "SPZ ²)", "Polizei (**)"],
        ["<b>Jugendamt</b>", "– Caritas –", "SPZ", "-- Polizei"],
    ],
)
def test_signs_around_names_are_no_part_of_them_and_cost_no_row(lines: list[str]) -> None:
    for rows in ("Einrichtung\n" + "\n".join(lines), "Einrichtung | StG\n" + "\n".join(f"{x} | x" for x in lines)):
        assert names(layout(sheet(rows))) == ["Jugendamt", "Caritas", "SPZ", "Polizei"]
        assert "signs" in asked(layout(sheet(rows)))


def test_an_organization_behind_a_star_or_a_number_below_the_others_is_no_footnote() -> None:
    rows = "Einrichtung | Ort\nJugendamt | M\nCaritas | M\n4) Polizei |\n* SPZ |\n* nur vormittags |"
    assert names(layout(sheet(rows))) == ["Jugendamt", "Caritas", "Polizei", "SPZ"]
    assert "notes" in asked(layout(sheet(rows)))


def test_signs_of_footnotes_in_headers_are_no_part_of_them() -> None:
    rows = "Einrichtung ¹ | Ort * | StG²\nJugendamt | M | x"
    assert pairs(layout(sheet(rows))) == {("Jugendamt", "StG")}


@pytest.mark.parametrize(
    "name", ["1. FC Moor e. V.", "Haus 3", "A-Team e. V.", "Pro Kind & Familie", "Kita 4 Jahreszeiten"]
)
def test_what_belongs_to_a_name_stays(name: str) -> None:
    assert names(layout(sheet(f"Einrichtung | Ort\nJugendamt | M\n{name} | M"))) == ["Jugendamt", name]


@pytest.mark.parametrize(
    "text", ["alle", "usw.", "siehe Liste 2", "n.n.b.", "eigene Praxis", "freiberuflich", "0", "dito"]
)
def test_words_for_nobody_are_no_organizations_and_no_carriers(text: str) -> None:
    rows = f"Einrichtung | Träger\n{text} | AWO\nKita Nord | {text}\nKlinik | Stadt"
    given = layout(sheet(rows))
    assert names(given) == ["Kita Nord", "Klinik"]
    assert [line.get("HasCarrier") for line in records(given, "Organization")] in ([None, "Stadt"], ["AWO", "Stadt"])


def test_a_cell_of_bodies_that_names_none_makes_none() -> None:
    rows = (
        "Einrichtung | Mitglied in\nJugendamt | StG\nSPZ | nur Verteiler\nKlinik | keine\nAWO | siehe Jugendamt\n"
        "Kita | AK Geburt bis 2022"
    )
    given = layout(sheet(rows))
    assert pairs(given) == {("Jugendamt", "StG"), ("Kita", "AK Geburt")}
    assert [s.get("endDate") for s in records(given, "Membership")] == [None, "2022"]
