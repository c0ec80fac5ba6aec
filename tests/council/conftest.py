"""Stores and data for the tests of council data."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from graph.council.all_together import settle
from graph.council.gathering import Gathered
from graph.council.importing import CouncilAsked, CouncilReport, bring_in
from graph.imports import By
from graph.stores import GraphStore, open_store
from ontology import Model
from tests.council.council_city import Json, city

BESIDE = Path(__file__).parents[3] / "shared" / "data" / "karlsruhe_oparl"
"""Real council data for building; it lies beside the project, and may not be part of it."""
BY = By("Koordination", "2026-02-01T10:00:00+01:00")


def gathered(objects: Iterable[object]) -> Gathered:
    found = Gathered()
    for one in objects:
        found.take(one, "rat.json")
    return settle(found)


def brought(store: GraphStore, model: Model, objects: Iterable[object] | None = None, by: str = "") -> CouncilReport:
    data = gathered(city() if objects is None else objects)
    return bring_in(data, store, model, CouncilAsked("99001", by), BY)


def changed(objects: Iterable[Json], id: str, **fields: object) -> list[Json]:
    return [one | fields if one["id"] == id else one for one in objects]


@pytest.fixture
def store(model: Model) -> GraphStore:
    return open_store("sqlite://", model)


@pytest.fixture
def real_council() -> Path:
    if not BESIDE.is_dir():
        pytest.skip("the council data of Karlsruhe may not be part of the project and does not lie beside it")
    return BESIDE
