"""Cells that say more, or less, than they seem to: several names, pointers, spans, signs, lost letters."""

import pytest

from graph.imports.recognise.found import LeftOutFor
from tests.recognise.lists import LEXICON, asked, found, layout, names, pairs, records, sheet

# -- several organizations in one cell ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("Frühförderstelle Horn, SPZ", ["Frühförderstelle Horn", "SPZ"]),
        ("Polizei, Ordnungsamt", ["Polizei", "Ordnungsamt"]),
        ("Frauenhaus Horn und SPZ Moor", ["Frauenhaus Horn", "SPZ Moor"]),
        ("Kita Mond + Kita Stern", ["Kita Mond", "Kita Stern"]),
        ("Kita Wichtel/Krippe Zwerge", ["Kita Wichtel", "Krippe Zwerge"]),
        ("Jugendamt|SPZ", ["Jugendamt", "SPZ"]),
    ],
)
def test_several_that_each_are_something_of_their_own_are_read_as_several(cell: str, parts: list[str]) -> None:
    made = layout(sheet([["Einrichtung", "Ort"], [cell, "Moor"], ["Kita Süd", "Moor"]]))
    assert names(made) == [*parts, "Kita Süd"]
    assert "several" in asked(made)


@pytest.mark.parametrize(
    "cell",
    [
        "Grundschule Horn, Hort",
        "Frauenhaus und Familienzentrum",
        "Erziehungsberatung, Schuldnerberatung, Suchtberatung",
        "Kita Süd, Familienzentrum Süd",
    ],
)
def test_where_it_may_be_one_it_stays_one_and_is_asked_about(cell: str) -> None:
    made = layout(sheet([["Einrichtung", "Ort"], [cell, "Moor"]]))
    assert (names(made), "several" in asked(made)) == ([cell], True)


@pytest.mark.parametrize(
    "cell",
    [
        "Kita Sonne, Haus 2",
        "Müller, Maier und Partner",
        "Beratungsstelle für Kinder, Jugendliche und Familien",
        "Klinik für Kinder- und Jugendmedizin, Klinikum Horn",
        "DRK Kreisverband, Kita Süd",
        "Caritasverband, Beratungsstelle Nord",
        "Amt für Soziales, Familie und Gesundheit",
        "Schwangeren- und Familienberatung",
        "Gesundheitsamt Moor, KJGD",
        "Beratungsstelle Moor/Horn",
        "Kita/Hort Süd",
    ],
)
def test_long_names_stay_one_and_ask_nothing(cell: str) -> None:
    made = layout(sheet([["Einrichtung", "Ort"], [cell, "Moor"]]))
    assert (names(made), "several" in asked(made)) == ([cell], False)


def test_a_dash_keeps_one_what_was_read_as_several() -> None:
    made = layout(sheet([["Einrichtung", "Ort"], ["Frühförderstelle Horn – SPZ", "Moor"]]))
    assert (names(made), "several" in asked(made)) == (["Frühförderstelle Horn – SPZ"], False)


# -- cells that point elsewhere ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["siehe Blatt 2", "s. Anlage", "vgl. Tabelle unten", "siehe auch Liste Horn", "s. unten"]
)
def test_a_place_is_not_called_like_a_pointer(text: str) -> None:
    made = layout(sheet(f"Einrichtung | Ort\nJugendamt | Moor\nSPZ | {text}"))
    assert [r.get("locality") for r in records(made, "Organization")] == ["Moor", None]
    assert "pointer" in asked(made)


def test_a_remark_may_point_and_a_street_is_no_pointer() -> None:
    rows = "Einrichtung | Straße | Bemerkung\nJugendamt | Seestraße 3 | siehe Blatt 2\nSPZ | Am Blatt 1 | "
    made = layout(sheet(rows))
    assert records(made, "Organization")[0]["note"] == "siehe Blatt 2"
    assert "pointer" not in asked(made)


# -- seats -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "start", "end"),
    [
        ("03/21 - 05/23", "2021-03", "2023-05"),
        ("01.03.2019 – 31.12.2022", "2019-03-01", "2022-12-31"),
        ("2019 - 2022", "2019", "2022"),
        ("2020 bis heute", "2020", None),
        ("seit 2018, lfd.", "2018", None),
    ],
)
def test_from_when_to_when_somebody_sat_there(cell: str, start: str, end: str | None) -> None:
    made = layout(sheet([["Einrichtung", "Steuerungsgruppe"], ["SPZ", cell], ["Jugendamt", "x"]]))
    (seat,) = [r for r in records(made, "Membership") if r["source"] == "SPZ"]
    assert (seat.get("startDate"), seat.get("endDate")) == (start, end)


def test_what_goes_on_has_no_end_and_needs_no_question() -> None:
    rows = "Mitglieder der Steuerungsgruppe\nInstitution | von | bis\nSPZ | 2019 | lfd.\nJugendamt | 2015 | heute"
    made = layout(sheet(rows))
    assert "day" not in asked(made)
    assert all("endDate" not in r for r in records(made, "Membership"))


def test_a_cell_of_which_a_part_was_read_says_so() -> None:
    made = layout(sheet("Einrichtung | StG\nSPZ | seit 2019 (mit Unterbrechung)\nJugendamt | x"))
    (said,) = [s for s in made.said if s.issue.rule == "seat"]
    assert "Das Übrige der Zelle wurde gelesen" in said.issue.sentence.de


def test_begin_and_end_below_the_names_of_two_bodies_belong_to_each() -> None:
    rows = [
        ["Einrichtung", "Steuerungsgruppe", "", "", "AK Geburt", "", ""],
        ["", "Mitglied", "seit", "bis", "Mitglied", "seit", "bis"],
        ["Jugendamt", "x", "2015", "", "x", "2018", "2021"],
        ["SPZ", "", "", "", "x", "03/2020", ""],
    ]
    made = {
        (r["source"], r["target"]): (r.get("startDate"), r.get("endDate"))
        for r in records(layout(sheet(rows)), "Membership")
    }
    assert made == {
        ("Jugendamt", "Steuerungsgruppe"): ("2015", None),
        ("Jugendamt", "AK Geburt"): ("2018", "2021"),
        ("SPZ", "AK Geburt"): ("2020-03", None),
    }


def test_bodies_in_a_cell_may_be_parted_by_strokes() -> None:
    made = layout(
        sheet([["Einrichtung", "Gremien"], ["Jugendamt", "Steuerungsgruppe|AK Geburt"], ["SPZ", "AK Geburt"]])
    )
    assert pairs(made) == {("Jugendamt", "Steuerungsgruppe"), ("Jugendamt", "AK Geburt"), ("SPZ", "AK Geburt")}


def test_members_of_a_body_keep_their_roles_and_the_chair_may_have_a_column() -> None:
    rows = (
        "Gremium | Vorsitz | Mitglieder\nSteuerungsgruppe | Jugendamt | Gesundheitsamt, SPZ (beratend), Kita Süd\n"
        "AK Geburt | SPZ | Hebammenpraxis; Klinikum (Gast)"
    )
    made = layout(sheet(rows, "Gremien"))
    roles = {(r["source"], r["target"]): r.get("role", "") for r in records(made, "Membership")}
    assert roles == {
        ("Jugendamt", "Steuerungsgruppe"): "chair",
        ("SPZ", "Steuerungsgruppe"): "advisory",
        ("SPZ", "AK Geburt"): "chair",
        ("Klinikum", "AK Geburt"): "guest",
    }
    members = {r["name"]: r["Membership"] for r in records(made, "Committee")}
    assert members == {"Steuerungsgruppe": "Gesundheitsamt; Kita Süd", "AK Geburt": "Hebammenpraxis"}
    assert set(names(made)) == {"Jugendamt", "Gesundheitsamt", "SPZ", "Kita Süd", "Hebammenpraxis", "Klinikum"}


def test_a_chair_that_is_a_person_is_not_read() -> None:
    made = layout(sheet("Gremium | Vorsitz | Mitglieder\nAK Geburt | Frau Muster | SPZ; Klinikum", "Gremien"))
    assert records(made, "Membership") == []


def test_a_body_among_organizations_is_a_body() -> None:
    made = layout(sheet("Einrichtung | Ort\nJugendamt | Moor\nSteuerungsgruppe | Moor\nSPZ | Moor"))
    assert names(made) == ["Jugendamt", "SPZ"]
    assert [r["name"] for r in records(made, "Committee")] == ["Steuerungsgruppe"]
    assert "body" in asked(made)


def test_the_last_row_is_no_heading_above_the_first() -> None:
    made = layout(sheet("Einrichtung | Telefon\nJugendamt | 1\nRunder Tisch |\nSPZ | 2\nSteuerungsgruppe |"))
    assert ("Jugendamt", "Steuerungsgruppe") not in pairs(made)


# -- agreements ------------------------------------------------------------------------------------------------------


def test_signs_of_agreements_in_cells_name_them() -> None:
    rows = (
        "Einrichtung | Vereinbarung\nJugendamt | § 8a\nSPZ | KV 2021\nKita Süd | LOI\nPolizei | -\nAWO | KV in Arbeit"
    )
    made = layout(sheet(rows))
    signed = {r["source"]: (r["target"], r.get("date", ""), r.get("status", "")) for r in records(made, "Signs")}
    assert signed == {
        "Jugendamt": ("§ 8a", "", ""),
        "SPZ": ("Kooperationsvereinbarung", "2021", ""),
        "Kita Süd": ("LOI", "", ""),
        "AWO": ("Kooperationsvereinbarung", "", "unknown"),
    }
    assert {r["name"]: r["kind"] for r in records(made, "Agreement")} == {
        "§ 8a": "SCHUTZV",
        "Kooperationsvereinbarung": "KOOPV",
        "LOI": "LOI",
    }


# -- partners --------------------------------------------------------------------------------------------------------


def test_how_closely_stands_beside_a_partner_and_is_no_part_of_the_name() -> None:
    rows = "Einrichtung | Kooperation mit\nKita Süd | Jugendamt (eng), SPZ (nie)\nJugendamt |\nSPZ |"
    made = layout(sheet(rows))
    assert names(made) == ["Kita Süd", "Jugendamt", "SPZ"]
    assert records(made, "Organization")[0]["Cooperation"] == "Jugendamt"
    assert "degree" in asked(made)


@pytest.mark.parametrize("header", ["Zusammenarbeit (Schulnote)", "Kooperation", "Zusammenarbeit"])
def test_grades_and_numbers_are_no_partners(header: str) -> None:
    made = layout(sheet(f"Einrichtung | {header}\nJugendamt | 2\nSPZ | 1\nKita Süd | 4"))
    assert names(made) == ["Jugendamt", "SPZ", "Kita Süd"]
    assert not any("Cooperation" in r for r in records(made, "Organization"))


def test_edges_between_von_and_nach_are_ties_and_stops_of_a_journey_are_none() -> None:
    made = layout(sheet("Von | Nach | Stärke\nJugendamt | SPZ | 3\nSPZ | Kita Süd | 1"))
    assert pairs(made, "Cooperation") == {("Jugendamt", "SPZ"), ("SPZ", "Kita Süd")}
    assert set(names(made)) == {"Jugendamt", "SPZ", "Kita Süd"}
    with pytest.raises(Exception, match="nicht gelesen"):
        layout(sheet("Von | Nach | Stärke\nMoor | Horn | 3\nHorn | Erlbach | 1"))


# -- letters, colours, rows ------------------------------------------------------------------------------------------


def test_letters_that_were_lost_are_asked_about() -> None:
    made = layout(sheet("Einrichtung | Tr?ger\nFr?hf?rderstelle | AWO\nKita S?d | DRK\nJugendamt | LK"))
    (said,) = [s for s in made.said if s.issue.rule == "encoding"]
    assert "In 3 Zellen" in said.issue.sentence.de
    assert "encoding" not in asked(layout(sheet("Einrichtung | aktiv?\nJugendamt | ja\nSPZ? | ?")))


@pytest.mark.parametrize("colour", ["grün", "hellgrün", "gelb hinterlegt", "Rot:"])
def test_a_colour_with_its_meaning_beside_it_is_no_organization(colour: str) -> None:
    of = sheet(f"Einrichtung | Ort\nJugendamt | Moor\nSPZ | Moor\n |\n{colour} | Mitglied der Steuerungsgruppe")
    assert names(layout(of)) == ["Jugendamt", "SPZ"]
    assert LeftOutFor.LEGEND in found(of).reasons


def test_a_sum_of_amounts_is_no_organization() -> None:
    rows = (
        "Zuwendungsempfänger | 2022 | 2023\nCaritas | 12.000 € | 12.500 €\nAWO | 8.000 € | -\nSumme | 20.000 "
        "€ | 12.500 €"
    )
    assert names(layout(sheet(rows))) == ["Caritas", "AWO"]


def test_what_rows_without_name_add_is_told() -> None:
    made = layout(
        sheet("Name | Ort | Steuerungsgruppe\nJugendamt | Moor | x\nSPZ | | \n | Horn | x\nKita Süd | Moor |")
    )
    assert "further" in asked(made)
    plain = layout(sheet("Name | Ort | Steuerungsgruppe\nJugendamt | Moor | x\nSPZ | Horn | x"))
    assert "further" not in asked(plain)


def test_the_line_below_the_header_of_a_drawn_table_is_none_of_its_rows() -> None:
    of = sheet([["Einrichtung", "Ort"], ["---", "---"], ["Jugendamt", "Moor"]])
    assert names(layout(of)) == ["Jugendamt"]
    assert not [s for s in layout(of).said if s.issue.rule == "placeholder"]


def test_a_pivot_table_is_named_as_one() -> None:
    rows = "Anzahl von Einrichtung | Spaltenbeschriftungen\nZeilenbeschriftungen | Horn | Moor\nGesundheit | | 2"
    made = layout(sheet(rows, "Auswertung"), sheet("Einrichtung | Ort\nJugendamt | Moor", "Daten"))
    assert any("Pivot" in s.issue.sentence.de for s in made.said)


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Nehmen Sie am Netzwerktreffen teil?", "Netzwerktreffen"),
        ("Sitzen Sie in der Steuerungsgruppe?", "Steuerungsgruppe"),
    ],
)
def test_questions_about_a_body_name_the_body(question: str, word: str) -> None:
    rows = (
        f"Name Ihrer Einrichtung? | In welchem Ort ist Ihre Einrichtung? | {question}\nSPZ | Moor | ja\nKita "
        f"Süd | Horn | nein"
    )
    made = layout(sheet(rows))
    assert {r["target"] for r in records(made, "Membership")} == {word}
    assert [r["locality"] for r in records(made, "Organization")] == ["Moor", "Horn"]


def test_crosses_below_what_somebody_is_leave_the_header_a_header() -> None:
    made = layout(sheet("Kita | Träger | Familienzentrum | Sprach-Kita\nKita Süd | AWO | x |\nKita Nord | DRK | | x"))
    assert names(made) == ["Kita Süd", "Kita Nord"]


def test_words_of_other_languages_head_columns() -> None:
    assert LEXICON.is_field("Kurum")
    made = layout(
        sheet("Organisation | Town | Member of the steering group | Contact person\nSPZ | Moor | yes | Ms Sample")
    )
    assert pairs(made) == {("SPZ", "steering group")}
    assert records(made, "Organization") == [{"name": "SPZ", "locality": "Moor"}]
