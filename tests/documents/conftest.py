"""Papers of two real districts: Rendsburg-Eckernförde with its own real paper, and Karlsruhe with its findings."""

from datetime import date

import pytest

from graph.analysis import analyse_district
from graph.documents.wished import PaperBasis, paper_basis
from graph.imports import import_file
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING
from graph.stores.privacy import MaskedReader
from ontology import Model
from tests.seed.conftest import SEED, seeded

__all__ = ["seeded"]
KARLSRUHE_DAY, RENDSBURG_DAY = date(2026, 8, 22), date(2018, 9, 1)


def made_of(store: GraphStore, model: Model, key: str, on: date) -> PaperBasis:
    reader = MaskedReader(store, model)
    return paper_basis(reader, analyse_district(reader, model, key, on), EVERYTHING)


@pytest.fixture(scope="session")
def rendsburg(seeded: GraphStore, model: Model) -> PaperBasis:
    return made_of(seeded, model, "01058", RENDSBURG_DAY)


@pytest.fixture(scope="session")
def karlsruhe(model: Model) -> PaperBasis:
    store = open_store("sqlite://", model)
    for folder in ("projekte", "karlsruhe"):
        import_file(SEED / folder, store, model, author="test", time="2026-01-01T00:00:00+00:00", without_rejected=True)
    return made_of(store, model, "08212", KARLSRUHE_DAY)
