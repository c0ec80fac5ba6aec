"""A store with the seed of the projects and of Rendsburg-Eckernförde, as ``fruehnetz import`` would write it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.imports import import_file
from graph.stores import GraphStore, open_store
from ontology import Model

SEED = Path(__file__).parents[2] / "seed"
FOLDERS = ("projekte", "rendsburg_eckernfoerde")


@pytest.fixture(scope="session")
def seeded(model: Model) -> Iterator[GraphStore]:
    opened = open_store("sqlite://", model)
    for folder in FOLDERS:
        import_file(SEED / folder, opened, model, author="test", time="2026-01-01T00:00:00+00:00")
    yield opened
    opened.close()
