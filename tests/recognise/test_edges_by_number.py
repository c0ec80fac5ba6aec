"""Edges whose ends are numbers of another sheet: resolved where a number means one row, else told."""

from pathlib import Path

import pytest
from openpyxl import Workbook as Excel

from graph.imports.check.staged import Staged
from graph.imports.check.staging import stage
from graph.records import Entity, Relation
from ontology import Model
from ontology.names import Prop

Rows = list[list[object]]
ACTORS: Rows = [["Nr.", "Einrichtung"], [1, "Jugendamt"], [2, "SPZ"], [3, "Kita Sonne"], [4, "Frühförderstelle Ost"]]


def staged(folder: Path, model: Model, **sheets: Rows) -> Staged:
    book = Excel()
    del book["Sheet"]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(folder / "netz.xlsx")
    return stage(folder / "netz.xlsx", model)


def ties(of: Staged, type: str = "Cooperation") -> set[tuple[str | None, str | None]]:
    names = {r.id: r.value(Prop.NAME) for r in of.records if isinstance(r, Entity)}
    return {(names[r.source], names[r.target]) for r in of.records if isinstance(r, Relation) and r.type == type}


@pytest.mark.parametrize(
    "heads", [("Von", "An"), ("Von", "Zu"), ("Akteur 1", "Akteur 2"), ("Von Nr.", "An Nr."), ("Source", "Target")]
)
def test_numbers_of_edges_mean_the_rows_that_bear_them(tmp_path: Path, model: Model, heads: tuple[str, str]) -> None:
    found = staged(tmp_path, model, Akteure=ACTORS, Beziehungen=[list(heads), [1, 2], [3, 1]])
    assert ties(found) == {("Jugendamt", "SPZ"), ("Kita Sonne", "Jugendamt")}
    assert found.rows_accepted == found.rows_read == 6


def test_a_number_that_no_row_bears_costs_its_own_edge_alone(tmp_path: Path, model: Model) -> None:
    found = staged(tmp_path, model, Akteure=ACTORS, Beziehungen=[["Von", "An"], [1, 2], [9, 1]])
    assert ties(found) == {("Jugendamt", "SPZ")}
    assert [(p.cell, p.severity) for p in found.problems if p.rule == "target"] == [("A3", "error")]


def test_a_number_that_two_rows_bear_means_neither(tmp_path: Path, model: Model) -> None:
    doubled = [*ACTORS, [2, "Gesundheitsamt"]]
    found = staged(tmp_path, model, Akteure=doubled, Beziehungen=[["Von", "An"], [1, 2], [3, 1]])
    assert ties(found) == {("Kita Sonne", "Jugendamt")}
    assert [(p.cell, p.severity) for p in found.problems if p.rule == "target"] == [("B2", "error")]


def test_names_beside_the_numbers_decide(tmp_path: Path, model: Model) -> None:
    edges: Rows = [["Von Nr.", "Von", "An Nr.", "An"], [4, "Jugendamt", 2, "SPZ"], [3, "Kita Sonne", 1, "Jugendamt"]]
    found = staged(tmp_path, model, Akteure=ACTORS, Kanten=edges)
    assert ties(found) == {("Jugendamt", "SPZ"), ("Kita Sonne", "Jugendamt")}


def test_the_same_number_means_an_actor_at_one_end_and_a_body_at_the_other(tmp_path: Path, model: Model) -> None:
    bodies: Rows = [["Nr.", "Gremium"], [1, "Steuerungsgruppe"], [2, "AK Frühe Hilfen"]]
    seats: Rows = [["Akteur-Nr.", "Gremium-Nr."], [1, 1], [2, 2], [3, 2]]
    found = staged(tmp_path, model, Akteure=ACTORS, Gremien=bodies, Mitgliedschaften=seats)
    assert ties(found, "Membership") == {
        ("Jugendamt", "Steuerungsgruppe"), ("SPZ", "AK Frühe Hilfen"), ("Kita Sonne", "AK Frühe Hilfen"),
    }  # fmt: skip


def test_a_number_is_no_identity_in_the_next_list(tmp_path: Path, model: Model) -> None:
    edges: Rows = [["Von", "An"], [1, 2]]
    first = staged(tmp_path, model, Akteure=ACTORS, Beziehungen=edges)
    turned = [ACTORS[0], *([n, row[1]] for n, row in enumerate(reversed(ACTORS[1:]), 1))]
    second = staged(tmp_path, model, Akteure=turned, Beziehungen=edges)
    ids = [{r.value(Prop.NAME): r.id for r in s.records if r.type == "Organization"} for s in (first, second)]
    assert ids[0] == ids[1]
