"""From a list as it is to records: what was arranged arrives, and problems name the cell that people see."""

from pathlib import Path

import pytest

from graph.imports import Staged, stage
from graph.records import Entity, Relation
from ontology import Model
from ontology.names import StatementStatus
from tests.recognise.lists import write_csv


def _staged(folder: Path, model: Model, *rows: str) -> Staged:
    path = write_csv(folder / "verteiler.csv", [r.split("|") for r in rows])
    return stage(path, model, stated_on="2025-01-01", district="99001")


def _named(staged: Staged) -> dict[str, str]:
    return {r.id: r.name for r in staged.records if isinstance(r, Entity)}


def _between(staged: Staged, type: str) -> set[tuple[str, str, str]]:
    names = _named(staged)
    found = [r for r in staged.records if isinstance(r, Relation) and r.type == type]
    return {(names[r.source], names[r.target], r.presence.value) for r in found}


def test_an_ordinary_list_gives_seats_sectors_signatures_and_regions(tmp_path: Path, model: Model) -> None:
    staged = _staged(
        tmp_path,
        model,
        "Verteiler Netzwerk|||||",
        "Stand: 14.03.2024|||||",
        "Nr.|Einrichtung|StG|AK Geburt|Koop-Vereinb.|Region",
        "Gesundheitswesen|||||",
        "1|Klinik am Deich|x|Vorsitz|ja|Nord",
        "2|SPZ Moorkreis|?||nein|Nord",
        "Jugendhilfe|||||",
        "3|Jugendamt|nein|x||Süd",
        "Summe|3||||",
    )
    assert _between(staged, "Membership") == {
        ("Klinik am Deich", "StG", "present"),
        ("Klinik am Deich", "AK Geburt", "present"),
        ("SPZ Moorkreis", "StG", "unknown"),
        ("Jugendamt", "StG", "absent"),
        ("Jugendamt", "AK Geburt", "present"),
    }
    assert _between(staged, "Signs") == {
        ("Klinik am Deich", "Kooperationsvereinbarung", "present"),
        ("SPZ Moorkreis", "Kooperationsvereinbarung", "absent"),
    }
    assert len(_between(staged, "CoversRegion")) == 3
    sectors = {r.name: r.value("sector") for r in staged.records if isinstance(r, Entity) and r.type == "Organization"}
    assert sectors == {"Klinik am Deich": "GES", "SPZ Moorkreis": "GES", "Jugendamt": "KJH"}
    assert staged.rows_rejected == 0
    assert staged.recognised.rows_in == 9


def test_claims_and_problems_name_the_row_and_cell_of_the_list(tmp_path: Path, model: Model) -> None:
    staged = _staged(
        tmp_path, model, "Titel||", "Einrichtung|PLZ|StG", "Gesundheitswesen||", "Klinik|24999|x", "SPZ|keine PLZ|x"
    )
    (problem,) = [p for p in staged.problems if p.rule == "pattern"]
    assert (problem.cell, problem.header) == ("B5", "PLZ")
    (klinik,) = [r for r in staged.records if isinstance(r, Entity) and r.name == "Klinik"]
    listed = {c.locator for c in klinik.claims if c.status != StatementStatus.INFERRED}
    assert listed == {"verteiler, Zeile 4"}


def test_seats_follow_their_row_where_two_bear_one_name(tmp_path: Path, model: Model) -> None:
    staged = _staged(tmp_path, model, "Einrichtung|Ort|StG|AK", "Familienzentrum|Au|x|", "Familienzentrum|Berg||x")
    seats = [r for r in staged.records if isinstance(r, Relation) and r.type == "Membership"]
    assert len({r.source for r in seats}) == 2


@pytest.mark.parametrize("header", ["lfd. Nr.", "Nr", "Kürzel"])
def test_numbers_and_signs_are_no_identity(tmp_path: Path, model: Model, header: str) -> None:
    staged = _staged(tmp_path, model, f"{header}|Einrichtung", "1|Kita", "2|Klinik", "1|SPZ", "2|Jobcenter")
    assert sorted(_named(staged).values()).count("SPZ") == 1
    assert len([r for r in staged.records if r.type == "Organization"]) == 4


def test_what_nobody_asked_for_is_not_stored(tmp_path: Path, model: Model) -> None:
    staged = _staged(
        tmp_path, model, "Einrichtung|Ansprechpartner|Handy|Geheimspalte", "Kita|Fr. Teich|0171 1|Notiz zur Familie"
    )
    text = " ".join(c.value for r in staged.records for c in r.claims)
    assert not any(word in text for word in ("Teich", "0171", "Familie"))
