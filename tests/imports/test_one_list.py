"""The one list most coordinators keep, under whatever name: its columns say that it lists organizations."""

from pathlib import Path

import pytest

from graph.errors import UnreadableFileError
from graph.imports import Staged, stage
from graph.records import Entity
from ontology import Model
from ontology.names import EntityType

LIST = "Einrichtung;Bereich;Ort\nKita Mond;Jugendhilfe;Bonn\nPraxis am Markt;Gesundheit;Bonn\n"


def _staged(folder: Path, model: Model, name: str, text: str) -> Staged:
    path = folder / name
    path.write_text(text, "utf-8")
    return stage(path, model, stated_on="2025-01-01")


def _organizations(staged: Staged) -> list[str]:
    return [r.name for r in staged.records if isinstance(r, Entity) and r.type == EntityType.ORGANIZATION]


@pytest.mark.parametrize("name", ["Tabelle1.csv", "liste.csv", "Netzwerk 2025 final.csv"])
def test_a_list_of_any_name_is_read_by_its_columns_and_says_so(tmp_path: Path, model: Model, name: str) -> None:
    staged = _staged(tmp_path, model, name, LIST)
    assert _organizations(staged) == ["Kita Mond", "Praxis am Markt"]
    assert "guessed" in {p.rule for p in staged.problems}


@pytest.mark.parametrize("header", ["Name;Telefon;E-Mail", "Datum;Thema", "Kennung;Wert"])
def test_a_list_that_may_be_of_persons_or_of_something_else_is_not_guessed(
    tmp_path: Path, model: Model, header: str
) -> None:
    with pytest.raises(UnreadableFileError, match=r"liste\.csv"):
        _staged(tmp_path, model, "liste.csv", f"{header}\na;b;c\n")


def test_nothing_is_guessed_beside_a_sheet_of_organizations(tmp_path: Path, model: Model) -> None:
    (tmp_path / "akteure.csv").write_text("Name;Bereich\nAmt;Jugendhilfe\n", "utf-8")
    (tmp_path / "alte liste.csv").write_text(LIST, "utf-8")
    assert _organizations(stage(tmp_path, model, stated_on="2025-01-01")) == ["Amt"]
