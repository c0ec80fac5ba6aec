"""What stands beside the name of an organization tells of its seat; it never becomes a part of the name."""

import pytest

from tests.recognise.lists import asked, layout, names, pairs, records, sheet


@pytest.mark.parametrize(
    ("written", "name", "seat"),
    [
        ("Jugendamt (2)", "Jugendamt", {"seats": "2"}),
        ("Jugendamt (2 Personen)", "Jugendamt", {"seats": "2"}),
        ("Jugendamt (3 Sitze)", "Jugendamt", {"seats": "3"}),
        ("2 x Jugendamt", "Jugendamt", {"seats": "2"}),
        ("Caritas (Vorsitz)", "Caritas", {"role": "chair"}),
        ("Caritas, Vorsitz", "Caritas", {"role": "chair"}),
        ("Vorsitz: Caritas", "Caritas", {"role": "chair"}),
        ("Caritas – beratend", "Caritas", {"role": "advisory", "votingRight": "nein"}),
        ("SPZ (stv.)", "SPZ", {"role": "substitute"}),
        ("Polizei (Gast)", "Polizei", {"role": "guest"}),
        ("Diakonie im Wechsel", "Diakonie", {"rawRole": "im Wechsel"}),
        ("Diakonie (alternierend)", "Diakonie", {"rawRole": "alternierend"}),
        ("von der Liga entsandt: Caritas", "Caritas", {"rawRole": "von der Liga entsandt"}),
        ("Caritas (entsandt von der Liga)", "Caritas", {"rawRole": "entsandt von der Liga"}),
        ("Gesundheitsamt (Vertretung durch SPZ)", "Gesundheitsamt", {"rawRole": "Vertretung durch SPZ"}),
        ("Gesundheitsamt, vertreten durch SPZ", "Gesundheitsamt", {"rawRole": "vertreten durch SPZ"}),
        ("i. V. SPZ", "SPZ", {"role": "substitute"}),
        ("Klinik Nord N.N.", "Klinik Nord", {"status": "unknown", "rawRole": "N.N."}),
        ("N.N. (Klinik Nord)", "Klinik Nord", {"status": "unknown", "rawRole": "N.N."}),
        ("Klinik Nord – unbesetzt", "Klinik Nord", {"status": "unknown", "rawRole": "unbesetzt"}),
    ],
)
def test_an_addition_tells_of_the_seat_and_the_name_stands_alone(written: str, name: str, seat: dict[str, str]) -> None:
    made = layout(sheet([["Gremium", "Mitglied", "Ort"], ["StG", written, "A"], ["StG", "Kita Arche", "B"]]))
    assert names(made) == [name, "Kita Arche"]
    (found,) = [r for r in records(made, "Membership") if r["source"] == name]
    assert {k: v for k, v in found.items() if k not in ("source", "target")} == seat
    assert "beside-name" in asked(made)


@pytest.mark.parametrize(
    "name",
    [
        "Kita (Nord)",
        "Beratungsstelle: Nord",
        "Caritas (Geschäftsstelle)",
        "Lebenshilfe, Frühförderung",
        "Diakonie – Haus am See",
        "Praxis 24",
        "Wechselstube e. V.",
        "Verein für Stellvertretung e. V.",
        "AWO i. Vogtland",
    ],
)
def test_what_belongs_to_a_name_stays_in_it(name: str) -> None:
    made = layout(sheet([["Gremium", "Mitglied", "Ort"], ["StG", name, "A"], ["StG", "Kita Arche", "B"]]))
    assert names(made) == [name, "Kita Arche"]
    assert "beside-name" not in asked(made)


def test_numbers_that_tell_rows_of_one_name_apart_stay() -> None:
    made = layout(sheet([["Einrichtung", "StG"], ["Kita (1)", "x"], ["Kita (2)", "x"]]))
    assert names(made) == ["Kita (1)", "Kita (2)"]


def test_members_in_one_cell_have_each_their_own_addition() -> None:
    made = layout(sheet([["Gremium", "Teilnehmende"], ["Runder Tisch", "Jugendamt (2), Caritas (Vorsitz), SPZ"]]))
    assert names(made) == ["Jugendamt", "Caritas", "SPZ"]
    seats = {r["source"]: (r.get("seats"), r.get("role")) for r in records(made, "Membership")}
    assert seats == {"Jugendamt": ("2", None), "Caritas": (None, "chair"), "SPZ": (None, None)}


def test_who_takes_turns_shares_the_words_of_the_cell() -> None:
    made = layout(sheet([["Gremium", "Mitglied"], ["StG", "Caritas / Diakonie im Wechsel"], ["StG", "Jugendamt"]]))
    assert names(made) == ["Caritas", "Diakonie", "Jugendamt"]
    wording = {r["source"]: r.get("rawRole", "") for r in records(made, "Membership")}
    assert wording == {"Caritas": "im Wechsel", "Diakonie": "im Wechsel", "Jugendamt": ""}


def test_of_several_bodies_an_addition_is_asked_about_and_given_to_none() -> None:
    made = layout(sheet([["Einrichtung", "StG", "AK Geburt"], ["Caritas (Vorsitz)", "x", "x"], ["SPZ", "x", ""]]))
    assert pairs(made) == {("Caritas", "StG"), ("Caritas", "AK Geburt"), ("SPZ", "StG")}
    assert not any("role" in r for r in records(made, "Membership"))
    assert "beside-name" in asked(made)


@pytest.mark.parametrize(
    "written", ["Kita Nest (45 Plätze)", "Kita Nest, 8 Plätze", "Kita Nest (45)", "Kita Nest - 3 Gruppen"]
)
def test_what_is_counted_in_a_house_is_no_number_of_seats_and_no_part_of_its_name(written: str) -> None:
    made = layout(sheet([["Einrichtung", "Ort", "StG"], [written, "A", "x"], ["SPZ (2 Sitze)", "B", "x"]]))
    assert names(made) == ["Kita Nest", "SPZ"]
    assert [r.get("seats", "") for r in records(made, "Membership")] == ["", "2"]
    assert "beside-name" in asked(made)
