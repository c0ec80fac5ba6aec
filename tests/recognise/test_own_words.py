"""Cells and headers in people's own words: times, roles and signs below bodies, degrees of ties, short headers."""

from datetime import date

import pytest

from graph.imports.check.staged import Staged
from graph.imports.check.staging import Given, check
from graph.imports.dates import span_of
from graph.imports.days_in_texts import day_in
from graph.records import Entity
from ontology import Model
from ontology.names import EntityType, Prop
from tests.recognise.lists import LEXICON, asked, book, found, layout, names, pairs, records, roles, sheet, the_table


def staged(model: Model, text: str) -> Staged:
    return check(book(sheet(text)), model, Given(district="99999", today=date(2026, 6, 1)))


# -- below bodies ---


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("seit Frühjahr 2019", {"startDate": "2019"}),
        ("II/2020", {"startDate": "2020"}),
        ("ja, seit Q3 2021", {"startDate": "2021"}),
        ("ab 01/24", {"startDate": "2024-01"}),
        ("bis Ende 2022", {"endDate": "2022"}),
        ("nur auf Einladung", {"role": "guest"}),
        ("M/Vors.", {"role": "chair"}),
        ("Vorsitz + Protokoll", {"role": "chair"}),
        ("stv. M", {"role": "substitute"}),
        ("1 Sitz (stimmb.)", {"role": "voting", "votingRight": "ja"}),
        ("2 Sitze", {"seats": "2"}),
        ("M (o. Stimme)", {"role": "advisory", "votingRight": "nein"}),
        ("Einladung folgt", {"status": "unknown"}),
        ("ruht derzeit", {"status": "unknown"}),
        ("❌", {"status": "confirmedAbsent"}),
        ("●", {}),
    ],
)
def test_a_cell_below_a_body_says_role_and_time_in_words(cell: str, told: dict[str, str]) -> None:
    (seat,) = records(layout(sheet(f"Einrichtung | Lenkungskreis\nJugendamt | {cell}")), "Membership")
    assert {k: v for k, v in seat.items() if k not in ("source", "target", "rawRole")} == told


@pytest.mark.parametrize("empty", ["◯", "○", "⬜"])
def test_an_empty_circle_is_no_seat(empty: str) -> None:
    rows = f"Einrichtung | AG 78\nJugendamt | ●\nKlinik | {empty}"
    assert pairs(layout(sheet(rows))) == {("Jugendamt", "AG 78")}


def test_below_a_body_texts_that_nobody_can_read_cost_their_cells_and_not_the_column() -> None:
    rows = "Einrichtung | LG\nJugendamt | x\nKita Sonne | über den Träger\nSPZ | kommt nur im Herbst"
    made = layout(sheet(rows))
    assert pairs(made) == {("Jugendamt", "LG")}
    assert [s.place.cell for s in made.said if s.issue.rule == "seat"] == ["B3", "B4"]


@pytest.mark.parametrize("cell", ["x/–", "–/x", "ja/nein"])
def test_yes_and_no_in_one_cell_are_neither(cell: str) -> None:
    assert LEXICON.marks.seat(cell).holds == "unread"


def test_times_below_an_unknown_header_are_no_crosses() -> None:
    only = the_table(sheet("Einrichtung | Wiedervorlage\nJugendamt | 01.06.2026\nSPZ | Q3 2026"))
    assert not only.columns[1].alternatives


def test_agreements_of_two_years_are_two() -> None:
    made = layout(sheet("Einrichtung | KV 2016 | KV 2020 (neu)\nKlinikum | x | x\nSPZ | | x"))
    assert {r["name"] for r in records(made, "Agreement")} == {"KV 2016", "KV 2020 (neu)"}


def test_what_persons_do_names_no_organizations() -> None:
    rows = (
        "Jugendamt Moor | |\nName | Funktion | Durchwahl\nMuster, Erika | Leitung ASD | -123\n"
        "Gesundheitsamt Moor | |\nName | Funktion | Durchwahl\nMuster, Carla | Leitung KJGD | -200"
    )
    assert found(sheet(rows)).tables == ()


def test_a_title_above_bodies_and_their_members_is_a_title() -> None:
    made = layout(
        sheet("Gremien und Mitglieder\nLenkungskreis\n- Jugendamt\n- SPZ\n\nAK Geburt\n- Klinikum\n- Jugendamt")
    )
    assert pairs(made) == {
        ("Jugendamt", "Lenkungskreis"),
        ("SPZ", "Lenkungskreis"),
        ("Klinikum", "AK Geburt"),
        ("Jugendamt", "AK Geburt"),
    }


def test_a_body_below_which_no_cell_speaks_of_seats_is_asked_about() -> None:
    only = the_table(sheet("Einrichtung | Lenkungskreis\nJugendamt | siehe Akte\nSPZ | laut Satzung"))
    (column,) = [c for c in only.columns if c.header == "Lenkungskreis"]
    assert (str(column.role), [str(a) for a in column.alternatives]) == ("unknown", ["body Lenkungskreis"])


def test_keys_of_municipalities_are_no_bodies() -> None:
    only = the_table(
        sheet("Land | AGS | Name der Koordinierungsstelle\nNRW | 05999 | Fachstelle Frühe Hilfen\nBW | 8998 | Amt")
    )
    assert roles(only)["AGS"] == "unknown"
    assert roles(only)["Name der Koordinierungsstelle"] == "property name"


def test_begin_and_end_may_stand_in_one_cell() -> None:
    rows = (
        "Gremium | Vertretene Stelle | Stimmen | bestellt am | Amtszeit\n"
        "JHA | Caritasverband | 1 | 01.11.2021 | 2021-2026\nJHA | Gesundheitsamt | 0 | 15.2.22 | bis 2026"
    )
    made = records(layout(sheet(rows)), "Membership")
    assert [(s["startDate"], s["endDate"], s["votingRight"]) for s in made] == [
        ("2021-11-01", "2026", "ja"),
        ("2022-02-15", "2026", "nein"),
    ]


def test_bodies_may_be_told_apart_by_their_numbers_and_roles_stand_in_any_brackets() -> None:
    rows = "Organisation | Gremien/Funktion\nJugendamt | AK 1 + 2\nPolizei | RT – Gast\nKita Horn | RT [ber.]"
    made = records(layout(sheet(rows)), "Membership")
    assert [(s["source"], s["target"], s.get("role", "")) for s in made] == [
        ("Jugendamt", "AK 1", ""),
        ("Jugendamt", "AK 2", ""),
        ("Polizei", "RT", "guest"),
        ("Kita Horn", "RT", "advisory"),
    ]


def test_headers_may_say_what_can_be_answered() -> None:
    made = layout(
        sheet("Einrichtung | Netzwerktreffen J/N | in Lenkungsgruppe? (ja/nein)\nJugendamt | J | ja\nKita A | N | ja")
    )
    assert {r["name"] for r in records(made, "Committee")} == {"Netzwerktreffen", "Lenkungsgruppe"}


# -- times and agreements ---


@pytest.mark.parametrize(
    ("text", "year"), [("IV. Quartal 21", "2021"), ("Q2/2019", "2019"), ("III/2020", "2020"), ("Fruehj. 2020", "2020")]
)
def test_a_part_of_a_year_is_read_as_its_year(text: str, year: str) -> None:
    found = span_of(text)
    assert found is not None
    assert found.at == year


@pytest.mark.parametrize("text", ["Mitte 10", "V/2020", "Q5/2019"])
def test_what_may_be_a_month_or_nothing_stays_unread(text: str) -> None:
    assert span_of(text) is None


def test_a_quarter_is_no_month() -> None:
    assert day_in("Q2/2019") != "2019-02"


def test_an_agreement_since_a_quarter_is_signed_in_its_year() -> None:
    rows = "Partner | Vereinbarung seit | Art\nKlinikum | Q2/2019 | KoopV\nJobcenter | IV. Quartal 21 | LOI"
    made = layout(sheet(rows))
    assert [(r["source"], r["date"]) for r in records(made, "Signs")] == [("Klinikum", "2019"), ("Jobcenter", "2021")]
    assert all("rawKind" not in r and "kind" not in r for r in records(made, "Organization"))


# -- ties ---


def test_degrees_of_a_matrix_in_words_and_how_often() -> None:
    rows = (
        " | Jugendamt | SPZ | Hebammen\nJugendamt | – | eng | punktuell\n"
        "SPZ | eng | – | man kennt sich\nHebammen | | | –"
    )
    made = records(layout(sheet(rows)), "Cooperation")
    assert [(t["source"], t.get("intensity", ""), t.get("frequency", "")) for t in made] == [
        ("Jugendamt", "3", ""),
        ("Jugendamt", "", "punktuell"),
        ("SPZ", "1", ""),
    ]


def test_grades_are_no_closeness() -> None:
    rows = (
        "Bewertung der Zusammenarbeit (1 = sehr gut, 6 = ungenügend) | |\n | Jugendamt | SPZ\n"
        "Jugendamt | | 2\nSPZ | 4 |"
    )
    made = layout(sheet(rows))
    assert records(made, "Cooperation") == []
    assert "tie" in asked(made)
    assert names(made) == ["Jugendamt", "SPZ"]


def test_a_legend_beside_a_matrix_is_no_part_of_it() -> None:
    rows = (
        " | JA | GA | SPZ | | Legende\nJA | | 3 | 1 | | 0 = kein Kontakt\nGA | | | 0 | | 3 = enge Zusammenarbeit\n"
        "SPZ | | | | | JA = Jugendamt"
    )
    made = layout(sheet(rows))
    assert set(names(made)) == {"JA", "GA", "SPZ"}
    assert pairs(made, "Cooperation") == {("JA", "GA"), ("JA", "SPZ"), ("GA", "SPZ")}


def test_who_works_with_whom_keeps_form_and_frequency() -> None:
    rows = "Einrichtung | arbeitet zusammen mit | Form | Häufigkeit\nJugendamt | SPZ | Fallbesprechung | 1x/Monat"
    (tie,) = records(layout(sheet(rows)), "Cooperation")
    assert (tie["source"], tie["target"], tie["rawKind"], tie["frequency"]) == (
        "Jugendamt",
        "SPZ",
        "Fallbesprechung",
        "1x/Monat",
    )


# -- headers ---


@pytest.mark.parametrize(
    "header",
    ["Institution\\n(Dienststelle)", "Name der Fachstelle", "Einrichtung / Organisation", "Einr.", "vertretene Stelle"],
)
def test_who_is_listed_may_be_called_in_many_words(header: str) -> None:
    assert LEXICON.heads_organizations(header.replace("\\n", "\n"))
    assert names(layout(sheet(f"{header} | Anw. | Entsch.\nJugendamt | x |\nSPZ | | x"))) == ["Jugendamt", "SPZ"]


@pytest.mark.parametrize("header", ["Name", "Name des Kindes", "Ort / Datum", "Bezeichnung"])
def test_other_headers_name_no_organizations(header: str) -> None:
    assert not LEXICON.heads_organizations(header)


def test_crosses_below_who_came_are_offered_as_no_body() -> None:
    only = the_table(sheet("Einrichtung | Anw. | Entsch.\nJugendamt | x |\nSPZ | | x"))
    assert all(not c.alternatives for c in only.columns if c.header in ("Anw.", "Entsch."))


def test_short_headers_are_read_by_the_legend_on_another_sheet() -> None:
    rows = "Einr. | Trg. | Ber. | SR\nKita Wiese | AWO | Jugendhilfe | Nord\nFrauenhaus | Verein | Frauen | Süd"
    words = "Abkürzung | Bedeutung\nEinr. | Einrichtung\nTrg. | Träger\nBer. | Bereich\nSR | Sozialraum"
    first, *_ = found(sheet(rows), sheet(words, name="Abkürzungen")).tables
    assert roles(first) == {
        "Einrichtung": "property name",
        "Träger": "link HasCarrier",
        "Bereich": "property sector",
        "Sozialraum": "region",
    }


def test_a_turned_list_may_have_bodies_among_its_headers() -> None:
    rows = "Name | Jugendamt | Kita Sonne\nTräger | Kreis | Kirche\nOrt | Moor | Horn\nStG | x |\nAK Geburt | x | x"
    made = layout(sheet(rows))
    assert names(made) == ["Jugendamt", "Kita Sonne"]
    assert pairs(made) == {("Jugendamt", "StG"), ("Jugendamt", "AK Geburt"), ("Kita Sonne", "AK Geburt")}


# -- contacts ---


def test_a_name_over_its_place_alone_is_a_name(model: Model) -> None:
    read = staged(
        model,
        "Einrichtung | AK\nJugendamt\\nMarkt 1\\n37991 Moor | x\nSPZ\\n37991 Moor\\nFr. Dr. Muster (Leitung) | x",
    )
    made = {r.name: r for r in read.records if isinstance(r, Entity) and r.type == EntityType.ORGANIZATION}
    assert set(made) == {"Jugendamt", "SPZ"}
    assert (made["SPZ"].value(Prop.LOCALITY), made["SPZ"].value(Prop.STREET)) == ("Moor", None)
    assert not any(c.prop == "role" for r in read.records for c in r.claims)


def test_the_fax_behind_a_number_is_no_part_of_it(model: Model) -> None:
    read = staged(model, "Einrichtung | Tel./Fax\nJugendamt | 05521/100-0 / Fax -199")
    (phone,) = [c.value for r in read.records for c in r.claims if c.prop == Prop.PHONE]
    assert phone == "05521/100-0"


def test_a_cell_of_nothing_but_a_rank_costs_nothing(model: Model) -> None:
    read = staged(
        model, "Einr. | Tr. | KV\nKita Wiese | AWO | 2021\nKlinikum | kom. | i. V.\nFrauenhaus | Ver. | n. v."
    )
    assert read.rows_read == 3


def test_headers_are_quoted_as_they_stand_in_the_file() -> None:
    (table,) = found(sheet("org_name | sektor_kodiert | AK_Kita\nKita Süd | 1 | x\nAmt | 2 | ")).tables
    assert [c.header for c in table.columns] == ["org_name", "sektor_kodiert", "AK_Kita"]
    assert [str(c.role) for c in table.columns] == ["property name", "property sector", "body AK Kita"]
