"""Cells that name several entries at once, and a Kennung in another spelling."""

from pathlib import Path

import pytest

from graph.imports import stage
from graph.imports.joined_names import named_in
from ontology import Model

ACTORS = "Kennung;Name\nA1;Amt für Jugend, Familie und Soziales\nA2;Haus am Park\n"


def signed(tmp_path: Path, model: Model, parties: str) -> set[str]:
    (tmp_path / "akteure.csv").write_text(ACTORS, "utf-8")
    (tmp_path / "vereinbarungen.csv").write_text(f"Name;Partei\nKooperation;{parties}\n", "utf-8")
    staged = stage(tmp_path, model, district="99001", stated_on="2025")
    return {r.id.partition(":")[2] for r in staged.records if r.type == "Organization"} & {
        end.partition(":")[2]
        for r in staged.records
        if r.type == "Signs"
        for end in (getattr(r, "source", ""), getattr(r, "target", ""))
    }


@pytest.mark.parametrize(
    "parties",
    [
        '"A1;A2"',
        "A1, A2",
        "A1 und A2",
        "A1/A2",
        "a1 & A 2",
        "Amt für Jugend, Familie und Soziales, Haus am Park",
        "Haus am Park sowie Amt für Jugend, Familie und Soziales",
    ],
)
def test_every_entry_of_a_cell_is_found(tmp_path: Path, model: Model, parties: str) -> None:
    assert signed(tmp_path, model, parties) == {"A1", "A2"}


def test_a_cell_is_not_taken_apart_if_one_piece_is_nobody(tmp_path: Path, model: Model) -> None:
    assert signed(tmp_path, model, "A1, Niemand") == set()


def test_under_praxis_a_doctors_name_is_a_practice(tmp_path: Path, model: Model) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Praxis;Ort\nDr. Eibe;Au\nDr. Weide;Au\n", "utf-8")
    names = {r.value("name") for r in stage(path, model, district="99001").records if r.type == "Organization"}
    assert names == {"Dr. Eibe", "Dr. Weide"}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("A", ()),
        ("A,", ()),
        ("A, X", ()),
        ("X, A", ()),
        ("A und B", ("A", "B")),
        ("A+B; C", ("A", "B", "C")),
        ("A, B, C", ("A, B", "C")),
        (",".join("A" * 24), ("A",) * 24),
        (",".join("A" * 25), ()),
    ],
)
def test_a_text_of_so_many_known_pieces_names_them(text: str, named: tuple[str, ...]) -> None:
    assert named_in(text, {"A", "B", "C", "A, B"}.__contains__) == named
