"""The files of ``seed/karlsruhe``: original columns untouched, workbook fresh, nobody named."""

import csv
import hashlib
from pathlib import Path

import pytest

from graph.imports import stage
from ontology import Model
from tests.seed.bundle import write_bundle

SEED = Path(__file__).parents[2] / "seed" / "karlsruhe"
FILES = sorted(p.name for p in SEED.glob("*.csv"))
ORIGINAL = {
    "akteure.csv": (6, "e49189ee96ea0f0b"),
    "angebote.csv": (3, "3f6c070dfba224e8"),
    "beratungen.csv": (12, "e12253bcf690e8cc"),
    "beziehungen.csv": (5, "1c74e0ea43293b2c"),
    "bezirk.csv": (6, "222e653bf4de72ce"),
    "gremien.csv": (8, "9d8f7ccd6ffcaee8"),
    "mitgliedschaften.csv": (6, "5c92acad3024379d"),
    "quellen.csv": (4, "66f42be4bd3a76bd"),
    "vereinbarungen.csv": (5, "d9fdeeb4d789c044"),
}
"""How many columns were coded from the council papers (``seed/SOURCES.md``), and the beginning of their SHA-256."""


def _rows(path: Path) -> list[list[str]]:
    return list(csv.reader(path.read_text("utf-8").splitlines()))


def _digest(rows: list[list[str]]) -> str:
    return hashlib.sha256("\n".join("\x1f".join(row) for row in rows).encode()).hexdigest()[:16]


def test_the_lists_are_those_that_were_coded() -> None:
    assert sorted(ORIGINAL) == FILES


@pytest.mark.parametrize("name", ORIGINAL)
def test_original_columns_are_unchanged(name: str) -> None:
    """What stands in the papers stays word for word; what was added later stands in columns of its own behind it."""
    columns, digest = ORIGINAL[name]
    assert _digest([row[:columns] for row in _rows(SEED / name)]) == digest


def test_coded_columns_say_that_they_are_inferred() -> None:
    header = _rows(SEED / "akteure.csv")[0]
    coded = header[header.index("Weitere Namen") + 1 :]
    assert coded
    assert all(name.endswith("(erschlossen)") for name in coded)


def test_the_workbook_holds_what_the_lists_hold(model: Model) -> None:
    """Red? Run ``python -c "from pathlib import Path; from tests.seed.bundle import write_bundle;
    write_bundle(Path('seed/karlsruhe'), Path('seed/karlsruhe/karlsruhe.xlsx'))"``."""
    assert stage(SEED / "karlsruhe.xlsx", model).records == stage(SEED, model).records


def test_a_bundle_of_the_lists_reads_back_the_same(tmp_path: Path, model: Model) -> None:
    write_bundle(SEED, tmp_path / "neu.xlsx")
    assert stage(tmp_path / "neu.xlsx", model).records == stage(SEED, model).records
