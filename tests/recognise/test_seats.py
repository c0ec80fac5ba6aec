"""Seats: crosses under bodies, several bodies in a cell, bodies as sheets; agreements beside them."""

import pytest

from tests.recognise.lists import asked, layout, names, pairs, records, sheet, typed


def _seat(mark: str) -> dict[str, str] | None:
    rows = [["Institution", "Steuerungsgruppe"], ["Kita", mark], ["Klinik", "x"], ["SPZ", "x"], ["Jobcenter", "x"]]
    found = [r for r in records(layout(sheet(rows)), "Membership") if r["source"] == "Kita"]
    return {k: v for k, v in found[0].items() if k not in ("source", "target")} if found else None


@pytest.mark.parametrize(
    ("mark", "seat"),
    [
        ("x", {}),
        ("X", {}),
        ("✓", {}),
        ("ja", {}),
        ("(x)", {}),
        ("1", {}),
        ("Mitglied", {}),
        ("?", {"status": "unknown"}),
        ("x?", {"status": "unknown"}),
        ("angefragt", {"status": "unknown"}),
        ("nein", {"status": "confirmedAbsent"}),
        ("-", None),
        ("", None),
        ("Vorsitz", {"role": "chair"}),
        ("x (Vorsitz)", {"role": "chair"}),
        ("stellv. Vorsitz", {"role": "deputyChair"}),
        ("Gast", {"role": "guest"}),
        ("Stellv.", {"role": "substitute"}),
        ("beratend", {"role": "advisory", "votingRight": "nein"}),
        ("stimmberechtigt", {"role": "voting", "votingRight": "ja"}),
        ("seit 2019", {"startDate": "2019"}),
        ("2017", {"startDate": "2017"}),
        ("03/2021", {"startDate": "2021-03"}),
        ("14.3.21", {"startDate": "2021-03-14"}),
        ("Vorsitz seit 2019", {"role": "chair", "startDate": "2019"}),
        ("bis 2020", {"endDate": "2020"}),
        ("3", {"seats": "3"}),
        ("2 Sitze", {"seats": "2"}),
        ("Fr. Teich", {}),
        ("irgendwas", None),
    ],
)
def test_a_mark_is_a_seat_with_role_vote_begin_and_number(mark: str, seat: dict[str, str] | None) -> None:
    assert _seat(mark) == seat


@pytest.mark.parametrize("mark", ["irgendwas", "x, irgendwas"])
def test_what_cannot_be_read_costs_the_cell_and_is_asked(mark: str) -> None:
    rows = [["Institution", "StG"], ["Kita", mark], ["Klinik", "x"], ["SPZ", "x"], ["Jobcenter", "x"]]
    arranged = layout(sheet(rows))
    assert "seat" in asked(arranged)
    assert len(names(arranged)) == 4


@pytest.mark.parametrize(
    ("cell", "bodies"),
    [
        ("Steuerungsgruppe, Runder Tisch", {"Steuerungsgruppe", "Runder Tisch"}),
        ("Steuerungsgruppe; AK Geburt", {"Steuerungsgruppe", "AK Geburt"}),
        ("StG / RT", {"StG", "RT"}),
        ("AK Geburt\nRunder Tisch", {"AK Geburt", "Runder Tisch"}),
        ("AK Geburt und Übergang", {"AK Geburt und Übergang"}),
        ("Steuerungsgruppe und Runder Tisch", {"Steuerungsgruppe", "Runder Tisch"}),
        ("AK Geburt (Vorsitz), JHA", {"AK Geburt", "JHA"}),
        ("-", set()),
        ("?", set()),
        ("nein", set()),
        ("Familientisch", {"Familientisch"}),
        ("AK Kita, Hort", {"AK Kita"}),
    ],
)
def test_several_bodies_in_a_cell_are_several_seats(cell: str, bodies: set[str]) -> None:
    rows = [["Einrichtung", "Gremien"], ["Kita", cell], ["Klinik", "Lenkungskreis"]]
    assert {body for who, body in pairs(layout(sheet(rows))) if who == "Kita"} == bodies


def test_words_behind_a_body_tell_of_the_seat() -> None:
    arranged = layout(sheet([["Einrichtung", "Gremien"], ["Kita", "AK Geburt (Vorsitz); JHA (beratend)"]]))
    assert [(m["target"], m["role"]) for m in records(arranged, "Membership")] == [
        ("AK Geburt", "chair"),
        ("JHA", "advisory"),
    ]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("JHA", "JHA"),
        ("Jugendhilfeausschuss Moorkreis", "JHA"),
        ("StG", "STEUER"),
        ("Lenkungskreis", "LENK"),
        ("AG § 78 Kita", "AG78"),
        ("AG nach § 78 SGB VIII", "AG78"),
        ("Runder Tisch Kinderschutz", "RT"),
        ("AK Geburt", "HANDL"),
        ("Qualitätszirkel Geburt", "QZ"),
        ("UA Jugendhilfeplanung", "UAJHP"),
        ("PSAG", "PSAG"),
    ],
)
def test_the_kind_of_a_body_comes_from_its_words(name: str, kind: str) -> None:
    assert records(layout(sheet([["Einrichtung", name], ["Kita", "x"]])), "Committee") == [{"name": name, "kind": kind}]


def test_a_listed_body_is_not_made_a_second_time() -> None:
    lists = sheet("Einrichtung | Mitgliedschaften\nKita | Steuerungsgruppe; ak geburt\nSPZ | StG", "Organisationen")
    bodies = sheet("Name | Art\nSteuerungsgruppe | Steuerungsgruppe\nAK Geburt | Arbeitskreis", "Gremien")
    arranged = layout(lists, bodies)
    assert len(records(arranged, "Committee")) == 2
    (seats,) = typed(arranged, "Membership")
    target = next(c for c in seats.columns() if c.name == "target")
    assert [seats.meant(n, target) for n in range(3)] == [
        seats.meant(0, target),
        seats.meant(1, target),
        seats.meant(0, target),
    ]


def test_one_sheet_for_each_body_gives_seats_with_roles() -> None:
    rows = "Institution | Vertreter/in | Funktion\n{} | N.N. | {}"
    arranged = layout(
        sheet(rows.format("Jobcenter", "Vorsitz"), "Steuerungsgruppe"),
        sheet(rows.format("Jobcenter", ""), "AK Frühe Hilfen"),
        sheet(rows.format("Polizei", "Gast"), "Runder Tisch"),
    )
    assert {(m["source"], m["target"], m.get("role")) for m in records(arranged, "Membership")} == {
        ("Jobcenter", "Steuerungsgruppe", "chair"),
        ("Jobcenter", "AK Frühe Hilfen", None),
        ("Polizei", "Runder Tisch", "guest"),
    }
    assert "context" in asked(arranged)


def test_one_sheet_for_each_region_gives_regions_and_no_bodies() -> None:
    rows = "Einrichtung | Bereich\n{} | Jugendhilfe"
    arranged = layout(sheet(rows.format("Kita Nord"), "Nord"), sheet(rows.format("Kita Süd"), "Süd"))
    assert pairs(arranged, "CoversRegion") == {("Kita Nord", "Nord"), ("Kita Süd", "Süd")}
    assert records(arranged, "Membership") == []


@pytest.mark.parametrize("name", ["Tabelle2", "2024", "Blatt 2", "Jugendamt"])
def test_general_names_of_sheets_are_no_regions(name: str) -> None:
    rows = "Einrichtung | Bereich\n{} | Jugendhilfe"
    assert (
        pairs(layout(sheet(rows.format("Kita"), "Tabelle1"), sheet(rows.format("Hort"), name)), "CoversRegion") == set()
    )


def test_the_same_seat_in_two_sheets_is_one() -> None:
    rows = "Einrichtung | StG\nJobcenter | x\n{} | x"
    arranged = layout(sheet(rows.format("Kita"), "Nord"), sheet(rows.format("Klinik"), "Süd"))
    assert sorted(m["source"] for m in records(arranged, "Membership")) == ["Jobcenter", "Kita", "Klinik"]


def test_seats_of_organizations_of_one_name_go_to_their_own_rows() -> None:
    arranged = layout(
        sheet("Einrichtung | Träger | StG | AK\nFamilienzentrum | AWO | x |\nFamilienzentrum | Caritas | | x")
    )
    (seats,) = typed(arranged, "Membership")
    source = next(c for c in seats.columns() if c.name == "source")
    assert len({seats.meant(n, source) for n in range(2)}) == 2


@pytest.mark.parametrize(
    ("cell", "signed"),
    [
        ("ja", {}),
        ("x", {}),
        ("14.05.2019", {"date": "2019-05-14"}),
        ("ja, 14.5.2019", {"date": "2019-05-14"}),
        ("43599", {"date": "2019-05-14"}),
        ("Mai 2019", {"date": "2019-05"}),
        ("nein", {"status": "confirmedAbsent"}),
        ("?", {"status": "unknown"}),
        ("in Arbeit", {"status": "unknown"}),
        ("mündlich", None),
        ("-", None),
        ("", None),
    ],
)
def test_a_column_of_agreements_gives_signatures(cell: str, signed: dict[str, str] | None) -> None:
    rows = [["Einrichtung", "Koop-Vereinb."], ["Kita", cell], ["Klinik", "ja"], ["SPZ", "ja"]]
    arranged = layout(sheet(rows))
    found = [s for s in records(arranged, "Signs") if s["source"] == "Kita"]
    assert [{k: v for k, v in s.items() if k not in ("source", "target")} for s in found] == (
        [] if signed is None else [signed]
    )
    assert records(arranged, "Agreement") == [{"name": "Kooperationsvereinbarung", "kind": "KOOPV"}]


def test_the_day_of_the_signature_may_stand_beside() -> None:
    arranged = layout(
        sheet("Einrichtung | Kooperationsvereinbarung | unterschrieben am\nKita | ja | 14.5.19\nKlinik | nein |")
    )
    assert [(s["source"], s.get("date"), s.get("status")) for s in records(arranged, "Signs")] == [
        ("Kita", "2019-05-14", None),
        ("Klinik", None, "confirmedAbsent"),
    ]


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("Caritas / Diakonie / AWO", ["Caritas", "Diakonie", "AWO"]),
        ("DRK; Malteser; Johanniter", ["DRK", "Malteser", "Johanniter"]),
        ("Caritas, Diakonie und AWO", ["Caritas", "Diakonie", "AWO"]),
        ("Jobcenter\nJugendamt", ["Jobcenter", "Jugendamt"]),
        ("Kita St. Anna und Kita Regenbogen", ["Kita St. Anna", "Kita Regenbogen"]),
        ("Amt für Jugend und Familie", ["Amt für Jugend und Familie"]),
        ("Amt für Jugend, Familie und Soziales", ["Amt für Jugend, Familie und Soziales"]),
        ("Klinikum, Geburtshilfe u. Kinderklinik", ["Klinikum, Geburtshilfe u. Kinderklinik"]),
        ("Kinder- und Jugendärztlicher\nDienst", ["Kinder- und Jugendärztlicher Dienst"]),
        ("Kita/Hort Seestern", ["Kita/Hort Seestern"]),
        ("Ehe-, Familien- und Lebensberatung", ["Ehe-, Familien- und Lebensberatung"]),
    ],
)
def test_several_organizations_in_a_cell_are_split_where_each_is_one(cell: str, parts: list[str]) -> None:
    arranged = layout(sheet([["Einrichtung", "Ort"], [cell, "M"], ["Klinik", "M"]]))
    assert [" ".join(n.split()) for n in names(arranged)] == [*parts, "Klinik"]
    assert ("several" in asked(arranged)) == (len(parts) > 1 or "\n" in cell)


def test_of_several_in_a_cell_each_has_its_own_phone_and_all_the_seats() -> None:
    arranged = layout(sheet([["Einrichtung", "Telefon", "StG"], ["Caritas / AWO", "04999 1 / 04999 2", "x"]]))
    assert [(o["name"], o["phone"]) for o in records(arranged, "Organization")] == [
        ("Caritas", "04999 1"),
        ("AWO", "04999 2"),
    ]
    assert pairs(arranged) == {("Caritas", "StG"), ("AWO", "StG")}


def test_derived_cells_name_the_cell_that_people_see() -> None:
    arranged = layout(sheet("Titel | |\nEinrichtung | Ort | StG\nKita | M | x"))
    (seats,) = typed(arranged, "Membership")
    (bodies,) = typed(arranged, "Committee")
    assert (seats.place(0).cell, seats.locator(0)) == ("C3", "Tabelle1, Zeile 3")
    assert bodies.place(0).cell == "C2"


@pytest.mark.parametrize(
    "headers",
    [
        ("Netzwerk Frühe Hilfen", "Netzwerk Kinderschutz"),
        ("Steuerungsgruppe", "Planungsgruppe"),
        ("AK", "AG"),
        ("AK", "AK Geburt"),
        ("Runder Tisch Nord", "Runder Tisch Süd"),
    ],
)
def test_bodies_of_one_kind_stay_apart(headers: tuple[str, str]) -> None:
    arranged = layout(sheet([["Einrichtung", *headers], ["Kita", "x", "x"], ["Klinik", "x", ""]]))
    assert len(records(arranged, "Committee")) + len(records(arranged, "EarlyHelpNetwork")) == 2
    assert len(records(arranged, "Membership")) == 3


def test_a_short_form_and_the_one_body_of_its_kind_are_one() -> None:
    rows = [["Einrichtung", "Gremien"], ["Kita", "Steuerungsgruppe"], ["Klinik", "StG"]]
    assert len(records(layout(sheet(rows)), "Committee")) == 1


def test_boxes_and_left_over_choices_of_forms_are_read_as_what_they_are() -> None:
    ticked = sheet("Einrichtung | Steuerungsgruppe | AK Geburt\nJugendamt | ☒ | ☐\nSPZ | ☐ | ☒")
    assert pairs(layout(ticked)) == {("Jugendamt", "Steuerungsgruppe"), ("SPZ", "AK Geburt")}
    left = "Jugendamt | bitte wählen | bitte wählen"
    chosen = sheet(f"Einrichtung | Bereich | Gremium\n{left}\nSPZ | Gesundheit | AK Geburt")
    assert pairs(layout(chosen)) == {("SPZ", "AK Geburt")}


def test_a_letter_that_parts_the_names_is_no_organization() -> None:
    found = layout(sheet("Einrichtung | Ort\nA | \nAWO | Adorf\nJ | \nJugendamt | Adorf"))
    assert names(found) == ["AWO", "Jugendamt"]


@pytest.mark.parametrize("header", ["Sitze RT", "Anzahl der Sitze im RT", "Plätze RT", "Zahl der Sitze RT"])
def test_how_many_seats_somebody_has_may_stand_below_the_body(header: str) -> None:
    rows = f"Einrichtung | {header} | Mitarbeitende\nJugendamt | 2 | 45\nSPZ | 1 | 12\nKita Nest | 0 | 8"
    assert [
        (s["source"], s["target"], s.get("seats"), s.get("status")) for s in records(layout(sheet(rows)), "Membership")
    ] == [
        ("Jugendamt", "RT", "2", None),
        ("SPZ", "RT", None, None),
        ("Kita Nest", "RT", None, "confirmedAbsent"),
    ]
