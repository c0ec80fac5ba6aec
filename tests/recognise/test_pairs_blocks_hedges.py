"""Pairs in lines and rows, blocks and other tables beside or below a list, headers that hedge, sums and signs."""

import pytest

from graph.errors import UnreadableFileError
from tests.recognise.lists import asked, found, layout, merged, names, pairs, records, roles, sheet, the_table

# -- pairs ---


def test_a_column_of_partners_beside_kinds_ties_and_leaves_the_kinds_to_the_organizations() -> None:
    made = layout(sheet("Einrichtung | Art | Kooperationspartner\nKita Nest | Kita | Jugendamt\nSPZ | SPZ | Kita Nest"))
    assert records(made, "Cooperation") == []
    assert {(r["name"], r["kind"]) for r in records(made, "Organization") if "kind" in r} == {
        ("Kita Nest", "Kita"),
        ("SPZ", "SPZ"),
    }
    assert names(made) == ["Kita Nest", "SPZ", "Jugendamt"]


def test_lines_with_a_sign_between_two_names_are_ties() -> None:
    made = layout(sheet("Wer mit wem\nJugendamt <-> Klinik Moor: Lotsen\nKita Nest ↔ SPZ"))
    assert pairs(made, "Cooperation") == {("Jugendamt", "Klinik Moor"), ("Kita Nest", "SPZ")}
    assert set(names(made)) == {"Jugendamt", "Klinik Moor", "Kita Nest", "SPZ"}


def test_rows_that_name_one_another_are_ties_and_without_that_nobody_is_tied() -> None:
    rows = "Jugendamt | Klinik Moor | Kita Nest\nKlinik Moor | Hebammenpraxis Storch | Jugendamt\nKita Nest | Jugendamt"
    assert ("Klinik Moor", "Hebammenpraxis Storch") in pairs(layout(sheet(rows)), "Cooperation")
    apart = "Jugendamt | Klinik Moor | Kita Nest\nGesundheitsamt | Hebammenpraxis Storch\nCaritas | SPZ"
    assert all(t.type != "Cooperation" for t in found(sheet(apart)).tables)


def test_sums_around_a_matrix_are_nobody() -> None:
    rows = (
        " | Jugendamt | Klinik | Kita Nest | Summe\nJugendamt | | x | x | 2\nKlinik | x | | | 1\nKita Nest | x | | | 1"
    )
    made = layout(sheet(f"{rows}\nSumme | 2 | 1 | 1 | 4"))
    assert set(names(made)) == {"Jugendamt", "Klinik", "Kita Nest"}


def test_partners_of_bodies_are_several() -> None:
    made = layout(sheet("Gremium | Kooperationspartner\nRunder Tisch | Jugendamt, SPZ, Jobcenter\nBeirat | Polizei"))
    assert pairs(made) == {
        *((name, "Runder Tisch") for name in ("Jugendamt", "SPZ", "Jobcenter")),
        ("Polizei", "Beirat"),
    }


def test_several_partners_below_one_header_are_not_tied_with_the_first() -> None:
    made = layout(sheet("Projekt | Partner | Partner\nLotsen | Klinikum Moor | Jugendamt\nCafé | Kita Nest | DRK Moor"))
    assert not pairs(made, "Cooperation")
    assert "header" in asked(made)


# -- other tables, blocks ---


@pytest.mark.parametrize(
    "below", ["Posten | Betrag\nDruckkosten | 120 €\nCatering | 80 €", "Nummer | Bedeutung\n1 | aktiv\n2 | angefragt"]
)
def test_a_table_of_other_things_below_a_list_is_named_and_lists_nobody(below: str) -> None:
    made = layout(sheet(f"Einrichtung | Ort | Status\nKita Nest | Moor | 1\nKlinikum | Moor | 2\n | |\n{below}"))
    assert names(made) == ["Kita Nest", "Klinikum"]
    assert "beside" in asked(made)


def test_bodies_with_their_chairs_below_a_list_are_a_table_of_their_own() -> None:
    below = "Gremien | |\nGremium | Vorsitz |\nSteuerungsgruppe | Jugendamt |"
    made = layout(sheet(f"Einrichtung | Ort | Telefon\nKita Nest | Moor |\nKlinikum | Moor |\n | |\n{below}"))
    assert records(made, "Committee")[0]["name"] == "Steuerungsgruppe"
    assert set(names(made)) == {"Kita Nest", "Klinikum", "Jugendamt"}


def test_names_and_numbers_in_blocks_without_headers_are_all_read() -> None:
    rows = "Jugendamt | 04999 1-0 | | Polizei Moor | 110\nFrauenhaus | 04999 7-0 | | Giftnotruf | 0551 19240"
    assert names(layout(sheet(rows))) == ["Jugendamt", "Frauenhaus", "Polizei Moor", "Giftnotruf"]


@pytest.mark.parametrize("header", ["", "Zeilenbeschriftungen | Anzahl von Einrichtung\n"])
def test_how_many_there_are_of_each_kind_names_nobody(header: str) -> None:
    with pytest.raises(UnreadableFileError, match="zählt"):
        layout(sheet(f"{header}Gesundheit | 5\nKlinik | 1\nPraxis | 4\nJugendhilfe | 7\nKita | 6"))


def test_words_for_kinds_before_names_are_nobody() -> None:
    rows = "Nord | Einwohner 12.400\nKitas | Kita Nest, Kita Arche, Waldkita\nSchulen | Grundschule Nord\nÄrzte | SPZ"
    assert names(layout(sheet(rows))) == ["Kita Nest", "Kita Arche", "Waldkita", "Grundschule Nord", "SPZ"]


def test_bodies_with_a_colon_over_members_in_lines_are_none_of_them() -> None:
    rows = "AK Eltern:\n- Jugendamt\n- Klinikum\nAK Sucht:\n- Kita Nest\n- Grundschule Moor"
    members = {("Jugendamt", "AK Eltern"), ("Klinikum", "AK Eltern"), ("Kita Nest", "AK Sucht")}
    assert pairs(layout(sheet(rows))) == {*members, ("Grundschule Moor", "AK Sucht")}


@pytest.mark.parametrize("behind", [" ", ") "])
def test_numbers_behind_members_that_lines_explain_are_footnotes(behind: str) -> None:
    notes = f"1{behind}nur beratend\n2{behind}ab 2030"
    sign = behind.strip()
    made = layout(sheet(f"Mitglieder des Runden Tisches\nJugendamt\nKlinikum 1{sign}\nKita Nest 2{sign}\n{notes}"))
    assert names(made) == ["Jugendamt", "Klinikum", "Kita Nest"]
    assert "notes" in asked(made)


def test_a_number_in_brackets_behind_a_name_is_a_footnote_where_a_line_explains_it() -> None:
    rows = "Einrichtung | Ort\nKita Nest (1) | A\nKlinikum* | A\nHaus (2) | A\n* ab 2030 |\n(1) mit Krippe |"
    made = layout(sheet(rows))
    assert names(made) == ["Kita Nest", "Klinikum", "Haus (2)"]
    assert "notes" in asked(made)


# -- headers ---


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("möchte mitarbeiten in", "AK Sucht"),
        ("frühere Gremien", "AK Sucht"),
        ("möchte in AK Sucht", "x"),
        ("AK Sucht bis 2022", "x"),
        ("nicht im AK Sucht", "x"),
        ("AK Sucht?", "x"),
        ("Zusammenarbeit mit Jugendamt gewünscht", "x"),
    ],
)
def test_what_is_wished_for_or_over_is_asked_and_no_seat(header: str, cell: str) -> None:
    made = layout(sheet(f"Einrichtung | {header}\nKita Nest | {cell}\nSPZ | {cell}"))
    assert not pairs(made)
    assert not pairs(made, "Cooperation")
    assert "column" in asked(made) or "header" in asked(made)


def test_days_below_years_are_days_of_these_years() -> None:
    table = the_table(
        sheet("Institution | 2022 | | 2023\n | 16.03. | 21.09. | 15.03.\nSPZ | x | | x\nJugendamt | x | x |")
    )
    assert list(roles(table).values())[1:] == ["meeting 2022-03-16", "meeting 2022-09-21", "meeting 2023-03-15"]


def test_streets_somebody_is_in_charge_of_are_no_addresses() -> None:
    rows = (
        "Straße | Zuständige Stelle\nAhornweg | ASD Nord\nBirkenweg | ASD Süd\nEschenweg | ASD Nord\nUlmenweg | ASD Süd"
    )
    assert roles(the_table(sheet(rows)))["Straße"] == "unknown"


def test_a_header_over_three_rows_begins_no_cards() -> None:
    head = "Einrichtung | Gremien | | Vereinbarung |\n | intern | | schriftlich | seit\n | StG | AK Eltern | |"
    over = (merged(0, 0, 2, 0), merged(0, 1, 0, 2), merged(0, 3, 0, 4), merged(1, 1, 1, 2), merged(1, 3, 2, 3))
    rows = f"{head}\nJugendamt | x | x | ja | 2021\nSPZ | | x | nein |"
    made = layout(sheet(rows, merged=(*over, merged(1, 4, 2, 4))))
    assert pairs(made) == {("Jugendamt", "StG"), ("Jugendamt", "AK Eltern"), ("SPZ", "AK Eltern")}


# -- rows and cells ---


def test_a_row_moved_by_a_cell_is_asked_about() -> None:
    made = layout(sheet("Einrichtung | Ort\nKita Nest | Moor\nBildung | Grundschule Moor | Moor\nSPZ | Moor"))
    assert names(made) == ["Kita Nest", "SPZ"]
    assert "placeholder" in asked(made)


def test_a_short_sign_of_an_office_is_no_yes() -> None:
    assert names(layout(sheet("Einrichtung | Ort\nJA | Moor\nKita Nest | Moor\nNEIN | Moor"))) == ["JA", "Kita Nest"]


def test_parties_are_joined_by_words_that_are_nobody_and_the_day_stands_below_the_title() -> None:
    made = layout(
        sheet("KOOPERATIONSVERTRAG\nvom 12.03.2024\nzwischen\ndem Jugendamt Moor,\nund\nder Kinderklinik Moor")
    )
    assert names(made) == ["Jugendamt Moor", "Kinderklinik Moor"]
    assert [r["signedOn"] for r in records(made, "Agreement")] == ["2024-03-12"]


def test_an_address_below_a_name_and_a_number_beside_it_are_both_read() -> None:
    rows = [["Einrichtung/Anschrift", "Kontakt"], ["Kita Nest\nMarkt 1\n37991 Moor", "Tel. 04999 66-0"]]
    rows.append(["SPZ\nWeg 3\n37991 Moor", "info@spz.example"])
    first = records(layout(sheet(rows)), "Organization")[0]
    assert (first["street"], first["phone"]) == ("Markt 1, 37991 Moor", "04999 66-0")


def test_bodies_among_those_in_charge_are_no_organizations() -> None:
    rows = (
        "Nr. | Beschluss | Zuständig | Status\n1 | Flyer drucken | Jugendamt | offen\n2 | Fachtag planen | AK Eltern |"
    )
    assert names(layout(sheet(f"{rows}\n3 | Lotsen ausweiten | Klinikum | offen"))) == ["Jugendamt", "Klinikum"]


def test_a_day_beside_a_denied_seat_is_of_something_else() -> None:
    made = layout(sheet("Einrichtung | Mitglied seit | Steuerungsgruppe\nJugendamt | 2015 | ja\nSPZ | 2017 | nein"))
    assert [m.get("startDate") for m in records(made, "Membership")] == ["2015", None]
    assert "seat" in asked(made)


def test_sentences_about_two_are_nobody() -> None:
    with pytest.raises(UnreadableFileError):
        layout(
            sheet("Kita Nest kennt Jugendamt Moor\nJugendamt Moor kennt Klinikum Moor\nKita Nest trifft Caritas Moor")
        )


def test_pictures_in_front_of_names_are_no_part_of_them() -> None:
    assert names(layout(sheet("Einrichtung | Ort\n🏥 Klinikum | Moor\n🏛️ Jugendamt | Moor"))) == [
        "Klinikum",
        "Jugendamt",
    ]
