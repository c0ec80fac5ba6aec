"""Habits of portals, forms and offices: two header languages, short signs, American days, columns of forms, mails."""

from pathlib import Path

from graph.imports import stage
from graph.imports.recognise.found import RoleKind
from graph.records import Entity
from ontology import Model
from tests.recognise.lists import asked, content_rows, layout, names, pairs, records, roles, sheet, the_table, write_csv


def _seats(rows: str) -> set[tuple[str, str, str | None]]:
    given = records(layout(sheet(rows)), "Membership")
    return {(line["source"], line["target"], line.get("status") or line.get("startDate")) for line in given}


def test_a_second_header_in_another_language_hides_no_column_that_the_first_one_knows() -> None:
    rows = "Einrichtung | Träger | Ort\nInstitution | Provider | Town\nKita Mond | AWO | Horn"
    assert roles(the_table(sheet(rows))) == {
        "Einrichtung": "property name",
        "Träger": "link HasCarrier",
        "Ort": "property locality",
    }
    assert names(layout(sheet(rows)))[0] == "Kita Mond"


def test_signs_made_of_letters_of_the_names_are_other_names_and_those_of_clerks_are_not() -> None:
    rows = (
        "Einrichtung | Kürzel | arbeitet mit\nJugendamt | JA | GA, KJK\nGesundheitsamt | GA | JA\n"
        "Kinder- und Jugendklinik | KJK | JA"
    )
    given = layout(sheet(rows))
    assert [line.get("alias") for line in records(given, "Organization")] == ["JA", "GA", "KJK"]
    assert [line["Cooperation"] for line in records(given, "Organization")] == ["GA; KJK", "JA", "JA"]
    clerks = the_table(sheet("Einrichtung | Kürzel\nJugendamt | MW\nGesundheitsamt | TB\nKlinik | OV"))
    assert "alias" not in roles(clerks)["Kürzel"]


def test_days_of_a_column_are_month_first_where_one_of_them_has_no_such_month() -> None:
    rows = "Einrichtung | StG seit\nJugendamt | 12/3/2024\nKlinik | 1/15/2025 10:00:00"
    assert {start for *_, start in _seats(rows)} == {"2024-12-03", "2025-01-15"}
    assert "month-first" in asked(layout(sheet(rows)))
    assert {start for *_, start in _seats("Einrichtung | StG seit\nJugendamt | 12.03.2024")} == {"2024-03-12"}


def test_weeks_and_months_with_short_years_begin_a_seat_and_shares_mark_none() -> None:
    rows = "Einrichtung | AK Kita\nJugendamt | KW 12/2024\nKlinik | Mai 23\nHort | x\nKita | 0,67\nTafel | ➖"
    assert _seats(rows) == {
        ("Jugendamt", "AK Kita", "2024-03"),
        ("Klinik", "AK Kita", "2023-05"),
        ("Hort", "AK Kita", None),
    }


def test_quotes_below_a_list_are_no_organizations() -> None:
    rows = "Nr. | Einrichtung | AK Kita\n1 | Jugendamt | x\n2 | Klinik | x\n | Summe | 2\n | Quote | 0,67"
    assert names(layout(sheet(rows))) == ["Jugendamt", "Klinik"]


def test_columns_of_a_report_to_a_ministry_say_who_is_there() -> None:
    rows = (
        "Netzwerkpartner | nicht vorhanden | vorhanden, aber nicht eingebunden | eingebunden\nGeburtsklinik | x | |\n"
        "Gesundheitsamt | | | x\nPolizei | | x |"
    )
    given = layout(sheet(rows))
    assert pairs(given) == {("Gesundheitsamt", "Netzwerk Frühe Hilfen")}
    told = {line["name"]: line.get("status") for line in records(given, "Organization")}
    assert told == {"Geburtsklinik": "unknown", "Gesundheitsamt": None, "Polizei": None}
    (column,) = [c for c in the_table(sheet(rows)).columns if c.header.startswith("vorhanden")]
    assert column.role.kind is RoleKind.UNKNOWN
    assert column.alternatives == ()


def test_headers_of_portals_name_institutions_and_their_carriers() -> None:
    rows = (
        "Kita-ID | Name der Kita | Trägername | Öffnungszeiten | Schwerpunkt\n7 | Kita A | AWO | 7-16 | Sport\n"
        "8 | Kita B | DRK | 7-17 | Kunst"
    )
    assert [(line["name"], line["HasCarrier"]) for line in records(layout(sheet(rows)), "Organization")] == [
        ("Kita A", "AWO"),
        ("Kita B", "DRK"),
    ]
    apart = layout(
        sheet(
            "Name und Anschrift der Einrichtung\nKita Mond (AWO)\\nWeg 3 · 63667 Moor\nJugendamt\\nMarkt 1\\n63667 Moor"
        )
    )
    assert names(apart) == ["Kita Mond (AWO)", "Jugendamt"]


def test_words_below_the_word_for_groups_and_for_agreements_in_a_header_of_three_rows() -> None:
    rows = (
        " | Mitarbeit im Netzwerk | | | Vereinbarung |\n | Steuerungsgruppe | AG | | liegt vor | Datum\n"
        "Einrichtung | | U3 | Psyche | |\nJugendamt | x | x | | ja | 12.03.2020\nKlinik | | | x | nein |"
    )
    given = layout(sheet(rows))
    assert pairs(given) == {("Jugendamt", "Steuerungsgruppe"), ("Jugendamt", "AG U3"), ("Klinik", "AG Psyche")}
    assert [(s["source"], s.get("date"), s.get("status")) for s in records(given, "Signs")] == [
        ("Jugendamt", "2020-03-12", None),
        ("Klinik", None, "confirmedAbsent"),
    ]


def test_an_unknown_header_over_names_of_bodies_is_read_and_asked_about() -> None:
    rows = "Einrichtung | Beteiligung\nJugendamt | Steuerungsgruppe, AK Kita\nKlinik | AK Kita\nJobcenter | keine"
    assert pairs(layout(sheet(rows))) == {
        ("Jugendamt", "Steuerungsgruppe"),
        ("Jugendamt", "AK Kita"),
        ("Klinik", "AK Kita"),
    }
    assert "column" in asked(layout(sheet(rows)))
    notes = "Einrichtung | Nächstes\nJugendamt | in AK einladen\nKlinik | StG fragen"
    assert pairs(layout(sheet(notes))) == set()


def test_roles_below_an_organization_beside_bodies_are_read_though_one_is_in_own_words() -> None:
    rows = "Gremium | Jugendamt | Klinik\nStG | Vorsitz | x\nAK Kita | Geschäftsführung | x\nJHA | Verwaltung |"
    assert pairs(layout(sheet(rows))) == {
        ("Jugendamt", "StG"),
        ("Klinik", "StG"),
        ("Jugendamt", "AK Kita"),
        ("Klinik", "AK Kita"),
    }


def test_a_mail_with_members_names_the_body_that_it_speaks_of() -> None:
    lines = (
        "Hallo zusammen, hier die Teilnehmer für den Runden Tisch:\n- Jugendamt\n- Hebammenpraxis Storch\n"
        "- Kita Stern\nLG"
    )
    assert pairs(layout(sheet(lines))) == {
        ("Jugendamt", "Runder Tisch"),
        ("Hebammenpraxis Storch", "Runder Tisch"),
        ("Kita Stern", "Runder Tisch"),
    }
    assert not records(layout(sheet(lines)), "Committee")[1:]


def test_several_offices_in_a_cell_are_several_and_an_office_of_another_is_asked_about() -> None:
    several = layout(sheet("Einrichtung | Ort\nJugendamt, Kinderklinik, Gesundheitsamt | H\nTafel | H"))
    assert names(several) == ["Jugendamt", "Kinderklinik", "Gesundheitsamt", "Tafel"]
    two = layout(sheet("Einrichtung | Ort\nJugendamt, Kinderklinik | H\nTafel | H"))
    assert names(two) == ["Jugendamt, Kinderklinik", "Tafel"]
    assert "several" in asked(two)


def test_agreements_called_after_institutions_are_agreements_and_their_parties_are_read(
    tmp_path: Path, model: Model
) -> None:
    rows = [
        ["Vereinbarung", "Partner", "unterzeichnet am"],
        ["KoopV Kinderklinik", "Jugendamt / Kinderklinik", "2019"],
        ["Vereinbarung § 8a Kita Mond", "Jugendamt, Kita Mond", "2020"],
    ]
    found = [r for r in stage(write_csv(tmp_path / "v.csv", rows), model).records if isinstance(r, Entity)]
    assert {r.name for r in found if r.type == "Agreement"} == {"KoopV Kinderklinik", "Vereinbarung § 8a Kita Mond"}
    assert {r.name for r in found if r.type == "Organization"} == {"Jugendamt", "Kinderklinik", "Kita Mond"}


def test_a_grade_of_working_together_is_no_degree_of_it() -> None:
    only = the_table(sheet("Partner | Zusammenarbeit mit Koordination (Schulnote)\nJugendamt | 1\nKlinik | 3"))
    assert roles(only)["Zusammenarbeit mit Koordination (Schulnote)"] == "unknown"


def test_a_name_in_bold_of_a_plain_text_is_read_without_its_stars() -> None:
    rows = "Einrichtung | Ort\n**Kita Mond** | H\n__Kita Stern__ | H\nKita*innen Treff | H"
    assert names(layout(sheet(rows))) == ["Kita Mond", "Kita Stern", "Kita*innen Treff"]
    assert content_rows(sheet(rows)) == 4


def test_a_role_behind_the_last_of_several_lines_is_that_of_its_line_alone() -> None:
    rows = "Gremium | Mitglieder\nStG | • Jugendamt\\n• Gesundheitsamt\\n• Hebammenverband (Gast)\nRT | Klinik; Tafel"
    told = {(s["source"], s.get("role")) for s in records(layout(sheet(rows)), "Membership") if s["target"] == "StG"}
    assert told == {("Jugendamt", None), ("Gesundheitsamt", None), ("Hebammenverband", "guest")}


def test_how_well_people_work_together_names_no_partner() -> None:
    for cells in (("gut", "ausbaufähig", "schlecht"), ("🟢", "🟡", "🔴")):
        rows = "Einrichtung | Zusammenarbeit\n" + "\n".join(f"Kita {n} | {text}" for n, text in enumerate(cells))
        assert names(layout(sheet(rows))) == ["Kita 0", "Kita 1", "Kita 2"], cells


def test_who_represents_somebody_in_a_body_is_no_part_of_its_name() -> None:
    rows = "Einrichtung | Vertreter_in im AK Kita\nJugendamt | x\nKlinik | x"
    assert pairs(layout(sheet(rows))) == {("Jugendamt", "AK Kita"), ("Klinik", "AK Kita")}


def test_an_address_goes_on_in_the_next_row_and_labels_of_cards_are_nobodys_names() -> None:
    rows = "Einrichtung | Anschrift\nJugendamt | Markt 1\n | 12345 Horn\nTräger: | x\nKlinik | Weg 2"
    (first, *_) = records(layout(sheet(rows)), "Organization")
    assert first["street"] == "Markt 1, 12345 Horn"
    assert names(layout(sheet(rows))) == ["Jugendamt", "Klinik"]


def test_sheets_named_after_bodies_are_read_without_a_header_beside_a_list() -> None:
    members = sheet("Jugendamt\nGesundheitsamt\nKinderklinik\nFrauenhaus", name="StG")
    given = layout(sheet("Einrichtung | Ort\nJugendamt | H", name="Alle"), members)
    assert pairs(given) == {(who, "StG") for who in ("Jugendamt", "Gesundheitsamt", "Kinderklinik", "Frauenhaus")}
