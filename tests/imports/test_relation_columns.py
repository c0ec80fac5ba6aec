"""Columns of an entity sheet that name the other end of a relation: which end, and what if no sheet lists it."""

from datetime import date
from pathlib import Path

from graph.district.loading import snapshot_from
from graph.imports import Staged, stage
from graph.records import Entity, Relation
from ontology import Model
from ontology.names import EntityType, RelationType

BEZIRK = "ags;name;typ;land\n99001000;Stadt Musterstadt;KS;NW\n"
LIST = "Kennung;Einrichtung;Träger\nA1;Treff Mond;Caritas\nA2;Kita Stern;Caritas\nA3;Kita AWO;AWO\nA4;AWO;\n"


def _stage(folder: Path, model: Model, akteure: str, bezirk: str = BEZIRK) -> Staged:
    (folder / "bezirk.csv").write_text(bezirk, "utf-8")
    (folder / "akteure.csv").write_text(akteure, "utf-8")
    return stage(folder, model, stated_on="2025-01-01")


def _carriers(staged: Staged) -> dict[str, str]:
    names = {r.id: r.name for r in staged.records if isinstance(r, Entity)}
    found = [r for r in staged.records if isinstance(r, Relation) and r.type == RelationType.HAS_CARRIER]
    return {names[r.source]: names[r.target] for r in found}


def test_the_cell_under_traeger_is_the_carrier_and_the_row_is_carried(tmp_path: Path, model: Model) -> None:
    assert _carriers(_stage(tmp_path, model, LIST)) == {
        "Treff Mond": "Caritas",
        "Kita Stern": "Caritas",
        "Kita AWO": "AWO",
    }


def test_a_district_is_called_like_the_municipality_that_carries_institutions_in_it(
    tmp_path: Path, model: Model
) -> None:
    staged = _stage(tmp_path, model, "Kennung;Einrichtung;Träger\nA1;Allgemeiner Sozialer Dienst;Stadt Musterstadt\n")
    assert _carriers(staged) == {"Allgemeiner Sozialer Dienst": "Stadt Musterstadt"}
    assert [p.rule for p in staged.problems] == ["implied"]


def test_a_carrier_that_no_sheet_lists_is_added_once_and_asked_about(tmp_path: Path, model: Model) -> None:
    staged = _stage(tmp_path, model, LIST)
    assert staged.rows_rejected == 0
    assert [(p.rule, p.severity, p.cell, p.found) for p in staged.problems] == [
        ("implied", "question", "C2", "Caritas")
    ]
    (caritas,) = (r for r in staged.records if isinstance(r, Entity) and r.name == "Caritas")
    assert {c.status for c in caritas.claims} == {"inferred"}
    assert caritas.value("kind") == "carrier"


def test_a_carrier_named_only_beside_its_institution_is_no_listed_actor(tmp_path: Path, model: Model) -> None:
    staged = _stage(tmp_path, model, LIST)
    entities = [r for r in staged.records if isinstance(r, Entity)]
    relations = [r for r in staged.records if isinstance(r, Relation)]
    (district,) = (e for e in entities if e.type == EntityType.DISTRICT)
    snapshot = snapshot_from(model, district, date(2025, 6, 1), entities, relations)
    assert [o.name for o in snapshot.organizations] == ["Treff Mond", "Kita Stern", "Kita AWO", "AWO"]


def test_a_row_with_an_error_leaves_no_carrier_behind(tmp_path: Path, model: Model) -> None:
    staged = _stage(tmp_path, model, "Kennung;Einrichtung;Träger;PLZ\nA1;;Caritas;76131\n")
    assert staged.rows_accepted == 1  # the district
    assert "Caritas" not in {r.name for r in staged.records if isinstance(r, Entity)}


def test_the_key_of_a_kreis_is_read_as_its_municipality_key(tmp_path: Path, model: Model) -> None:
    staged = _stage(tmp_path, model, LIST, "ags;name;typ;land\n01058;Kreis Rendsburg-Eckernförde;LK;SH\n")
    (district,) = (r for r in staged.records if r.type == EntityType.DISTRICT)
    assert (district.owner, district.value("ags")) == ("01058", "01058000")


def test_a_kennung_that_no_row_bears_is_no_name_of_a_carrier_and_costs_its_cell(tmp_path: Path, model: Model) -> None:
    staged = _stage(tmp_path, model, "Kennung;Einrichtung;Träger\nA1;Treff Mond;A9\n")
    assert [(p.rule, p.severity, p.found) for p in staged.problems] == [("target", "question", "A9")]
    assert [r.value("name") for r in staged.records if r.type == EntityType.ORGANIZATION] == ["Treff Mond"]
