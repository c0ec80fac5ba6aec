"""A town behind a name in one cell is where somebody is, and nobody by itself; both together tell who is meant."""

from pathlib import Path

import pytest

from graph.imports import stage
from graph.records import Entity, Relation
from ontology import Model
from ontology.names import EntityType, Prop
from tests.recognise.lists import asked, layout, names, records, sheet, write_csv

LISTED = "Einrichtung | Ort\nJugendamt | Neuburg\nSPZ | Horn\nKita Nest | Neuburg\nKita Stern | Neuburg"


@pytest.mark.parametrize(
    "cell", ["Kita Mond; Neuburg", "Kita Mond\\nNeuburg", "Neuburg: Kita Mond", "Kita Mond; 12345 Neuburg"]
)
@pytest.mark.parametrize("place", ["", "Neuburg"])
def test_a_town_of_the_list_behind_a_name_is_its_place(cell: str, place: str) -> None:
    made = layout(sheet(f"{LISTED}\n{cell} | {place}"))
    assert names(made)[-1] == "Kita Mond"
    assert len(names(made)) == 5
    assert records(made, "Organization")[-1]["locality"].endswith("Neuburg")
    assert "town" in asked(made)


@pytest.mark.parametrize("header", ["Ort", "Gemeinde", "Sozialraum", "Stadtteil", "Region"])
def test_a_town_may_stand_under_other_headers_and_in_other_tables(header: str) -> None:
    rows = "Einrichtung | Telefon\nKita Mond; Neuburg | 04999 120-0\nSPZ Moor; Horn | 04999 130-0"
    made = layout(sheet(rows, "Telefonliste"), sheet(LISTED.replace("Ort", header), "Adressen"))
    assert {"Neuburg", "Horn"}.isdisjoint(names(made))
    assert {"Kita Mond", "SPZ Moor"} <= set(names(made))


@pytest.mark.parametrize(
    ("cell", "members"),
    [
        ("Kita Nest; Neuburg", "Kita Nest (Neuburg)"),
        ("Kita Nest, Neuburg", "Kita Nest (Neuburg)"),
        ("SPZ; Horn; Kita Nest; Neuburg", "SPZ (Horn); Kita Nest (Neuburg)"),
        ("Kita Nest, Kita Stern (beide Neuburg)", "Kita Nest (Neuburg); Kita Stern (Neuburg)"),
        ("Kita Nest und Kita Stern (beide in Neuburg); SPZ", "Kita Nest (Neuburg); Kita Stern (Neuburg); SPZ"),
    ],
)
def test_members_with_their_towns_are_those_that_are_there(cell: str, members: str) -> None:
    made = layout(sheet(LISTED, "Einrichtungen"), sheet(f"Gremium | Mitglieder\nSteuerungsgruppe | {cell}", "Gremien"))
    assert [r["Membership"] for r in records(made, "Committee")] == [members]


@pytest.mark.parametrize(
    "cell",
    ["Kita Nest; Neuburg", "Kita Nest (Neuburg)", "Kita Nest, Neuburg", "Kita Nest - Neuburg", "Neuburg: Kita Nest"],
)
def test_a_name_with_its_town_means_the_one_that_is_there(cell: str, tmp_path: Path, model: Model) -> None:
    listed = ["Einrichtung", "Ort", "Kooperiert mit"], ["Jugendamt", "Neuburg", cell], ["Kita Nest", "Neuburg", ""]
    staged = stage(write_csv(tmp_path / "liste.csv", [*listed, ["Kita Nest", "Horn", ""]]), model)
    organizations = {r.id: r for r in staged.records if isinstance(r, Entity) and r.type == EntityType.ORGANIZATION}
    assert len(organizations) == 3
    (tie,) = [r for r in staged.records if isinstance(r, Relation)]
    assert {organizations[end].name for end in (tie.source, tie.target)} == {"Jugendamt", "Kita Nest"}
    assert {organizations[end].value("locality") for end in (tie.source, tie.target)} == {"Neuburg"}


# -- what must not be read so ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cell",
    [
        "Neuburg; Horn",
        "Stadt Neuburg; Horn",
        "Landkreis Moor; Neuburg",
        "Samtgemeinde Wald, Neuburg, Horn",
        "Kita Nest; Kita Stern",
        "Jugendamt; Pusteblume",
        "Kita Nest; Neuburger Tafel",
    ],
)
def test_municipalities_among_themselves_and_others_stay_members(cell: str) -> None:
    made = layout(sheet(LISTED, "Einrichtungen"), sheet(f"Gremium | Mitglieder\nSteuerungsgruppe | {cell}", "Gremien"))
    assert "town" not in asked(made)


@pytest.mark.parametrize(
    "cell", ["Kita Nest, Neuburg", "Kita Nest (Neuburg)", "Kita Nest - Neuburg", "Kita Nest Neuburg"]
)
def test_how_somebody_is_called_stays_as_it_is(cell: str) -> None:
    assert names(layout(sheet(f"{LISTED}\n{cell} | Neuburg")))[-1] == cell


def test_a_street_is_nobody_who_is_in_a_town() -> None:
    made = layout(sheet(f"{LISTED}\nJugendamt Moor; Am Markt 1; 12345 Neuburg | Neuburg"))
    assert len(names(made)) == 5
    assert "Am Markt 1 (12345 Neuburg)" not in names(made)


def test_another_town_in_the_row_is_not_overruled() -> None:
    made = layout(sheet(f"{LISTED}\nKita Mond; Neuburg | Horn"))
    assert (names(made)[-1], records(made, "Organization")[-1]["locality"]) == ("Kita Mond (Neuburg)", "Horn")


def test_who_is_called_like_a_town_stays_somebody() -> None:
    listed = sheet(f"{LISTED}\nMitte | Mitte", "Einrichtungen")
    made = layout(listed, sheet("Gremium | Mitglieder\nSteuerungsgruppe | Kita Nest; SPZ; Mitte", "Gremien"))
    assert [r["Membership"] for r in records(made, "Committee")] == ["Kita Nest; SPZ; Mitte"]


def test_words_that_stand_where_a_town_would_are_none(tmp_path: Path, model: Model) -> None:
    (tmp_path / "a.csv").write_text("Einrichtung;Ort\nFrauenhaus;anonym\nHebamme Nord;wechselnd\nSPZ;Au\n", "utf-8")
    found = stage(tmp_path / "a.csv", model, district="99001", stated_on="2024-01-01")
    listed = [r for r in found.records if isinstance(r, Entity) and r.type == EntityType.ORGANIZATION]
    towns = {r.name: (r.value(Prop.LOCALITY), r.value(Prop.NOTE)) for r in listed}
    assert towns == {"Frauenhaus": (None, "Ort: anonym"), "Hebamme Nord": (None, "Ort: wechselnd"), "SPZ": ("Au", None)}
