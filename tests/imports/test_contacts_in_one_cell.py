"""Address, number and mailbox in one cell; an address with its postal code and place in the column of the street."""

from pathlib import Path

import pytest

from graph.imports import Staged, stage
from graph.records import Entity
from ontology import Model
from ontology.names import Prop
from tests.recognise.lists import write_csv


def _staged(folder: Path, model: Model, *rows: list[str]) -> Staged:
    return stage(write_csv(folder / "liste.csv", rows), model)


def _one(staged: Staged, name: str) -> dict[str, str | None]:
    found = next(r for r in staged.records if isinstance(r, Entity) and r.name == name)
    return {p: found.value(p) for p in ("street", "postalCode", "locality", "phone", "mailbox") if found.value(p)}


@pytest.mark.parametrize("header", ["Kontaktdaten", "Kontakt", "Adresse / Tel.", "Adresse", "Anschrift"])
def test_address_number_and_mailbox_are_read_out_of_one_cell(tmp_path: Path, model: Model, header: str) -> None:
    cell = "Am Kanal 3, 26789 Leerort, Tel. 0491/44-0, info@amt.example"
    staged = _staged(tmp_path, model, ["Einrichtung", header], ["Jugendamt", cell], ["Klinik", cell.replace("3", "5")])
    assert _one(staged, "Jugendamt") == {
        "street": "Am Kanal 3",
        "postalCode": "26789",
        "locality": "Leerort",
        "phone": "0491/44-0",
        "mailbox": "info@amt.example",
    }
    assert "contact" in {p.rule for p in staged.problems}


def test_persons_and_their_numbers_in_such_a_cell_stay_out(tmp_path: Path, model: Model) -> None:
    cell = "Frau Anke Meer (0170 1234567), a.meer@gmx.example, Deichstr. 8, 26789 Leerort"
    staged = _staged(tmp_path, model, ["Einrichtung", "Kontakt"], ["Praxis am Deich", cell], ["Klinik", cell])
    assert _one(staged, "Klinik") == {"street": "Deichstr. 8", "postalCode": "26789", "locality": "Leerort"}
    written = " ".join(str(c.value) for r in staged.records for c in r.claims)
    assert [word for word in ("Meer", "0170", "gmx") if word in written] == []


def test_a_column_of_persons_by_such_a_header_stays_one(tmp_path: Path, model: Model) -> None:
    staged = _staged(tmp_path, model, ["Einrichtung", "Kontakt"], ["Klinik", "Frau Meer"], ["Kita", "Herr Sand"])
    assert {p.rule for p in staged.problems} >= {"person"}
    assert _one(staged, "Klinik") == {}


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("Marktstr. 4, 24999 Fördeby", ("Marktstr. 4", "24999", "Fördeby")),
        ("Marktstr. 4 24999 Fördeby", ("Marktstr. 4", "24999", "Fördeby")),
        ("24999 Fördeby, Marktstr. 4", ("Marktstr. 4", "24999", "Fördeby")),
        ("Marktstr. 4 / D-24999 Bad Fördeby", ("Marktstr. 4", "24999", "Bad Fördeby")),
        ("Marktstr. 4", ("Marktstr. 4", None, None)),
        ("Postfach 10234", ("Postfach 10234", None, None)),
        ("Haus 3, 24999 Fördeby, 2. Stock", ("Haus 3, 24999 Fördeby, 2. Stock", None, None)),
    ],
)
def test_an_address_in_the_column_of_the_street_is_taken_apart(
    tmp_path: Path, model: Model, cell: str, parts: tuple[str | None, ...]
) -> None:
    found = _one(_staged(tmp_path, model, ["Einrichtung", "Adresse"], ["Jugendamt", cell]), "Jugendamt")
    assert (found.get("street"), found.get("postalCode"), found.get("locality")) == parts


def test_two_of_one_name_at_addresses_in_one_cell_stay_two(tmp_path: Path, model: Model) -> None:
    rows = [["Kita Mond", "Weg 1, 11111 Aheim"], ["Kita Mond", "Gasse 2, 22222 Bheim"]]
    staged = _staged(tmp_path, model, ["Einrichtung", "Adresse"], *rows)
    assert sum(isinstance(r, Entity) and r.name == "Kita Mond" for r in staged.records) == 2


def test_who_rests_is_no_partner_now_and_may_exist(tmp_path: Path, model: Model) -> None:
    rows = [
        ["Klinik", "aktiv"],
        ["Kita A", "ruht"],
        ["Kita B", "derzeit inaktiv"],
        ["Kita C", "ausgeschieden, Umzug"],
    ]
    staged = _staged(tmp_path, model, ["Einrichtung", "Status"], *rows)
    found = {
        r.name: next(c.status for c in r.claims if c.prop == "exists")
        for r in staged.records
        if isinstance(r, Entity) and r.type == "Organization"
    }
    assert found == {"Klinik": "fromList", "Kita A": "unknown", "Kita B": "unknown", "Kita C": "unknown"}


def test_of_several_mailboxes_the_first_that_is_no_persons_is_read_and_the_others_are_asked_about(
    tmp_path: Path, model: Model
) -> None:
    for cell, told in (
        ("jugendamt@amt.example, info@amt.example", True),
        ("info@amt.example oder post@amt.example", True),
        ("a.meer@gmx.example, info@amt.example", False),
        ("info@amt.example / a.meer@gmx.example", False),
    ):
        staged = _staged(tmp_path, model, ["Einrichtung", "E-Mail"], ["Jugendamt", cell], ["Klinik", ""])
        read = _one(staged, "Jugendamt").get("mailbox") or ""
        assert read.endswith("@amt.example"), cell
        assert ("several-mailboxes" in {p.rule for p in staged.problems}) == told, cell
        written = " ".join(str(c.value) for r in staged.records for c in r.claims)
        assert "meer" not in written + " ".join(p.found + p.sentence.de for p in staged.problems), cell


@pytest.mark.parametrize(
    ("cell", "name", "contact"),
    [
        ("Kita Mond, info@kita.example", "Kita Mond", "info@kita.example"),
        ("SPZ (info@spz.example)", "SPZ", "info@spz.example"),
        ("Hort Süd info@hort.example", "Hort Süd", "info@hort.example"),
        ("Gesundheitsamt, Tel. 0999 123-0", "Gesundheitsamt", "0999 123-0"),
        ("Frauenhaus www.frauenhaus.example", "Frauenhaus", None),
    ],
)
def test_a_contact_behind_a_name_is_no_part_of_it(
    tmp_path: Path, model: Model, cell: str, name: str, contact: str | None
) -> None:
    (tmp_path / "a.csv").write_text(f"Einrichtung;Ort\n{cell};Au\nJugendamt;Au\nKlinik;Au\n", "utf-8")
    found = stage(tmp_path / "a.csv", model, district="99001", stated_on="2024-01-01")
    listed = {r.name: r for r in found.records if isinstance(r, Entity) and r.type == "Organization"}
    assert listed.keys() == {name, "Jugendamt", "Klinik"}
    assert (listed[name].value(Prop.MAILBOX) or listed[name].value(Prop.PHONE)) == contact
    assert not {"contact", "header"}.isdisjoint(p.rule for p in found.problems)
