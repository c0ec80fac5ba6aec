"""Cells that hold a name with its address, or the members of a body; letters over columns; bodies above names."""

from pathlib import Path

import pytest

from graph.errors import UnreadableFileError
from graph.imports import stage
from graph.imports.recognise.texts.body_names import split_organizations
from graph.records import Entity
from ontology import Model
from tests.recognise.lists import LEXICON, asked, layout, names, pairs, records, sheet, typed, write_csv

ADDRESSES = (
    "Einrichtung\nJugendamt Moor\\nMarkt 1\\n37991 Moor\\nTel. 04999-120-0\nSPZ Moor\\nAnmeldung\\nRing 2\\n37991 Moor"
)


@pytest.mark.parametrize("cell", ["Kita Sonne\nRing 2\n37991 Moor", "Kita Sonne, Ring 2, 37991 Moor"])
def test_the_one_address_in_a_column_of_names_is_no_part_of_the_name(tmp_path: Path, model: Model, cell: str) -> None:
    rows = [["Einrichtung", "Ort"], *([name, "Horn"] for name in ("Jugendamt", f'"{cell}"', "SPZ", "Polizei"))]
    given = stage(write_csv(tmp_path / "liste.csv", rows), model, district="99001")
    (kita,) = (r for r in given.records if r.value("name") == "Kita Sonne")
    assert (kita.value("street"), kita.value("postalCode")) == ("Ring 2", "37991")


def test_an_address_of_a_carrier_is_not_that_of_its_institution() -> None:
    made = layout(
        sheet("Einrichtung | Träger\nKita Sonne | AWO Horn\\nRing 2\\n37991 Moor\nSPZ | Caritas\\nRing 3\\n37991 Moor")
    )
    assert not any(r.get("street") or r.get("postalCode") for r in records(made, "Organization"))


def test_an_address_below_the_name_in_its_cell_is_no_part_of_the_name() -> None:
    made = layout(sheet(ADDRESSES))
    (first, second) = records(made, "Organization")
    assert (first["name"], first["phone"]) == ("Jugendamt Moor", "04999-120-0")
    assert second["name"] == "SPZ Moor"
    (listed,) = typed(made, "Organization")
    phone = next(c for c in listed.columns() if c.name == "phone")
    assert listed.place(0, phone).cell == "A2"


def test_several_names_in_a_cell_stay_several() -> None:
    assert names(layout(sheet("Einrichtung | Ort\nKita A\\nKita B | Moor\nSPZ | Moor"))) == ["Kita A", "Kita B", "SPZ"]


MEMBERS = "Steuerungsgruppe | • Jugendamt\\n• SPZ\nAK Sucht | • Suchtberatung\\n• Jugendamt\nBeirat | Kita A, Polizei"


@pytest.mark.parametrize("header", ["", "Gremium | Mitglieder\n"])
def test_members_in_one_cell_beside_their_body_sit_in_it_without_bullets(header: str) -> None:
    made = layout(sheet(header + MEMBERS))
    assert set(names(made)) == {"Jugendamt", "SPZ", "Suchtberatung", "Kita A", "Polizei"}
    assert pairs(made) == {
        ("Jugendamt", "Steuerungsgruppe"),
        ("SPZ", "Steuerungsgruppe"),
        ("Suchtberatung", "AK Sucht"),
        ("Jugendamt", "AK Sucht"),
        ("Kita A", "Beirat"),
        ("Polizei", "Beirat"),
    }


def test_letters_over_columns_mean_the_bodies_that_the_legend_names() -> None:
    rows = "Nr | Einrichtung | A | B\n1 | Jugendamt | x | x\n2 | SPZ | | x\nA = Steuerungsgruppe\nB = Netzwerkkonferenz"
    assert pairs(layout(sheet(rows, "Mitglieder"))) == {
        ("Jugendamt", "Steuerungsgruppe"),
        ("Jugendamt", "Netzwerkkonferenz"),
        ("SPZ", "Netzwerkkonferenz"),
    }


def test_bodies_above_their_members_in_a_plain_text_are_read() -> None:
    rows = "Steuerungsgruppe:\n- Jugendamt\n- SPZ Moor\n\nNetzwerkkonferenz:\n- Kita A\n- Frauenhaus\n- Polizei"
    made = layout(sheet(rows))
    assert pairs(made) == {
        ("Jugendamt", "Steuerungsgruppe"),
        ("SPZ Moor", "Steuerungsgruppe"),
        ("Kita A", "Netzwerkkonferenz"),
        ("Frauenhaus", "Netzwerkkonferenz"),
        ("Polizei", "Netzwerkkonferenz"),
    }
    assert "context" in asked(made)


@pytest.mark.parametrize(
    "rows",
    [
        "Klinikum Moor | vermittelt an | Frühförderstelle\nJugendamt | verweist an | Erziehungsberatung",
        "Klinik A | kooperiert mit | SPZ\nJugendamt | kennt kaum | Frühförderstelle\nKita A | kooperiert mit | SPZ",
    ],
)
def test_who_refers_to_whom_or_something_unclear_is_not_read_as_working_together(rows: str) -> None:
    with pytest.raises(UnreadableFileError, match="Kopfzeile"):
        layout(sheet(rows))


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("SPZ; Frau Muster", ["SPZ"]),
        ("Frau Muster; SPZ", ["SPZ"]),
        ("Kita Nord; Kita Süd; Herr Muster", ["Kita Nord", "Kita Süd"]),
        ("Storchennest; Löwenzahn", ["Löwenzahn", "Storchennest"]),
    ],
)
def test_a_person_behind_a_semicolon_is_no_row_that_is_rejected(
    tmp_path: Path, model: Model, cell: str, read: list[str]
) -> None:
    found = stage(write_csv(tmp_path / "liste.csv", [["Einrichtung", "Ort"], [cell, "N"]]), model)
    names = sorted(r.name for r in found.records if isinstance(r, Entity) and r.type == "Organization")
    assert (names, found.rows_rejected) == (read, 0)
    assert "Muster" not in "".join(map(repr, (found.records, found.problems)))


def test_a_street_or_a_department_behind_a_semicolon_is_no_organization() -> None:
    assert split_organizations("Beratungsstelle; Hauptstr. 3; Kita Nord", LEXICON).parts == (
        "Beratungsstelle, Hauptstr. 3",
        "Kita Nord",
    )


@pytest.mark.parametrize(
    ("cell", "carriers"),
    [
        ("AWO / Caritas", "AWO; Caritas"),
        ("Landkreis Moor und Stadt Moor", "Landkreis Moor; Stadt Moor"),
        ("Diakonisches Werk Moor und Horn", "Diakonisches Werk Moor und Horn"),
        ("Verein für Kinder und Familien e. V.", "Verein für Kinder und Familien e. V."),
    ],
)
def test_those_who_carry_it_together_are_several_and_asked(cell: str, carriers: str) -> None:
    made = layout(sheet(f"Einrichtung | Träger\nKita Sonne | {cell}\nSPZ | Klinikum Moor"))
    assert [r["HasCarrier"] for r in records(made, "Organization")] == [carriers, "Klinikum Moor"]
    assert ("several" in asked(made)) is (cell != carriers)
