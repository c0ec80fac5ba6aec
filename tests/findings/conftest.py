"""Karlsruhe, read once from the seed."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from graph.analysis import Analysis, analyse_district
from graph.imports import import_file
from graph.stores import open_store
from ontology import Model

SEED = Path(__file__).parents[2] / "seed" / "karlsruhe"


@pytest.fixture(scope="session")
def karlsruhe(model: Model) -> Callable[[str], Analysis]:
    """The analysis of Karlsruhe on a day, each day computed once."""
    store = open_store("sqlite://", model)
    import_file(SEED, store, model, author="test", time="2026-11-24T12:00:00+01:00")
    known: dict[str, Analysis] = {}

    def on(day: str) -> Analysis:
        if day not in known:
            known[day] = analyse_district(store, model, "08212", date.fromisoformat(day))
        return known[day]

    return on
