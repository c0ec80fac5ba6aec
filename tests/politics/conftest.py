"""Karlsruhe as for the findings, and invented districts with open and old statements."""

from functools import cache

import pytest

from graph.district.loading import snapshot_from
from graph.district.snapshot import Snapshot
from graph.records import Entity, Relation
from ontology import Model
from tests.findings.conftest import karlsruhe
from tests.synthetic.districts import district

__all__ = ["karlsruhe"]
SEEDS = (2, 5, 11, 17)


class Invented:
    """Invented districts by seed, each made once."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self.of = cache(self._made)

    def _made(self, seed: int, unknown: float = 0.15) -> Snapshot:
        made = district(seed, 60, unknown)
        entities = [r for r in made.records if isinstance(r, Entity)]
        relations = [r for r in made.records if isinstance(r, Relation)]
        home = next(e for e in entities if e.type == "District")
        return snapshot_from(self._model, home, made.on, entities, relations)


@pytest.fixture(scope="session")
def invented(model: Model) -> Invented:
    """Districts of the generator."""
    return Invented(model)
