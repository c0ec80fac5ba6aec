"""Bodies beside one another with their members below are read as seats, each at the place where it stands."""

import pytest

from graph.imports.recognise.found import LeftOutFor
from tests.recognise.lists import asked, found, layout, names, records, sheet, table

BODIES = """\
Steuerungsgruppe | Netzwerkkonferenz | AK Frühe Kindheit
Jugendamt | Jugendamt | Kita Regenbogen
Gesundheitsamt | Gesundheitsamt | Hebammenpraxis Süd
Caritas Schwangerschaftsberatung | SPZ Adorf | Familienbildungsstätte
 | Frauenhaus | """

SEATS = {
    ("Jugendamt", "Steuerungsgruppe"),
    ("Gesundheitsamt", "Steuerungsgruppe"),
    ("Caritas Schwangerschaftsberatung", "Steuerungsgruppe"),
    ("Jugendamt", "Netzwerkkonferenz"),
    ("Gesundheitsamt", "Netzwerkkonferenz"),
    ("SPZ Adorf", "Netzwerkkonferenz"),
    ("Frauenhaus", "Netzwerkkonferenz"),
    ("Kita Regenbogen", "AK Frühe Kindheit"),
    ("Hebammenpraxis Süd", "AK Frühe Kindheit"),
    ("Familienbildungsstätte", "AK Frühe Kindheit"),
}


def _seats(*sheets: object) -> set[tuple[str, str]]:
    return {(r["source"], r["target"]) for r in records(layout(*sheets), "Membership")}  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["Tabelle1", "Gremien", "Mitglieder", "Netzwerk"])
@pytest.mark.parametrize("title", [[], [["Gremien im Landkreis"], [""]]])
def test_who_stands_below_a_body_sits_in_it(name: str, title: list[list[str]]) -> None:
    made = layout(sheet([*title, *table(BODIES)], name))
    assert {(r["source"], r["target"]) for r in records(made, "Membership")} == SEATS
    assert sorted(names(made)) == sorted({who for who, _ in SEATS})
    assert "members-below" in asked(made)


def test_every_row_is_counted_once_and_none_is_lost() -> None:
    whole = found(sheet([["Gremien im Landkreis"], *table(BODIES)]))
    assert whole.rows_taken == 4
    assert whole.reasons == {LeftOutFor.TITLE: 1, LeftOutFor.HEADER: 1}


def test_a_seat_is_found_again_where_it_stands() -> None:
    (made,) = [t for t in layout(sheet(table(BODIES))).sheets if t.type.name == "Membership"]
    places = {cells[0] + " / " + cells[1]: made.place(n).cell for n, cells in enumerate(made.sheet.rows)}
    assert places["SPZ Adorf / Netzwerkkonferenz"] == "B4"
    assert places["Familienbildungsstätte / AK Frühe Kindheit"] == "C4"


def test_a_role_beside_the_name_is_the_role_of_the_seat() -> None:
    rows = table("Steuerungsgruppe | Runder Tisch\nJugendamt (Vorsitz) | Gesundheitsamt\nSPZ | Jugendamt\nKita A | SPZ")
    seats = records(layout(sheet(rows)), "Membership")
    assert {(r["source"], r["target"]) for r in seats if r.get("role")} == {("Jugendamt", "Steuerungsgruppe")}
    assert len(seats) == 6


def test_a_seat_without_a_name_names_nobody() -> None:
    rows = table(
        "Steuerungsgruppe | Runder Tisch\nJugendamt | Gesundheitsamt\nN. N. | Jugendamt\nSPZ | Polizei\n? | N. N."
    )
    made = layout(sheet(rows))
    assert set(names(made)) == {"Jugendamt", "Gesundheitsamt", "SPZ", "Polizei"}
    whole = made.recognised
    assert whole.rows_taken == 3
    assert {x.reason for x in whole.rows_named} == {LeftOutFor.HEADER, LeftOutFor.PLACEHOLDER}


@pytest.mark.parametrize(
    "text",
    [
        "Einrichtung | Steuerungsgruppe | Runder Tisch\nJugendamt | x | x\nGesundheitsamt | x |\nSPZ | | x",
        "Steuerungsgruppe | Runder Tisch\nx | x\nx |\n | x",
        "Steuerungsgruppe | Runder Tisch\n12.02.2026 | 14.05.2026\n10.09.2026 | 11.11.2026",
        "Gremium | Arbeitskreis\nSteuerungsgruppe | AK Geburt\nRunder Tisch | AK Sucht",
    ],
)
def test_crosses_days_and_names_of_bodies_are_no_members(text: str) -> None:
    assert "members-below" not in {said.issue.rule for said in found(sheet(table(text))).said}


@pytest.mark.parametrize(
    ("header", "body"),
    [
        ("Teilnehmer Netzwerkkonferenz", "Netzwerkkonferenz"),
        ("Mitglieder der Steuerungsgruppe", "Steuerungsgruppe"),
        ("Vertreten im Runden Tisch:", "Runder Tisch"),
        ("Im Arbeitskreis Geburt vertreten:", "Arbeitskreis Geburt"),
        ("Zusammensetzung des Beirats", "Beirat"),
        ("Qualitätszirkel – Teilnehmende", "Qualitätszirkel"),
    ],
)
def test_one_body_will_do_where_its_header_speaks_of_members(header: str, body: str) -> None:
    made = layout(
        sheet([[header], ["Jugendamt"], [""], ["Kita Regenbogen"], ["Frauenhaus (Vorsitz)"], ["Stand: Mai 2024"]])
    )
    assert {(r["source"], r["target"]) for r in records(made, "Membership")} == {
        (who, body) for who in ("Jugendamt", "Kita Regenbogen", "Frauenhaus")
    }
    assert made.recognised.reasons == {LeftOutFor.HEADER: 1, LeftOutFor.FOOTER: 1}


def test_each_sheet_with_the_members_of_one_body_is_read() -> None:
    one = sheet([["Teilnehmer Steuerungsgruppe"], ["Jugendamt"], ["Gesundheitsamt"], ["SPZ"]], "StG")
    other = sheet([["Teilnehmer Netzwerkkonferenz"], ["Jugendamt"], ["Kita Nord"], ["Frauenhaus"]], "NK")
    assert len(_seats(one, other)) == 6


def test_who_came_on_one_day_need_not_be_a_member() -> None:
    came = ["Jugendamt", "Gesundheitsamt", "SPZ", "Kita A", "Polizei", "Frauenhaus"]
    made = layout(sheet([["Teilnehmer Netzwerkkonferenz am 12.03.2026"], *([name] for name in came)]))
    assert records(made, "Membership") == []
    assert names(made) == came


@pytest.mark.parametrize("header", ["Ansprechpartner", "Netzwerk Frühe Hilfen", "Steuerung der Heizung im Haus"])
def test_a_single_column_below_anything_else_is_no_list_of_members(header: str) -> None:
    told = found(sheet([[header], ["Jugendamt"], ["Gesundheitsamt"], ["SPZ"]])).said
    assert "members-below" not in {said.issue.rule for said in told}
