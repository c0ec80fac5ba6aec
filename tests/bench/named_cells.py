"""What the door leaves of cells with names: ``python -m tests.bench.named_cells [-v]``.

``tests/persons/named_cells.csv`` holds cells of a column "Einrichtung" and what of each may stay, labelled before they
were read; every batch was written after the one before it had been tuned for. All names are invented.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from graph.imports.check.staging import stage
from graph.records import Entity
from ontology import Model, load_model
from ontology.names import EntityType, Prop

CELLS = Path(__file__).parents[1] / "persons" / "named_cells.csv"


class NamedCell(NamedTuple):
    """A cell, what of it may stay, and the batch that it was written with."""

    text: str
    stays: str
    batch: str

    @property
    def personal(self) -> bool:
        """Whether it names a person."""
        return self.text != self.stays


def labelled() -> list[NamedCell]:
    """The cells of the file."""
    with CELLS.open(encoding="utf-8") as file:
        return [NamedCell(row["cell"], row["stays"], row["batch"]) for row in csv.DictReader(file, delimiter=";")]


def outcomes(cells: list[NamedCell], model: Model) -> Iterator[tuple[NamedCell, str]]:
    """What came of each cell of one list: right, asked (all of it kept, and asked about), kept, cut."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "liste.csv"
        path.write_text("Einrichtung;Ort\n" + "".join(f'"{cell.text}";Astadt\n' for cell in cells), "utf-8")
        found = stage(path, model)
    asked = {p.cell for p in found.problems if p.rule == "perhaps-person"}
    named: dict[str, str] = {}
    for record in found.records:
        if isinstance(record, Entity) and record.type == EntityType.ORGANIZATION:
            named |= {claim.locator: claim.value for claim in record.claims if claim.prop == Prop.NAME}
    for row, cell in enumerate(cells, start=2):
        kept = named.get(f"liste, Zeile {row}", "")
        if f"A{row}" in asked and kept:
            yield cell, "asked"
        else:
            yield cell, "right" if kept == cell.stays else "kept" if len(kept) > len(cell.stays) else "cut"


def main() -> None:
    """Count per batch what became of persons and of organizations."""
    cells, model = labelled(), load_model()
    for batch in sorted({cell.batch for cell in cells}):
        found = list(outcomes([cell for cell in cells if cell.batch == batch], model))
        for personal in (True, False):
            counted = Counter(said for cell, said in found if cell.personal is personal)
            print(f"batch {batch}, {'persons' if personal else 'organizations'}: {dict(sorted(counted.items()))}")
        if "-v" in sys.argv:
            print(*(f"  {said}: {cell.text}" for cell, said in found if said != "right"), sep="\n")


if __name__ == "__main__":
    main()
