"""The files of ``seed/karlsruhe``: original columns untouched, workbook fresh, nobody named."""

import csv
from pathlib import Path

import pytest

from graph.imports import stage
from graph.imports.bundle import write_bundle
from ontology import Model

SEED = Path(__file__).parents[2] / "seed" / "karlsruhe"
ORIGINAL = Path(__file__).parents[3] / "shared" / "data" / "karlsruhe_netz"
FILES = sorted(p.name for p in SEED.glob("*.csv"))


def _rows(path: Path) -> list[list[str]]:
    return list(csv.reader(path.read_text("utf-8").splitlines()))


def test_there_are_nine_lists() -> None:
    assert len(FILES) == 9


@pytest.mark.parametrize("name", FILES)
def test_original_columns_are_unchanged(name: str) -> None:
    if not ORIGINAL.is_dir():
        pytest.skip("the original lists are not beside this repository")
    original, shipped = _rows(ORIGINAL / name), _rows(SEED / name)
    assert [row[: len(original[0])] for row in shipped] == original


def test_coded_columns_say_that_they_are_inferred() -> None:
    header = _rows(SEED / "akteure.csv")[0]
    coded = header[header.index("Weitere Namen") + 1 :]
    assert coded
    assert all(name.endswith("(erschlossen)") for name in coded)


def test_the_workbook_holds_what_the_lists_hold(model: Model) -> None:
    """Red? Run ``python -c "from pathlib import Path; from graph.imports.bundle import write_bundle;
    write_bundle(Path('seed/karlsruhe'), Path('seed/karlsruhe/karlsruhe.xlsx'))"``."""
    assert stage(SEED / "karlsruhe.xlsx", model).records == stage(SEED, model).records


def test_a_bundle_of_the_lists_reads_back_the_same(tmp_path: Path, model: Model) -> None:
    write_bundle(SEED, tmp_path / "neu.xlsx")
    assert stage(tmp_path / "neu.xlsx", model).records == stage(SEED, model).records
