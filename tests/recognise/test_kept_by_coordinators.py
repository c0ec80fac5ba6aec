"""Lists as coordinators keep them: blocks under their own headers, names over two rows, lists with signatures."""

import pytest

from graph.errors import UnreadableFileError
from graph.imports.recognise.found import LeftOutFor
from tests.recognise.lists import asked, found, layout, merged, names, pairs, records, roles, sheet, the_table

# -- blocks, each with its own header --------------------------------------------------------------------------------

_BLOCKS = (
    "{}\nEinrichtung | Telefon\nKita Turm | 0711 100-0\nAWO Treff | 0711 200-0\n\n{}\nEinrichtung | Telefon\n"
    "Kita Bach | 0711 300-0\nDRK Hort | 0711 400-0\n\n{}\nEinrichtung | Telefon\nKita Berg | 0711 500-0"
)


@pytest.mark.parametrize(
    "places",
    [
        ("Altstadt", "Weststadt", "Nordost, Innenstadt"),
        ("Sozialraum 1: Altstadt", "Sozialraum 2: West", "Sozialraum 3: Nord (in Klärung)"),
    ],
)
def test_what_stands_over_a_header_that_comes_again_parts_the_list_by_one_thing(places: tuple[str, str, str]) -> None:
    made = layout(sheet(_BLOCKS.format(*places)))
    assert names(made) == ["Kita Turm", "AWO Treff", "Kita Bach", "DRK Hort", "Kita Berg"]
    covered = pairs(made, "CoversRegion")
    assert {("Kita Turm", places[0]), ("DRK Hort", places[1]), ("Kita Berg", places[2])} <= covered


def test_what_nobody_knows_over_a_header_that_comes_again_is_no_organization_and_asked_about() -> None:
    made = layout(sheet(_BLOCKS.format("Liste aller Einrichtungen", "Adlerhorst", "Bachgrund")))
    assert names(made) == ["Kita Turm", "AWO Treff", "Kita Bach", "DRK Hort", "Kita Berg"]
    assert "heading" in asked(made)
    assert records(made, "CoversRegion") == []


def test_bodies_over_their_own_headers_have_their_own_members_and_roles() -> None:
    head = "Einrichtung | Ort | Funktion"
    rows = (
        f"Runder Tisch Frühe Hilfen\n{head}\nJugendamt | Horn | Vorsitz\nSPZ | Horn | beratend\n\n"
        f"AK Übergang Kita\n{head}\nKita Sonne | Tann | Sprecherin\nGrundschule Tann | Tann | Mitglied"
    )
    told = {(m["source"], m["target"], m.get("role")) for m in records(layout(sheet(rows)), "Membership")}
    assert told == {
        ("Jugendamt", "Runder Tisch Frühe Hilfen", "chair"),
        ("SPZ", "Runder Tisch Frühe Hilfen", "advisory"),
        ("Kita Sonne", "AK Übergang Kita", "chair"),
        ("Grundschule Tann", "AK Übergang Kita", None),
    }


# -- names over two rows ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("Klinik für Kinder- und", "Jugendmedizin", "Klinik für Kinder- und Jugendmedizin"),
        ("Amt für Jugend,", "Familie und Soziales", "Amt für Jugend, Familie und Soziales"),
        ("Beratungsstelle", "für Eltern und Kinder", "Beratungsstelle für Eltern und Kinder"),
        ("Schwangeren-", "beratung Horn", "Schwangerenberatung Horn"),
        ("Gesundheitsamt", "des Landkreises Horn", "Gesundheitsamt des Landkreises Horn"),
    ],
)
def test_a_name_that_goes_on_in_the_next_row_is_one(first: str, second: str, whole: str) -> None:
    rows = sheet(f"Einrichtung | Telefon\nSPZ | 0711 10-0\n{first} | 0711 20-0\n{second} |\nAWO Horn | 0711 30-0")
    assert names(layout(rows)) == ["SPZ", whole, "AWO Horn"]
    given = found(rows)
    assert given.rows_in == 5
    assert {x.reason for x in given.left_out} == {LeftOutFor.HEADER}


@pytest.mark.parametrize(("first", "second"), [("Landratsamt Horn", "Jugendamt"), ("AWO Horn", "pro familia")])
def test_two_names_below_one_another_stay_two(first: str, second: str) -> None:
    rows = f"Einrichtung | Telefon\nSPZ | 0711 10-0\n{first} | 0711 20-0\n{second} |\nKita Horn | 0711 30-0"
    assert names(layout(sheet(rows))) == ["SPZ", first, second, "Kita Horn"]


# -- who came, who stands in -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("header", ["Unterschrift", "anwesend", "Handzeichen"])
def test_signatures_below_a_title_with_a_day_say_who_came(header: str) -> None:
    rows = (
        f"Teilnehmerliste Runder Tisch Frühe Hilfen am 04.06.2024\nInstitution | {header}\nJugendamt | gez. B.\n"
        "SPZ |\nKoKi | entsch.\nKita Horn | gez.\nTafel | i. V. K."
    )
    made = layout(sheet(rows))
    assert {(a["source"], a["attendance"]) for a in records(made, "Attendance")} == {
        ("Jugendamt", "attended"),
        ("KoKi", "excused"),
        ("Kita Horn", "attended"),
        ("Tafel", "attended"),
    }
    assert [(m["body"], m["date"]) for m in records(made, "Meeting")] == [("Runder Tisch Frühe Hilfen", "2024-06-04")]
    assert records(made, "Membership") == []


def test_columns_for_each_way_of_being_there_are_one_meeting() -> None:
    rows = (
        "RT Frühe Hilfen, 14.11.2024\nEinrichtung | anwesend | entschuldigt | fehlt\nJugendamt | x | |\nSPZ | | x |\n"
        "KoKi | | | x\nTafel | x | x |\nDRK | | |"
    )
    made = layout(sheet(rows))
    assert {(a["source"], a["attendance"], a.get("status")) for a in records(made, "Attendance")} == {
        ("Jugendamt", "attended", None),
        ("SPZ", "excused", None),
        ("KoKi", "attended", "confirmedAbsent"),
    }
    assert [(m["body"], m["date"]) for m in records(made, "Meeting")] == [("RT Frühe Hilfen", "2024-11-14")]
    assert len(names(made)) == 5
    assert "attendance" in asked(made)


def test_signatures_without_a_day_above_stay_those_of_agreements() -> None:
    rows = "Institution | Unterschrift\nJugendamt | ja\nSPZ | 14.5.2019\nKoKi | nein"
    assert records(layout(sheet(rows)), "Attendance") == []


@pytest.mark.parametrize("year", ["2024", "2023/24", "2023/2024", "im Jahr 2024"])
def test_the_year_of_a_list_is_no_part_of_the_name_of_its_body(year: str) -> None:
    rows = f"Mitglieder der Steuerungsgruppe Frühe Hilfen {year}\nEinrichtung | Ort\nJugendamt | Horn\nSPZ | Horn"
    assert {target for _, target in pairs(layout(sheet(rows)))} == {"Steuerungsgruppe Frühe Hilfen"}


def test_crosses_below_vertretung_of_a_body_are_seats_of_deputies() -> None:
    rows = (
        "Einrichtung | AG Frühe Hilfen | |\n| Mitglied | Vertretung | Protokoll\nJugendamt | x | |\nSPZ | | x |\n"
        "Klinik | | | x"
    )
    made = layout(sheet(rows, merged=(merged(0, 1, 0, 3), merged(0, 0, 1, 0))))
    assert {(m["source"], m.get("role")) for m in records(made, "Membership")} == {
        ("Jugendamt", None),
        ("SPZ", "substitute"),
        ("Klinik", "minutes"),
    }
    persons = rows.replace("SPZ | | x |", "SPZ | x | Frau K. |")
    assert roles(the_table(sheet(persons, merged=(merged(0, 1, 0, 3), merged(0, 0, 1, 0)))))["Vertretung"] == "person"


# -- headers over two rows, columns of names, letters ----------------------------------------------------------------


def test_headers_that_were_written_over_two_rows_are_whole() -> None:
    rows = (
        "Netzwerk Horn\nlfd. | Einrichtung | E-Mail- | Mitarbeit | Letzter\n"
        "Nr. | / Dienst | adresse | in Gremium | Kontakt\n"
        "1 | Jugendamt | info@horn.de | StG | 10/2024\n2 | SPZ | | RT | -"
    )
    given = the_table(sheet(rows))
    assert roles(given) == {
        "lfd. Nr.": "number",
        "Einrichtung / Dienst": "property name",
        "E-Mailadresse": "property mailbox",
        "Mitarbeit": "seats",
        "Letzter Kontakt": "unknown",
    }
    assert found(sheet(rows)).rows_in == 5
    assert names(layout(sheet(rows))) == ["Jugendamt", "SPZ"]


@pytest.mark.parametrize("below", ["pro familia | bei Horn | x", "wellcome | ab 2019 | ja", "jugendamt | horn | stg"])
def test_a_first_row_in_small_letters_is_no_rest_of_a_header(below: str) -> None:
    rows = f"Einrichtung | Ort | Bemerkung\n{below}\nSPZ | Horn |"
    assert len(names(layout(sheet(rows)))) == 2


@pytest.mark.parametrize("heads", ["Kern | Mitte | Rand", "innerer Kreis | zweiter Kreis | außen"])
def test_columns_of_organizations_below_words_that_say_nothing_known_are_read_and_asked_about(heads: str) -> None:
    rows = f"Netzwerkkarte\n{heads}\nJugendamt | SPZ | Jobcenter\nKoKi | EFB | Tafel\nGesundheitsamt | |"
    made = layout(sheet(rows))
    assert set(names(made)) == {"Jugendamt", "KoKi", "Gesundheitsamt", "SPZ", "EFB", "Jobcenter", "Tafel"}
    assert "names-across" in asked(made)
    assert records(made, "Membership") == []


@pytest.mark.parametrize("label", ["Verteiler:", "Verteiler", "Eingeladen sind:", "Empfänger:"])
def test_those_whom_a_letter_goes_to_are_read_and_sit_nowhere_for_that(label: str) -> None:
    rows = (
        f"Einladung zum Runden Tisch Frühe Hilfen\nam 12.03.2025 um 14 Uhr\n1. Begrüßung\n2. Berichte\n{label}\n"
        "Jugendamt\n- Gesundheitsamt\nPraxis Dr. Storch, Kinderarzt"
    )
    made = layout(sheet(rows))
    assert names(made)[:2] == ["Jugendamt", "Gesundheitsamt"]
    assert len(names(made)) == 3
    assert records(made, "Membership") == []
    assert found(sheet(rows)).rows_in == 8


def test_a_mailing_list_in_one_cell_below_the_name_of_a_body_gives_offices_and_no_seats() -> None:
    rows = [
        ["Verteiler Runder Tisch Frühe Hilfen"],
        ["Jugendamt Horn <info@horn.example>; KoKi <koki@horn.example>; Meier, Anna <a.meier@post.example>"],
    ]
    made = layout(sheet(rows))
    assert names(made) == ["Jugendamt Horn", "KoKi"]
    assert records(made, "Membership") == []


# -- who is listed, where no column says "Einrichtung" ---------------------------------------------------------------


@pytest.mark.parametrize("header", ["Träger", "Freier Träger", "Träger der freien Jugendhilfe"])
def test_a_list_of_carriers_alone_lists_them(header: str) -> None:
    rows = f"{header} | § 8a-Vereinbarung | Datum\nAWO Horn | ja | 03.05.2018\nDRK Kita gGmbH | nein |\n"
    rows += "Lebenshilfe | ja | 2020"
    made = layout(sheet(rows))
    assert names(made) == ["AWO Horn", "DRK Kita gGmbH", "Lebenshilfe"]
    assert {(s["source"], s.get("date"), s.get("status")) for s in records(made, "Signs")} == {
        ("AWO Horn", "2018-05-03", None),
        ("DRK Kita gGmbH", None, "confirmedAbsent"),
        ("Lebenshilfe", "2020", None),
    }


def test_carriers_behind_words_that_nobody_knows_are_not_who_is_listed() -> None:
    with pytest.raises(UnreadableFileError, match="keine davon nennt Organisationen"):
        layout(sheet("Kürzel | Bedeutung | Träger\nASD | Sozialdienst | Stadt\nIFF | Förderstelle | Lebenshilfe"))


def test_the_state_of_an_agreement_in_colours_that_a_legend_explains() -> None:
    rows = "Partner | Stand Vereinbarung\nSPZ | grün\nJobcenter | rot\nKlinik | gelb\n"
    rows += "grün = unterschrieben, gelb = in Arbeit, rot = keine |"
    made = layout(sheet(rows))
    assert [a["name"] for a in records(made, "Agreement")] == ["Kooperationsvereinbarung"]
    assert {(s["source"], s.get("status")) for s in records(made, "Signs")} == {
        ("SPZ", None),
        ("Jobcenter", "confirmedAbsent"),
        ("Klinik", "unknown"),
    }


def test_offers_that_sit_in_bodies_are_who_is_listed_and_others_stay_offers() -> None:
    seated = "Angebot | Träger | Runder Tisch\nFamilienteam Lurup | SkF | ja\nBabylotse | Klinik Horn | nein"
    assert pairs(layout(sheet(seated))) == {("Familienteam Lurup", "Runder Tisch"), ("Babylotse", "Runder Tisch")}
    offered = "Angebot | Träger | Zielgruppe\nElterncafé | AWO Horn | Eltern\nBabymassage | Hebammenpraxis | Eltern"
    assert {s["name"] for s in records(layout(sheet(offered)), "Service")} == {"Elterncafé", "Babymassage"}


def test_names_of_a_kind_by_places_are_parted_by_commas_and_numbers_are_nobody() -> None:
    rows = (
        "Gemeinde | Kita | Hebamme | Beratungsstelle\nBurg | Spatzennest, Zwergenland | 1 | DRK\n"
        "Kolk | Sonnenkäfer | 2 (freiberuflich) |\nLübben | 4 Kitas | x | Caritas; pro familia"
    )
    made = names(layout(sheet(rows)))
    assert sorted(made) == [
        "Caritas", "DRK", "Kita Sonnenkäfer", "Kita Spatzennest", "Kita Zwergenland", "pro familia",
    ]  # fmt: skip


def test_who_is_named_for_several_places_is_one_that_works_there() -> None:
    rows = "Gemeinde | ASD | Frühförderung\nHorn | ASD Team Nord | Lebenshilfe Horn\n"
    rows += "Tann | ASD Team Süd | Lebenshilfe Horn\nBurg | ASD Team Süd | –"
    made = layout(sheet(rows))
    assert names(made) == ["ASD Team Nord", "Lebenshilfe Horn", "ASD Team Süd"]
    assert pairs(made, "CoversRegion") == {
        ("Lebenshilfe Horn", "Horn"),
        ("Lebenshilfe Horn", "Tann"),
        ("ASD Team Süd", "Tann"),
        ("ASD Team Süd", "Burg"),
    }
    given = found(sheet(rows))
    assert given.rows_in == 4
    assert {x.reason for x in given.left_out} == {LeftOutFor.HEADER}


def test_a_row_far_below_the_header_heads_no_columns_of_names() -> None:
    rows = "Einrichtung | Mitarbeit\nJugendamt | StG\nTafel | keine\nKoKi | alle\nDRK | RT, AK Kita"
    assert roles(the_table(sheet(rows))) == {"Einrichtung": "property name", "Mitarbeit": "seats"}


# -- words of cells --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "tie"),
    [("++", {}), ("+", {}), ("o", {"status": "unknown"}), ("0", {"status": "unknown"}), ("-", None), ("--", None)],
)
def test_on_a_scale_of_plus_and_minus_the_middle_is_open(cell: str, tie: dict[str, str] | None) -> None:
    rows = f"Partner | Kooperation mit KoKi\nASD | ++\nSPZ | {cell}"
    told = [c for c in records(layout(sheet(rows)), "Cooperation") if c["source"] == "SPZ"]
    assert [{k: v for k, v in c.items() if k == "status"} for c in told] == ([] if tie is None else [tie])


@pytest.mark.parametrize(
    ("cell", "seat"),
    [
        ("kommt unregelmäßig", {}),
        ("nur bei Bedarf", {"role": "guest"}),
        ("in Klärung", {"status": "unknown"}),
        ("abgesagt", {"status": "unknown"}),
        ("s. 2011", {"startDate": "2011"}),
        ("neu ab 1.1.25", {"startDate": "2025-01-01"}),
    ],
)
def test_words_of_a_seat_in_people_own_words(cell: str, seat: dict[str, str]) -> None:
    rows = f"Einrichtung | AK Frühe Hilfen\nKita | {cell}\nSPZ | x\nKlinik | x"
    told = [m for m in records(layout(sheet(rows)), "Membership") if m["source"] == "Kita"]
    assert [{k: v for k, v in m.items() if k in ("role", "status", "startDate")} for m in told] == [seat]


@pytest.mark.parametrize(
    ("word", "there"), [("neu ab 1.1.25", True), ("aktiv seit 2019", True), ("neu ab 1.1.2099", False)]
)
def test_a_status_with_the_day_it_began_says_that_somebody_is_there(word: str, there: bool) -> None:
    made = layout(sheet(f"Einrichtung | Status\nSPZ | {word}\nKita Horn | aktiv\nTafel | ruht"))
    assert next(line.get("status") for line in records(made, "Organization") if line["name"] == "SPZ") == (
        None if there else word
    )


def test_two_in_turn_are_two_and_a_mark_of_a_footnote_is_no_part_of_a_name() -> None:
    rows = "Einrichtung | Ort\nCaritas im Wechsel mit Diakonie | Horn\nKita Sonne 1) | Horn\nSPZ (Haus 1) | Horn"
    assert names(layout(sheet(rows))) == ["Caritas", "Diakonie", "Kita Sonne", "SPZ (Haus 1)"]
    deputies = "Steuerungsgruppe\nMitglied | Stellvertretung\nJugendamt | ASD\nCaritas | Diakonie im Wechsel mit AWO"
    told = records(layout(sheet(deputies)), "Membership")
    assert {m["source"] for m in told if m.get("role") == "substitute"} == {"ASD", "Diakonie", "AWO"}


def test_a_row_below_whole_headers_is_no_part_of_them() -> None:
    of = the_table(sheet([["Kennung", "Name"], ["o1", "Jugendamt"], ["o2", "SPZ"]], "Organisationen"))
    assert (of.header, of.rows, roles(of)) == ((0,), (1, 2), {"Kennung": "meta id", "Name": "property name"})


def test_who_stands_in_for_persons_costs_no_member_its_seat() -> None:
    rows = (
        "Arbeitskreis Frühe Hilfen – Mitglieder\nInstitution | Vertreter/in | Stellvertreter/in | stimmberechtigt\n"
        "Jugendamt | Leitung ASD | Koordination | ja\nGesundheitsamt | Frau Dr. M. | N.N. | ja\n"
        "SPZ | Leitung | – | nein"
    )
    made = layout(sheet(rows))
    told = {(m["source"], m.get("votingRight")) for m in records(made, "Membership") if m.get("role") is None}
    assert told == {("Jugendamt", "ja"), ("Gesundheitsamt", "ja"), ("SPZ", "nein")}


def test_organizations_in_a_first_column_without_a_header_are_who_is_listed() -> None:
    rows = sheet(" | Ort | PLZ | RT\nJugendamt | Horn | 12345 | x\nSPZ | Horn | 12345 | x\nKita Sonne | Tann | |")
    assert names(layout(rows)) == ["Jugendamt", "SPZ", "Kita Sonne"]
    assert pairs(layout(rows)) == {("Jugendamt", "RT"), ("SPZ", "RT")}
    with pytest.raises(UnreadableFileError, match="keine davon nennt Organisationen"):
        layout(sheet(" | Ort | PLZ | RT\nJugendamt | Horn | 12345 | x\nSPZ | Horn | 12345 | x\nBlumen | Tann | |"))


@pytest.mark.parametrize("header", ["Im Netzwerk dabei?", "im Netzwerk eingebunden", "Teilnahme am Netzwerk"])
def test_what_is_asked_about_the_network_is_no_name_of_it(header: str) -> None:
    made = layout(sheet(f"Einrichtung | {header}\nJugendamt | ja\nSPZ | nein\nKoKi | ja"))
    assert {target for _, target in pairs(made)} == {"Netzwerk Frühe Hilfen"}


def test_numbered_meetings_with_a_day_of_the_year_in_the_title_are_meetings() -> None:
    rows = (
        "Anwesenheit Netzwerktreffen 2024\nInstitution | 1. Treffen 21.02. | 2. Treffen (15.05.) | Summe\n"
        "Jugendamt | x | x | 2\nSPZ | x | e | 1"
    )
    assert [m["date"] for m in records(layout(sheet(rows)), "Meeting")] == ["2024-02-21", "2024-05-15"]


@pytest.mark.parametrize("header", ["§ 8a", "§ 8a-Vereinbarung", "Schutzvereinbarung"])
def test_the_sign_of_an_agreement_heads_its_column(header: str) -> None:
    made = layout(sheet(f"Einrichtung | {header}\nKita | ja\nHort | nein\nSPZ | ja"))
    assert {(s["source"], s.get("status")) for s in records(made, "Signs")} == {
        ("Kita", None),
        ("Hort", "confirmedAbsent"),
        ("SPZ", None),
    }
