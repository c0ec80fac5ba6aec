"""Habits of offices that once were misread in silence: registers, sums, notes, exports, answers of forms."""

from pathlib import Path

import pytest

from graph.errors import UnreadableFileError
from graph.imports import stage
from graph.imports.recognise.found import LeftOutFor
from ontology import Model
from tests.recognise.lists import (
    asked,
    found,
    layout,
    merged,
    names,
    pairs,
    records,
    roles,
    sheet,
    the_table,
    write_csv,
)


@pytest.mark.parametrize("letter", ["B", "G", "M", "V"])
def test_a_letter_of_a_register_is_no_role(letter: str) -> None:
    rows = f"Einrichtung | Ort | StG\n{letter}\nGesundheitsamt | Horn | x\nS\nSPZ | Moor | x"
    assert [line.get("role") for line in records(layout(sheet(rows)), "Membership")] == [None, None]


@pytest.mark.parametrize(
    "row", ["Summe Kreistag: 2", "insgesamt 9 Mitglieder", "9 Mitglieder, davon 6 stimmberechtigt", "2 Mitglieder"]
)
def test_a_sum_in_words_is_a_sum(row: str) -> None:
    rows = f"Nr. | Einrichtung | Ort | seit\n1 | Jugendamt | Horn | 2019\n | {row}\n2 | SPZ | Moor | 2020\n{row}"
    (reason,) = {one.reason for one in found(sheet(rows)).left_out if one.row in (2, 4)}
    assert (names(layout(sheet(rows))), reason) == (["Jugendamt", "SPZ"], LeftOutFor.TOTAL)


def test_a_heading_with_a_role_above_the_header_holds_like_those_below() -> None:
    rows = (
        "Jugendhilfeausschuss\nI. Stimmberechtigte Mitglieder\nNr. | Mitglied | Ort\n1 | Caritas | Horn\n"
        " | Summe freie Träger: 1\nII. Beratende Mitglieder\n2 | Polizei | Moor"
    )
    told = {line["source"]: line["role"] for line in records(layout(sheet(rows)), "Membership")}
    assert told == {"Caritas": "voting", "Polizei": "advisory"}


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        ("→ ab 2027 Umzug in neues Gebäude!", LeftOutFor.FOOTER),
        ("(Kinderklinik wird 2026 geschlossen)", LeftOutFor.FOOTER),
        ("!!! bitte bis Ostern nachfassen", LeftOutFor.FOOTER),
        ("noch offen: Jobcenter, Schulen, Polizei", LeftOutFor.FOOTER),
        ("Keine weiteren Einrichtungen vorhanden!", LeftOutFor.PLACEHOLDER),
        ("- keine weiteren -", LeftOutFor.PLACEHOLDER),
    ],
)
def test_notes_between_rows_are_no_organizations(note: str, reason: LeftOutFor) -> None:
    rows = f"Partner | Ort | Bemerkung\nJugendamt | Horn | a\n{note}\nSPZ | Moor | b\n{note}"
    assert names(layout(sheet(rows))) == ["Jugendamt", "SPZ"]
    assert {one.reason for one in found(sheet(rows)).left_out if one.row in (2, 4)} == {reason}


@pytest.mark.parametrize(
    "name", ["pro familia Horn", "wir pflegen e. V.", "(Kita Sonne)", "freie Hebamme", "Wer hilft mir? e. V."]
)
def test_names_that_look_like_notes_stay_names(name: str) -> None:
    rows = f"Partner | Ort | Bemerkung\nJugendamt | Horn | a\n{name}\nSPZ | Moor | b"
    assert len(names(layout(sheet(rows)))) == 3


def test_who_carries_those_below_may_stand_above_a_list_that_has_a_place() -> None:
    rows = (
        "Einrichtung | Ort | dabei?\nJugendamt | Horn | ja\nTräger: AWO\nEB Horn | Horn | ja\nKita | Horn | ?\n"
        "Träger: Caritas\nEB Moor | Moor | nein"
    )
    told = [
        (line["name"], line.get("HasCarrier"), line.get("status"))
        for line in records(layout(sheet(rows)), "Organization")
    ]
    assert told == [
        ("Jugendamt", None, None),
        ("EB Horn", "AWO", None),
        ("Kita", "AWO", "unknown"),
        ("EB Moor", "Caritas", "unknown"),
    ]


def test_members_of_councils_are_persons(tmp_path: Path, model: Model) -> None:
    rows = [["Gremium", "Mitglied"], ["JHA", "Kreisrätin Muster"], ["JHA", "Kreisrat Muster"], ["JHA", "Caritas Horn"]]
    staged = stage(write_csv(tmp_path / "jha.csv", rows), model)
    assert "Muster" not in str([record.claims for record in staged.records])
    assert sum(problem.rule == "required" for problem in staged.problems) == 2 or staged.rows_rejected == 2


def test_exports_of_databases_join_words_with_underscores() -> None:
    rows = (
        "TRAEGER_NAME | EINR_NR | EINR_BEZEICHNUNG | EINR_ART | KZ_AKTIV\n"
        "STADT HORN | 4711 | KITA SONNE | KITA | J\nSTADT HORN | 4712 | KITA MOND | KITA | N"
    )
    told = roles(the_table(sheet(rows)))
    assert (told["TRAEGER NAME"], told["EINR BEZEICHNUNG"], told["KZ AKTIV"]) == (
        "link HasCarrier",
        "property name",
        "standing",
    )
    mailing = "Institution | Verteiler_StG\nJugendamt | 1\nSPZ | 0"
    assert pairs(layout(sheet(mailing))) == set()
    assert roles(the_table(sheet("Institution | Vertreter_in im AK Kita\nJugendamt | x")))[
        "Vertreter_in im AK Kita"
    ] == ("body AK Kita")


def test_a_department_is_one_with_its_office_and_not_split_from_it() -> None:
    rows = "Institution | Abteilung | Ort\nGesundheitsamt | SpDi | H\nAWO | Schwangerenberatung | H"
    assert names(layout(sheet(rows))) == [
        "Gesundheitsamt, SpDi",
        "AWO, Schwangerenberatung",
    ]


def test_lines_with_bullets_are_parted_by_nothing_else() -> None:
    rows = "Bereich | Einrichtungen\nGesundheitswesen | • Gesundheitsamt, KJGD\\n• Klinik\nBildung | • Kita\\n• VHS"
    assert names(layout(sheet(rows))) == ["Gesundheitsamt, KJGD", "Klinik", "Kita", "VHS"]


def test_answers_written_by_hand_are_without_the_word_of_the_form() -> None:
    rows = (
        "Name Ihrer Einrichtung | In welchen Gremien arbeiten Sie mit? | Mit wem arbeiten Sie regelmäßig zusammen?\n"
        "Jugendamt | AK Kita;Steuerungsgruppe | SPZ;Sonstiges: Frauenhaus\nSPZ | Sonstiges: Qualitätszirkel | Jugendamt"
    )
    made = layout(sheet(rows))
    assert ("SPZ", "Qualitätszirkel") in pairs(made)
    assert records(made, "Organization")[0]["Cooperation"] == "SPZ; Frauenhaus"


def test_below_vertretung_an_institution_stands_in_and_its_day_is_not_that_of_the_member() -> None:
    rows = (
        "Steuerungsgruppe\nVertretene Stelle | Mandat | | Vertretung |\nInstitution | seit | bis | Institution | ab\n"
        "Jugendamt | 2015 | | Jobcenter | 2021\nElternrat | angefragt | | N.N. |\nSPZ | 2016 | 2019 | |"
    )
    told = {
        (s["source"], s.get("role"), s.get("startDate"), s.get("status"))
        for s in records(layout(sheet(rows)), "Membership")
    }
    assert told == {
        ("Jugendamt", None, "2015", None),
        ("Jobcenter", "substitute", None, None),
        ("Elternrat", None, None, "unknown"),
        ("SPZ", None, "2016", None),
    }
    assert "unknown" in asked(layout(sheet(rows)))


def test_school_years_may_be_short() -> None:
    rows = "Einrichtung | AK Kita seit\nKita Mond | SJ 22/23\nHort | Schuljahr 2023/24\nKrippe | x"
    told = {line["source"]: line.get("startDate") for line in records(layout(sheet(rows)), "Membership")}
    assert told == {"Kita Mond": "2022", "Hort": "2023", "Krippe": None}


def test_a_header_may_be_in_a_second_language_that_nobody_here_knows() -> None:
    rows = (
        "Institution / Instytucija | By / Ort | Tlf.\nBørnehave Sol | Harreslev | 0461\nAdelby gGmbH | Flensburg | 0461"
    )
    assert list(roles(the_table(sheet(rows))).values()) == ["property name", "property locality", "property phone"]


def test_a_draft_of_a_list_beside_it_is_kept_out_and_alone_it_is_the_list() -> None:
    now = sheet("Netzwerkpartner | AK Kita\nJugendamt | x\nSPZ | x", "2025")
    draft = sheet("Netzwerkpartner | AK Kita\nJugendamt | x\nHebamme Mond | ?", "2026 (Entwurf)")
    made = layout(now, draft)
    assert (names(made), "draft" in asked(made)) == (["Jugendamt", "SPZ"], True)
    assert names(layout(now, draft, take=["old"])) == ["Jugendamt", "SPZ", "Jugendamt", "Hebamme Mond"]
    assert names(layout(draft)) == ["Jugendamt", "Hebamme Mond"]


@pytest.mark.parametrize("name", ["Tabelle1", "Netzwerk"])
def test_meetings_beside_a_list_are_no_seats_of_those_in_it(name: str) -> None:
    rows = (
        "Netzwerkpartner | Ort | | Termin | Gremium | Ort\nJugendamt | Horn | | 12.03.2026 | Runder Tisch | Rathaus\n"
        "SPZ | Moor | | 24.09.2026 | Steuerungsgruppe | MGH"
    )
    made = layout(sheet(rows, name))
    assert (names(made), pairs(made)) == (["Jugendamt", "SPZ"], set())
    assert [(m["body"], m["date"]) for m in records(made, "Meeting")] == [
        ("Runder Tisch", "12.03.2026"),
        ("Steuerungsgruppe", "24.09.2026"),
    ]
    assert [body["name"] for body in records(made, "Committee")] == ["Runder Tisch", "Steuerungsgruppe"]


def test_an_empty_column_between_the_columns_of_one_list_parts_nothing() -> None:
    rows = "Einrichtung | Ort | | Gremium | Telefon\nJugendamt | Horn | | StG | 123456\nSPZ | Moor | | RT | 234567"
    assert pairs(layout(sheet(rows))) == {("Jugendamt", "StG"), ("SPZ", "RT")}


@pytest.mark.parametrize("name", ["Tabelle1", "Anwesenheit"])
@pytest.mark.parametrize("days", ["12. März | 18. Juni", "12.03. | 18.06.", "12.03.2025 | 18.06.2025"])
def test_days_may_stand_below_the_word_for_meetings(name: str, days: str) -> None:
    rows = (
        f"Netzwerktreffen 2025\nInstitution | Name | Treffen | | Summe\n | | {days} |\n"
        "Jugendamt | A | x | e | 1\nSPZ | B | | x | 1"
    )
    made = layout(sheet(rows, name, merged=(merged(1, 2, 1, 3),)))
    assert names(made) == ["Jugendamt", "SPZ"]
    assert [m["date"] for m in records(made, "Meeting")] == ["2025-03-12", "2025-06-18"]


def test_colours_and_words_say_who_is_missing() -> None:
    rows = "Einrichtung | Status\nJugendamt | Mitglied\nKinderklinik | fehlt uns noch\nPraxis | abgesagt (keine Zeit)"
    told = {line["name"]: line.get("status") for line in records(layout(sheet(rows)), "Organization")}
    assert told == {"Jugendamt": None, "Kinderklinik": "unknown", "Praxis": "unknown"}


@pytest.mark.parametrize("name", ["Zusammenarbeit", "Tabelle1"])
def test_a_list_of_pairs_names_its_organizations_whatever_its_sheet_is_called(name: str) -> None:
    rows = "Wer | mit wem | wie oft\nJugendamt | Klinikum Horn | täglich\nKlinikum Horn | SPZ | selten"
    assert sorted(names(layout(sheet(rows, name)))) == ["Jugendamt", "Klinikum Horn", "SPZ"]


def test_in_a_list_of_pairs_that_speaks_by_kennungen_nobody_is_named() -> None:
    rows = "Von | Nach | Häufigkeit\nA1 | A2 | täglich\nA2 | Jugendamt | selten"
    assert names(layout(sheet(rows, "Zusammenarbeit"))) == []


@pytest.mark.parametrize("name", ["Vereinbarungen", "Tabelle1"])
def test_agreements_have_parties_a_state_and_one_title_may_be_several(name: str) -> None:
    rows = (
        "Vereinbarung | mit | geschlossen am | Laufzeit | Stand\n"
        "Kooperationsvereinbarung Frühe Hilfen | Klinikum Horn, Gesundheitsamt | 12.03.2019 | unbefristet | in Kraft\n"
        "§ 8a | Kita Sonne | 01.09.2020 | 31.08.2025 | ausgelaufen, Verlängerung in Arbeit\n"
        "§ 8a | Kita Mond | 01.09.2020 | 31.08.2026 | in Kraft\n"
        "LOI | SPZ | | | Entwurf\nVertrag | AWO | 2021 | | gekündigt zum 31.12.2025"
    )
    made = layout(sheet(rows, name))
    told = [(a["name"], a["agreementStatus"], a.get("validUntil")) for a in records(made, "Agreement")]
    assert told == [
        ("Kooperationsvereinbarung Frühe Hilfen", "unterzeichnet", "unbefristet"),
        ("§ 8a: Kita Sonne", "ausgelaufen", "31.08.2025"),
        ("§ 8a: Kita Mond", "unterzeichnet", "31.08.2026"),
        ("LOI", "Entwurf", None),
        ("Vertrag", "gekündigt", "2025-12-31"),
    ]
    assert names(made) == ["Klinikum Horn", "Gesundheitsamt", "Kita Sonne", "Kita Mond", "SPZ", "AWO"]
    assert "agreements" in asked(made)


def test_one_agreement_that_many_sign_stays_one() -> None:
    rows = (
        "Vereinbarung | mit | geschlossen am | gültig bis\nKooperationsvereinbarung | Klinikum | 12.03.2019 | 2027\n"
        "Kooperationsvereinbarung | SPZ | 01.09.2020 | 2027"
    )
    assert {a["name"] for a in records(layout(sheet(rows, "Vereinbarungen")), "Agreement")} == {
        "Kooperationsvereinbarung"
    }


@pytest.mark.parametrize("heads", ["Partner 1 | Partner 2", "zwischen | und", "Vertragspartner A | Vertragspartner B"])
def test_both_parties_of_an_agreement_may_have_a_column(heads: str) -> None:
    rows = (
        f"{heads} | Art der Vereinbarung | Datum | Status\nJugendamt | Gesundheitsamt | KoopV | 01.03.2018 | gültig\n"
        "Gesundheitsamt | SPZ | LOI | | in Verhandlung"
    )
    made = layout(sheet(rows))
    assert [(a["Signs"], a["agreementStatus"]) for a in records(made, "Agreement")] == [
        ("Jugendamt; Gesundheitsamt", "unterzeichnet"),
        ("Gesundheitsamt; SPZ", "Entwurf"),
    ]
    assert names(made) == ["Jugendamt", "Gesundheitsamt", "SPZ"]


def test_a_list_of_bodies_says_who_leads_them_how_often_they_meet_and_who_sits_there() -> None:
    rows = (
        "Gremium | Federführung | tagt | Teilnehmende | Anzahl TN\n"
        "Steuerungsgruppe | Jugendamtsleitung | vierteljährlich | Jugendamt, Gesundheitsamt, AWO | 5\n"
        "AK Kita | Fachberatung Kita | nach Bedarf | Kita Sonne; Kita Mond | 8"
    )
    made = layout(sheet(rows))
    assert [(b["name"], b["memberCount"]) for b in records(made, "Committee")] == [
        ("Steuerungsgruppe", "5"),
        ("AK Kita", "8"),
    ]
    assert [(s["source"], s["target"], s["role"]) for s in records(made, "Membership")] == [
        ("Jugendamtsleitung", "Steuerungsgruppe", "chair"),
        ("Fachberatung Kita", "AK Kita", "chair"),
    ]
    assert {"Jugendamt", "AWO", "Kita Mond", "Fachberatung Kita"} <= set(names(made))


def test_how_often_a_body_meets_stays_in_its_note(tmp_path: Path, model: Model) -> None:
    rows = [["Gremium", "Vorsitz", "Turnus", "Mitglieder"], ["StG", "Jugendamt", "4x/Jahr", "SPZ, AWO"]]
    staged = stage(write_csv(tmp_path / "gremien.csv", rows), model)
    notes = {c.value for record in staged.records for c in record.claims if c.prop == "note"}
    assert "Turnus: 4x/Jahr" in notes


def test_a_calendar_of_bodies_tells_of_meetings() -> None:
    rows = (
        "Termine 2026\nMonat | Steuerungsgruppe | Runder Tisch\nJanuar | 14.01. |\nFebruar | | 11.02. (Rathaus)\n"
        "März | 18.3. 19 Uhr |\nJuni | entfällt | 10.06. ?\nJuli | Sommerpause |\nSeptember | 16.09.2026 |"
    )
    made = layout(sheet(rows))
    assert [(m["body"], m["date"], m.get("place")) for m in records(made, "Meeting")] == [
        ("Steuerungsgruppe", "2026-01-14", None),
        ("Runder Tisch", "2026-02-11", "Rathaus"),
        ("Steuerungsgruppe", "2026-03-18", None),
        ("Steuerungsgruppe", "2026-09-16", None),
    ]
    assert sum(said.issue.rule == "day" for said in made.said) == 3
    given = found(sheet(rows))
    assert given.rows_in == 8


@pytest.mark.parametrize(
    "rows",
    [
        "Einrichtung | AK Kita | RT\nJugendamt | 12.03.2020 | 14.05.2021\nSPZ | 12.03.2020 |",
        "Monat | StG | RT\nJanuar | 14.01. | 15.01.\nMärz | 14.03. | 15.03.",
    ],
)
def test_days_of_those_who_joined_and_days_without_a_year_are_no_meetings(rows: str) -> None:
    if rows.startswith("Monat"):
        with pytest.raises(UnreadableFileError):
            layout(sheet(rows))
    else:
        assert records(layout(sheet(rows)), "Meeting") == []


def test_a_sheet_may_tell_of_its_body_line_by_line() -> None:
    rows = (
        "AK Kita – Übergang\nLeitung: Fachberatung Kita\nMitglieder:\n- Kita Sonne\n- Grundschule am Berg\n"
        "Gäste: Jobcenter, Schulamt\nnächste Sitzung: 12.11.2026"
    )
    made = layout(sheet(rows, "AK Kita"))
    assert {(s["source"], s.get("role")) for s in records(made, "Membership")} == {
        ("Fachberatung Kita", "Vorsitz"),
        ("Kita Sonne", None),
        ("Grundschule am Berg", None),
        ("Jobcenter", "Gast"),
        ("Schulamt", "Gast"),
    }
    assert "beside" in asked(made)
    assert found(sheet(rows, "AK Kita")).rows_in == 7


def test_several_bodies_below_one_another_keep_their_own_members() -> None:
    rows = "Steuerungsgruppe\nVorsitz: Jugendamt\nMitglieder: SPZ, AWO\nRunder Tisch\nMitglieder:\nKlinik\nTafel"
    assert pairs(layout(sheet(rows))) == {
        ("Jugendamt", "Steuerungsgruppe"),
        ("SPZ", "Steuerungsgruppe"),
        ("AWO", "Steuerungsgruppe"),
        ("Klinik", "Runder Tisch"),
        ("Tafel", "Runder Tisch"),
    }


def test_times_and_states_below_mitgliedschaft_name_no_bodies() -> None:
    rows = (
        "Organisation | Mitgliedschaft\nJugendamt | seit 2012\nSkF | 2014 - 2019, seit 2023 wieder\n"
        "Kita | 01/2018 - 07/2022\nPolizei | ruht seit 2021\nJobcenter | Gast (seit 2020)\nBüro | neu ab 2024\n"
        "Bücherei | angefragt 3/24"
    )
    made = layout(sheet(rows, "Mitglieder"))
    assert {body for _, body in pairs(made)} == {"Netzwerk Frühe Hilfen"}
    told = {s["source"]: (s.get("status"), s.get("startDate"), s.get("endDate")) for s in records(made, "Membership")}
    assert told == {
        "Jugendamt": (None, "2012", None),
        "SkF": (None, "2023", None),
        "Kita": (None, "2018-01", "2022-07"),
        "Polizei": ("unknown", None, None),
        "Jobcenter": (None, "2020", None),
        "Büro": (None, "2024", None),
        "Bücherei": ("unknown", None, None),
    }


def test_a_cell_that_tells_of_a_seat_names_no_body_beside_names_of_bodies() -> None:
    rows = (
        "Einrichtung | Gremien\nJugendamt | AK Kita\nPolizei | ruht seit 2021\nSPZ | StG\nHort | Gast\nKita | Ideenwerk"
    )
    assert {body for _, body in pairs(layout(sheet(rows)))} == {"AK Kita", "StG", "Ideenwerk"}


def test_what_is_asked_about_a_place_is_no_place() -> None:
    rows = (
        "Name Ihrer Einrichtung? | Gibt es eine Hebamme vor Ort? | In welchem Ort ist Ihre Einrichtung?\n"
        "Kita Mond | ja, 2 | Horn\nSPZ | nein | Moor"
    )
    assert [line.get("locality") for line in records(layout(sheet(rows)), "Organization")] == ["Horn", "Moor"]


def test_a_last_day_of_a_contract_is_no_day_of_a_signature() -> None:
    rows = "Einrichtung | Träger | Vertrag bis\nKita | AWO | 31.12.2090\nHort | DRK | 31.7.2020\nSPFH | AWO | –"
    made = layout(sheet(rows))
    told = {s["source"]: (s.get("date"), s.get("status")) for s in records(made, "Signs")}
    assert told == {"Kita": (None, None), "Hort": (None, "unknown")}


def test_several_kinds_that_a_cell_counts_are_several() -> None:
    rows = (
        "Gemeinde | Einrichtung\nHorn | 3 Kinderärzte, 1 Klinik, 12 Kitas (davon 4 AWO)\nMoor | 2 Kitas (AWO, Caritas)"
    )
    assert names(layout(sheet(rows))) == [
        "3 Kinderärzte",
        "1 Klinik",
        "12 Kitas (davon 4 AWO)",
        "2 Kitas (AWO, Caritas)",
    ]


def test_the_kind_of_a_body_follows_from_its_name_where_a_list_of_bodies_has_no_column_for_it() -> None:
    for name in ("Gremien", "Struktur"):
        made = layout(
            sheet("Gremium | Vorsitz | Mitglieder\nJHA | Jugendamt | AWO, SPZ\nRunde | SPZ | AWO, Hort", name)
        )
        assert [body.get("kind") for body in records(made, "Committee")] == ["JHA", None]
    own = layout(sheet("Gremium | Art | Mitglieder\nJHA | Beirat | AWO, SPZ\nStG | | AWO, Hort", "Gremien"))
    assert [body.get("kind") for body in records(own, "Committee")] == ["Beirat", None]


def test_a_site_is_a_part_of_its_organization_by_its_name_and_keeps_what_follows_from_it(
    tmp_path: Path, model: Model
) -> None:
    rows = [
        ["Einrichtung", "AK"],
        ["Gesundheitsamt", "x"],
        ["Gesundheitsamt, Außenstelle Bad Horn", "x"],
        ["Jobcenter, Geschäftsstelle Nord", ""],
        ["Jugendamt – Team Süd", ""],
    ]
    staged = stage(write_csv(tmp_path / "orte.csv", rows), model)
    (part,) = [r for r in staged.records if r.type == "PartOf"]
    assert {claim.status for claim in part.claims} == {"inferred"}
    sectors = [c.value for r in staged.records if r.type == "Organization" for c in r.claims if c.prop == "sector"]
    assert sectors.count("GES") == 2
    assert "site" in {problem.rule for problem in staged.problems}


def test_stars_behind_names_mean_what_stands_below_the_list() -> None:
    rows = (
        "Einrichtung | Ort\nJugendamt* | Horn\nKita | Moor\nSPZ** | Horn\n* Mitglied der Steuerungsgruppe\n"
        "** beratend in der Steuerungsgruppe"
    )
    made = layout(sheet(rows))
    assert names(made) == ["Jugendamt", "Kita", "SPZ"]
    assert [(s["source"], s["target"], s.get("role")) for s in records(made, "Membership")] == [
        ("Jugendamt", "Steuerungsgruppe", None),
        ("SPZ", "Steuerungsgruppe", "advisory"),
    ]
    assert found(sheet(rows)).rows_in == 6
    silent = layout(sheet("Einrichtung | Ort\nJugendamt* | Horn\nSPZ | Moor\n* nur dienstags erreichbar"))
    assert (names(silent), pairs(silent)) == (["Jugendamt", "SPZ"], set())


def test_a_day_or_a_role_beside_several_bodies_is_of_none_of_them() -> None:
    rows = "Institution | seit | Gremien\nJugendamt | 2013 | StG; NWT\nSPZ | 2015 | NWT"
    made = layout(sheet(rows))
    assert {(s["source"], s["target"], s.get("startDate")) for s in records(made, "Membership")} == {
        ("Jugendamt", "StG", None),
        ("Jugendamt", "NWT", None),
        ("SPZ", "NWT", "2015"),
    }
    assert sum(said.found == "2013" and said.issue.rule == "seat" for said in made.said) == 1


def test_a_title_names_its_body_without_where_that_is_laid_down() -> None:
    rows = (
        "Zusammensetzung der Steuerungsgruppe laut Geschäftsordnung\nMitglied | Stimmrecht\n"
        "je 1 Vertreter/in der Kitas | ja"
    )
    assert pairs(layout(sheet(rows))) == {("Kitas", "Steuerungsgruppe")}


@pytest.mark.parametrize("sign", [";", ","])
def test_lines_of_a_text_list_in_one_column_are_parted(sign: str) -> None:
    rows = ["Einrichtung;Ort;Gremium", "Jugendamt;Horn;StG", 'Klinik "Süd";Horn;', "Kita Sonne;Moor;AK Kita"]
    cells = [[row.replace(";", sign)] for row in rows]
    made = layout(sheet(cells))
    assert names(made) == ["Jugendamt", 'Klinik "Süd"', "Kita Sonne"]
    assert pairs(made) == {("Jugendamt", "StG"), ("Kita Sonne", "AK Kita")}
    (table,) = found(sheet(cells)).tables
    assert table.place(1, 2).cell == "A2"
    assert names(layout(sheet("Einrichtung\nJugendamt, Horn\nKita, Moor"))) == ["Jugendamt, Horn", "Kita, Moor"]


def test_groups_that_are_fields_are_no_bodies_and_edges_below_are_no_organizations() -> None:
    rows = (
        "Knoten | |\nID | Name | Gruppe\n1 | Jugendamt | Jugendhilfe\n2 | Klinik | Gesundheit\n | |\nKanten | |\n"
        "von | nach | Stärke\n1 | 2 | ***\n2 | 1 | *"
    )
    made = layout(sheet(rows, "Netz"))
    assert (names(made), pairs(made)) == (["Jugendamt", "Klinik"], set())
    assert pairs(layout(sheet("Einrichtung | Gruppe\nJugendamt | AK Kita\nKlinik | StG"))) == {
        ("Jugendamt", "AK Kita"),
        ("Klinik", "StG"),
    }


def test_lights_and_crosses_tell_of_agreements() -> None:
    rows = "Einrichtung | Koop-Vereinbarung\nJugendamt | ✔ seit 2020\nKlinik | 🟡 im Gespräch\nSPZ | ✖\nKita | ✔"
    told = {s["source"]: s.get("status") for s in records(layout(sheet(rows)), "Signs")}
    assert told == {"Jugendamt": None, "Klinik": "unknown", "SPZ": "confirmedAbsent", "Kita": None}


def test_no_interest_is_no_partner() -> None:
    rows = "Einrichtung | Ort | Bemerkung\nJugendamt | Horn | ok\nPraxis am See | Horn | kein Interesse"
    assert [line.get("status") for line in records(layout(sheet(rows)), "Organization")] == [None, "unknown"]
