"""What public papers of many districts say: the lists are understood, and what they leave open stays open."""

from pathlib import Path

from graph.imports import import_file
from graph.stores import open_store
from ontology import Model

BUND = Path(__file__).parents[2] / "seed" / "bund"


def test_every_row_is_understood_and_only_the_undated_sources_are_asked_about(model: Model) -> None:
    store = open_store("sqlite://", model)
    report = import_file(BUND, store, model, author="test", time="2026-01-01T00:00:00+00:00")
    assert report.ok
    assert [p.rule for p in report.problems] == ["undated"]
    store.close()
