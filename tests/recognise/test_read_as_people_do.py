"""Habits of offices that once were misread in silence: registers, sums, notes, exports, answers of forms."""

from pathlib import Path

import pytest

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
    assert (told["TRAEGER_NAME"], told["EINR_BEZEICHNUNG"], told["KZ_AKTIV"]) == (
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
