"""Of a long list there are millions of pairs and few ties: an expected link looks at what is said, not at each pair."""

from datetime import date

import pytest

from graph.district.expecting import every_expected_link
from graph.district.loading import district_of, snapshot_of
from graph.district.snapshot import Snapshot
from graph.stores import open_store
from graph.stores.base import EVERYTHING, Scope
from ontology import Model
from tests import musterstadt
from tests.store.small import commit, org

MANY = 200


def test_few_pairs_are_looked_at(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    store, looked = open_store("sqlite://", model), list[tuple[str, str]]()
    store.commit(musterstadt.batch(), EVERYTHING)
    norms = model.norms_of("expectedLink")
    kinds = sorted({kind for norm in norms for kind in (norm.link_from, norm.link_to) if kind})
    new = (org(f"{musterstadt.KEY}:n{n}", owner=musterstadt.KEY, actorType=kinds[n % len(kinds)]) for n in range(MANY))
    commit(store, *new)
    real = Snapshot.pair_certainty

    def noting(self: Snapshot, a: str, b: str, threshold: int) -> object:
        looked.append((a, b))
        return real(self, a, b, threshold)

    monkeypatch.setattr(Snapshot, "pair_certainty", noting)
    district = district_of(store, musterstadt.KEY, Scope.of(musterstadt.KEY))
    links = every_expected_link(snapshot_of(store, model, district, date(2024, 6, 30)))
    assert sum(len(link.starts) * len(link.ends) for link in links) > 20 * len(norms)
    assert 0 < len(looked) <= 5 * len(norms)
    store.close()
