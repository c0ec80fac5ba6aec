"""Lists that begin with the bodies: who sits in each stands in one cell, in a matrix, or row by row."""

from pathlib import Path

import pytest

from graph.errors import UnreadableFileError
from graph.imports import stage
from graph.records import Relation
from ontology import Model
from tests.recognise.lists import asked, layout, names, pairs, records, sheet

SEATS = {
    ("Jugendamt", "Steuerungsgruppe"),
    ("Caritas", "Steuerungsgruppe"),
    ("Kita Nord", "Steuerungsgruppe"),
    ("Klinik", "AK Geburt"),
    ("Hebammenpraxis", "AK Geburt"),
}


@pytest.mark.parametrize("header", ["Mitglieder", "Mitgliedsorganisationen", "vertretene Einrichtungen", "Besetzung"])
@pytest.mark.parametrize("between", ["; ", ";", "\\n", ", "])
def test_the_members_in_the_cell_of_a_body_sit_in_it(header: str, between: str) -> None:
    rows = (
        f"Gremium | {header}\nSteuerungsgruppe | Jugendamt{between}Caritas{between}Kita Nord\n"
        f"AK Geburt | Klinik{between}Hebammenpraxis"
    )
    given = layout(sheet(rows))
    assert pairs(given) == SEATS
    assert set(names(given)) == {name for name, _ in SEATS}
    assert {line["name"] for line in records(given, "Committee")} == {"Steuerungsgruppe", "AK Geburt"}


def test_a_name_with_one_comma_is_split_only_where_both_parts_are_called_like_organizations() -> None:
    rows = "Gremium | Mitglieder\nStG | Caritasverband, Nord\nAK Geburt | Jugendamt, Klinik\nAK Kita | Arche"
    given = layout(sheet(rows))
    assert set(names(given)) == {"Caritasverband, Nord", "Jugendamt", "Klinik", "Arche"}
    assert "several" in asked(given)


def test_a_column_with_the_number_of_members_names_nobody() -> None:
    rows = "Gremium | Mitglieder\nSteuerungsgruppe | 12\nAK Geburt | 9"
    assert names(layout(sheet(rows))) == []


def test_a_table_of_seats_alone_makes_the_bodies_that_it_names() -> None:
    rows = "Gremium | Einrichtung | Rolle\nSteuerungsgruppe | Jugendamt | Vorsitz\nAK Geburt | Klinik | Gast"
    given = layout(sheet(rows))
    assert [line["name"] for line in records(given, "Committee")] == ["Steuerungsgruppe", "AK Geburt"]
    assert names(given) == ["Jugendamt", "Klinik"]


def test_a_list_of_bodies_alone_names_its_members_and_drops_persons_among_them(tmp_path: Path, model: Model) -> None:
    (tmp_path / "gremien.csv").write_text(
        'Gremium;Mitglieder\nSteuerungsgruppe;"Jugendamt, Caritas, Arche"\nAK Geburt;"Klinik, Frau Teich, Kita Nord"\n',
        "utf-8",
    )
    staged = stage(tmp_path, model)
    seats = [r for r in staged.records if isinstance(r, Relation) and r.type == "Membership"]
    assert len(seats) == 5
    assert {r.value("name") for r in staged.records if r.type == "Organization"} == {
        "Jugendamt",
        "Caritas",
        "Arche",
        "Klinik",
        "Kita Nord",
    }
    assert "Teich" not in repr(staged.records)
    assert any(p.rule == "person" for p in staged.problems)


@pytest.mark.parametrize("corner", ["", "Gremium", "Gremien", "Arbeitskreis"])
@pytest.mark.parametrize("name", ["Tabelle1", "Gremien"])
def test_a_matrix_of_bodies_down_and_organizations_across_tells_the_seats(corner: str, name: str) -> None:
    rows = (
        f"Stand 2024 | |\n{corner} | Jugendamt | Caritas | Kita Nord | GA\nSteuerungsgruppe | x | x | |\n"
        "AK Geburt | | Vorsitz | nein | ?"
    )
    given = layout(sheet(rows, name))
    told = {(s["source"], s["target"], s.get("role", s.get("status", ""))) for s in records(given, "Membership")}
    assert told == {
        ("Jugendamt", "Steuerungsgruppe", ""),
        ("Caritas", "Steuerungsgruppe", ""),
        ("Caritas", "AK Geburt", "chair"),
        ("Kita Nord", "AK Geburt", "confirmedAbsent"),
        ("GA", "AK Geburt", "unknown"),
    }
    assert names(given) == ["Jugendamt", "Caritas", "Kita Nord", "GA"]


def test_columns_of_a_matrix_of_bodies_that_tell_of_no_seats_are_asked_about() -> None:
    rows = "Gremium | Ort | Jugendamt | Caritas\nSteuerungsgruppe | Rathaus | x | x\nAK Geburt | Klinik | | x"
    given = layout(sheet(rows))
    assert names(given) == ["Jugendamt", "Caritas"]
    assert [s.found for s in given.said if s.issue.rule == "header"] == ["Ort"]


def test_a_matrix_of_bodies_and_persons_makes_no_organizations_of_them() -> None:
    rows = "Gremium | Frau Teich | Herr Moor\nSteuerungsgruppe | x | x\nAK Geburt | | x"
    with pytest.raises(UnreadableFileError):
        layout(sheet(rows))
