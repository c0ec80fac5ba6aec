"""Rows that were not taken, as they are handed back to be mended."""

from pathlib import Path

from graph.imports import stage
from ontology import Model
from tests.recognise.lists import write_csv


def test_a_name_that_was_dropped_at_the_door_is_no_empty_cell_and_names_nobody(tmp_path: Path, model: Model) -> None:
    rows = [["Einrichtung", "Ort", "Bereich"], ["Anna Schmidt", "Au", "Gesundheit"], ["Klinik", "Au", "Gesundheit"]]
    (lost,) = stage(write_csv(tmp_path / "liste.csv", rows), model).lost
    assert lost.cells[0] == "…"
    again = stage(write_csv(tmp_path / "wieder.csv", [list(lost.header), list(lost.cells), rows[2]]), model)
    assert "placeholder" in {p.rule for p in again.problems}
    assert again.rows_read == again.rows_accepted == 1
