"""Lists written by the tests, and what an import makes of them."""

from collections.abc import Sequence
from pathlib import Path

from graph.imports import ImportReport, import_file
from graph.records import Entity
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from ontology import Model

OWNER = "99001"
NOW = "2026-01-01T00:00:00+00:00"


def take_in(store: GraphStore, model: Model, path: Path, header: str, *rows: str) -> ImportReport:
    """Write a list and import it, as of a day and with all its numbers: they tell records apart."""
    path.write_text("\n".join((header, *rows)) + "\n", "utf-8")
    return import_file(
        path, store, model, author="test", time=NOW, district=OWNER, stated_on="2025-12-31", with_persons=True
    )


def organizations(store: GraphStore) -> list[Entity]:
    """The organizations that stand: neither merged nor only said to be a carrier."""
    found = store.records(types=["Organization"], scope=EVERYTHING)
    return [e for e in found if e.value("replacedBy") is None]


def rules(report: ImportReport, *ignored: str) -> list[tuple[str, str]]:
    """Rule and cell of what there is to say, without that the sheet was guessed."""
    left_out = ("guessed", "implied", "header", *ignored)
    return [(p.rule, p.cell) for p in report.problems if p.rule not in left_out]


def names(records: Sequence[Entity]) -> list[str]:
    """The names of some records, sorted."""
    return sorted(e.name for e in records)
